"""What is told of a text: the analysis, offenders, segments."""

from .layout import Layout
from .tables import LANGUAGES, LOCKING, SINGLE, rows
from .text import classify, clusters, position, prepared, read_text, utf16_units


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
