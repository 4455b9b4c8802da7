"""Draws the pictures of the pages from what the command and the examples print. `--check` only compares.

Colours are classes: a drawing that stands alone brings them along, the site gives its own, light or dark.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
COMMAND = ROOT / "target/release/septet"

# class: (light, dark)
COLOURS = {
    "ink": ("#1d2b33", "#e3e9ed"),
    "faint": ("#5d707c", "#9fb0bb"),
    "paper": ("#ffffff", "#1c262d"),
    "panel": ("#eef3f6", "#26333b"),
    "line": ("#c3d0d8", "#425460"),
    "blue": ("#2a6f97", "#5aa9d6"),
    "pale": ("#cfe3ef", "#274b61"),
    "green": ("#2f7d4f", "#63b886"),
    "mint": ("#d3ebdb", "#24503a"),
    "red": ("#b3382c", "#ef8175"),
    "rose": ("#f6d7d2", "#5e2f2b"),
    "amber": ("#9a6700", "#e0b04a"),
    "sand": ("#f5e4b8", "#54431d"),
}
MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"


def style(site: bool) -> str:
    """The classes, for the site's style sheet or for a drawing by itself."""
    root = "[data-md-color-scheme=default]" if site else ":root"
    light = "".join(f"--d-{name}:{colours[0]};" for name, colours in COLOURS.items())
    dark = "".join(f"--d-{name}:{colours[1]};" for name, colours in COLOURS.items())
    night = (
        f"[data-md-color-scheme=slate]{{{dark}}}"
        if site
        else f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    )
    classes = "".join(f".d-{name}{{fill:var(--d-{name})}}" for name in COLOURS)
    kinds = (
        f".d-m{{font-family:{MONO}}}.d-s{{font-family:{SANS}}}.d-b{{font-weight:600}}"
        ".d-rule{stroke:var(--d-line);fill:none}.d-arrow{stroke:var(--d-faint);fill:none;stroke-width:1.5}"
    )
    return f"{root}{{{light}}}{night}{classes}{kinds}"


class Drawing:
    """Shapes on a sheet of a certain width; the height is what they need."""

    def __init__(self, width: int) -> None:
        self.width, self.height, self.parts = width, 0, []

    def box(
        self, x: float, y: float, w: float, h: float, colour: str, title: str = "", round_: int = 3
    ) -> None:
        told = f"<title>{escape(title)}</title>" if title else ""
        self.parts.append(
            f'<rect class="d-{colour}" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{round_}">{told}</rect>'
        )
        self.height = max(self.height, y + h)

    def text(
        self,
        x: float,
        y: float,
        said: str,
        colour: str = "ink",
        size: int = 13,
        mono: bool = False,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        kinds = f"d-{colour} d-{'m' if mono else 's'}{' d-b' if bold else ''}"
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(
            f'<text class="{kinds}" x="{x:g}" y="{y:g}" font-size="{size}"{at}>{escape(said)}</text>'
        )
        self.height = max(self.height, y + 4)

    def grid(
        self, x: float, y: float, characters: str, step: float, colour: str = "ink", size: int = 13
    ) -> None:
        """Characters at places of their own, whatever the width of the reader's font."""
        for number, character in enumerate(characters):
            if character != " ":
                self.text(x + (number + 0.5) * step, y, character, colour, size, mono=True, anchor="middle")

    def path(self, steps: str, kind: str = "rule") -> None:
        self.parts.append(f'<path class="d-{kind}" d="{steps}"/>')

    def arrow(self, x1: float, y1: float, x2: float, y2: float) -> None:
        turn = (4, 4) if x2 != x1 else (0, 0)
        head = (
            f"M{x2 - 6:g} {y2 - turn[1]:g}L{x2:g} {y2:g}L{x2 - 6:g} {y2 + 4:g}"
            if x2 != x1
            else (
                f"M{x2 - 4:g} {y2 - 6 * (1 if y2 > y1 else -1):g}L{x2:g} {y2:g}L{x2 + 4:g} {y2 - 6 * (1 if y2 > y1 else -1):g}"
            )
        )
        self.path(f"M{x1:g} {y1:g}L{x2:g} {y2:g}{head}", "arrow")

    def svg(self) -> str:
        height = int(self.height + 14)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height}" width="{self.width}" height="{height}">'
            f'<style data-alone="yes">{style(site=False)}</style>'
            f'<rect class="d-paper" width="{self.width}" height="{height}" rx="6"/>\n'
            + "\n".join(self.parts)
            + "\n</svg>\n"
        )


