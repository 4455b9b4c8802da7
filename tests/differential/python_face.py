"""Every entry point of the Python face, held to the answer of the first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import answers
import septet
import vectors


# Forms of Python's own objects, in which no text has a position.
PLACELESS = {"dict", "rows", "keywords", "objects", "request of dict", "of_route, dict"}

# Forms of octets, in which positions count octets.
OCTETS = {"bytes", "bytearray", "memoryview", "octets", "secrets of octets"}
# Operations whose forms of octets are of something else than the text in which positions count.
OF_TEXT = {"user_data_encode", "verify_signature"}


def compare(vector: vectors.Vector, expected: answers.Answer) -> Iterator[tuple[str, Any]]:
    """Each entry point and what differs, None where nothing does."""
    for name, call in _entry_points(vector, expected):
        try:
            found = call()
        except septet.SeptetError as error:
            yield name, _refused(expected, error, vector.op, name)
        except Exception as error:  # noqa: BLE001 (the runner's own checks are part of the comparison)
            yield name, f"{type(error).__name__}: {error}"
        else:
            same = expected.err is None and found == expected.out
            yield name, None if same else {"out": found}


def _entry_points(vector: vectors.Vector, expected: answers.Answer) -> vectors.Answers:
    try:
        yield from vectors.answers(vector)
    except (ArithmeticError, ValueError):
        # A runner that prepares a valid argument itself, such as a `Decimal`, cannot prepare one that is refused.
        if expected.err is None:
            raise


def _refused(expected: answers.Answer, error: septet.SeptetError, op: str, name: str) -> Any:
    try:
        assert expected.err is not None
        # Columns and objects that were made before do not tell everything: what they tell has to fit.
        kept = _comparable(expected.err, error)
        if name in PLACELESS:
            kept.pop("position", None)
        if name.removeprefix("request of ") in OCTETS and op not in OF_TEXT and kept.get("position"):
            kept["position"] = {"char": kept["position"]["utf8"]}
        vectors.compare_error(kept, error)
    except AssertionError:
        told = ("code", "offset", "field", "index", "actual", "limit")
        return {"err": {name: getattr(error, name) for name in told}}
    return None


def _comparable(err: dict[str, Any], error: septet.SeptetError) -> dict[str, Any]:
    kept = {name: value for name, value in err.items() if name != "message"}
    if err.get("message") and str(error):
        assert str(error) == err["message"]
    if "position" in kept and kept["position"] is None:
        assert error.offset is None
        del kept["position"]
    return kept
