"""The tables of core/data, and the error that every computation may end with."""

import json
import pathlib
import unicodedata


HERE = pathlib.Path(__file__).resolve().parent.parent
DATA = HERE.parent.parent / "core" / "data"
NOT_VECTORS = {"schema.json", "errors.json", "api.json", "skips.json"}


class Err(Exception):
    """One error of the table: its code and whatever is known about the place."""

    def __init__(self, code, **members):
        super().__init__(code)
        self.code = code
        self.members = {name: value for name, value in members.items() if value is not None}

    def as_vector(self):
        return {"code": self.code, **self.members}


def rows(name):
    for line in (DATA / name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_alphabet():
    """Character -> number of septets (TS 23.038 6.2.1 and 6.2.1.1)."""
    septets = {}
    for file, cost in (("gsm7/default.tsv", 1), ("gsm7/extension.tsv", 2)):
        for _code, character, _name in rows(file):
            if character != "-":
                septets[chr(int(character[2:], 16))] = cost
    assert len(septets) == 127 + 10
    return septets


LANGUAGES = "tr es pt bn gu hi kn ml or pa ta te ur".split()
SPANISH = "es"


def read_cells(name):
    """The 128 cells of a table: a character, or None."""
    cells = [None if character == "-" else chr(int(character[2:], 16)) for _code, character, _name in rows("gsm7/" + name)]
    assert len(cells) == 128
    return cells


def read_national(column):
    """Language -> cells (TS 23.038 annex A). National Language Identifiers are in the order of LANGUAGES."""
    tables = {}
    for row in rows("gsm7/national-languages.tsv"):
        if row[column] != "-":
            tables[LANGUAGES[int(row[0]) - 1]] = read_cells(row[column])
    return tables


def read_transliteration():
    """Character -> (class, replacement)."""
    table = {}
    for source, replacement, klass, *_rest in rows("transliteration.tsv"):
        replacement = replacement.replace("\\s", " ").replace("\\n", "\n").replace("\\\\", "\\")
        table[chr(int(source[2:], 16))] = (klass, replacement)
    return table


def read_calling_codes():
    """Calling code -> (regions, set of national lengths)."""
    table = {}
    for row in rows("calling-codes.tsv"):
        table[row[0]] = (row[1].split(","), {int(n) for n in row[7].split(",")})
    return table


def read_emoji():
    return [(int(first, 16), int(last, 16)) for first, last in rows("emoji.tsv")]


def read_keywords():
    """Words -> their row, and the other words by kind."""
    table, around = {}, {"filler": set(), "instruction": set(), "link": set()}
    for words, kind, match, marketing, _language, _sources in rows("keywords.tsv"):
        if kind in around:
            around[kind].add(words)
        else:
            table[words] = {"kind": kind, "match": match, "marketing": marketing}
    return table, around


SEPTETS = read_alphabet()
LOCKING = {None: read_cells("default.tsv"), **read_national(5)}
SINGLE = {None: read_cells("extension.tsv"), **read_national(3)}
KEYWORDS, AROUND = read_keywords()
TRANSLITERATION = read_transliteration()
CALLING_CODES = read_calling_codes()
EMOJI = read_emoji()
ERRORS = {row["code"]: row for row in json.loads((HERE / "errors.json").read_text(encoding="utf-8"))}

# Unicode: property White_Space (PropList.txt).
WHITE_SPACE = set("\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}


def is_mark(character):
    return unicodedata.category(character).startswith("M")


def is_alphabetic(character):
    """Unicode property Alphabetic, but for marks: letters, letter numbers and the enclosed letters of Other_Alphabetic."""
    category = unicodedata.category(character)
    if category.startswith("L") or category == "Nl":
        return True
    point = ord(character)
    return any(a <= point <= b for a, b in ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189)))


def is_control(character):
    return unicodedata.category(character) == "Cc"


def is_emoji(character):
    return any(first <= ord(character) <= last for first, last in EMOJI)


def is_unlisted_invisible(character):
    return 0xE0100 <= ord(character) <= 0xE01EF or 0xE0000 <= ord(character) <= 0xE007F
