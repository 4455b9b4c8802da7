"""The command, `python -m septet` and `npx septet` over the same input: the same octets and exit codes, and the library's answers.

    python tests/differential/command.py SEPTET [--count N] [--seed N]
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bindings-python" / "tests"))

import septet  # noqa: E402
import texts  # noqa: E402
import vectors  # noqa: E402
from command_wire import check_wire  # noqa: E402
from shapes import Shapes, changed_json  # noqa: E402

SHOWN = 12
LISTED = 100
FLAGS = {
    "encoding": lambda value: ["--encoding", value],
    "reference_bits": lambda value: ["--reference-bits", str(value)],
    "max_segments": lambda value: ["--max-segments", str(value)],
    "newline": lambda value: ["--newline", value],
    "normalize": lambda value: ["--nfc"] if value == "nfc" else [],
    "languages": lambda value: ["--languages", ",".join(value)],
    "keep_graphemes": lambda value: ["--keep-graphemes"] if value else [],
    "keep_words": lambda value: ["--keep-words"] if value else [],
    "keep_urls": lambda value: ["--keep-urls"] if value else [],
    "numbering": lambda value: ["--numbering"] if value else [],
}
# Lines that are no `{"text": …}`.
ODD_LINES = [
    b"", b"{}", b"[]", b"null", b'"text"', b'{"text": 7}', b'{"text": null}', b'{"text": "a", "text": "b"}', b'{"text": "a"',
    b'{"text": "\\ud83d"}', b'{"text": "a\xff"}', b'\xff', b'{"text": "a"} x', b'{"to": 7, "text": "a"}', b'{"text": NaN}',
    b'{"text": "a",}', b'{"text": "\\x"}', b"[" * 200, b' {"text": "a"}', b'\t{"text": "a"}', b'{"\\u0074ext": "a"}',
    b'{"text": "a\x01"}', b'{"other": "\\ud83d", "text": "a"}', b'{"other": {"b": 1, "b": 2}, "text": "a"}', b"\r",
    b'{"text": ["a"]}', b'{"text": "\\u0000"}', '{"text": "é\u2028"}'.encode(), b'{"text": 1e999}', b"\x1a", b"07700\xa0900",
]


class Commands:
    def __init__(self, command: str) -> None:
        self.programs = {
            "septet": [command],
            "python -m septet": [sys.executable, "-m", "septet"],
            "npx septet": ["node", str(ROOT / "bindings-node" / "bin" / "septet.cjs")],
        }
        self.compared: Counter[str] = Counter()
        self.differences: list[str] = []

    def ask(self, arguments: list[str], octets: bytes, programs: list[str]) -> list[bytes]:
        """What the command answers, a line for each; the others have to answer the same."""
        answers = {name: self._run(self.programs[name], arguments, octets) for name in programs}
        code, expected = answers["septet"]
        for name in programs[1:]:
            self.compared[f"{arguments[0]}, {name}"] += max(1, len(expected))
            other, found = answers[name]
            if other != code:
                self.differ(name, arguments, octets, f"exit code {code}", f"exit code {other}")
            elif found != expected:
                rows = octets.split(b"\n")
                place = next((i for i, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), 0)
                asked = rows[place] if len(expected) > 1 and place < len(rows) else octets
                lines = [lines[place] if place < len(lines) else b"" for lines in (expected, found)]
                self.differ(name, arguments, asked, *lines)
        return expected

    def differ(self, name: str, arguments: list[str], asked: bytes, expected: Any, found: Any) -> None:
        self.differences.append(f"{name} {arguments}\n  in       {asked[:600]!r}\n  expected {expected!r}\n  found    {found!r}")

    @staticmethod
    def _run(program: list[str], arguments: list[str], octets: bytes) -> tuple[int, list[bytes]]:
        done = subprocess.run([*program, *arguments], input=octets, capture_output=True)
        return done.returncode, done.stdout.splitlines()


def options_of(rng: random.Random) -> tuple[dict[str, Any], list[str]]:
    options = texts.options(rng, own_header=False)
    return options, [flag for name, value in options.items() for flag in FLAGS[name](value)]


def octets_before(text: str, position: int) -> int:
    return len(text[:position].encode())


def analysis(text: str, options: dict[str, Any]) -> dict[str, Any]:
    """What the library says of a text, as the command prints it."""
    try:
        found = septet.analyze(text, **options)
    except septet.SeptetError as error:
        told = {"code": error.code, "message": str(error), "field": error.field}
        if error.offset is not None:
            told["position"] = octets_before(text, error.offset)
        return {"error": {name: value for name, value in told.items() if value is not None}}
    told = {name: getattr(found, name) for name in septet.Analysis.__match_args__}
    if found.first_offender is not None:
        told["first_offender"] = octets_before(text, found.first_offender)
    told["offenders"] = [
        {
            "position": octets_before(text, offender.position),
            "code_points": [f"U+{point:04X}" for point in offender.code_points],
            "class": offender.class_,
            "replacement": offender.replacement,
        }
        for offender in list(septet.offenders(text, **options))[:LISTED]
    ]
    return told


def check_analyze(commands: Commands, rng: random.Random, count: int) -> None:
    options, flags = options_of(rng)
    asked = [texts.text(rng) for _ in range(count)]
    lines = [json.dumps({"text": text}, ensure_ascii=rng.random() < 0.5).encode() for text in asked]
    answers = commands.ask(["analyze", "--ndjson", *flags], b"\n".join(lines) + b"\n", list(commands.programs))
    for text, line in zip(asked, answers, strict=True):
        commands.compared["analyze, the library"] += 1
        expected = analysis(text, options)
        if json.loads(line) != expected:
            commands.differ("the library", ["analyze", *flags], text.encode(), line, expected)


def check_odd_lines(commands: Commands, rng: random.Random, count: int) -> None:
    lines = [*ODD_LINES]
    for _ in range(count):
        line = json.dumps({"text": texts.text(rng)[:40], "to": "+12025550143"}, ensure_ascii=False)
        lines.append(changed_json(rng, line).replace("\n", " ").encode())
    octets = rng.choice([b"\n", b"\r\n"]).join(lines)
    commands.ask(["analyze", "--ndjson"], octets, list(commands.programs))
    commands.ask(["check", "--ndjson"], octets, list(commands.programs))


def check_numbers(commands: Commands, rng: random.Random, count: int) -> None:
    level = rng.choice(["syntax", "length", "numbering"])
    asked = [texts.number(rng).replace("\n", "") for _ in range(count)]
    lines = [rng.choice([number, json.dumps({"to": number})]).encode() for number in asked]
    commands.ask(["check", "--ndjson", "--level", level], b"\n".join(lines) + b"\n", list(commands.programs))


def check_senders(commands: Commands, rng: random.Random, shapes: Shapes, count: int) -> None:
    alphabet = rng.choice(["portable", "common", "gsm"])
    asked = [shapes.near("sender", rng)["sender"] for _ in range(count)]
    asked = [vectors._plain(sender) for sender in asked]
    lines = [json.dumps({"from": sender}).encode() for sender in asked]
    arguments = ["check", "--ndjson", "--sender", "--sender-alphabet", alphabet]
    commands.ask(arguments, b"\n".join(lines) + b"\n", list(commands.programs))


def check_one(commands: Commands, rng: random.Random, shapes: Shapes) -> None:
    """A verb that takes one input a run."""
    options, flags = options_of(rng)
    text = texts.text(rng).replace("\0", "").encode()
    everyone = list(commands.programs)
    commands.ask(["segment", "--json", *flags], text, ["septet", "npx septet"])
    commands.ask(["explain", *flags], text, ["septet", "npx septet"])
    price = rng.choice([[], ["--price", "0.05", "--currency", "USD"], ["--price", "0.05", "--currency", "USD", "--recipients", "12000"]])
    commands.ask(["advise", "--json", *price, *flags], text, everyone)
    commands.ask(["analyze", "--json", "--smart", *flags], text, everyone)
    check_wire(commands, rng, shapes, options, flags)
    op = rng.choice(["plan_send", "plan_bulk"])
    request = shapes.near(op, rng)["request"].encode()
    money = rng.choice([[], ["--price", "0.05", "--currency", "USD"], ["--price", "0.0123456", "--currency", "EUR"]])
    commands.ask(["plan", "-", "--json", *money], request, list(commands.programs))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    shapes = Shapes(vectors.load())
    commands = Commands(given.command)
    started = time.monotonic()
    batch = 250
    for _ in range(max(1, given.count // (4 * batch))):
        check_analyze(commands, rng, batch)
        check_numbers(commands, rng, batch)
        check_senders(commands, rng, shapes, batch)
        check_odd_lines(commands, rng, batch // 5)
    for _ in range(given.count // 100):
        check_one(commands, rng, shapes)
    seconds = time.monotonic() - started
    shown: Counter[str] = Counter()
    for difference in commands.differences:
        kind = difference.split("\n")[0].split("]")[0][:40]
        shown[kind] += 1
        if shown[kind] <= 4 and shown.total() <= 4 * SHOWN:
            print(difference)
    total, different = commands.compared.total(), len(commands.differences)
    print(f"COMMANDS comparisons={total} differences={different} in {seconds:.0f} s")
    print(f"  {dict(commands.compared)}")
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
