"""The inputs, one after another."""

from __future__ import annotations

import random
from typing import Any

import texts
import vectors
from shapes import Shapes

# Texts deserve most of it.
OFTEN = {"analyze": 8, "offenders": 4, "segment": 8, "prepare": 3, "explain": 4, "transliterate": 6, "advise": 5}
OFTEN |= {"phone": 3, "numbering": 4, "sender": 3, "lint_template": 3, "template_rows": 2, "classify_keyword": 2}
OFTEN |= {"plan_send": 4, "plan_bulk": 4, "dispatch_trace": 3, "bulk_dispatch_trace": 2, "reassemble": 2}
# Nothing to vary: these are small tables that the vectors run over whole.
WHOLE = {"alphabet", "region_languages"}


class Generator:
    def __init__(self, known: list[vectors.Vector], rng: random.Random, only: list[str] | None) -> None:
        self._shapes = Shapes(known)
        self._rng = rng
        ops = only or sorted(self._shapes.inputs.keys() - WHOLE)
        self._ops = [op for op in ops for _ in range(OFTEN.get(op, 1))]

    def next(self) -> vectors.Vector:
        op = self._rng.choice(self._ops)
        return vectors.Vector(op, "generated", self._input(op), None, None)

    def _input(self, op: str) -> dict[str, Any]:
        rng = self._rng
        if op in ("analyze", "offenders", "segment", "explain", "transliterate", "advise", "prepare"):
            if rng.random() < 0.75:
                return self._text_input(op)
        elif op in ("phone", "numbering") and rng.random() < 0.7:
            level = {"level": rng.choice(["syntax", "length", "numbering"])} if op == "phone" else {}
            return {"number": texts.number(rng)} | level
        return self._shapes.near(op, rng)

    def _text_input(self, op: str) -> dict[str, Any]:
        rng = self._rng
        made: dict[str, Any] = self._shapes.near(op, rng)
        for name in ("text", "text_utf8", "text_utf16", "options"):
            made.pop(name, None)
        text = texts.text(rng)
        chance = rng.random()
        if chance < 0.04:
            text = text[: len(text) // 2] + rng.choice(["\ud800", "\udfff", "\ude00\ud83d"]) + text[len(text) // 2 :]
            made["text_utf16"] = text.encode("utf-16-be", "surrogatepass").hex()
        elif chance < 0.08 and op == "analyze":
            octets = bytearray(text.encode())
            octets.insert(rng.randrange(len(octets) + 1), rng.choice([0x80, 0xC0, 0xE2, 0xED, 0xF4, 0xFF]))
            made["text_utf8"] = octets.hex()
        else:
            made["text"] = text
        options = texts.options(rng, own_header="text" in made)
        if op == "prepare":
            made["options"] = {"newline": rng.choice(["keep", "lf"]), "normalize": rng.choice(["none", "nfc"])}
        elif options:
            made["options"] = options
        return made
