"""How a text is laid out: encoding, tables, header, and where the segments are cut."""

import re
import unicodedata

from .tables import Err, LANGUAGES, LOCKING, SINGLE, SPANISH, WHITE_SPACE, is_emoji
from .text import clusters, option, position, prepared


def header_elements(options):
    """The caller's own information elements, checked (TS 23.040 9.2.3.24)."""
    octets = bytes.fromhex(options.get("header_elements", ""))
    i = 0
    while i < len(octets):
        identifier = octets[i]
        if i + 1 >= len(octets) or i + 2 + octets[i + 1] > len(octets):
            raise element_error(i)
        if identifier in (0x00, 0x08, 0x24, 0x25):
            raise element_error(i)
        i += 2 + octets[i + 1]
    return octets


def element_error(start):
    """The octet where an element begins is its position, the same in every unit."""
    place = {"utf8": start, "char": start, "utf16": start}
    return Err("header_invalid", position=place, field="header_elements")


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