def septet(*arguments: str) -> Any:
    done = subprocess.run([COMMAND, *arguments], capture_output=True, text=True, cwd=ROOT)
    return json.loads(done.stdout.splitlines()[0] if "plan" in arguments else done.stdout)


def room() -> Drawing:
    """How much fits."""
    sheet = Drawing(720)
    rows = [("GSM-7", "a", []), ("GSM-7, Turkish table", "ş", ["--languages", "tr"]), ("UCS-2", "ж", [])]
    sheet.text(16, 26, "Characters that fit one segment", bold=True)
    sheet.text(452, 26, "and each segment of several", bold=True)
    for number, (name, letter, options) in enumerate(rows):
        y = 44 + 46 * number
        single = septet("analyze", "--json", *options, letter * (100 if options else 10))["per_segment"]
        several = septet("analyze", "--json", *options, letter + "a" * 400)["per_segment"]
        sheet.text(16, y + 18, name)
        for x, count, colour in [(170, single, "blue"), (452, several, "blue")]:
            sheet.box(x, y, 160 * 1.4, 28, "panel")
            sheet.box(x, y, count * 1.4, 28, "pale")
            sheet.text(x + 10, y + 19, str(count), colour, 15, bold=True)
    sheet.text(
        16,
        44 + 46 * 3 + 12,
        "A grey field is the room of 160 septets. The header that joins segments takes 7 septets, or 3 units.",
        "faint",
        12,
    )
    return sheet


MIXED = "Tonight’s show: doors open at 7 [bar at 6]. Bring a friend for €5 – kids are free. Reply STOP to opt out."


def segments() -> Drawing:
    """A text cut as it is, and as it would be with replacements."""
    sheet = Drawing(720)
    smart = septet("advise", "--json", MIXED)["advice"][0]["text"]
    y = 10
    for title, text in [("As it was written", MIXED), ("With replacements", smart)]:
        cut = septet("segment", "--json", text)
        analysis = septet("analyze", "--json", text)
        offenders = {entry["position"] for entry in analysis.get("offenders", [])}
        units = f"{analysis['units']} {'units' if cut['encoding'] == 'ucs2' else 'septets'}"
        name = "UCS-2" if cut["encoding"] == "ucs2" else "GSM-7"
        count = len(cut["segments"])
        sheet.text(16, y + 18, f"{title}: {name}, {units}, {count} segment{'s' * (count > 1)}", bold=True)
        y += 30
        for number, part in enumerate(cut["segments"]):
            at = part["start"]
            column = 0
            for character in part["text"]:
                if column == 70:
                    column, y = 0, y + 24
                two = cut["encoding"] == "gsm7" and character in "^{}\\[]~|€"
                colour = "rose" if at in offenders else "sand" if two else ["pale", "mint"][number % 2]
                sheet.box(16 + column * 9.8, y, 9.8, 22, colour, round_=0)
                sheet.grid(16 + column * 9.8, y + 15, character, 9.8, "red" if at in offenders else "ink", 12)
                at, column = at + len(character.encode()), column + 1
            y += 26
        y += 10
    for x, colour, said in [
        (16, "pale", "first segment"),
        (130, "mint", "second"),
        (214, "rose", "forces UCS-2"),
        (330, "sand", "costs two septets"),
    ]:
        sheet.box(x, y, 12, 12, colour, round_=0)
        sheet.text(x + 18, y + 11, said, "faint", 12)
    return sheet


