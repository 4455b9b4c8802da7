"""What people write or install instead: the best counter that regular expressions give, and other packages."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"
_plain = re.compile(f"[{re.escape(_BASIC)}]*").fullmatch
_gsm = re.compile(f"[{re.escape(_BASIC + _EXTENSION)}]*").fullmatch
_escape = re.compile(f"([{re.escape(_EXTENSION)}])").sub


def _walked(units: str, capacity: int, is_first_of_pair: Callable[[str], bool]) -> int:
    """Segments where a pair is not cut, over a text in which every unit is one character."""
    segments = start = 0
    while start < len(units):
        start += capacity
        if start < len(units) and is_first_of_pair(units[start - 1]):
            start -= 1
        segments += 1
    return segments


def counted(text: str) -> tuple[str, int, int]:
    """Encoding, units and segments, as a tuned regular expression and C loops of Python give them."""
    units = len(text)
    if _plain(text):
        return "gsm7", units, 1 if units <= 160 else -(-units // 153)
    if _gsm(text):
        escaped = _escape("\x1b\\1", text)
        units = len(escaped)
        if units <= 160:
            return "gsm7", units, 1
        return "gsm7", units, _walked(escaped, 153, lambda unit: unit == "\x1b")
    units = len(text.encode("utf-16-le")) // 2
    if units <= 70:
        return "ucs2", units, 1
    if units == len(text):
        return "ucs2", units, -(-units // 67)
    octets = text.encode("utf-16-le")
    pairs = "".join("<" if octets[at] & 0xFC == 0xD8 else "." for at in range(1, len(octets), 2))
    return "ucs2", units, _walked(pairs, 67, lambda unit: unit == "<")


def text_peers() -> dict[str, Callable[[str], object]]:
    """The packages that are installed. None of them does the same work."""
    found: dict[str, Callable[[str], object]] = {}
    try:
        import smsutil

        found["smsutil 1.1.3, split"] = smsutil.split
    except ImportError:
        pass
    try:
        from smpplib import gsm

        found["smpplib 2.2.4, make_parts"] = gsm.make_parts
    except ImportError:
        pass
    try:
        import gsm0338

        codec = gsm0338.Codec()

        def encode(text: str) -> object:
            try:
                return codec.encode(text)
            except UnicodeError:
                return codecs.encode(text, "utf-16-be")

        found["gsm0338 1.1.0, encode"] = encode
    except ImportError:
        pass
    return found


def number_peer() -> tuple[str, Callable[[str], object]] | None:
    """`phonenumbers`: whether a number is valid, what it is for, and where."""
    try:
        import phonenumbers
    except ImportError:
        return None

    def look_up(number: str) -> object:
        try:
            parsed = phonenumbers.parse(number)
        except phonenumbers.NumberParseException:
            return None
        valid = phonenumbers.is_valid_number(parsed)
        return valid, phonenumbers.number_type(parsed), phonenumbers.region_code_for_number(parsed)

    return f"phonenumbers {phonenumbers.__version__}", look_up
