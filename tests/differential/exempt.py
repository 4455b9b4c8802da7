"""What cannot be asked of a face, and why: the runner of that face, or the face's own form, cannot hold such an input."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

WRITTEN = {"message_write", "event_write", "bulk_result_write", "message_life"}

Error = dict[str, Any] | None
Predicate = Callable[[str, str, dict[str, Any], Error], bool]

YEAR_0: tuple[str, Predicate, str] = (
    "Python has no year 0",
    lambda op, entry, given, err: (
        op == "timestamp" and int(given["unix"]) < -62_135_596_800 or op == "timestamp_read" and given["text"][:4] <= "0001"
    ),
    "`datetime` begins with the year 1",
)
# By face: a name, when it applies (operation, entry point, input, expected error), the reason.
RULES: dict[str, list[tuple[str, Predicate, str]]] = {
    "c": [
        (
            "costs are nanos",
            lambda op, entry, given, err: op in WRITTEN | {"advise"} and err is not None and err["code"].startswith("amount"),
            "C takes nanos, so that a cost that is no number cannot be given",
        ),
        (
            "0 is not given",
            lambda op, entry, given, err: 0 in given.values() and op == "advise" or 0 in _zeros(given),
            "zero everywhere is what the network does without being told, so 0 cannot be asked for",
        ),
        (
            "an empty name is none",
            lambda op, entry, given, err: op in ("plan_send", "plan_bulk") and '""' in given["request"],
            "a field is NUL-ended in C, so that a member without a name cannot be told from none",
        ),
        (
            "a validity has its octets",
            lambda op, entry, given, err: op == "submit_encode" and err is not None and err["code"] == "validity_invalid",
            "a validity period is seven octets of a struct in C, of which a format uses what it needs",
        ),
        (
            "a route stands in a list",
            lambda op, entry, given, err: op.startswith("classify_") and "route" in given and err is not None,
            "C reads lists of routes: the place of an error is that in the list, which the runner makes of the route",
        ),
        (
            "offenders are ranges",
            lambda op, entry, given, err: op == "offenders" and given.get("options", {}).get("normalize") == "nfc",
            "C gives ranges of the caller's text, and the runner reads the code points there; what is composed stands nowhere",
        ),
    ],
    "python": [
        (
            "a Decimal is a number already",
            lambda op, entry, given, err: entry == "Decimal" and err is not None and err["code"] == "amount_invalid",
            "`Decimal` takes notations that an amount is refused in, such as a closing point",
        ),
        (
            "half a pair in a dict",
            lambda op, entry, given, err: (
                entry in ("dict", "rows", "objects") and any("\\ud" in each for each in given.values() if isinstance(each, str))
            ),
            "JSON may hold half a surrogate pair as an escape in what nobody reads; a `str` that holds one is refused at once",
        ),
        (
            "a receipted id is octets",
            lambda op, entry, given, err: (
                op == "receipt_parse" and entry == "deliver_sm" and not given.get("receipted_message_id", "").isascii()
            ),
            "in a TLV it is octets that stand for Latin-1, as a text it is what it is",
        ),
        (
            "a receipt's id has no white space",
            lambda op, entry, given, err: (
                op == "message_id_convert" and entry == "receipt" and len(given["message_id"].split()) != 1
            ),
            "the runner makes a receipt of the id, whose reader ends it at white space",
        ),
    ],
    "node": [
        (
            "a bigint is parsed before",
            lambda op, entry, given, err: "bigint" in entry and err is not None and err["code"].startswith("amount"),
            "the runner makes the bigint of a price with `parseAmount`, which knows no member's name",
        ),
        (
            "a part's reference_bits",
            lambda op, entry, given, err: op == "reassemble" and err is not None and err.get("field") == "bits",
            "a part holds the reference itself in Node, and a `Concatenation` with its own `bits` in C and Python",
        ),
        (
            "options are checked when made",
            lambda op, entry, given, err: op == "offenders" and "header_elements" in given.get("options", {}) and err is None,
            "Node checks header elements when it builds the options; elsewhere whoever makes a header does, and offenders need none",
        ),
        YEAR_0,
    ],
}
RULES["c"].append(YEAR_0)
RULES["cpp"] = RULES["c"]


def _zeros(given: dict[str, Any]) -> list[Any]:
    options = given.get("options", {})
    return [options.get(name) for name in ("max_segments", "reference_bits")]


def reason(face: str, op: str, entry: str, given: dict[str, Any], err: Error) -> str | None:
    for name, applies, _ in RULES.get(face, []):
        if applies(op, entry, given, err):
            return f"{face}: {name}"
    return None
