"""Asks every face the same and compares what they answer, octet for octet.

    python tests/differential/compare.py --library LIBRARY --runner c.so [--runner cpp.so] [--count N] [--seed N] [--op OP]

The inputs are drawn from a seeded generator: texts that are hard on an SMS library, and what the vectors hold with something
changed. What the plainest call of Python answers is put in the form of a vector, and the runners that every face has for
the vectors are held to it: all entry points of Python, of C (in this process, through ctypes) and of Node (a line protocol).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "bindings-python" / "tests"))

import answers  # noqa: E402
import c_face  # noqa: E402
import exempt  # noqa: E402
import node_face  # noqa: E402
import python_face  # noqa: E402
import vectors  # noqa: E402
from generated import Generator  # noqa: E402

# Inputs that are sent to Node at once.
CHUNK = 64
SHOWN = 20


class Comparison:
    def __init__(self, libraries: dict[str, c_face.Library]) -> None:
        self.libraries = libraries
        self.node = node_face.Node()
        self.compared: Counter[str] = Counter()
        self.inputs: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.unanswered: Counter[str] = Counter()
        self.exempted: Counter[str] = Counter()
        self.differences: list[tuple[vectors.Vector, answers.Answer, str, Any]] = []
        self.per_op: Counter[str] = Counter()

    def ask(self, asked: list[vectors.Vector]) -> None:
        known = []
        for vector in asked:
            try:
                expected = answers.first(vector)
            except answers.Contradiction:
                self._note(vector, answers.Answer(), "python", [("its own checks", traceback.format_exc())])
                continue
            except answers.Unanswered as error:
                self.unanswered[f"{vector.op}: {' '.join(map(str, error.args))[:80]}"] += 1
                continue
            vector.out, vector.err = expected.out, expected.err
            known.append((vector, expected))
        for (vector, expected), entries in zip(known, self.node.ask([each for each, _ in known]), strict=True):
            self.inputs[vector.op] += 1
            self.refused[vector.op] += expected.err is not None
            self._note(vector, expected, "python", python_face.compare(vector, expected))
            self._note(vector, expected, "node", node_face.compare(expected, entries))
            for name, library in self.libraries.items():
                self._note(vector, expected, name, [("every entry point", library.compare(vector, expected))])

    def _note(self, vector: vectors.Vector, expected: answers.Answer, face: str, found: Any) -> None:
        for entry, difference in found:
            if excuse := exempt.reason(face, vector.op, entry, vector.input, expected.err):
                self.exempted[excuse] += 1
                continue
            self.compared[face] += 1
            if difference is not None:
                self.per_op[f"{vector.op} in {face}"] += 1
                self.differences.append((vector, expected, f"{face}, {entry}", difference))


def report(comparison: Comparison, seconds: float) -> bool:
    total = sum(comparison.inputs.values())
    faces = ", ".join(f"{face} {count}" for face, count in comparison.compared.items())
    refused = sum(comparison.refused.values())
    print(f"{total} inputs ({refused} of them refused) of {len(comparison.inputs)} operations in {seconds:.0f} s")
    print(f"DIFFERENTIAL comparisons={sum(comparison.compared.values())} differences={len(comparison.differences)} ({faces})")
    if comparison.unanswered:
        print(f"not compared, since Python takes no such argument: {dict(comparison.unanswered.most_common(SHOWN))}")
    if comparison.exempted:
        print(f"not asked: {dict(comparison.exempted)}")
    shown: Counter[str] = Counter()
    for vector, expected, where, difference in comparison.differences:
        kind = f"{vector.op} {where.split(',')[0]}"
        shown[kind] += 1
        if shown[kind] > 2 or len(shown) > SHOWN:
            continue
        print(f"\n{vector.op} through {where}\n  in       {json.dumps(vector.input)[:3000]}")
        print(f"  expected {json.dumps(expected.told())[:2000]}\n  found    {json.dumps(difference)[:2000]}")
    for kind, count in comparison.per_op.most_common():
        print(f"  {count:6} {kind}")
    return not comparison.differences


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--runner", type=Path, action="append", default=[])
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--op", action="append")
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    c_face.load(given.library.resolve())
    libraries = {path.stem: c_face.Library(path.resolve()) for path in given.runner}
    generator = Generator(vectors.load(), random.Random(given.seed), given.op)
    comparison = Comparison(libraries)
    started = time.monotonic()
    try:
        for start in range(0, given.count, CHUNK):
            comparison.ask([generator.next() for _ in range(min(CHUNK, given.count - start))])
    finally:
        comparison.node.close()
    fine = report(comparison, time.monotonic() - started)
    sys.exit(not fine)


if __name__ == "__main__":
    main()
