"""Every entry point of the Node face, asked through a line protocol."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import answers
import vectors

WORKER = Path(__file__).with_name("node_worker.mjs")


class Node:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, asked: list[vectors.Vector]) -> list[list[dict[str, Any]]]:
        """What each entry point answers to each of the inputs."""
        # Escapes carry what UTF-8 cannot; both sides would wait for the other if one thread wrote and read.
        lines = "".join(json.dumps({"op": vector.op, "in": vector.input}) + "\n" for vector in asked)
        writer = threading.Thread(target=self._write, args=(lines,))
        writer.start()
        answered = []
        for vector in asked:
            line = self._process.stdout.readline()
            if not line:
                raise RuntimeError(f"Node ended at {vector.op} {json.dumps(vector.input)[:2000]}")
            answered.append(json.loads(line))
        writer.join()
        return answered

    def _write(self, lines: str) -> None:
        self._process.stdin.write(lines)
        self._process.stdin.flush()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


def compare(expected: answers.Answer, entries: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Each entry point and what differs, None where nothing does."""
    for entry in entries:
        yield entry["name"], _difference(expected, entry)


def _difference(expected: answers.Answer, entry: dict[str, Any]) -> Any:
    if "thrown" in entry:
        return entry["thrown"]
    if expected.err is None:
        unit = entry["unit"] if entry["unit"] in answers.UNITS else "utf16"
        same = "out" in entry and entry["out"] == answers.in_unit(expected.out, unit)
        return None if same else {name: entry[name] for name in ("out", "err") if name in entry}
    found = entry.get("err")
    if found is None or found["code"] != expected.err["code"]:
        return entry.get("err") or {"out": entry["out"]}
    if entry["codeOnly"]:
        return None
    for name, value in expected.err.items():
        told = found.get("offset" if name == "position" else name)
        if name == "position" and value is not None:
            if entry["errors"] not in value:
                continue
            value = value[entry["errors"]]
        if told != value:
            return found
    return None
