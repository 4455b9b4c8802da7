"""Texts that are hard on an SMS library, from a seeded generator."""

from __future__ import annotations

import random

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = "\f^{}\\[~]|€"
# What people paste: quotes, spaces that are none, marks, letters that only look like GSM-7's.
TYPOGRAPHIC = "’‘“”–—…•«»„‚´`ˈ′″"
INVISIBLE = "\u00a0\u00ad\u200b\u200c\u200d\u200e\u2028\u2029\u2060\u202e\ufeff\u3000\u00a0\u2009"
MARKS = "\u0300\u0301\u0302\u0303\u0308\u0327\u030a\u0338\u20dd\ufe0f\u0e47\u094d\u3099\u1ab0"
NATIONAL = "ğĞşŞıİçáíóúÁÍÓÚêÊãÃõÕôकखগઅಕമଅਕதతاپ\u064b"
LOOKALIKE = "АВЕКМНОРСТХаеорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧ＋０Ａ𝐇𝒊ﬁﬃ½¼™№ℹ"
EMOJI = ["😀", "👍🏽", "👨‍👩‍👧‍👦", "🇹🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "1️⃣", "\U0001f9d1‍💻", "𠀀"]
CONTROL = "\0\x01\t\x07\x08\x0b\x1b\x7f\x80\x85\x9f"
EDGES = "\u007f\u0080\u07ff\u0800\ud7ff\ue000\ufffd\ufffe\uffff\U00010000\U0010ffff"
PIECES = [
    "https://example.com/a?b=c&d=e#f ",
    "www.example.org",
    "\r\n",
    "\n\r",
    "STOP",
    "Reply STOP to end",
    "e\u0301",
    "{name}",
    "{{code}}",
    "%s",
    "%(a)s",
    "가\u11a8",
    "ก็",
    "  ",
    "(1/2)",
    "\u1112\u1161\u11ab",
]
# Lengths in units at which something changes.
BOUNDARIES = [1, 7, 8, 66, 67, 70, 71, 132, 134, 140, 152, 153, 155, 160, 161, 201, 268, 304, 306, 459, 460]


def scalar(rng: random.Random) -> str:
    """Any scalar value of Unicode."""
    plane = rng.choice([0, 0, 0, 1, 2, 14, 16])
    point = plane * 0x10000 + rng.randrange(0x10000)
    return chr(point if not 0xD800 <= point < 0xE000 else point - 0x800)


def character(rng: random.Random, kind: int) -> str:
    match kind:
        case 0:
            return rng.choice(BASIC)
        case 1:
            return rng.choice(EXTENDED)
        case 2:
            return rng.choice(TYPOGRAPHIC)
        case 3:
            return rng.choice(INVISIBLE)
        case 4:
            return rng.choice("aeno cZÅ") + rng.choice(MARKS) * rng.choice([1, 1, 2])
        case 5:
            return rng.choice(NATIONAL)
        case 6:
            return rng.choice(LOOKALIKE)
        case 7:
            return rng.choice(EMOJI)
        case 8:
            return rng.choice(CONTROL)
        case 9:
            return rng.choice(EDGES)
        case 10:
            return rng.choice(PIECES)
        case _:
            return scalar(rng)


# How often each kind stands in a text: mostly GSM-7 with one thing wrong is what is met.
MIXES = [[0], [0, 1], [0] * 30 + [2], [0] * 20 + [1, 2, 3], [0, 5], [0, 4, 5], [7], [0, 7], list(range(12)), [0] * 9 + [10], [11]]


def text(rng: random.Random) -> str:
    """A text of some kind, often right at a boundary."""
    mix = rng.choice(MIXES)
    length = rng.choice([rng.randrange(3), rng.randrange(12), rng.randrange(60), rng.choice(BOUNDARIES), rng.choice(BOUNDARIES)])
    length = max(0, length + rng.choice([-1, 0, 0, 1]))
    filler = rng.choice("a \u0430]😀\u00e9\u4e2d")
    made = "".join(character(rng, rng.choice(mix)) for _ in range(rng.randrange(length + 1)))
    made = made[:length]
    place = rng.randrange(len(made) + 1)
    return made[:place] + filler * (length - len(made)) + made[place:]


def options(rng: random.Random, own_header: bool = True) -> dict[str, object]:
    """Options of an analysis, few at a time."""
    languages = "tr es pt bn gu hi kn ml or pa ta te ur".split()
    all_of_them = {
        "encoding": lambda: rng.choice(["auto", "gsm7", "ucs2"]),
        "reference_bits": lambda: rng.choice([8, 16]),
        "max_segments": lambda: rng.choice([1, 2, 3, 5, 255]),
        "newline": lambda: rng.choice(["keep", "lf"]),
        "normalize": lambda: rng.choice(["none", "nfc"]),
        "languages": lambda: rng.sample(languages, rng.choice([1, 1, 2, 13])),
        "keep_graphemes": lambda: rng.random() < 0.8,
        "keep_words": lambda: rng.random() < 0.8,
        "keep_urls": lambda: rng.random() < 0.8,
        "numbering": lambda: rng.random() < 0.8,
    }
    if own_header:
        all_of_them["concatenation_reference"] = lambda: rng.choice([0, 7, 255])
        all_of_them["header_elements"] = lambda: rng.choice(["", "0504c3501f90", "7001aa", "05", "7002"])
    names = rng.sample(sorted(all_of_them), rng.choice([0, 0, 1, 1, 2, 3, 5]))
    return {name: all_of_them[name]() for name in names}


def number(rng: random.Random) -> str:
    """A phone number, mostly one that is nearly right."""
    code = rng.choice(["1", "7", "20", "39", "44", "49", "212", "225", "247", "262", "376", "590", "599", "670", "686", "800", "883", "979"])
    code = rng.choice([code, str(rng.randrange(1, 1000))])
    digits = "".join(rng.choice("0123456789") for _ in range(rng.randrange(3, 14)))
    made = "+" + code + rng.choice(["", "", "", "0"]) + digits
    if rng.random() < 0.1:
        place = rng.randrange(len(made) + 1)
        made = made[:place] + rng.choice([" ", "-", "(", "٣", "０", "+", "a", "\0", "é", "", "00"]) + made[place:]
    return made if rng.random() > 0.05 else made[1:]
