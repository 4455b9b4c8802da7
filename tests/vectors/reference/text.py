"""Texts: reading them, positions, composition, and what of them is outside the alphabet."""

import functools
import unicodedata

from .tables import Err, SEPTETS, TRANSLITERATION, is_alphabetic, is_control, is_emoji, is_mark, is_unlisted_invisible


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