FRENCH = (
    "Déjà 3 000 clients servis… Votre commande est prête : venez la chercher avant samedi soir à la boutique, "
    "12 rue de la Paix, Paris. Merci, et à bientôt !"
)


def advice() -> Drawing:
    """What an edit saves."""
    sheet = Drawing(720)
    item = septet(
        "advise", "--json", "--price", "0.04", "--currency", "EUR", "--recipients", "20000", FRENCH
    )["advice"][0]
    sheet.text(16, 28, "20,000 recipients at 0.04 EUR a segment", "faint")
    for y, count, said, colour in [
        (44, item["before"], "as it was written", "rose"),
        (104, item["after"], "replaced", "mint"),
    ]:
        for number in range(count):
            sheet.box(16 + number * 120, y, 112, 42, colour)
            sheet.text(72 + number * 120, y + 26, "1 segment", anchor="middle", size=12)
        sheet.text(
            30 + count * 120,
            y + 18,
            f"{count * 800:,}.00 EUR",
            "red" if colour == "rose" else "green",
            15,
            bold=True,
        )
        sheet.text(30 + count * 120, y + 36, said, "faint", 12)
    sheet.text(16, 178, "What to replace", bold=True)
    for number, change in enumerate(item["changes"]):
        x = 16 + number * 130
        sheet.box(x, 190, 40, 34, "rose")
        sheet.text(x + 20, 212, change["from"], "red", 16, mono=True, anchor="middle")
        sheet.arrow(x + 46, 207, x + 64, 207)
        sheet.box(x + 70, 190, 40, 34, "mint")
        sheet.text(x + 90, 212, change["to"], "green", 16, mono=True, anchor="middle")
    sheet.text(420, 212, f"saves {item['saved']:,.2f} {item['currency']}", "green", 16, bold=True)
    return sheet


def plan() -> Drawing:
    """The table of a plan."""
    sheet = Drawing(720)
    found = septet(
        "plan",
        "--json",
        "examples/body.json",
        "--recipients",
        "examples/customers.csv",
        "--column",
        "phone",
        "--prices",
        "examples/prices.csv",
        "--currency",
        "USD",
        "--opted-out",
        "examples/opted-out.txt",
    )
    sheet.text(
        16,
        28,
        f"{found['total']} recipients, {found['segments']} segment of {found['units']} septets",
        bold=True,
    )
    for number, message in enumerate(found["messages"]):
        y = 42 + number * 30
        good = message["status"] == "ok"
        sheet.box(16, y, 688, 26, "panel")
        sheet.box(16, y, 6, 26, "green" if good else "red")
        sheet.text(34, y + 18, message["to"], mono=True)
        sheet.text(
            200, y + 18, "can be sent to" if good else message["error"]["message"], "green" if good else "red"
        )
        if good:
            sheet.text(690, y + 18, f"{message['cost']:g} USD", mono=True, anchor="end")
    y = 42 + len(found["messages"]) * 30 + 20
    sheet.text(34, y, f"{found['ok']} ok, {found['failed']} failed", bold=True)
    sheet.text(690, y, f"{found['cost']:g} USD", bold=True, anchor="end", mono=True)
    return sheet


def templates() -> Drawing:
    """Templates between their least and their most."""
    sheet = Drawing(720)
    fields = [
        "--field",
        "name=20",
        "--field",
        "order=8:gsm7",
        "--field",
        "code=6:digits",
        "--max-segments",
        "2",
    ]
    rows = septet("lint", "--json", "examples/templates.json", "--style", "braces", *fields)
    sheet.text(16, 26, "Segments at least and at most", bold=True)
    for count in range(1, 4):
        sheet.text(170 + (count - 0.5) * 110, 46, str(count), "faint", 12, anchor="middle")
    for number, row in enumerate(rows):
        y = 54 + number * 38
        least, most = row["smallest"]["segments"], row["largest"]["segments"]
        refused = "error" in row
        sheet.text(16, y + 20, row["template"], mono=True)
        sheet.box(170, y, 330, 30, "panel")
        sheet.box(170, y, most * 110, 30, "rose" if refused else "mint")
        sheet.box(170, y, least * 110, 30, "red" if refused else "green")
        sheet.text(
            514,
            y + (14 if row["deciding_field"] else 20),
            "refused: at most 2" if refused else "ok",
            "red" if refused else "green",
            bold=True,
        )
        if row["deciding_field"]:
            sheet.text(514, y + 29, f"{row['deciding_field']} decides", "faint", 11)
    sheet.path("M390 50L390 164")
    return sheet


