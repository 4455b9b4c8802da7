"""An answer of the Python face in the form of a vector, which the runners of every face are held to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import septet
import vectors

UNITS = {"utf8", "char", "utf16"}
# Where the positions of an operation's errors point; those of octets are the same in every unit.
SOURCES = {
    "phone": "number",
    "numbering": "number",
    "sender": "sender",
    "amount": "text",
    "interpret": "body",
    "fingerprint": "json",
    "classify_smpp": "classifier",
    "classify_http": "classifier",
    "classify_provider": "classifier",
    "verify_signature": "header",
}

# Errors whose place depends on the form of the call: facts as a `dict` have no positions, and a number that the runner of one
# face parses beforehand has no member's name, nor has an amount that stands alone. Code and sentence are compared.
PLACELESS = {"amount", "plan_send", "plan_bulk", "dispatch_trace", "bulk_dispatch_trace", "smpp_submit"}
# Operations that are asked about a text and about octets, and whose positions are those of octets.
OF_OCTETS = {"user_data_encode"}


class Contradiction(Exception):
    """The runner's own checks fail: two ways to the same answer differ within Python."""


class Unanswered(Exception):
    """Python refuses an argument before septet sees it: there is nothing to compare."""


@dataclass
class Answer:
    out: Any = None
    err: dict[str, Any] | None = None

    def told(self) -> dict[str, Any]:
        return {"out": self.out} if self.err is None else {"err": self.err}


def of_call(vector: vectors.Vector, call: Any) -> Answer:
    """What a call answers, with every position in all units."""
    try:
        return Answer(out=call())
    except septet.SeptetError as error:
        return Answer(err=_error(vector, error))


def first(vector: vectors.Vector) -> Answer:
    """What the plainest entry point of Python answers."""
    octets = vector.input.get("text_utf8")
    if octets is not None:
        try:
            bytes.fromhex(octets).decode()
        except UnicodeDecodeError as error:
            # No `str` holds this; Python's own decoder says where it is ill-formed.
            return Answer(err={"code": "invalid_utf8", "position": {"utf8": error.start}})
    try:
        for _, call in vectors.answers(vector):
            return of_call(vector, call)
    except AssertionError as error:
        raise Contradiction(*error.args) from error
    except (TypeError, ValueError, OverflowError, KeyError) as error:
        raise Unanswered(type(error).__name__, str(error)) from error
    raise Unanswered("no entry point")


def _error(vector: vectors.Vector, error: septet.SeptetError) -> dict[str, Any]:
    told: dict[str, Any] = {"code": error.code, "message": str(error)}
    if vector.op in PLACELESS or vector.op == "price" and error.code.startswith("number"):
        return told
    for name in ("field", "index", "actual", "limit"):
        told[name] = getattr(error, name)
    told["position"] = None if error.offset is None else _position(vector, error)
    return told


def _position(vector: vectors.Vector, error: septet.SeptetError) -> dict[str, int]:
    """A position of an error; empty where it cannot be said in which text it points."""
    offset = error.offset
    given = vector.input
    if vector.op in OF_OCTETS and error.code != "not_gsm7" or error.field == "header_elements":
        return dict.fromkeys(UNITS, offset)
    if "text_utf16" in given and error.code == "unpaired_surrogate":
        return vectors._units(vectors._text(given))(offset)
    source = SOURCES.get(vector.op, "json" if "json" in given else "text")
    if source == "text" and (text := vectors._text(given) if _has_text(given) else None) is not None:
        pointed = text
    elif source in given:
        pointed = vectors._plain(given[source])
    else:
        pointed = None
    others = [value for value in _strings(given) if not value.isascii()]
    if not others:
        return dict.fromkeys(UNITS, offset)
    return vectors._units(pointed)(offset) if others == [pointed] else {}


def _has_text(given: dict[str, Any]) -> bool:
    return bool({"text", "text_utf16", "text_utf8"} & given.keys())


def _strings(value: Any) -> Any:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "repeat" in value:
        yield vectors._plain(value)
    elif isinstance(value, dict):
        for member in value.values():
            yield from _strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)


def in_unit(value: Any, unit: str) -> Any:
    """An answer with every position in one unit."""
    if isinstance(value, list):
        return [in_unit(each, unit) for each in value]
    if isinstance(value, dict):
        if value.keys() == UNITS:
            return value[unit]
        return {name: in_unit(member, unit) for name, member in value.items()}
    return value
