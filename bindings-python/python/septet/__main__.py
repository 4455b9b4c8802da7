"""`python -m septet`: the command's most common verbs in its machine formats, for people who have only pip."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import septet
from septet import _septet

_OFFENDERS = 100
_FINE, _REFUSED, _USAGE, _PARTIAL, _UNREADABLE = range(5)
_EPILOGUE = """\
exit codes:
  0  fine: all of it can be sent, every number is valid
  1  refused: a text, number, sender or request is not acceptable, or no recipient can be sent to
  2  the command was called wrongly
  3  partly (plan only): some recipients can be sent to, others cannot
  4  a file could not be read or understood

Positions count octets of UTF-8 from 0, as those of the command septet do."""


class _UnreadableError(Exception):
    """A file that could not be read or understood."""


def _write(value: dict[str, Any]) -> None:
    print(_json(value))


def _json(value: Any) -> str:
    """Compact JSON, in which money stays what it is: exact."""
    from decimal import Decimal

    if isinstance(value, dict):
        return "{" + ",".join(f"{_json(name)}:{_json(member)}" for name, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_json, value)) + "]"
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _refusal(code: str, offset: int | None = None, field: str | None = None) -> septet.SeptetError:
    """An error of the table, with its sentence."""
    row = _septet._error_row(code)
    return septet.SeptetError(row[4] if row else code, code, offset, field)


def _octets_before(text: str, position: int) -> int:
    return len(text[:position].encode())


def _error(error: septet.SeptetError, text: str | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {"code": error.code, "message": str(error)}
    if error.field is not None:
        told["field"] = error.field
    if error.offset is not None:
        told["position"] = error.offset if text is None else _octets_before(text, error.offset)
    return told


def _text_options(arguments: argparse.Namespace) -> dict[str, Any]:
    names = ("encoding", "reference_bits", "max_segments", "newline", "languages")
    options = {name: value for name in names if (value := getattr(arguments, name, None)) is not None}
    if arguments.nfc:
        options["normalize"] = "nfc"
    for name in ("keep_graphemes", "keep_words", "keep_urls", "numbering"):
        if getattr(arguments, name):
            options[name] = True
    return options


def _codes(text: str) -> list[str]:
    return text.split(",")


def _changes(text: str, changes: tuple[septet.Change, ...]) -> list[dict[str, Any]]:
    return [
        {
            "position": _octets_before(text, change.position),
            "from": change.from_,
            "to": change.to,
            "class": change.class_,
        }
        for change in changes
    ]


def _smart(text: str, smart: septet.Transliteration) -> dict[str, Any]:
    return {
        "text": smart.text,
        "changes": _changes(text, smart.changes),
        "untouched": smart.untouched,
        "blocker": None if smart.blocker is None else _octets_before(text, smart.blocker),
        "before": smart.before and smart.before.segments,
        "after": smart.after.segments,
    }


def _analysis(original: str, options: dict[str, Any], how: dict[str, Any] | None) -> dict[str, Any]:
    smart = None if how is None else septet.transliterate(original, **how, **options)
    text = original if smart is None else smart.text
    found = septet.analyze(text, **options)
    told = {name: getattr(found, name) for name in septet.Analysis.__match_args__}
    if found.first_offender is not None:
        told["first_offender"] = _octets_before(text, found.first_offender)
    told["offenders"] = [
        {
            "position": _octets_before(text, offender.position),
            "code_points": [f"U+{point:04X}" for point in offender.code_points],
            "class": offender.class_,
            "replacement": offender.replacement,
        }
        for offender in islice(septet.offenders(text, **options), _OFFENDERS)
    ]
    if smart is not None:
        told["smart"] = _smart(original, smart)
    return told


def _answer(text: str, options: dict[str, Any], how: dict[str, Any] | None) -> int:
    try:
        _write(_analysis(text, options, how))
    except septet.SeptetError as error:
        _write({"error": _error(error, text)})
        return _REFUSED
    return _FINE


def _decode(octets: bytes) -> str:
    try:
        return octets.decode()
    except UnicodeDecodeError as error:
        raise _refusal("invalid_utf8", error.start) from None


def _without_line_end(octets: bytes) -> bytes:
    if not octets.endswith(b"\n"):
        return octets
    return octets.removesuffix(b"\n").removesuffix(b"\r")


def _lines() -> Iterator[bytes]:
    for line in sys.stdin.buffer:
        yield _without_line_end(line)


def _text_of(octets: bytes) -> str:
    """The text of a `{"text": …}` line; other members may be anything."""
    try:
        # The core's reader tells where a document is wrong, and which member stands twice.
        septet.SendRequest(octets)
    except septet.SeptetError as error:
        if error.code != "wrong_type" or error.field is None:
            raise
    text = json.loads(octets).get("text")
    if text is None:
        raise _refusal("missing_member", field="text")
    if not isinstance(text, str):
        raise _refusal("wrong_type", field="text")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise _refusal("invalid_json", field="text")
    return text


def _text(arguments: argparse.Namespace) -> str:
    """The text of the arguments, or of stdin."""
    if arguments.text is not None:
        return str(arguments.text)
    try:
        return _decode(_without_line_end(sys.stdin.buffer.read()))
    except septet.SeptetError as error:
        raise _UnreadableError(f"stdin: {error} ({error.code})") from None


def _analyze(arguments: argparse.Namespace) -> int:
    options = _text_options(arguments)
    # The options are judged before any text: an empty one is refused for no other reason.
    how = {"classes": arguments.classes} if arguments.smart else None
    septet.transliterate("", **(how or {}), **options)
    if not arguments.ndjson:
        return _answer(_text(arguments), options, how)
    exit_code = _FINE
    for line in _lines():
        try:
            text = _text_of(line)
        except septet.SeptetError as error:
            _write({"error": _error(error)})
            exit_code = _REFUSED
            continue
        exit_code = max(exit_code, _answer(text, options, how))
    return exit_code


def _advise(arguments: argparse.Namespace) -> int:
    options = _text_options(arguments)
    facts = {"price": arguments.price, "currency": arguments.currency, "recipients": arguments.recipients}
    facts["propose_languages"] = arguments.propose_languages or ()
    septet.advise("", **facts, **options)
    text = _text(arguments)
    try:
        found = septet.advise(text, **facts, **options)
    except septet.SeptetError as error:
        _write({"error": _error(error, text)})
        return _REFUSED
    advice = [
        {name: getattr(advice, name) for name in septet.Advice.__match_args__}
        | {
            "changes": _changes(text, advice.changes),
            "cut": None if advice.cut is None else _octets_before(text, advice.cut),
            "classes": list(advice.classes),
            "text": advice.apply(text),
        }
        for advice in found
    ]
    _write({"advice": advice})
    return _FINE


def _shown(octets: bytes) -> str:
    """A line as text; octets that are none show as escapes, so that they fail as what they are."""
    try:
        return octets.decode()
    except UnicodeDecodeError:
        named = {9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 39: "\\'", 92: "\\\\"}
        plain = {octet: chr(octet) for octet in range(0x20, 0x7F)} | named
        return "".join(plain.get(octet, f"\\x{octet:02x}") for octet in octets)


def _entry(octets: bytes, member: str) -> str:
    """The entry of a line: the line itself, or a member of a request."""
    if not octets.startswith(b"{"):
        return _shown(octets)
    request = septet.SendRequest(octets)
    value = request.to if member == "to" else request.from_
    if value is None:
        raise _refusal("missing_member", field=member)
    return value


def _check_number(text: str, level: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"to": text, "valid": True}
    number = None
    try:
        number = septet.PhoneNumber(text)
        number.check(level)
    except septet.SeptetError as error:
        told |= {"valid": False} | _error(error, text)
    told["calling_code"] = number and number.calling_code
    if number is None or level != "numbering":
        told["region"] = number and number.region
        return told
    info = number.numbering()
    told["region"] = info.region
    if info.type is not None:
        told["type"] = info.type
    if info.suggestion is not None:
        told["suggestion"] = str(info.suggestion)
    return told


def _check_sender(text: str, alphabet: Any) -> dict[str, Any]:
    try:
        sender = septet.SenderId(text, alphabet)
    except septet.SeptetError as error:
        return {"from": text, "valid": False} | _error(error, text)
    return {"from": text, "valid": True, "kind": sender.kind, "tier": sender.tier}


def _check(arguments: argparse.Namespace) -> int:
    exit_code = _FINE
    member = "from" if arguments.sender else "to"
    level: Any = arguments.level or "syntax"
    alphabet: Any = arguments.sender_alphabet or "portable"
    # Judged before any entry is looked at.
    septet.check_numbers([], level)
    septet.SenderId("A", alphabet)
    for entry in arguments.numbers or _lines():
        try:
            text = entry if isinstance(entry, str) else _entry(entry, member)
        except septet.SeptetError as error:
            _write({"error": _error(error)})
            exit_code = _REFUSED
            continue
        if arguments.sender:
            told = _check_sender(text, alphabet)
        else:
            told = _check_number(text, level)
        _write(told)
        if not told["valid"]:
            exit_code = _REFUSED
    return exit_code


def _read(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise _UnreadableError(f"{name}: {error.strerror}") from None


def _understand(name: str, octets: bytes, read: Any) -> Any:
    """What a file holds; where septet refuses that, the file is unreadable."""
    try:
        return read(octets)
    except septet.SeptetError as error:
        raise _UnreadableError(f"{name}: {error} ({error.code})") from None


def _facts(arguments: argparse.Namespace) -> septet.Facts:
    """The facts of a file, and what the options add to them."""
    members: dict[str, Any] = {}
    if arguments.facts is not None:
        document: str = _understand(arguments.facts, _read(arguments.facts), septet.Facts.from_json).to_json()
        # Money stays what it is: exact.
        from decimal import Decimal

        members = json.loads(document, parse_float=Decimal)
    members |= _text_options(arguments)
    if arguments.price is not None:
        members["prices"] = septet.PriceTable.flat(arguments.price, arguments.currency)
    if arguments.prices is not None:
        members["prices"] = _understand(
            arguments.prices, _read(arguments.prices), septet.PriceTable.from_json
        )
    for name in ("balance", "currency", "category", "duplicates", "sender_alphabet"):
        if getattr(arguments, name) is not None:
            members[name] = getattr(arguments, name)
    for name in ("number_errors", "strict"):
        if getattr(arguments, name):
            members[name] = True
    return septet.Facts(**members)


def _plan(arguments: argparse.Namespace) -> int:
    facts = _facts(arguments)
    octets = _read(arguments.file)
    bulk: septet.BulkRequest = _understand(arguments.file, octets, septet.BulkRequest)
    if bulk.recipients is not None:
        plan = septet.plan_bulk(bulk, facts)
        print(plan.to_json())
        return _exit(len(plan.errors), plan.ok, plan.failed)
    request: septet.SendRequest = _understand(arguments.file, octets, septet.SendRequest)
    send = septet.plan_send(request, facts)
    print(send.to_json())
    return _exit(len(send.errors), 1, 0)


def _exit(errors: int, ok: int, failed: int) -> int:
    if errors == 0 and failed == 0:
        return _FINE
    return _REFUSED if errors > 0 or ok == 0 else _PARTIAL


def _add_text_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("text")
    group.add_argument("--encoding", metavar="auto|gsm7|ucs2", help="gsm7 refuses a text that does not fit")
    group.add_argument(
        "--reference-bits", type=int, metavar="8|16", help="bits of the concatenation reference"
    )
    group.add_argument(
        "--max-segments", type=int, metavar="N", help="refuse a text that needs more, 1 to 255"
    )
    group.add_argument("--newline", metavar="keep|lf", help="lf turns CR LF into LF before everything else")
    group.add_argument("--nfc", action="store_true", help="compose characters (NFC) before everything else")
    group.add_argument(
        "--keep-graphemes", action="store_true", help="do not cut what is seen as one character"
    )
    group.add_argument("--keep-words", action="store_true", help="end segments at white space")
    group.add_argument("--keep-urls", action="store_true", help="do not cut URLs")
    group.add_argument("--numbering", action="store_true", help="number the segments in their text, as (1/3)")


def _add_languages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--languages", type=_codes, metavar="CODE,…", help="languages whose national tables may be used"
    )


def _parser() -> argparse.ArgumentParser:
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="python -m septet", description=__doc__, epilog=_EPILOGUE, formatter_class=style
    )
    parser.add_argument("--version", action="version", version=f"septet {septet.__version__}")
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    analyze = verbs.add_parser("analyze", help="encoding, segments and counts of a text, and its offenders")
    analyze.add_argument("text", nargs="?", help="the text; stdin when there is none")
    analyze.add_argument("--json", action="store_true", help="one JSON object: what is printed anyway")
    analyze.add_argument("--ndjson", action="store_true", help='read {"text": …} lines from stdin')
    analyze.add_argument("--smart", action="store_true", help="replace what forces UCS-2 where that saves")
    analyze.add_argument("--classes", type=_codes, metavar="CLASS,…", help="what --smart may replace")
    _add_text_options(analyze)
    _add_languages(analyze)
    analyze.set_defaults(run=_analyze)

    advise = verbs.add_parser("advise", help="what would make a text take fewer segments, best first")
    advise.add_argument("text", nargs="?", help="the text; stdin when there is none")
    advise.add_argument("--json", action="store_true", help="one JSON object: what is printed anyway")
    advise.add_argument("--price", metavar="AMOUNT", help="what one segment costs")
    advise.add_argument("--currency", metavar="CODE", help="the currency of --price")
    advise.add_argument("--recipients", type=int, default=1, metavar="N", help="to how many people it goes")
    _add_text_options(advise)
    advise.add_argument(
        "--languages",
        type=_codes,
        dest="propose_languages",
        metavar="CODE,…",
        help="languages whose national tables may be proposed",
    )
    advise.set_defaults(run=_advise)

    check = verbs.add_parser(
        "check", help="phone numbers in international form, or senders, one JSON object each"
    )
    check.add_argument("numbers", nargs="*", help="numbers (or senders); lines of stdin when there are none")
    check.add_argument("--ndjson", action="store_true", help="one JSON object a line: what is printed anyway")
    check.add_argument("--level", metavar="syntax|length|numbering")
    check.add_argument("--sender", action="store_true", help="they are senders")
    check.add_argument("--sender-alphabet", metavar="portable|common|gsm")
    check.set_defaults(run=_check)

    plan = verbs.add_parser("plan", help="a send or bulk request: its errors, segments and cost")
    plan.add_argument("file", help="the request, a JSON file; - is stdin")
    plan.add_argument("--json", action="store_true", help="one JSON object: what is printed anyway")
    plan.add_argument("--facts", metavar="FILE", help="facts as JSON; the other options add to them")
    plan.add_argument("--price", metavar="AMOUNT", help="what one segment costs everywhere")
    plan.add_argument("--prices", metavar="FILE", help="a price table as JSON")
    plan.add_argument("--balance", metavar="AMOUNT", help="the money there is")
    plan.add_argument("--currency", metavar="CODE", help="the currency of --price and --balance")
    plan.add_argument("--category", metavar="transactional|marketing")
    plan.add_argument("--duplicates", metavar="fail|allow|collapse")
    plan.add_argument("--sender-alphabet", metavar="portable|common|gsm")
    plan.add_argument("--number-errors", action="store_true", help="impossible numbers fail")
    plan.add_argument("--strict", action="store_true", help="unknown members are errors")
    _add_text_options(plan)
    _add_languages(plan)
    plan.set_defaults(run=_plan)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command and give its exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if getattr(given, "price", None) is not None and given.currency is None:
        parser.error("--price needs a --currency")
    if getattr(given, "classes", None) is not None and not given.smart:
        parser.error("--classes needs --smart")
    try:
        return int(given.run(given))
    except septet.SeptetError as error:
        # What is refused inside the verbs is answered there; this is an option.
        where = "" if error.field is None else f"{error.field}: "
        print(f"septet: {where}{error} ({error.code})", file=sys.stderr)
        return _USAGE
    except _UnreadableError as error:
        print(f"septet: {error}", file=sys.stderr)
        return _UNREADABLE
    except BrokenPipeError:
        return _FINE


if __name__ == "__main__":
    # UTF-8, whatever the locale says.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
