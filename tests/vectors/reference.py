#!/usr/bin/env python3
"""An independent, slow and obvious implementation of what the vectors state.

Written from 3GPP TS 23.038 and TS 23.040, E.164, RFC 8259, RFC 3339, RFC 6750, RFC 9110, the client's API document and
docs/rules.md, without a look at the Rust code. Python 3.11, standard library only. It favours plain code over
speed everywhere: nothing here is meant to be used for anything but checking.

    python3 tests/vectors/reference.py [substring]

reads every vector file beside it, computes every test and prints the differences; the last line is
`N passed, M failed`. It exits with 1 when something failed.
"""

import datetime
import functools
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
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


# ---------------------------------------------------------------------------------------------------------------
# Tables
# ---------------------------------------------------------------------------------------------------------------

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


# ---------------------------------------------------------------------------------------------------------------
# Text: reading it, positions
# ---------------------------------------------------------------------------------------------------------------

def read_text(given):
    """The text of a test, as a Python string without surrogates; ill-formed input is an error with its position."""
    if "text_utf16" in given:
        octets = bytes.fromhex(given["text_utf16"])
        units = [octets[i] << 8 | octets[i + 1] for i in range(0, len(octets), 2)]
        characters = []
        i = 0
        while i < len(units):
            unit = units[i]
            if 0xD800 <= unit <= 0xDBFF and i + 1 < len(units) and 0xDC00 <= units[i + 1] <= 0xDFFF:
                characters.append(chr(0x10000 + (unit - 0xD800) * 0x400 + (units[i + 1] - 0xDC00)))
                i += 2
            elif 0xD800 <= unit <= 0xDFFF:
                raise Err("unpaired_surrogate", position={"char": len(characters), "utf16": i})
            else:
                characters.append(chr(unit))
                i += 1
        return "".join(characters)
    if "text_utf8" in given:
        octets = bytes.fromhex(given["text_utf8"])
        characters = []
        i = 0
        while i < len(octets):
            length = utf8_length(octets, i)
            if length == 0:
                raise Err("invalid_utf8", position={"utf8": i})
            characters.append(octets[i:i + length].decode("utf-8"))
            i += length
        return "".join(characters)
    text = given["text"]
    if isinstance(text, dict):
        return "".join(part * count for part, count in text["repeat"])
    return text


def utf8_length(octets, i):
    """Length of the well-formed sequence at i (Unicode, table 3-7), 0 when there is none."""
    def at(k, low, high):
        return i + k < len(octets) and low <= octets[i + k] <= high
    first = octets[i]
    if first <= 0x7F:
        return 1
    if 0xC2 <= first <= 0xDF and at(1, 0x80, 0xBF):
        return 2
    second = {0xE0: (0xA0, 0xBF), 0xED: (0x80, 0x9F), 0xF0: (0x90, 0xBF), 0xF4: (0x80, 0x8F)}.get(first, (0x80, 0xBF))
    if 0xE0 <= first <= 0xEF and at(1, *second) and at(2, 0x80, 0xBF):
        return 3
    if 0xF0 <= first <= 0xF4 and at(1, *second) and at(2, 0x80, 0xBF) and at(3, 0x80, 0xBF):
        return 4
    return 0


def utf16_units(text):
    return sum(2 if ord(c) > 0xFFFF else 1 for c in text)


def position(text, index):
    """The place before the character with this index, in the three units."""
    before = text[:index]
    return {"utf8": len(before.encode("utf-8")), "char": index, "utf16": utf16_units(before)}


def option(options, name, words, default):
    word = options.get(name, default)
    if word not in words:
        raise Err("invalid_option", field=name)
    return word


def prepared(text, options):
    """The text as it is sent and, for each of its characters and its end, the index in the original."""
    newline = option(options, "newline", ("keep", "lf"), "keep")
    normalize = option(options, "normalize", ("none", "nfc"), "none")
    characters, origin = [], []
    i = 0
    while i < len(text):
        origin.append(i)
        if newline == "lf" and text[i:i + 2] == "\r\n":
            characters.append("\n")
            i += 2
        else:
            characters.append(text[i])
            i += 1
    origin.append(len(text))
    shown = "".join(characters)
    return composed(shown, origin) if normalize == "nfc" else (shown, origin)


