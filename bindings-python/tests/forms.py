"""A text in every form in which Python may hold it, and in every form of Arrow."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator

import pyarrow as pa

_new = ctypes.pythonapi.PyUnicode_New
_new.restype = ctypes.py_object
_new.argtypes = [ctypes.c_ssize_t, ctypes.c_uint32]

# A string of one UCS-2 unit is the header, the unit and a closing zero.
_HEADER = sys.getsizeof("\u0100") - 4


def _stored(text: str, width: int) -> str:
    """The text in a storage that is wider than it needs to be, as extensions may make it."""
    widest = {1: 0xFF, 2: 0xFFFF, 4: 0x10FFFF}[width]
    codec = {1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[width]
    octets = text.encode(codec, "strict" if width == 1 else "surrogatepass")
    made = _new(len(text), widest)
    ctypes.memmove(id(made) + _HEADER, octets, len(octets))
    return made


class Derived(str):
    """A subclass is a text too."""


def strings(text: str) -> Iterator[tuple[str, str]]:
    """The text as a Python string of each storage that can hold it."""
    yield "as it comes", text
    yield "subclass", Derived(text)
    if not text:
        return
    top = ord(max(text))
    if top <= 0xFF:
        yield "Latin-1", _stored(text, 1)
    if top <= 0xFFFF:
        yield "UCS-2", _stored(text, 2)
    yield "UCS-4", _stored(text, 4)


def arrow(octets: bytes) -> Iterator[tuple[str, object, int]]:
    """Arrow arrays that hold the octets in a row, and which one. They need not be UTF-8."""
    ready = pa.array([b"before", octets, None, b"after"], pa.binary())
    small = _as_text(ready)
    yield "string", small, 1
    yield "large_string", _as_text(ready.cast(pa.large_binary())), 1
    yield "sliced", small.slice(1, 2), 0
    yield "chunked", pa.chunked_array([small.slice(3), small.slice(0, 3)]), 2
    yield "record batch", pa.record_batch([small], names=["text"]).slice(1), 0
    yield "table", pa.table({"text": pa.chunked_array([small, small])}), 5
    # Views cannot be made of octets that are no text, and arrow casts by reading the text.
    if _is_text(octets):
        yield "string_view", small.cast(pa.string_view()), 1
        yield "sliced views", small.cast(pa.string_view()).slice(1), 0


def _is_text(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_text(array: pa.Array) -> pa.Array:
    kind = pa.large_string() if array.type == pa.large_binary() else pa.string()
    return pa.Array.from_buffers(kind, len(array), array.buffers(), array.null_count, array.offset)
