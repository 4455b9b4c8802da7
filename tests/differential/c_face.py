"""libseptet.so in this process: the vector runners of C and C++ as libraries, called through ctypes."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import answers
import vectors

# Of the inputs of other operations the runners read words and numbers.
HEXADECIMAL = {
    "septets_pack": {"septets"},
    "udh_build": {"data"},
    "user_data_encode": {"header"},
    "submit_encode": {"data", "header", "validity"},
    "submit_decode": {"pdu"},
    "deliver_encode": {"data", "header"},
    "deliver_decode": {"pdu"},
    "status_report_encode": {"data", "header"},
    "status_report_decode": {"pdu"},
    "smpp_deliver_decode": {"body"},
    "reassemble": {"octets"},
}
UNTOLD, ABSENT = -1, -2


class Input(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_char_p),
        ("len", ctypes.c_size_t),
        ("repeat", ctypes.c_size_t),
    ]


class Error(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_char_p),
        ("position8", ctypes.c_longlong),
        ("position16", ctypes.c_longlong),
        ("field", ctypes.c_char_p),
        ("index", ctypes.c_longlong),
        ("actual", ctypes.c_longlong),
        ("limit", ctypes.c_longlong),
        ("message", ctypes.c_char_p),
    ]


class Vector(ctypes.Structure):
    _fields_ = [
        ("id", ctypes.c_char_p),
        ("op", ctypes.c_char_p),
        ("inputs", ctypes.POINTER(Input)),
        ("input_count", ctypes.c_size_t),
        ("out", ctypes.c_char_p),
        ("out16", ctypes.c_char_p),
        ("err", ctypes.POINTER(Error)),
        ("ill_formed", ctypes.c_int),
    ]


class Library:
    """One runner. The library under test has to be loaded before, for all to see."""

    def __init__(self, path: Path) -> None:
        self._library = ctypes.CDLL(str(path))
        self._library.differential_run.argtypes = [ctypes.POINTER(Vector)]
        self._library.differential_open()
        self._output = tempfile.TemporaryFile()

    def compare(self, vector: vectors.Vector, expected: answers.Answer) -> str | None:
        """What differs, in the runner's words."""
        made = _made(vector, expected)
        flush = ctypes.CDLL(None).fflush
        sys.stdout.flush()
        kept = os.dup(1)
        os.dup2(self._output.fileno(), 1)
        try:
            same = self._library.differential_run(ctypes.byref(made))
            flush(None)
        finally:
            os.dup2(kept, 1)
            os.close(kept)
        if same:
            return None
        self._output.seek(0)
        told = self._output.read().decode("utf-8", "replace")
        self._output.seek(0)
        self._output.truncate()
        return told


def load(library: Path) -> None:
    """libseptet.so, by the name that the runners look for."""
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)


def _made(vector: vectors.Vector, expected: answers.Answer) -> Vector:
    inputs, ill_formed = _inputs(vector)
    array = (Input * max(1, len(inputs)))(*inputs)
    made = Vector(b"generated", vector.op.encode(), array, len(inputs), ill_formed=ill_formed)
    if expected.err is None:
        made.out, made.out16 = _lines(expected.out, "utf8"), _lines(expected.out, "utf16")
    else:
        made.err = ctypes.pointer(_error(expected.err))
    return made


def _error(err: dict[str, Any]) -> Error:
    def told(name: str) -> int:
        return UNTOLD if name not in err else ABSENT if err[name] is None else err[name]

    position = err.get("position", {})
    if position is None:
        position = dict.fromkeys(("utf8", "utf16"), ABSENT)
    field = err.get("field")
    return Error(
        err["code"].encode(),
        position.get("utf8", UNTOLD),
        position.get("utf16", UNTOLD),
        # C cuts what does not fit.
        None if field is None else field.encode()[:63] if len(field.encode()) < 64 else None,
        told("index"),
        told("actual"),
        told("limit"),
        err["message"].encode()[:191] if "message" in err else None,
    )


def _inputs(vector: vectors.Vector) -> tuple[list[tuple[bytes, bytes, int, int]], bool]:
    """The inputs as the generated table of C has them."""
    found: list[tuple[str, bytes, int]] = []
    ill_formed = False
    for name, value in vector.input.items():
        if name in ("policy",) and isinstance(value, dict) or name == "facts" and isinstance(value, dict):
            found.append((name, _json(value), 1))
        elif name == "routes":
            found.append(("routes.length", str(len(value)).encode(), 1))
            found += [(f"routes[{index}]", _json(route), 1) for index, route in enumerate(value)]
        elif name == "body_octets":
            found.append(("body", bytes.fromhex(value), 1))
        elif name == "text_utf8":
            octets = bytes.fromhex(value)
            ill_formed = not _is_text(octets)
            found.append(("text", octets, 1))
        elif name == "text_utf16":
            octets = bytes.fromhex(value)
            try:
                found.append(("text", octets.decode("utf-16-be").encode(), 1))
            except UnicodeDecodeError:
                found.append((name, octets, 1))
        elif name == "octets":
            found.append((name, bytes.fromhex(value), 1))
        else:
            _flatten(name, value, found)
    octets_of = HEXADECIMAL.get(vector.op, set())
    rows = []
    for name, octets, repeat in found:
        if name.rsplit(".", 1)[-1] in octets_of:
            octets = bytes.fromhex(octets.decode())
        rows.append((name.encode(), octets, len(octets), repeat))
    return rows, ill_formed


def _is_text(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _flatten(name: str, value: Any, found: list[tuple[str, bytes, int]]) -> None:
    if value is None:
        return
    if isinstance(value, (bool, int, float)):
        found.append((name, _json(value), 1))
    elif isinstance(value, str):
        is_octets = name.endswith("header_elements")
        found.append((name, bytes.fromhex(value) if is_octets else value.encode(), 1))
    elif isinstance(value, list):
        found.append((f"{name}.length", str(len(value)).encode(), 1))
        for index, member in enumerate(value):
            _flatten(f"{name}[{index}]", member, found)
    elif "repeat" in value:
        found.append((name, b"", 1))
        found.extend((name, text.encode(), count) for text, count in value["repeat"])
    else:
        found.append((name, b"", 1))
        for member, each in value.items():
            _flatten(f"{name}.{member}", each, found)


def _lines(value: Any, unit: str) -> bytes:
    lines: dict[str, str] = {}
    _flatten_answer("", answers.in_unit(value, unit), lines)
    return b"".join(line + b"\n" for line in sorted(f"{path}={value}".encode() for path, value in lines.items()))


def _flatten_answer(path: str, value: Any, lines: dict[str, str]) -> None:
    if isinstance(value, str):
        escaped = "".join(f"\\x{ord(c):02x}" if c < " " or c == "\\" else c for c in value)
        lines[path] = '"' + escaped
    elif isinstance(value, list):
        lines[f"{path}.length"] = str(len(value))
        for index, member in enumerate(value):
            _flatten_answer(f"{path}[{index}]", member, lines)
    elif isinstance(value, dict):
        for name, member in value.items():
            _flatten_answer(f"{path}.{name}" if path else name, member, lines)
    else:
        lines[path] = json.dumps(value)
