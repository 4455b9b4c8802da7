"""Replacements, and the explanation that counts what they save."""

import unicodedata

from .address import ASCII_DIGITS
from .layout import Layout
from .tables import Err, SEPTETS, TRANSLITERATION, is_unlisted_invisible
from .text import classify, position, read_text, utf16_units


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
