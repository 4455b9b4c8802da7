"""Templates and their rows."""

import re

from .address import ASCII_DIGITS
from .layout import Layout
from .money import parse_amount
from .replacing import without_limit
from .tables import Err, SEPTETS
from .text import clusters, position, read_text


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