@functools.cache
def composing_seconds():
    """The characters that compose with one before them: NFC_Quick_Check=Maybe (UAX #15, 9.1)."""
    seconds = {chr(c) for c in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    for point in range(0x110000):
        decomposition = unicodedata.decomposition(chr(point))
        if decomposition and not decomposition.startswith("<") and unicodedata.normalize("NFC", chr(point)) == chr(point):
            seconds.add(chr(int(decomposition.split()[-1], 16)))
    return seconds


def starts_run(character):
    return (unicodedata.combining(character) == 0 and unicodedata.normalize("NFC", character) == character
            and character not in composing_seconds())


def composed(text, origin):
    """NFC run by run. Where a run changes its first character stands for all of it, the others for nothing at its end."""
    starts = [i for i in range(len(text)) if i == 0 or starts_run(text[i])] + [len(text)]
    characters, new_origin = [], []
    for start, end in zip(starts, starts[1:]):
        run = text[start:end]
        after = unicodedata.normalize("NFC", run)
        characters.append(after)
        if after == run:
            new_origin += origin[start:end]
        else:
            new_origin += [origin[start]] + [origin[end]] * (len(after) - 1)
    new_origin.append(origin[-1])
    shown = "".join(characters)
    assert shown == unicodedata.normalize("NFC", text)
    return shown, new_origin


# ---------------------------------------------------------------------------------------------------------------
# Text: offenders
# ---------------------------------------------------------------------------------------------------------------

def clusters(text):
    """(index, cluster) of everything that does not fit the GSM-7 alphabet: one character with the marks after it."""
    found = []
    i = 0
    while i < len(text):
        end = i + 1
        while end < len(text) and is_mark(text[end]):
            end += 1
        if any(c not in SEPTETS for c in text[i:end]):
            found.append((i, text[i:end]))
        i = end
    return found


def is_deleted(mark):
    return is_unlisted_invisible(mark) or TRANSLITERATION.get(mark, ("", None))[1] == ""


def class_outside_the_table(character):
    if is_unlisted_invisible(character):
        return "invisible"
    if is_emoji(character):
        return "emoji"
    if is_control(character):
        return "control"
    if is_alphabetic(character) or is_mark(character):
        return "script"
    return "other"


def classify(cluster):
    """(class, replacement or None) of a cluster."""
    composed = unicodedata.normalize("NFC", cluster)
    if len(composed) == 1 and composed in SEPTETS:
        return "accent", composed
    first, marks = composed[0], composed[1:]
    staying = [mark for mark in marks if not is_deleted(mark)]
    if first in SEPTETS:
        return ("accent", first) if not staying else (class_outside_the_table(staying[0]), None)
    if first in TRANSLITERATION:
        klass, replacement = TRANSLITERATION[first]
    else:
        klass = class_outside_the_table(first)
        replacement = "" if klass == "invisible" else None
    return klass, None if staying else replacement


# ---------------------------------------------------------------------------------------------------------------
# Text: encoding and segments
# ---------------------------------------------------------------------------------------------------------------

def header_elements(options):
    """The caller's own information elements, checked (TS 23.040 9.2.3.24)."""
    octets = bytes.fromhex(options.get("header_elements", ""))
    i = 0
    while i < len(octets):
        identifier = octets[i]
        if i + 1 >= len(octets) or i + 2 + octets[i + 1] > len(octets):
            raise Err("header_invalid")
        if identifier in (0x00, 0x08, 0x24, 0x25):
            raise Err("header_invalid")
        i += 2 + octets[i + 1]
    return octets


def capacity(encoding, udh):
    """Units that fit beside a header of this many octets (0: no header)."""
    if encoding == "gsm7":
        return 160 - -(-8 * udh // 7)
    return (140 - udh) // 2


class Coding:
    """UCS-2, or GSM-7 under a pair of tables (None: the default one)."""

    def __init__(self, encoding, locking=None, single=None):
        self.encoding, self.locking, self.single = encoding, locking, single

    def units_of(self, character):
        """Units of a character; None when the tables lack it."""
        if self.encoding == "ucs2":
            return 2 if ord(character) > 0xFFFF else 1
        if character in LOCKING[self.locking]:
            return 1
        if character in SINGLE[self.single]:
            return 2
        return None

    def holds(self, text):
        return all(self.units_of(c) is not None for c in text)

    def elements(self):
        """The information elements of the tables (TS 23.040 9.2.3.24.15 and .16), ascending."""
        octets = b""
        if self.single:
            octets += bytes([0x24, 1, LANGUAGES.index(self.single) + 1])
        if self.locking:
            octets += bytes([0x25, 1, LANGUAGES.index(self.locking) + 1])
        return octets

    def rank(self):
        """Plain GSM-7, UCS-2, one table, two; then the lowest octets."""
        if self.encoding == "ucs2":
            return (1, b"")
        return ({0: 0, 3: 2, 6: 3}[len(self.elements())], self.elements())


def udh_octets(elements):
    return 1 + len(elements) if elements else 0


def white_space(character):
    return character in WHITE_SPACE


def url_spans(text):
    """Spans of URLs, by docs/rules.md."""
    spans = []
    for run in re.finditer("[^" + re.escape("".join(WHITE_SPACE)) + '<>"]+', text):
        start, end = run.span()
        while start < end and text[start] in "([{'":
            start += 1
        while start < end and text[end - 1] in ".,;:!?)]}'":
            end -= 1
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://.|[Ww][Ww][Ww]\..|([A-Za-z0-9-]+\.)+[A-Za-z]{2,}/", text[start:end], re.S):
            spans.append((start, end))
    return spans


def word_spans(text):
    return [run.span() for run in re.finditer("[^" + re.escape("".join(WHITE_SPACE)) + "]+", text)]


def is_extend(character):
    """Grapheme_Extend and emoji modifiers."""
    return (unicodedata.category(character) in ("Mn", "Me") or 0x1F3FB <= ord(character) <= 0x1F3FF or character == "\u200c"
            or character in "\u09be\u09d7\u0b3e\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57")


def is_regional(character):
    return 0x1F1E6 <= ord(character) <= 0x1F1FF


def is_pictographic(character):
    return (is_emoji(character) and not is_regional(character) and not is_extend(character)
            and character not in "\u200d\ufe0f\u20e3" and not 0xE0000 <= ord(character) <= 0xE007F)


VIRAMAS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"


def is_consonant(character):
    """Indic_Conjunct_Break=Consonant, for the six scripts that have conjuncts in UAX #29."""
    point = ord(character)
    return any(base <= point <= base + 0x24 for base in (0x0915, 0x0995, 0x0A95, 0x0B15, 0x0C15, 0x0D15)) or point in (
        *range(0x0958, 0x0960), *range(0x0978, 0x0980), 0x09DC, 0x09DD, 0x09DF, 0x09F0, 0x09F1, 0x0AF9, 0x0B5C, 0x0B5D, 0x0B5F,
        0x0B71, 0x0C58, 0x0C59, 0x0C5A)


def joins(text, i):
    """Whether characters i - 1 and i are in one extended grapheme cluster (UAX #29, GB3 to GB13)."""
    before, after = text[i - 1], text[i]
    if before + after == "\r\n":
        return True
    control = lambda c: unicodedata.category(c) in ("Cc", "Zl", "Zp") or (
        unicodedata.category(c) == "Cf" and c not in "\u200c\u200d" and not 0xE0020 <= ord(c) <= 0xE007F)
    if control(before) or control(after):
        return False
    jamo = lambda c, low, high: low <= ord(c) <= high
    syllable = lambda c: 0xAC00 <= ord(c) <= 0xD7A3
    open_syllable = syllable(before) and (ord(before) - 0xAC00) % 28 == 0
    if jamo(before, 0x1100, 0x115F) and (jamo(after, 0x1100, 0x11A7) or syllable(after)):
        return True
    if (open_syllable or jamo(before, 0x1160, 0x11A7)) and jamo(after, 0x1160, 0x11FF):
        return True
    if (syllable(before) or jamo(before, 0x11A8, 0x11FF)) and jamo(after, 0x11A8, 0x11FF):
        return True
    if is_extend(after) or after == "\u200d" or unicodedata.category(after) == "Mc" or 0xE0020 <= ord(after) <= 0xE007F:
        return True
    if is_consonant(after):
        k, linked = i - 1, False
        while k >= 0 and (is_extend(text[k]) or text[k] == "\u200d"):
            linked |= text[k] in VIRAMAS
            k -= 1
        if linked and k >= 0 and is_consonant(text[k]):
            return True
    if before == "\u200d" and is_pictographic(after):
        k = i - 2
        while k >= 0 and is_extend(text[k]):
            k -= 1
        return k >= 0 and is_pictographic(text[k])
    if is_regional(before) and is_regional(after):
        k = i
        while k > 0 and is_regional(text[k - 1]):
            k -= 1
        return (i - k) % 2 == 1
    return False


def cluster_spans(text):
    starts = [i for i in range(len(text)) if i == 0 or not joins(text, i)] + [len(text)]
    return list(zip(starts, starts[1:]))


class Parts:
    """A text cut into segments that hold so many units each."""

    def __init__(self, text, coding, room, options):
        self.units = [coding.units_of(c) for c in text]
        self.room = room
        # For each kind that is kept, the places inside a unit that fits into one segment.
        self.inside = {}
        for name, spans in (("keep_words", word_spans), ("keep_urls", url_spans), ("keep_graphemes", cluster_spans)):
            places = set()
            if options.get(name, False):
                for start, end in spans(text):
                    if sum(self.units[start:end]) <= room:
                        places.update(range(start + 1, end))
            self.inside[name] = places

    def all(self):
        parts, start = [], 0
        while True:
            end, used = start, 0
            while end < len(self.units) and used + self.units[end] <= self.room:
                used += self.units[end]
                end += 1
            if end < len(self.units):
                end = self.best_place(start, end)
            parts.append((start, end))
            if end == len(self.units):
                return parts
            start = end

    def best_place(self, start, limit):
        for kinds in (("keep_words", "keep_urls", "keep_graphemes"), ("keep_urls", "keep_graphemes"), ("keep_graphemes",)):
            for place in range(limit, start, -1):
                if not any(place in self.inside[kind] for kind in kinds):
                    return place
        return limit


class Outcome:
    """What a text comes to under one coding."""

    def __init__(self, text, coding, options, own, reference_bits):
        self.coding = coding
        self.units = sum(coding.units_of(c) for c in text)
        numbering = options.get("numbering", False)
        self.udh = udh_octets(coding.elements() + own)
        self.room = capacity(coding.encoding, self.udh)
        self.parts = [(0, len(text))]
        if self.room >= 2 and self.units <= self.room:
            return
        if self.room >= 2:
            concatenation = b"" if numbering else bytes(5 if reference_bits == 8 else 6)
            self.udh = udh_octets(concatenation + coding.elements() + own)
        whole = capacity(coding.encoding, self.udh)
        digits = 1
        while True:
            self.room = whole
            if numbering:
                frame = "(" + "9" * digits + "/" + "9" * digits + ") "
                if not coding.holds(frame):
                    raise Err("header_too_long")
                self.room -= sum(coding.units_of(c) for c in frame)
            if self.room < 2:
                raise Err("header_too_long")
            self.parts = Parts(text, coding, self.room, options).all()
            if not numbering or len(str(len(self.parts))) <= digits:
                return
            digits += 1


def outcomes(layout, options, own, reference_bits):
    """Every coding that may be used, with what the text comes to under it."""
    languages = options.get("languages", [])
    for index, language in enumerate(languages):
        if language not in LANGUAGES:
            raise Err("language_unknown", field="languages", index=index)
    codings = []
    if layout.demanded == "ucs2":
        codings = [Coding("ucs2")]
    else:
        if not layout.clusters:
            codings.append(Coding("gsm7"))
        if layout.demanded == "auto" and (layout.clusters or languages):
            codings.append(Coding("ucs2"))
        for locking in [None, *languages]:
            for single in [None, *languages]:
                if (locking or single) and locking != SPANISH:
                    codings.append(Coding("gsm7", locking, single))
    found, refusal = [], None
    for coding in codings:
        if not coding.holds(layout.text):
            continue
        try:
            found.append(Outcome(layout.text, coding, options, own, reference_bits))
        except Err as error:
            refusal = refusal or error
    if not found and refusal:
        raise refusal
    if not found:
        raise Err("not_gsm7", position=layout.at(culprit(layout, languages)))
    return found


def culprit(layout, languages):
    """The first cluster with a character that no allowed table holds, or the first cluster."""
    tables = [t for language in [None, *languages] for t in (LOCKING.get(language), SINGLE[language]) if t]
    for index, cluster in layout.clusters:
        if any(all(c not in table for table in tables) for c in cluster):
            return index
    return layout.clusters[0][0]


class Layout:
    """A text laid out over segments. `parts` holds (start, end) in characters of the prepared text."""

    def __init__(self, text, options, limit=None):
        reference_bits = options.get("reference_bits", 8)
        if reference_bits not in (8, 16):
            raise Err("invalid_option", field="reference_bits")
        reference = options.get("concatenation_reference")
        if reference is not None and not 0 <= reference < 2 ** reference_bits:
            raise Err("invalid_option", field="concatenation_reference")
        max_segments = options.get("max_segments")
        if max_segments is not None and not 1 <= max_segments <= 255:
            raise Err("invalid_option", field="max_segments")
        demanded = option(options, "encoding", ("auto", "gsm7", "ucs2"), "auto")
        own = header_elements(options)

        self.original = text
        self.text, self.origin = prepared(text, options)
        self.demanded = demanded
        self.clusters = clusters(self.text)
        best = min(outcomes(self, options, own, reference_bits), key=lambda o: (len(o.parts), o.coding.rank()))
        self.coding = best.coding
        self.encoding = best.coding.encoding
        self.units, self.parts, self.room, self.udh = best.units, best.parts, best.room, best.udh
        greedy = {name: value for name, value in options.items() if not name.startswith("keep_")}
        self.greedy_segments = len(Outcome(self.text, self.coding, greedy, own, reference_bits).parts)
        self.own = own
        self.numbering = options.get("numbering", False)
        self.reference_bits = reference_bits
        self.reference = reference
        self.segments = len(self.parts)
        limit = max_segments if max_segments is not None else limit
        if limit is not None and self.segments > limit:
            raise Err("too_many_segments", actual=self.segments, limit=limit)

    def counter(self, number):
        return f"({number}/{self.segments}) " if self.numbering and self.segments > 1 else ""

    def units_in(self, part):
        return sum(self.coding.units_of(c) for c in self.text[part[0]:part[1]])

    def at(self, index):
        """A position in the caller's text."""
        return position(self.original, self.origin[index])

    def header(self, number):
        """The header of a segment, counted from 1; None when it needs a reference that nobody gave."""
        elements = self.coding.elements() + self.own
        if self.segments > 1 and not self.numbering:
            if self.reference is None:
                return None
            if self.reference_bits == 8:
                elements = bytes([0x00, 3, self.reference, self.segments, number]) + elements
            else:
                elements = bytes([0x08, 4, self.reference >> 8, self.reference & 0xFF, self.segments, number]) + elements
        return bytes([len(elements)]) + elements if elements else b""

    def octets(self, units):
        """Octets of TP-User-Data: header, fill bits, text."""
        if self.encoding == "gsm7":
            septets = -(-8 * self.udh // 7) + units
            return -(-7 * septets // 8)
        return self.udh + 2 * units


def analyze(given):
    layout = Layout(read_text(given), given.get("options", {}))
    return {
        "encoding": layout.encoding,
        "units": layout.units,
        "segments": layout.segments,
        "greedy_segments": layout.greedy_segments,
        "characters": len(layout.text),
        "utf16_units": utf16_units(layout.text),
        "remaining": layout.room - layout.units_in(layout.parts[-1]),
        "per_segment": layout.room,
        "locking": layout.coding.locking,
        "single": layout.coding.single,
        "first_offender": layout.at(layout.clusters[0][0]) if layout.clusters else None,
        "offender_count": len(layout.clusters),
    }


def offenders(given):
    text = read_text(given)
    shown, origin = prepared(text, given.get("options", {}))
    found = []
    for index, cluster in clusters(shown):
        klass, replacement = classify(cluster)
        found.append({
            "position": position(text, origin[index]),
            "code_points": ["U+%04X" % ord(c) for c in cluster],
            "class": klass,
            "replacement": replacement,
        })
    return {"offenders": found}


def segment(given):
    layout = Layout(read_text(given), given.get("options", {}), limit=255)
    segments = []
    for number, part in enumerate(layout.parts, 1):
        header = layout.header(number)
        counter = layout.counter(number)
        units = layout.units_in(part) + sum(layout.coding.units_of(c) for c in counter)
        segments.append({
            "start": layout.at(part[0]),
            "end": layout.at(part[1]),
            "units": units,
            "text": counter + layout.text[part[0]:part[1]],
            "header": None if header is None else header.hex(),
            "octets": layout.octets(units),
        })
    return {"encoding": layout.encoding, "segments": segments}


def alphabet(given):
    """The cells of one table, and the septets of what stands in each when the other table is the default one."""
    language = given["language"]
    is_locking = given["shift"] == "locking"
    table = (LOCKING if is_locking else SINGLE)[language]
    locking, single = (table, SINGLE[None]) if is_locking else (LOCKING[None], table)

    def septets(character):
        if character is None:
            return ""
        if character in locking:
            return f"{locking.index(character):02x}"
        return f"1b{single.index(character):02x}"

    return {"cells": [c or "" for c in table], "septets": [septets(c) for c in table]}


def region_languages(given):
    for row in rows("region-languages.tsv"):
        if row[0] == given["region"]:
            return {"languages": sorted(row[1].split(","), key=LANGUAGES.index)}
    return {"languages": []}


def prepare(given):
    text = read_text(given)
    shown, origin = prepared(text, given["options"])
    return {
        "text": shown,
        "changed": shown != text,
        "positions": [[position(shown, i), position(text, origin[i])] for i in range(len(shown) + 1)],
    }


def count(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def explain(given):
    options = given.get("options", {})
    layout = Layout(read_text(given), options)
    if layout.encoding == "gsm7":
        return {"sentence": f"GSM-7; {count(layout.units, 'septet')}, {count(layout.segments, 'segment')}"}
    size = f"{count(layout.units, 'unit')}, {count(layout.segments, 'segment')}"
    if layout.demanded == "ucs2":
        return {"sentence": f"UCS-2 as demanded; {size}"}
    index, first = layout.clusters[0]
    klass, _ = classify(first)
    points = " ".join(point_and_name(c, klass) for c in first[:8]) + (" …" if len(first) > 8 else "")
    why = f"UCS-2 because of {points} at character {layout.origin[index] + 1}"
    if len(layout.clusters) > 1:
        why += f" and {len(layout.clusters) - 1} more"

    changes, blocked, _ = replacements(layout, ALL_CLASSES)
    if not blocked:
        better = Layout(changed(layout.original, changes), without_limit(options))
        if better.segments < layout.segments:
            if len(changes) > 1:
                what = "with replacements"
            else:
                to = changes[0]["to"]
                what = {" ": "with a space", "": "without it", "\n": "with a line feed"}.get(to, "with " + to.lstrip(" "))
            return {"sentence": f"{why}; {what} it is {count(better.segments, 'segment')} instead of {layout.segments}"}
    return {"sentence": f"{why}; {size}"}


def point_and_name(character, klass):
    """A code point, with its Unicode name where the table has it."""
    point = "U+%04X" % ord(character)
    if character in TRANSLITERATION:
        # Control characters have no name; the data file names two of them by their aliases.
        alias = {"\t": "CHARACTER TABULATION", "\v": "LINE TABULATION"}.get(character, "CONTROL CHARACTER")
        return f"{point} ({unicodedata.name(character, alias).lower()})"
    return point + (" (invisible)" if klass == "invisible" else "")


# ---------------------------------------------------------------------------------------------------------------
# Text: replacements
# ---------------------------------------------------------------------------------------------------------------

DEFAULT_CLASSES = {"typographic", "space", "invisible"}
ALL_CLASSES = DEFAULT_CLASSES | {"accent", "lookalike", "ligature", "fraction", "symbol"}


def without_limit(options):
    return {name: value for name, value in options.items() if name != "max_segments"}


def replacements(layout, classes, drop_emoji=False):
    """(changes, (reason, index) or None, end). Indexes are of the original text."""
    changes = []
    not_chosen = None
    output = ""
    done = 0
    for index, cluster in layout.clusters:
        klass, to = classify(cluster)
        start, end = layout.origin[index], layout.origin[index + len(cluster)]
        if drop_emoji and klass == "emoji":
            to = ""
        elif to is None:
            return [], ("no_replacement", start), None
        elif klass not in classes and to != without_marks(unicodedata.normalize("NFC", cluster), classes):
            not_chosen = not_chosen or ("class_not_chosen", start)
        output += layout.original[done:start]
        if klass == "fraction" and output[-1:] in ASCII_DIGITS and output:
            to = " " + to
        output += to
        done = end
        changes.append({"start": start, "end": end, "to": to, "class": klass})
    return ([], not_chosen, None) if not_chosen else (changes, None, done)


def without_marks(cluster, classes):
    """A cluster without its invisible characters, where these may go."""
    if "invisible" not in classes:
        return cluster
    return "".join(c for c in cluster if not is_unlisted_invisible(c) and TRANSLITERATION.get(c, ("", ""))[0] != "invisible")


def changed(text, changes):
    output, done = "", 0
    for change in changes:
        output += text[done:change["start"]] + change["to"]
        done = change["end"]
    return output + text[done:]


def reported(text, change):
    start, end = change["start"], change["end"]
    units = sum(SEPTETS[c] for c in change["to"]) - utf16_units(text[start:end])
    if change["class"] == "other":
        units = -2
    return {"position": position(text, start), "from": text[start:end], "to": change["to"], "class": change["class"],
            "units": units}


def transliterate(given):
    text = read_text(given)
    options = given.get("options", {})
    for word in given.get("classes", []):
        if word not in ALL_CLASSES:
            raise Err("invalid_option", field="classes", index=given["classes"].index(word))
    classes = set(given.get("classes", DEFAULT_CLASSES))
    demanded = options.get("encoding", "auto")
    free = without_limit(options)
    Layout("", options)  # the options themselves
    before = Layout(text, {**free, "encoding": "auto"} if demanded == "gsm7" else free)
    fits = before.encoding == "gsm7"
    known = None if demanded == "gsm7" and not fits else before.segments

    def untouched(reason, at=None):
        after = Layout(text, options)
        return {"text": text, "change_count": 0, "changes": [], "untouched": reason, "blocker": None if at is None else position(text, at),
                "before": known, "after": after.segments, "encoding": after.encoding, "units": after.units}
    if demanded == "ucs2":
        return untouched("ucs2_demanded")
    if fits:
        return untouched("already_gsm7")
    changes, blocked, _ = replacements(before, classes)
    if blocked:
        return untouched(*blocked)
    result = changed(text, changes)
    after = Layout(result, free)
    if known is not None and not (after.segments < known or given.get("when_equal") and after.segments == known):
        return untouched("no_saving")
    after = Layout(result, options)
    shown = [reported(text, change) for change in changes[:20]]
    return {"text": result, "change_count": len(changes), "changes": shown, "untouched": None, "blocker": None,
            "before": known, "after": after.segments, "encoding": after.encoding, "units": after.units}


def shorten(text, limit, options, base=None):
    """The text ended as late as makes fewer segments than `limit`: (index of the end, units less, segments)."""
    whole = Layout(text, options)
    most = 20 if whole.encoding == "gsm7" else 10
    for end in range(len(text) - 1, 0, -1):
        less = sum(whole.coding.units_of(c) for c in text[end:])
        if less > most:
            return None
        if is_mark(text[end]):
            continue
        after = Layout(text[:end], options).segments
        if after < limit:
            return end, less, after
    return None


def advise(given):
    text = read_text(given)
    options = without_limit(given.get("options", {}))
    price = parse_amount(given["price"]) if "price" in given else None
    if price is not None and price < 0:
        raise Err("amount_negative", field="price")
    Layout("", given.get("options", {}))  # the options themselves
    layout = Layout(text, options)
    before = layout.segments
    found = []

    def add(kind, changes, result, cut=None, units=0, classes=True, after=None):
        after = Layout(result, options).segments if after is None else after
        if after >= before:
            return False
        saved = None if price is None else price * (before - after) * given.get("recipients", 1)
        if saved is not None and not -2 ** 63 <= saved < 2 ** 63:
            raise Err("amount_overflow")
        used = {change["class"] for change in changes} if classes else set()
        found.append({
            "kind": kind, "change_count": len(changes), "changes": [reported(text, change) for change in changes[:20]],
            "cut": None if cut is None else position(text, cut), "units": units, "language": None,
            "classes": [c for c in CLASS_ORDER if c in used], "before": before, "after": after,
            "saved": None if saved is None else print_amount(saved, 2), "text": result,
        })
        return True

    if before == 1:
        return {"advice": []}
    ucs2 = layout.encoding == "ucs2"
    free = ucs2 and layout.demanded == "auto"
    replaced, blocked, _ = replacements(layout, ALL_CLASSES)
    replaced = replaced if free and not blocked else None
    dropped, blocked, _ = replacements(layout, ALL_CLASSES, drop_emoji=True)
    emoji = sum(change["class"] == "emoji" for change in dropped)
    dropped = dropped if free and not blocked and 1 <= emoji <= 8 else None
    deleted = []
    if ucs2:
        for index, cluster in layout.clusters:
            if all(c in "\u00ad\u200b\u2060\ufeff" or is_control(c) for c in cluster):
                deleted.append({"start": layout.origin[index], "end": layout.origin[index + len(cluster)], "to": "",
                                "class": classify(cluster)[0]})

    def named(changes, kind):
        return "delete_invisible" if all(change["class"] == "invisible" for change in changes) else kind
    saves = replaced is not None and add(named(replaced, "replace"), replaced, changed(text, replaced))
    if not saves and deleted:
        add(named(deleted, "delete_invisible"), deleted, changed(text, deleted))
    if dropped is not None and all(change["to"] == "" for change in dropped):
        add("drop_emoji", dropped, changed(text, dropped))
    extended = [i for i, c in enumerate(text) if SEPTETS.get(c) == 2]
    if not ucs2 and extended:
        for index in (extended[-1], extended[0]):
            change = {"start": index, "end": index + 1, "to": "", "class": "other"}
            if add("drop_extension", [change], changed(text, [change]), classes=False):
                break
    short = shorten(text, before, options)
    if short:
        add("shorten", [], text[:short[0]], cut=short[0], units=short[1])
    if not found and dropped is not None:
        add("combine", dropped, changed(text, dropped))
    if not found:
        for changes in (replaced, deleted or None, dropped):
            if changes is None:
                continue
            result = changed(text, changes)
            short = shorten(result, before, options)
            if short:
                # The place in the original: walk until that much of the result is written.
                cut = next(i for i in range(len(text) + 1)
                           if len(changed(text[:i], [c for c in changes if c["end"] <= i])) >= short[0]
                           or any(c["start"] == i and len(changed(text[:i], [d for d in changes if d["end"] <= i]) + c["to"]) > short[0]
                                  for c in changes))
                kept = [c for c in changes if c["start"] < cut]
                # Without any of its changes it would only be a longer cut.
                if not kept:
                    continue
                add("combine", kept, changed(text[:cut], kept), cut=cut, units=short[1])
                break
    order = ["delete_invisible", "replace", "allow_language", "drop_extension", "drop_emoji", "shorten", "combine"]
    found.sort(key=lambda advice: (advice["after"], order.index(advice["kind"])))
    return {"advice": found}


CLASS_ORDER = ["typographic", "space", "invisible", "accent", "lookalike", "ligature", "fraction", "symbol"]


# ---------------------------------------------------------------------------------------------------------------
# Text: templates
# ---------------------------------------------------------------------------------------------------------------

NAME = r"[A-Za-z0-9_.-]{1,64}"
STYLES = {
    "braces": re.compile(r"(?P<escape>\{\{|\}\})|\{(?P<name>" + NAME + r")\}|(?P<wrong>[{}])", re.ASCII),
    "double_braces": re.compile(r"(?P<escape>\\\{\{)|\{\{ *(?P<name>" + NAME + r") *\}\}|(?P<wrong>\{\{)", re.ASCII),
    "percent": re.compile(r"(?P<escape>%%)|%(?P<name>" + NAME + r")%|(?P<wrong>%)", re.ASCII),
}
ESCAPED = {"{{": "{", "}}": "}", "\\{{": "{{", "%%": "%"}


def read_template(given):
    """[(literal, [indexes of its characters]) or field index]."""
    names = [field["name"] for field in given["fields"]]
    for i, name in enumerate(names):
        if i >= 64 or not re.fullmatch(NAME, name, re.ASCII) or name in names[:i]:
            raise Err("field_invalid", index=i)
    text = read_text(given)
    if given["style"] not in STYLES:
        raise Err("invalid_option", field="style")
    pieces = []
    at = 0
    for match in STYLES[given["style"]].finditer(text):
        pieces.append((text[at:match.start()], list(range(at, match.start()))))
        if match["wrong"]:
            raise Err("template_invalid", position=position(text, match.start()))
        if match["escape"]:
            literal = ESCAPED[match["escape"]]
            pieces.append((literal, list(range(match.end() - len(literal), match.end()))))
        elif match["name"] not in names:
            raise Err("field_unknown", position=position(text, match.start()))
        else:
            pieces.append(names.index(match["name"]))
        at = match.end()
    pieces.append((text[at:], list(range(at, len(text)))))
    return text, pieces


def fill(pieces, values):
    return "".join(values[piece] if isinstance(piece, int) else piece[0] for piece in pieces)


def lint_template(given):
    text, pieces = read_template(given)
    fields, options = given["fields"], given.get("options", {})
    free = without_limit(options)
    used = [i for i in range(len(fields)) if i in pieces]
    longest = sum(fields[p]["max_length"] if isinstance(p, int) else len(p[0]) for p in pieces)
    if longest > 100_000:
        raise Err("text_too_long", actual=longest, limit=100_000)
    origins = [index for piece in pieces if not isinstance(piece, int) for index in piece[1]]
    literal = fill(pieces, [""] * len(fields))
    found = clusters(literal)
    if found and options.get("encoding") == "gsm7":
        raise Err("not_gsm7", position=position(text, origins[found[0][0]]))
    smallest = Layout(literal, options)

    def largest(but=None):
        best = None
        for any_character in ("\u20ac", "\U0001f600"):
            if any_character != "\u20ac" and options.get("encoding") == "gsm7":
                continue
            heavy = {"digits": "0", "gsm7": "\u20ac", "any": any_character}
            values = ["" if i == but else heavy[f["alphabet"]] * f["max_length"] for i, f in enumerate(fields)]
            layout = Layout(fill(pieces, values), free)
            if best is None or (layout.segments, layout.units) > (best.segments, best.units):
                best = layout
        return best
    most = largest()
    if options.get("max_segments") and most.segments > options["max_segments"]:
        raise Err("too_many_segments", actual=most.segments, limit=options["max_segments"])
    deciding = None
    for i in used:
        without = largest(but=i)
        if without.segments < most.segments and (deciding is None or (without.segments, without.units) < deciding[0]):
            deciding = ((without.segments, without.units), i)
    may = [i for i in used if fields[i]["alphabet"] == "any" and fields[i]["max_length"] > 0]
    forced = found and options.get("encoding", "auto") == "auto"
    size = lambda layout: {"encoding": layout.encoding, "units": layout.units, "segments": layout.segments}
    return {
        "smallest": size(smallest), "largest": size(most), "placeholders": sum(isinstance(p, int) for p in pieces),
        "deciding_field": None if deciding is None else fields[deciding[1]]["name"],
        "ucs2_literal": position(text, origins[found[0][0]]) if forced else None,
        "ucs2_field": fields[may[0]]["name"] if may else None,
    }


def template_rows(given):
    _text, pieces = read_template(given)
    options = given.get("options", {})
    Layout("", options)  # the options themselves
    price = parse_amount(given["price"]) if "price" in given else None
    if price is not None and price < 0:
        raise Err("amount_negative")
    found = []
    for row in given["rows"]:
        try:
            if len(row) != len(given["fields"]):
                raise ValueError("a row is one value for each field")
            for field, value in zip(given["fields"], row):
                if len(value) > field["max_length"]:
                    raise Err("value_too_long")
                allowed = {"digits": ASCII_DIGITS, "gsm7": set(SEPTETS)}.get(field["alphabet"])
                if allowed is not None and not set(value) <= allowed:
                    raise Err("value_outside_alphabet")
            layout = Layout(fill(pieces, row), options)
            cost = None if price is None else price * layout.segments
            found.append({"code": None, "encoding": layout.encoding, "units": layout.units, "segments": layout.segments,
                          "cost": None if cost is None else str(cost)})
        except Err as error:
            found.append({"code": error.code, "encoding": None, "units": None, "segments": None, "cost": None})
    fine = [row for row in found if row["code"] is None]
    return {"rows": found, "total": {
        "rows": len(found), "failed": len(found) - len(fine), "segments": sum(row["segments"] for row in fine),
        "most_segments": max((row["segments"] for row in fine), default=0),
        "cost": None if price is None else str(sum(int(row["cost"]) for row in fine)),
    }}


# ---------------------------------------------------------------------------------------------------------------
# Numbers and senders
# ---------------------------------------------------------------------------------------------------------------

ASCII_DIGITS = set("0123456789")


def parse_number(text):
    """The digits of an E.164 number."""
    if text == "":
        raise Err("number_empty")
    if text[0] in ASCII_DIGITS:
        raise Err("number_missing_plus", position=position(text, 0))
    if text[0] != "+":
        raise Err("number_invalid_character", position=position(text, 0))
    for i in range(1, len(text)):
        if text[i] not in ASCII_DIGITS:
            raise Err("number_invalid_character", position=position(text, i))
    digits = text[1:]
    if digits.startswith("0"):
        raise Err("number_leading_zero", position=position(text, 1))
    if len(digits) < 7:
        raise Err("number_too_short", actual=len(digits), limit=7)
    if len(digits) > 15:
        raise Err("number_too_long", actual=len(digits), limit=15)
    return digits


def calling_code(digits):
    for length in (1, 2, 3):
        if digits[:length] in CALLING_CODES:
            return digits[:length]
    return None


def check_length(digits):
    code = calling_code(digits)
    if code is None:
        raise Err("calling_code_unassigned")
    if len(digits) - len(code) not in CALLING_CODES[code][1]:
        raise Err("number_length_impossible")


# In the order in which a number is asked for its type; fixed line and mobile at once is a type of its own.
LINE_TYPES = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
              "fixed_line", "mobile")


@functools.cache
def numbering_plans():
    """By calling code, the regions in order: their names and what they have, patterns by kind."""
    plans = {}
    for code, region, kind, lengths, pattern in rows("numbering/metadata.tsv"):
        if kind != "release":
            lengths = None if lengths == "-" else {int(length) for length in lengths.split(",")}
            plans.setdefault(code, {}).setdefault(region, {})[kind] = (pattern, lengths)
    return plans


def matches(region, kind, national):
    pattern, lengths = region.get(kind, (None, ()))
    return len(national) in lengths and re.fullmatch(pattern, national) is not None


def line_type(region, national):
    if not matches(region, "general", national):
        return None
    found = next((kind for kind in LINE_TYPES if matches(region, kind, national)), None)
    if found == "fixed_line" and matches(region, "mobile", national):
        return "fixed_line_or_mobile"
    return found


def region_of(plan, national):
    if len(plan) == 1:
        return next(iter(plan))
    for name, region in plan.items():
        if "leading_digits" in region:
            if re.match(region["leading_digits"][0], national):
                return name
        elif line_type(region, national):
            return name
    return None


def without_prefix(plan, national):
    """What parsing makes of the digits."""
    main = next(iter(plan.values()))
    match = re.match(main["national_prefix"][0], national) if "national_prefix" in main else None
    if not match:
        return national
    rule = main.get("national_prefix_replacement", ("",))[0]
    start = "" if not rule or match[match.re.groups] is None else match.expand(rule.replace("$", "\\"))
    other = start + national[match.end():]
    general, lengths = main["general"]
    if re.fullmatch(general, national) and not re.fullmatch(general, other):
        return national
    return other if len(other) in lengths or len(other) > max(lengths) else national


def judge_numbering(digits):
    """Type, region, reason, suggestion."""
    code = calling_code(digits)
    if code is None:
        return None, None, "calling_code_unassigned", None
    plan, national = numbering_plans()[code], digits[len(code):]

    def type_of(national):
        region = region_of(plan, national)
        return region and line_type(plan[region], national)

    other = without_prefix(plan, national)
    region = region_of(plan, national)
    if other == national and type_of(national):
        return type_of(national), region, None, None
    suggestion = "+" + code + other if other != national and type_of(other) else None
    if suggestion and len(other) < len(national):
        return None, region, "trunk_prefix_kept", suggestion
    possible = len(national) in CALLING_CODES[code][1]
    return None, region, "number_range_unassigned" if possible else "number_length_impossible", suggestion


def numbering(given):
    line_type, region, reason, suggestion = judge_numbering(parse_number(given["number"]))
    return {"valid": reason is None, "type": line_type, "region": region, "reason": reason, "suggestion": suggestion}


def check_level(text, digits, level):
    if level == "length":
        check_length(digits)
    reason = judge_numbering(digits)[2] if level == "numbering" else None
    if reason == "trunk_prefix_kept":
        raise Err(reason, position=position(text, 1 + len(calling_code(digits))))
    if reason == "number_length_impossible":
        raise Err(reason, actual=len(digits) - len(calling_code(digits)))
    if reason:
        raise Err(reason)


def phone(given):
    digits = parse_number(given["number"])
    check_level(given["number"], digits, given["level"])
    code = calling_code(digits)
    return {
        "digits": digits,
        "calling_code": None if code is None else int(code),
        "regions": [] if code is None else CALLING_CODES[code][0],
    }


LETTERS = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
PORTABLE = LETTERS | ASCII_DIGITS
COMMON = PORTABLE | set(" -_.&+")
GSM = set(SEPTETS) - set("\n\r\f")


def parse_sender(text, alphabet="portable"):
    def sender(kind, tier, ton, npi, number=None):
        return {"kind": kind, "tier": tier, "ton": ton, "npi": npi, "number": number}
    if text == "":
        raise Err("sender_empty")
    if set(text) <= ASCII_DIGITS:
        if len(text) <= 2:
            raise Err("sender_too_short", actual=len(text), limit=3)
        if len(text) <= 8:
            return sender("short_code", "portable", 3, 0)
        if len(text) > 15:
            raise Err("sender_too_long", actual=len(text), limit=15)
        if text[0] == "0":
            raise Err("sender_leading_zero", position=position(text, 0))
        return sender("long_code", "portable", 1, 1, "+" + text)
    if text[0] == "+" and set(text[1:]) <= ASCII_DIGITS:
        return sender("long_code", "portable", 1, 1, "+" + parse_number(text))
    allowed = {"portable": PORTABLE, "common": COMMON, "gsm": GSM}[alphabet]
    for i, character in enumerate(text):
        if character not in allowed:
            raise Err("sender_invalid_character", position=position(text, i))
    if text[0] == " " or text[-1] == " ":
        raise Err("sender_edge_space")
    septets = sum(SEPTETS[c] for c in text)
    if septets > 11:
        raise Err("sender_too_long", actual=septets, limit=11)
    if not any(is_alphabetic(c) for c in text):
        raise Err("sender_no_letter")
    tier = "portable" if set(text) <= PORTABLE else "common" if set(text) <= COMMON else "gsm"
    return sender("alphanumeric", tier, 5, 0)


def sender(given):
    return parse_sender(given["sender"], given["alphabet"])


# ---------------------------------------------------------------------------------------------------------------
# JSON
# ---------------------------------------------------------------------------------------------------------------

class Number(str):
    """A JSON number, as its characters."""


class Members(dict):
    """The members of an object. A member that stands twice is an error where the object is read, not where it is skipped."""

    twice = None

    def refuse_twice(self):
        if self.twice is not None:
            raise Err("duplicate_member", field=self.twice)

    def get(self, name, default=None):
        self.refuse_twice()
        return super().get(name, default)

    def __iter__(self):
        self.refuse_twice()
        return super().__iter__()

    def items(self):
        self.refuse_twice()
        return super().items()


class Reader:
    """RFC 8259, over UTF-8 octets. Objects become dicts, numbers stay text."""

    def __init__(self, text):
        self.octets = text.encode("utf-8")
        self.at = 0

    def fail(self, at=None, code="invalid_json"):
        raise Err(code, position={"utf8": self.at if at is None else at})

    def peek(self):
        return self.octets[self.at:self.at + 1]

    def space(self):
        while self.peek() in (b" ", b"\t", b"\n", b"\r"):
            self.at += 1

    def document(self):
        self.space()
        value = self.value(0)
        self.space()
        if self.at < len(self.octets):
            self.fail()
        return value

    def value(self, depth):
        first = self.peek()
        if first == b"{" or first == b"[":
            if depth == 32:
                self.fail(code="json_too_deep")
            return self.object(depth + 1) if first == b"{" else self.array(depth + 1)
        if first == b'"':
            return self.string()
        for word, value in ((b"true", True), (b"false", False), (b"null", None)):
            if self.octets.startswith(word, self.at):
                self.at += len(word)
                return value
        number = re.compile(rb"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?").match(self.octets, self.at)
        if not number:
            self.fail()
        self.at = number.end()
        return Number(number.group().decode())

    def object(self, depth):
        members = Members()
        self.at += 1
        self.space()
        if self.peek() == b"}":
            self.at += 1
            return members
        while True:
            if self.peek() != b'"':
                self.fail()
            name = self.string()
            if name in members and members.twice is None:
                members.twice = name
            self.space()
            if self.peek() != b":":
                self.fail()
            self.at += 1
            self.space()
            members[name] = self.value(depth)
            self.space()
            if self.peek() == b"}":
                self.at += 1
                return members
            if self.peek() != b",":
                self.fail()
            self.at += 1
            self.space()

    def array(self, depth):
        items = []
        self.at += 1
        self.space()
        if self.peek() == b"]":
            self.at += 1
            return items
        while True:
            items.append(self.value(depth))
            self.space()
            if self.peek() == b"]":
                self.at += 1
                return items
            if self.peek() != b",":
                self.fail()
            self.at += 1
            self.space()

    def string(self):
        self.at += 1
        characters = b""
        while True:
            octet = self.peek()
            if octet == b"" or octet < b" ":
                self.fail()
            if octet == b'"':
                self.at += 1
                return characters.decode("utf-8")
            if octet == b"\\":
                characters += self.escape().encode("utf-8")
            else:
                characters += octet
                self.at += 1

    def escape(self):
        start = self.at
        letter = self.octets[start + 1:start + 2]
        short = {b'"': '"', b"\\": "\\", b"/": "/", b"b": "\b", b"f": "\f", b"n": "\n", b"r": "\r", b"t": "\t"}
        if letter in short:
            self.at += 2
            return short[letter]
        unit = self.unit(start)
        if unit is None:
            self.fail()
        self.at += 6
        if 0xD800 <= unit <= 0xDBFF:
            low = self.unit(self.at)
            if low is not None and 0xDC00 <= low <= 0xDFFF:
                self.at += 6
                return chr(0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00))
        if 0xD800 <= unit <= 0xDFFF:
            self.fail(start, "unpaired_surrogate")
        return chr(unit)

    def unit(self, at):
        match = re.compile(rb"\\u([0-9a-fA-F]{4})").match(self.octets, at)
        return int(match.group(1), 16) if match else None


def read_object(text):
    value = Reader(text).document()
    if not isinstance(value, dict):
        raise Err("wrong_type")
    return value


def is_integer(value):
    return isinstance(value, Number) and re.fullmatch(r"-?[0-9]+", value) is not None


def member(members, name, kind, required=False, index=None):
    """A member of the given kind; None when it is absent or null."""
    value = members.get(name)
    if value is None:
        if required:
            raise Err("missing_member", field=name, index=index)
        return None
    fits = {
        "string": isinstance(value, str) and not isinstance(value, Number),
        "integer": is_integer(value),
        "number": isinstance(value, Number),
        "amount": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "list": isinstance(value, list),
        "object": isinstance(value, dict),
    }[kind]
    if not fits:
        raise Err("wrong_type", field=name, index=index)
    return int(value) if kind == "integer" else value


def strings(members, name):
    values = member(members, name, "list")
    if values is None:
        return None
    for index, value in enumerate(values):
        if not isinstance(value, str) or isinstance(value, Number):
            raise Err("wrong_type", field=name, index=index)
    return values


def quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(short.get(c, "\\u%04x" % ord(c) if c < " " else c) for c in text) + '"'


def written(pairs):
    """An object from (name, JSON text) pairs; None leaves a member out."""
    return "{" + ",".join(quoted(name) + ":" + value for name, value in pairs if value is not None) + "}"


def or_null(value, write=quoted):
    return "null" if value is None else write(value)


# ---------------------------------------------------------------------------------------------------------------
# Money
# ---------------------------------------------------------------------------------------------------------------

MOST_NANOS = 2 ** 63 - 1


def parse_amount(text):
    match = re.fullmatch(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?", text, re.ASCII)
    if not match:
        raise Err("amount_invalid")
    sign, whole, fraction, exponent = match.groups()
    fraction = fraction or ""
    digits = (whole + fraction).lstrip("0")
    if digits == "":
        return 0
    power = int(exponent or "0") - len(fraction)
    while digits.endswith("0"):
        digits = digits[:-1]
        power += 1
    if power < -9:
        raise Err("amount_too_precise")
    if len(digits) + power > 12:
        raise Err("amount_overflow")
    nanos = int(digits) * 10 ** (power + 9)
    if nanos > MOST_NANOS:
        raise Err("amount_overflow")
    return -nanos if sign else nanos


def print_amount(nanos, decimals):
    fraction = "%09d" % (abs(nanos) % 10 ** 9)
    while len(fraction) > decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    return ("-" if nanos < 0 else "") + "%d.%s" % (abs(nanos) // 10 ** 9, fraction)


def amount(given):
    nanos = parse_amount(given["text"])
    return {"nanos": str(nanos), "printed": print_amount(nanos, given["decimals"])}


def check_currency(currency):
    if not re.fullmatch(r"[A-Z]{3}", currency, re.ASCII):
        raise Err("currency_invalid")


def check_network(network):
    if not re.fullmatch(r"[0-9]{5,6}", network, re.ASCII):
        raise Err("network_invalid")


def refuse_unknown(members, known):
    for name in members:
        if name not in known:
            raise Err("unknown_member", field=name)


class PriceTable:
    def __init__(self, members):
        refuse_unknown(members, {"currency", "prices"})
        self.currency = member(members, "currency", "string", required=True)
        check_currency(self.currency)
        self.rows = {}
        for index, row in enumerate(member(members, "prices", "list", required=True)):
            if not isinstance(row, dict):
                raise Err("wrong_type", field="prices", index=index)
            refuse_unknown(row, {"prefix", "network", "route_id", "price"})
            prefix = member(row, "prefix", "string")
            network = member(row, "network", "string")
            route = member(row, "route_id", "integer")
            if prefix is not None:
                prefix = prefix.removeprefix("+")
                if not re.fullmatch(r"[1-9][0-9]{0,14}", prefix, re.ASCII):
                    raise Err("price_prefix_invalid")
            if network is not None:
                check_network(network)
            price = parse_amount(member(row, "price", "amount", required=True))
            if price < 0:
                raise Err("amount_negative")
            key = (route, prefix, network)
            if key in self.rows:
                raise Err("duplicate_price")
            self.rows[key] = price

    def price(self, digits, route, network):
        """Nanos for one segment, or None."""
        for r in [route, None] if route is not None else [None]:
            if network is not None and (r, None, network) in self.rows:
                return self.rows[r, None, network]
            for length in range(15, 0, -1):
                if len(digits) >= length and (r, digits[:length], None) in self.rows:
                    return self.rows[r, digits[:length], None]
            if (r, None, None) in self.rows:
                return self.rows[r, None, None]
        return None


def price(given):
    table = PriceTable(read_object(given["table"]))
    nanos = table.price(parse_number(given["number"]), given.get("route_id"), given.get("network"))
    return {"price": None if nanos is None else print_amount(nanos, 2), "currency": table.currency}


# ---------------------------------------------------------------------------------------------------------------
# Requests
# ---------------------------------------------------------------------------------------------------------------

SEND = {"to": "string", "from": "string", "body": "string", "route_id": "integer", "reference": "string"}
BULK = {"from": "string", "body": "string", "recipients": "strings", "route_id": "integer", "reference": "string"}


def read_request(text, shape):
    """(members that are present, names that are not known)."""
    members = read_object(text)
    request = {}
    for name, kind in shape.items():
        value = strings(members, name) if kind == "strings" else member(members, name, kind)
        if value is not None:
            request[name] = value
    return request, [name for name, value in members.items() if name not in shape and value is not None]


def write_request(request, shape):
    def write(value):
        if isinstance(value, int):
            return str(value)
        if isinstance(value, list):
            return "[" + ",".join(quoted(item) for item in value) + "]"
        return quoted(value)
    return written([(name, write(request[name])) for name in shape if name in request])


def request_op(shape, given):
    request, unknown = read_request(given["json"], shape)
    text = write_request(request, shape)
    if abs(request.get("route_id", 0)) >= 2 ** 53:
        request["route_id"] = str(request["route_id"])
    return {"request": request, "unknown": unknown, "written": text}


# ---------------------------------------------------------------------------------------------------------------
# Facts and plans
# ---------------------------------------------------------------------------------------------------------------

TEXT_OPTIONS = {"encoding": "string", "reference_bits": "integer", "max_segments": "integer", "newline": "string",
                "normalize": "string", "languages": "strings", "keep_graphemes": "boolean", "keep_words": "boolean",
                "keep_urls": "boolean", "numbering": "boolean"}


class Facts:
    def __init__(self, members):
        refuse_unknown({k: v for k, v in members.items() if v is not None}, {
            "approved_senders", "opted_out", "blocked", "hlr", "balance", "currency", "prices", "routes", "category",
            "strict", "sender_alphabet", "number_level", "number_errors", "duplicates", *TEXT_OPTIONS})
        self.approved_senders = strings(members, "approved_senders")
        self.opted_out = self.numbers(members, "opted_out")
        self.blocked = self.numbers(members, "blocked")
        self.unreachable, self.networks = set(), {}
        for index, item in enumerate(member(members, "hlr", "list") or []):
            if not isinstance(item, dict):
                raise Err("wrong_type", field="hlr", index=index)
            refuse_unknown(item, {"number", "reachable", "network"})
            try:
                digits = parse_number(member(item, "number", "string", required=True))
            except Err as error:
                raise Err(error.code, **{**error.members, "index": index})
            if not member(item, "reachable", "boolean", required=True):
                self.unreachable.add(digits)
            network = member(item, "network", "string")
            if network is not None:
                check_network(network)
                self.networks[digits] = network
        self.balance = member(members, "balance", "amount")
        self.currency = member(members, "currency", "string")
        if self.currency is not None:
            check_currency(self.currency)
        if self.balance is not None:
            self.balance = parse_amount(self.balance)
            if self.currency is None:
                raise Err("missing_member", field="currency")
        prices = member(members, "prices", "object")
        self.prices = None if prices is None else PriceTable(prices)
        self.routes = member(members, "routes", "list")
        if self.routes is not None:
            for index, route in enumerate(self.routes):
                if not is_integer(route):
                    raise Err("wrong_type", field="routes", index=index)
                if not 1 <= int(route) <= 2 ** 53 - 1:
                    raise Err("route_id_out_of_range", field="routes", index=index)
            self.routes = [int(route) for route in self.routes]
        self.category = self.choice(members, "category", "transactional", ("transactional", "marketing"))
        self.strict = member(members, "strict", "boolean") or False
        self.sender_alphabet = self.choice(members, "sender_alphabet", "portable", ("portable", "common", "gsm"))
        self.number_level = self.choice(members, "number_level", "length", ("syntax", "length", "numbering"))
        self.number_errors = member(members, "number_errors", "boolean") or False
        self.duplicates = self.choice(members, "duplicates", "fail", ("fail", "allow", "collapse"))
        self.text_options = {}
        for name, kind in TEXT_OPTIONS.items():
            value = strings(members, name) if kind == "strings" else member(members, name, kind)
            if value is not None:
                self.text_options[name] = value
        Layout("", self.text_options)  # an option that is not allowed is an error

    @staticmethod
    def numbers(members, name):
        found = set()
        for index, text in enumerate(strings(members, name) or []):
            try:
                found.add(parse_number(text))
            except Err as error:
                raise Err(error.code, **{**error.members, "field": name, "index": index})
        return found

    @staticmethod
    def choice(members, name, default, allowed):
        value = member(members, name, "string")
        if value is None:
            return default
        if value not in allowed:
            raise Err("invalid_option", field=name)
        return value

    def costs(self, digits, request, segments):
        """(lowest, highest) nanos over the candidate routes, or None."""
        if self.prices is None or segments is None:
            return None
        if "route_id" in request:
            candidates = [request["route_id"]]
        elif self.routes is not None:
            candidates = self.routes
        else:
            candidates = [None]
        prices = [self.prices.price(digits, route, self.networks.get(digits)) for route in candidates]
        if not prices or None in prices:
            return None
        return min(prices) * segments, max(prices) * segments


def facts_op(given):
    Facts(read_object(given["json"]))
    return {}


def words_of(text):
    """[(word, in capitals, start, end)]: runs of letters and digits after NFD, full-width ones as ASCII, without marks and invisible characters."""
    found = []
    letters, start, end = "", None, None
    for index, character in enumerate(text):
        narrow = chr(ord(character) - 0xFEE0) if "\uFF01" <= character <= "\uFF5E" else character
        parts = [c for c in unicodedata.normalize("NFD", narrow) if c.isalnum() and not is_mark(c)]
        ignored = is_mark(character) or is_deleted(character) and classify(character)[0] == "invisible"
        if parts and not ignored:
            start = index if start is None else start
            letters, end = letters + "".join(parts), index + 1
        elif not ignored and letters:
            found.append((letters, start, end))
            letters, start = "", None
    if letters:
        found.append((letters, start, end))
    capitals = lambda w: sum(c.isalpha() for c in w) >= 2 and not any(c.islower() for c in w)
    return [(w.lower(), capitals(w), start, end) for w, start, end in found]


def row_at(words, index):
    """The longest row of keywords.tsv that starts at a word, and its number of words."""
    for length in (3, 2, 1):
        phrase = [word for word, *_ in words[index:index + length]]
        if len(phrase) == length and " ".join(phrase) in KEYWORDS:
            return KEYWORDS[" ".join(phrase)], length
    return None, 0


def classify_keyword(given):
    words = words_of(read_text(given))
    none = {"match": "none", "kind": None}
    if not words or len(words) > 12:
        return none
    row, length = row_at(words, 0)
    if row and length == len(words):
        return {"match": row["match"], "kind": row["kind"]}
    kinds = []
    i = 0
    while i < len(words):
        row, length = row_at(words, i)
        if row:
            kinds.append(row["kind"])
            i += length
        elif words[i][0] in AROUND["filler"]:
            i += 1
        else:
            return none
    if not kinds:
        return none
    return {"match": "likely", "kind": "opt_out" if "opt_out" in kinds else kinds[0]}


def has_opt_out(body):
    words = words_of(body)

    def gap(i):
        """What stands between word i - 1 and word i."""
        start = words[i - 1][3] if i > 0 else 0
        return body[start:words[i][2] if i < len(words) else len(body)]

    def marked(i, length):
        if length == len(words):
            return True
        before, after = gap(i), gap(i + length)
        if before in ("-", "'", "\u2019") or after in ("-", "'", "\u2019"):
            return False
        if after[:1] in ("=", ":"):
            return True
        if before and after and before[-1] in "\"'\u201c\u2018\u201e\u00ab([*" and after[0] in "\"'\u201d\u2019\u201c\u00bb)]*":
            return True
        j = i
        for _ in range(4):
            if j == 0 or set(gap(j)) & set(".!?;,\n"):
                break
            j -= 1
            if words[j][0] in AROUND["instruction"]:
                return True
            if words[j][0] not in AROUND["link"]:
                break
        after_to, _ = row_at(words, i + length + 1)
        if i + length < len(words) and words[i + length][0] in ("to", "2") and after_to and after_to["kind"] == "opt_out":
            return True

        def loud(k):
            return 0 <= k < len(words) and words[k][1] and not row_at(words, k)[0]
        return all(word[1] for word in words[i:i + length]) and not loud(i - 1) and not loud(i + length)

    for i in range(len(words)):
        row, length = row_at(words, i)
        if row and row["kind"] == "opt_out" and (row["marketing"] == "anywhere" or marked(i, length)):
            return True
    return False


def note(code, field, index=None):
    return {"code": code, "field": field} if index is None else {"code": code, "field": field, "index": index}


def check_recipient(text, sender_number, facts, all_of_them):
    """(digits or None, errors, warning or None). A duplicate is looked for by the caller, through `all_of_them`."""
    try:
        digits = parse_number(text)
    except Err as error:
        return None, [error.code], None
    errors, warning = [], None
    try:
        check_level(text, digits, facts.number_level)
    except Err as error:
        if facts.number_errors:
            errors.append(error.code)
        else:
            warning = error.code
    if sender_number == "+" + digits:
        errors.append("to_equals_from")
    errors += all_of_them(digits)
    if digits in facts.opted_out:
        errors.append("recipient_opted_out")
    if digits in facts.blocked:
        errors.append("recipient_blocked")
    if digits in facts.unreachable:
        errors.append("recipient_unreachable")
    return digits, errors, warning


class Plan:
    """What send and bulk plans have in common; `first` are the errors on the recipients, which come first."""

    def __init__(self, request, unknown, facts):
        self.errors, self.warnings = [], []
        self.layout = None
        self.sender = None
        if "from" not in request:
            self.errors.append(note("from_missing", "from"))
        else:
            try:
                self.sender = parse_sender(request["from"], facts.sender_alphabet)
                if facts.approved_senders is not None and request["from"] not in facts.approved_senders:
                    self.errors.append(note("sender_not_approved", "from"))
            except Err as error:
                self.errors.append(note(error.code, "from"))
        body = request.get("body")
        if body is None:
            self.errors.append(note("body_missing", "body"))
        else:
            if body == "":
                self.errors.append(note("body_empty", "body"))
            elif set(body) <= WHITE_SPACE:
                self.errors.append(note("body_blank", "body"))
            if len(body) > 1600:
                self.errors.append(note("body_too_long", "body"))
            try:
                limit = facts.text_options.get("max_segments", 255)
                self.layout = Layout(body, {k: v for k, v in facts.text_options.items() if k != "max_segments"})
                if self.layout.segments > limit:
                    self.errors.append(note("too_many_segments", "body"))
            except Err as error:
                self.errors.append(note(error.code, "body"))
            if facts.category == "marketing" and not has_opt_out(body):
                self.warnings.append(note("opt_out_missing", "body"))
        route = request.get("route_id")
        if route is not None:
            if not 1 <= route <= 2 ** 53 - 1:
                self.errors.append(note("route_id_out_of_range", "route_id"))
            elif facts.routes is not None and route not in facts.routes:
                self.errors.append(note("route_not_assigned", "route_id"))
        reference = request.get("reference")
        if reference is not None:
            if reference == "":
                self.errors.append(note("reference_empty", "reference"))
            if len(reference) > 255:
                self.errors.append(note("reference_too_long", "reference"))
            if any(is_control(c) for c in reference):
                self.errors.append(note("reference_control_character", "reference"))
        for name in unknown:
            (self.errors if facts.strict else self.warnings).append(note("unknown_member", name))
        self.currencies_differ = (facts.balance is not None and facts.prices is not None
                                  and facts.currency != facts.prices.currency)
        if self.currencies_differ:
            self.errors.append(note("mixed_currency", "balance"))
        if facts.balance is not None and facts.prices is None:
            self.warnings.append(note("balance_not_checked", "balance"))
        self.encoding = self.layout.encoding if self.layout else None
        self.units = self.layout.units if self.layout else None
        self.segments = self.layout.segments if self.layout else None


def given_facts(given):
    return Facts(read_object(json.dumps(given.get("facts", {}))))


def plan_send(given):
    request, unknown = read_request(given["request"], SEND)
    facts = given_facts(given)
    plan = Plan(request, unknown, facts)
    digits = None
    if "to" not in request:
        plan.errors.insert(0, note("to_missing", "to"))
    else:
        own = plan.sender["number"] if plan.sender else None
        digits, errors, warning = check_recipient(request["to"], own, facts, lambda _: [])
        plan.errors = [note(code, "to") for code in errors] + plan.errors
        if warning:
            plan.warnings.insert(0, note(warning, "to"))
    costs = None if digits is None else facts.costs(digits, request, plan.segments)
    if not plan.errors and costs and facts.balance is not None and costs[1] > facts.balance:
        plan.errors.append(note("insufficient_balance", "balance"))
    if not plan.errors and costs is None and facts.balance is not None and facts.prices is not None:
        plan.warnings.append(note("balance_not_checked", "balance"))
    return {
        "to": None if digits is None else "+" + digits,
        "from": plan.sender["kind"] if plan.sender else None,
        "encoding": plan.encoding,
        "units": plan.units,
        "segments": plan.segments,
        "errors": plan.errors,
        "warnings": plan.warnings,
        "quote": None if costs is None else {
            "currency": facts.prices.currency, "min": print_amount(costs[0], 2), "max": print_amount(costs[1], 2)},
    }


def plan_bulk(given):
    request, unknown = read_request(given["request"], BULK)
    facts = given_facts(given)
    plan = Plan(request, unknown, facts)
    recipients = request.get("recipients", [])
    if "recipients" not in request:
        plan.errors.insert(0, note("recipients_missing", "recipients"))
    elif not recipients:
        plan.errors.insert(0, note("recipients_empty", "recipients"))
    elif len(recipients) > 1000:
        plan.errors.insert(0, note("too_many_recipients", "recipients"))
    own = plan.sender["number"] if plan.sender else None
    messages, warnings = [], []
    seen = set()
    left = facts.balance
    total, unpriced = 0, facts.prices is None
    for index, text in enumerate(recipients):
        def duplicate(digits):
            return ["duplicate_recipient"] if facts.duplicates != "allow" and digits in seen else []
        digits, errors, warning = check_recipient(text, own, facts, duplicate)
        if digits is not None:
            if facts.duplicates == "collapse" and digits in seen:
                continue
            seen.add(digits)
        message = {"to": text, "status": "ok"}
        costs = None if digits is None else facts.costs(digits, request, plan.segments)
        if not errors and costs and left is not None and not plan.currencies_differ:
            if costs[1] > left:
                errors.append("insufficient_balance")
            else:
                left -= costs[1]
        if errors:
            message["status"] = "failed"
            message["code"] = errors[0]
        else:
            if warning:
                warnings.append(note(warning, "recipients", index))
            if costs:
                message["cost"] = print_amount(costs[1], 2)
                total += costs[1]
            else:
                unpriced = True
                if left is not None and facts.prices and plan.segments is not None and not plan.currencies_differ:
                    warnings.append(note("balance_not_checked", "recipients", index))
        messages.append(message)
    ok = sum(message["status"] == "ok" for message in messages)
    return {
        "encoding": plan.encoding,
        "segments": plan.segments,
        "errors": plan.errors,
        "warnings": warnings + plan.warnings,
        "total": len(messages),
        "ok": ok,
        "failed": len(messages) - ok,
        "cost": None if unpriced else print_amount(total, 2),
        "currency": facts.prices.currency if facts.prices else None,
        "messages": messages,
    }


def chunk(given):
    left, sizes = given["recipients"], []
    while left > 0:
        sizes.append(min(left, 1000))
        left -= sizes[-1]
    return {"sizes": sizes}


# ---------------------------------------------------------------------------------------------------------------
# Answers
# ---------------------------------------------------------------------------------------------------------------

# name -> (kind, whether it must be there)
MESSAGE = {
    "id": ("string", True), "to": ("string", True), "from": ("string", True), "body": ("string", True),
    "status": ("string", True), "cost": ("cost", False), "currency": ("string", False), "route_id": ("integer", False),
    "provider_message_id": ("string", False), "attempts": ("integer", True), "created_at": ("time", True),
    "sent_at": ("time", False),
}


def write_message_members(message, decimals=4):
    pairs = []
    for name, (kind, _) in MESSAGE.items():
        write = {"integer": str, "cost": lambda v: print_amount(parse_amount(v), decimals)}.get(kind, quoted)
        pairs.append((name, or_null(message.get(name), write)))
        if name == "id":
            pairs.append(("object", '"message"'))
    return pairs


def read_message_members(members):
    message = {}
    for name, (kind, required) in MESSAGE.items():
        value = member(members, name, {"cost": "number", "time": "string"}.get(kind, kind), required)
        if value is not None and kind == "cost":
            value = print_amount(parse_amount(value), 4)
        if value is not None and kind == "time":
            value = canonical_time(value, name)
        message[name] = value
    member(members, "object", "string", required=True)
    return message


def canonical_time(text, field):
    try:
        return write_time(read_time(text))
    except Err as error:
        raise Err(error.code, field=field)


def envelope(data, request_id):
    return written([("success", "true"), ("data", data), ("meta", written([("request_id", quoted(request_id))]))])


def read_envelope(text):
    """(data or error members, request id or None)."""
    members = read_object(text)
    success = member(members, "success", "boolean", required=True)
    meta = member(members, "meta", "object") or {}
    return success, members, member(meta, "request_id", "string")


def message_write(given):
    return {"json": envelope(written(write_message_members(given["message"])), given["request_id"])}


def message_read(given):
    _, members, request_id = read_envelope(given["json"])
    message = read_message_members(member(members, "data", "object", required=True))
    return {"message": message, "request_id": request_id}


def write_error(error):
    return written([
        ("code", quoted(error["code"])), ("message", quoted(error["message"])),
        ("field", quoted(error["field"]) if "field" in error else None),
        ("index", str(error["index"]) if "index" in error else None)])


def read_item_error(members):
    """The error of one message: the API gives it a code and a message, nothing else."""
    return {"code": member(members, "code", "string", True), "message": member(members, "message", "string", True)}


def read_error(members):
    error = read_item_error(members)
    for name, kind in (("field", "string"), ("index", "integer")):
        value = member(members, name, kind)
        if value is not None:
            error[name] = value
    return error


def counts(messages):
    failed = sum(message["status"] == "failed" for message in messages)
    return len(messages), len(messages) - failed, failed


def bulk_result_write(given):
    messages = given["bulk_result"]["messages"]
    items = []
    for item in messages:
        items.append(written([
            ("id", quoted(item["id"])), ("to", quoted(item["to"])), ("status", quoted(item["status"])),
            ("cost", or_null(item.get("cost"), lambda v: print_amount(parse_amount(v), 2))),
            ("error", write_error(item["error"]) if "error" in item else None)]))
    total, sent, failed = counts(messages)
    return {"json": envelope(written([
        ("object", '"bulk_result"'), ("total", str(total)), ("sent", str(sent)), ("failed", str(failed)),
        ("messages", "[" + ",".join(items) + "]")]), given["request_id"])}


def bulk_result_read(given):
    _, members, request_id = read_envelope(given["json"])
    data = member(members, "data", "object", required=True)
    member(data, "object", "string", required=True)
    stated = tuple(member(data, name, "integer", required=True) for name in ("total", "sent", "failed"))
    messages = []
    for index, item in enumerate(member(data, "messages", "list", required=True)):
        if not isinstance(item, dict):
            raise Err("wrong_type", field="messages", index=index)
        message = {name: member(item, name, "string", True, index) for name in ("id", "to", "status")}
        cost = member(item, "cost", "number", index=index)
        message["cost"] = None if cost is None else print_amount(parse_amount(cost), 2)
        error = member(item, "error", "object", index=index)
        if error is not None:
            message["error"] = read_item_error(error)
        messages.append(message)
    if stated != counts(messages):
        raise Err("inconsistent_counts")
    return {"bulk_result": {"messages": messages}, "total": stated[0], "sent": stated[1], "failed": stated[2],
            "request_id": request_id}


def error_write(given):
    return {"json": written([
        ("success", "false"), ("error", write_error(given["error"])),
        ("meta", written([("request_id", quoted(given["request_id"]))]))])}


def error_read(given):
    _, members, request_id = read_envelope(given["json"])
    return {"error": read_error(member(members, "error", "object", required=True)), "request_id": request_id}


def event_write(given):
    event = given["event"]
    data = written(write_message_members(event["message"]) + [
        ("reference", or_null(event.get("reference"))),
        ("error", write_error(event["error"]) if "error" in event else None)])
    return {"json": written([
        ("id", quoted(event["id"])), ("object", '"event"'), ("type", quoted(event["type"])),
        ("created_at", quoted(event["created_at"])), ("data", data)])}


def event_read(given):
    members = read_object(given["json"])
    event = {"id": member(members, "id", "string", True)}
    member(members, "object", "string", True)
    event["type"] = member(members, "type", "string", True)
    event["created_at"] = canonical_time(member(members, "created_at", "string", True), "created_at")
    data = member(members, "data", "object", True)
    event["message"] = read_message_members(data)
    event["reference"] = member(data, "reference", "string")
    error = member(data, "error", "object")
    if error is not None:
        event["error"] = read_item_error(error)
    return {"event": event}


def readable(body):
    """(kind, error code or None) of an answer's body."""
    try:
        success, members, _ = read_envelope(body)
        if not success:
            return "error", error_read({"json": body})["error"]["code"]
        data = member(members, "data", "object", required=True)
        if member(data, "object", "string") == "message":
            message_read({"json": body})
            return "message", None
        if member(data, "object", "string") == "bulk_result":
            bulk_result_read({"json": body})
            return "bulk_result", None
    except Err:
        pass
    return "unreadable", None


def http_date(text):
    """Unix seconds of an HTTP date (RFC 9110 5.6.7: three forms), or None."""
    for form in ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"):
        try:
            when = datetime.datetime.strptime(text, form)
        except ValueError:
            continue
        return int(when.replace(tzinfo=datetime.timezone.utc).timestamp())
    return None


def retry_seconds(retry_after, now):
    if retry_after is None:
        return None
    if re.fullmatch(r"[0-9]+", retry_after, re.ASCII):
        return int(retry_after)
    when = http_date(retry_after)
    if when is None or now is None:
        return None
    return max(0, when - now)


def interpret(given):
    status = given["http_status"]
    kind, code = readable(given["body"])
    if 200 <= status <= 299:
        advice = "ambiguous" if kind == "unreadable" else "never"
    elif code in ERRORS:
        advice = {"hard": "never", "route_fault": "never", "retryable": "safe", "unknown": "ambiguous"}[
            ERRORS[code]["disposition"]]
    elif status in (408, 425, 429, 503):
        advice = "safe"
    elif 300 <= status <= 499:
        advice = "never"
    else:
        advice = "ambiguous"
    answer = {"kind": kind, "advice": advice}
    if code is not None:
        answer["code"] = code
    if advice == "safe":
        now = given.get("now")
        seconds = retry_seconds(given.get("retry_after"), None if now is None else int(now))
        if seconds is not None:
            answer["advice"] = "after"
            answer["seconds"] = seconds
    return answer


def interpret_no_response(given):
    return {"advice": "ambiguous" if given["written"] else "safe"}


def make_id(given):
    value = int.from_bytes(bytes.fromhex(given["octets"]), "big") % 62 ** 25
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    digits = ""
    for _ in range(25):
        digits = alphabet[value % 62] + digits
        value //= 62
    return {"id": {"message": "msg_", "request": "req_", "event": "evt_"}[given["kind"]] + digits}


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


@functools.cache
def days_before_year(year):
    """Days from 0000-01-01 to the first of this year."""
    return sum(366 if is_leap(y) else 365 for y in range(year))


EPOCH = 719528  # days_before_year(1970)
assert days_before_year(1970) == EPOCH
LAST = (days_before_year(10000) - EPOCH) * 86400 - 1


def write_time(unix):
    if not -EPOCH * 86400 <= unix <= LAST:
        raise Err("invalid_timestamp")
    days, second = divmod(unix, 86400)
    days += EPOCH
    year = 0
    while days_before_year(year + 1) <= days:
        year += 1
    days -= days_before_year(year)
    month = 1
    while days >= days_in_month(year, month):
        days -= days_in_month(year, month)
        month += 1
    return "%04d-%02d-%02dT%02d:%02d:%02d+00:00" % (
        year, month, days + 1, second // 3600, second // 60 % 60, second % 60)


def read_time(text):
    match = re.fullmatch(
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
        r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))", text, re.ASCII)
    if not match:
        raise Err("invalid_timestamp")
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    sign, offset_hour, offset_minute = match.group(7), int(match.group(8) or 0), int(match.group(9) or 0)
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise Err("invalid_timestamp")
    if hour > 23 or minute > 59 or second > 59 or offset_hour > 23 or offset_minute > 59:
        raise Err("invalid_timestamp")
    days = days_before_year(year) - EPOCH + sum(days_in_month(year, m) for m in range(1, month)) + day - 1
    offset = (offset_hour * 60 + offset_minute) * 60
    unix = days * 86400 + hour * 3600 + minute * 60 + second - (-offset if sign == "-" else offset)
    if not -EPOCH * 86400 <= unix <= LAST:
        raise Err("invalid_timestamp")
    return unix


def timestamp(given):
    return {"text": write_time(int(given["unix"]))}


def timestamp_read(given):
    return {"unix": str(read_time(given["text"]))}


def http_route(given):
    path = given["path"].split("?", 1)[0]
    operation = {"/v1/messages/send": "send", "/v1/messages/bulk": "bulk"}.get(path)
    if operation is None:
        raise Err("not_found")
    if given["method"] != "POST":
        raise Err("method_not_allowed")
    return {"operation": operation}


def http_check(given):
    match = re.fullmatch(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)", given.get("authorization", ""), re.ASCII)
    if not match:
        raise Err("unauthorized")
    kind, *parameters = [part.strip(" \t") for part in given.get("content_type", "").lower().split(";")]
    if kind != "application/json" or any(p not in ("charset=utf-8", 'charset="utf-8"') for p in parameters):
        raise Err("unsupported_media_type")
    if given["body_length"] > given.get("max_body", 262144):
        raise Err("payload_too_large")
    return {"token": match.group(1)}


OPS = {
    "analyze": analyze, "offenders": offenders, "segment": segment, "prepare": prepare,
    "alphabet": alphabet, "region_languages": region_languages, "explain": explain,
    "transliterate": transliterate, "advise": advise, "lint_template": lint_template, "template_rows": template_rows,
    "classify_keyword": classify_keyword,
    "phone": phone, "numbering": numbering, "sender": sender, "amount": amount, "price": price,
    "send_request": functools.partial(request_op, SEND), "bulk_request": functools.partial(request_op, BULK),
    "facts": facts_op, "plan_send": plan_send, "plan_bulk": plan_bulk, "chunk": chunk,
    "message_write": message_write, "message_read": message_read,
    "bulk_result_write": bulk_result_write, "bulk_result_read": bulk_result_read,
    "error_write": error_write, "error_read": error_read, "event_write": event_write, "event_read": event_read,
    "interpret": interpret, "interpret_no_response": interpret_no_response, "id": make_id,
    "timestamp": timestamp, "timestamp_read": timestamp_read, "http_route": http_route, "http_check": http_check,
}


# ---------------------------------------------------------------------------------------------------------------
# The runner
# ---------------------------------------------------------------------------------------------------------------

def compute(op, given):
    """("out", value) or ("err", members)."""
    try:
        return "out", OPS[op](given)
    except Err as error:
        return "err", error.as_vector()


def differs(test, op):
    """None, or a sentence."""
    kind, value = compute(op, test["in"])
    if kind not in test:
        return f"expected {json.dumps(test.get('out', test.get('err')))}\n    computed {kind} {json.dumps(value)}"
    if kind == "out":
        if value != test["out"] or json.dumps(value, sort_keys=True) != json.dumps(test["out"], sort_keys=True):
            return f"expected {json.dumps(test['out'])}\n    computed {json.dumps(value)}"
        return None
    for name, expected in test["err"].items():
        if value.get(name) != expected:
            return f"expected {json.dumps(test['err'])}\n    computed {json.dumps(value)}"
    return None


def no_duplicates(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member twice: " + ", ".join(name for name, _ in pairs))
    return members


def check_file(path, ids):
    """Problems with the form of a vector file, and the file."""
    file = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates)
    problems = []
    if set(file) - {"schema", "op", "count", "notes", "tests"} or file["schema"] != 1:
        problems.append("unknown members or another schema")
    if file["count"] != len(file["tests"]):
        problems.append(f"count is {file['count']}, but there are {len(file['tests'])} tests")
    used = set()
    for test in file["tests"]:
        if set(test) - {"id", "flags", "source", "in", "out", "err"} or ("out" in test) == ("err" in test):
            problems.append(f"{test['id']}: unknown members, or not exactly one of out and err")
        if test["id"] in ids:
            problems.append(f"{test['id']}: not unique")
        if "err" in test and test["err"]["code"] not in ERRORS:
            problems.append(f"{test['id']}: no such code")
        ids.add(test["id"])
        used |= set(test["flags"]) - {"edge"}
    if used != set(file["notes"]):
        problems.append(f"flags and notes differ: {sorted(used ^ set(file['notes']))}")
    return problems, file


def check_capacity():
    """The capacities computed here against the table that was made from other sources."""
    for header, udh, _septets, gsm7, _octets, ucs2 in rows("segment-capacity.tsv"):
        if (capacity("gsm7", int(udh)), capacity("ucs2", int(udh))) != (int(gsm7), int(ucs2)):
            yield f"segment-capacity.tsv, {header}"


def main():
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    passed = failed = 0
    for problem in check_capacity():
        print(f"FAILED {problem}")
        failed += 1
    ids = set()
    for path in sorted(HERE.glob("*.json")):
        if path.name in NOT_VECTORS:
            continue
        problems, file = check_file(path, ids)
        for problem in problems:
            print(f"FAILED {path.name}: {problem}")
            failed += 1
        if file["op"] not in OPS:
            print(f"not computed here: {path.name} (op {file['op']})")
            continue
        for test in file["tests"]:
            if only not in test["id"]:
                continue
            difference = differs(test, file["op"])
            if difference:
                print(f"FAILED {test['id']}\n    {difference}")
                failed += 1
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