def pdu() -> Drawing:
    """The octets of a message from a modem, field by field."""
    sheet = Drawing(720)
    octets = "07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37"
    found = septet("pdu", "decode", "--json", octets)
    text, origin = found["user_data"]["text"], found["originator"]
    fields = [
        (8, "service centre", found["service_centre"], "pale"),
        (1, "type", found["type"].replace("_", "-").upper(), "sand"),
        (8, "originator", f"{origin['address']}, type {origin['ton']}, plan {origin['npi']}", "mint"),
        (1, "protocol", str(found["protocol_id"]), "pale"),
        (1, "data coding", found["data_coding"]["character_set"].upper(), "sand"),
        (7, "time", found["service_time"], "rose"),
        (1, "length", f"{found['user_data']['length']} septets", "mint"),
        (9, "text", text, "pale"),
    ]
    pairs = [octets[at : at + 2] for at in range(0, len(octets), 2)]
    assert sum(count for count, *_ in fields) == len(pairs), "the fields are all of the octets"
    at = 0
    for number, (count, name, value, colour) in enumerate(fields):
        for place in range(at, at + count):
            x, y = 16 + place % 18 * 38.2, 16 + place // 18 * 34
            sheet.box(x, y, 36, 28, colour, name)
            sheet.text(x + 18, y + 19, pairs[place], mono=True, anchor="middle")
        y = 104 + number * 26
        sheet.box(16, y, 12, 14, colour)
        sheet.text(38, y + 12, name, bold=True)
        sheet.text(160, y + 12, f"{count} octet{'s' * (count > 1)}", "faint", 12)
        sheet.text(240, y + 12, value, mono=True)
        at += count
    return sheet


def numbers() -> Drawing:
    """What the numbering plans say."""
    sheet = Drawing(720)
    rows = septet(
        "check",
        "--json",
        "--level",
        "numbering",
        "+12042345678",
        "+442079460958",
        "+4402079460958",
        "+14141110011",
        "07700900100",
    )
    for number, row in enumerate(rows):
        y = 14 + number * 34
        sheet.box(16, y, 688, 28, "panel")
        sheet.box(16, y, 6, 28, "green" if row["valid"] else "red")
        sheet.text(34, y + 19, row["to"], mono=True)
        if row["valid"]:
            sheet.text(200, y + 19, row["type"].replace("_", " "), "green")
            sheet.text(690, y + 19, row["region"], bold=True, anchor="end")
        else:
            sheet.text(200, y + 19, row["message"], "red", 12)
            if row.get("suggestion"):
                sheet.text(690, y + 19, f"→ {row['suggestion']}", "green", 12, mono=True, anchor="end")
    return sheet


def dispatch() -> Drawing:
    """A bulk dispatch over time, from the trace of an example."""
    sheet = Drawing(720)
    shown = subprocess.run(
        ["cargo", "run", "-q", "-p", "septet", "--example", "gateway_sim"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    ).stdout
    sent, bars = {}, []
    times = [int(time) for time in re.findall(r"^(\d{13})  message", shown, re.MULTILINE)]
    start, end = min(times), max(times)
    for time, message, rest in re.findall(r"^(\d{13})  message (\d+) (.*)$", shown, re.MULTILINE):
        segment = re.match(r"segment (\d+) over route (\d+)", rest)
        if segment:
            sent[message] = (int(time), segment[1], segment[2])
        elif message in sent:
            bars.append((*sent.pop(message), int(time), rest.removeprefix("was answered: "), int(message)))
    # Whatever was never answered.
    bars += [
        (time, segment, route, end, "no answer", int(message))
        for message, (time, segment, route) in sent.items()
    ]
    shade = {"accepted": ("mint", "green"), "retryable": ("sand", "amber")}
    early = start + 4_400

    def place(time: int) -> float:
        return 92 + (min(time, early) - start) / (early - start) * 596

    for second in range(5):
        x = place(start + second * 1_000)
        sheet.path(f"M{x:g} 30L{x:g} 290")
        sheet.text(x, 24, f"{second} s", "faint", 12, anchor="middle")
    for message in range(8):
        sheet.text(16, 52 + message * 32, f"message {message}", size=12)
    for time, segment, route, answered, outcome, message in bars:
        if time > early:
            continue
        colours = shade.get(outcome, ("rose", "red"))
        x, y = place(time), 36 + message * 32
        width = max(place(answered) - x - 1, 6)
        sheet.box(x, y, width, 24, colours[0], f"segment {segment} over route {route}: {outcome}")
        sheet.box(x, y, 3, 24, colours[1], round_=0)
        if width > 18:
            sheet.text(x + 7, y + 17, route, colours[1], 12, bold=True)
    said = [
        (16, "mint", "accepted"),
        (100, "sand", "refused for now: sent again"),
        (290, "rose", "no answer, or a late one: not sent again"),
    ]
    for x, colour, name in said:
        sheet.box(x, 302, 12, 12, colour)
        sheet.text(x + 18, 312, name, "faint", 12)
    sheet.text(704, 312, "the figure is the route", "faint", 12, anchor="end")
    return sheet


def gateway() -> Drawing:
    """Where septet stands in a gateway."""
    sheet = Drawing(720)
    inside = [
        ("plan", "errors, cost"),
        ("dispatch", "route, wait, fail over"),
        ("wire", "SMPP bodies, TPDUs"),
        ("receipts", "status, reassembly"),
        ("events", "signed webhooks"),
    ]
    sheet.box(10, 82, 700, 114, "panel", round_=8)
    sheet.text(24, 186, "septet: values in, values out", "faint", 12)
    for number, (name, said) in enumerate(inside):
        x = 24 + number * 137
        sheet.box(x, 98, 122, 68, "pale", round_=6)
        sheet.text(x + 61, 128, name, "blue", 15, bold=True, anchor="middle")
        sheet.text(x + 61, 150, said, size=11, anchor="middle")
        if number:
            sheet.arrow(x - 14, 132, x - 2, 132)
    outside = [
        (0, "HTTP request"),
        (1, "clock, store"),
        (2, "SMPP, modem"),
        (3, "deliver_sm"),
        (4, "HTTP request out"),
    ]
    for number, name in outside:
        x = 24 + number * 137
        sheet.box(x, 14, 122, 30, "sand", round_=6)
        sheet.text(x + 61, 33, name, "amber", 11, anchor="middle")
        up = number in {2, 4}
        sheet.arrow(x + 61, 96 if up else 46, x + 61, 48 if up else 94)
    sheet.text(24, 216, "Yours: sockets, clock, store, randomness.", "amber", 12)
    return sheet


PICTURES = [room, segments, advice, templates, plan, numbers, pdu, dispatch, gateway]


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    for picture in PICTURES:
        path, drawn = FOLDER / f"{picture.__name__}.svg", picture().svg()
        if "--check" in sys.argv:
            stale += [path.name] if not path.exists() or path.read_text() != drawn else []
        else:
            path.write_text(drawn)
    if stale:
        print(f"not what is drawn now: {', '.join(stale)}; `cargo xtask docs pictures` draws them")
        return 1
    print(
        f"{len(PICTURES)} pictures show what is printed now"
        if "--check" in sys.argv
        else f"{len(PICTURES)} pictures drawn"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
