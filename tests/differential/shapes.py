"""What the inputs of the operations look like, learnt from the vectors, and inputs that are nearly those."""

from __future__ import annotations

import copy
import json
import random
import re
from collections import defaultdict
from typing import Any

import texts

# Members that hold octets in hexadecimal, by operation; the first list is for all.
OCTETS = {"octets", "header_elements", "pdu", "septets", "body_octets", "text_utf8"}
OCTETS_OF = {
    "udh_build": {"data"},
    "user_data_encode": {"header"},
    "submit_encode": {"data", "header", "validity"},
    "deliver_encode": {"data", "header"},
    "status_report_encode": {"data", "header"},
    "smpp_deliver_decode": {"body"},
}
# Members whose words are few: another word takes their place, never a word that nobody knows.
WORDS = set(
    "encoding level alphabet style newline normalize kind form coding status outcome input operation stored"
    " character_set validity_format shift language languages classes concatenation default_alphabet message_id_form"
    " sender_alphabet concatenation_style method currency provider at created_at sent_at".split()
)
JSON = {"json", "request", "table", "classifier"}
# Lists of objects that a member tells apart.
TAGGED = {"steps", "elements"}
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
# Integers written as strings.
LONG = {"unix", "now", "at"}

DOCUMENTS = {"json", "pdu", "octets", "text", "sender", "number", "level", "alphabet"}
# Members that decide which others there are.
FIXED = {("deliver_encode", "encoding"), ("submit_encode", "encoding"), ("status_report_encode", "encoding"), ("idempotency_decide", "stored"),
    ("dispatch_trace", "request"), ("bulk_dispatch_trace", "request"), ("dispatch_trace", "facts"),
    ("bulk_dispatch_trace", "facts"), ("template_rows", "price")}

Path = tuple[str, ...]


class Shapes:
    """Everything that stands anywhere in the vectors of an operation."""

    def __init__(self, vectors: list[Any]) -> None:
        self.inputs: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.values: dict[tuple[str, Path], list[Any]] = defaultdict(list)
        self.members: dict[tuple[str, Path], dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self.objects: dict[tuple[str, Path], int] = defaultdict(int)
        for vector in vectors:
            # Which of two mistakes is told first is the order of a face's arguments, so only one of them is changed, and what
            # is more than one document may not be wrong before.
            if vector.err is None or vector.input.keys() <= DOCUMENTS:
                self.inputs[vector.op].append(vector.input)
            if vector.err is None:
                self._learn(vector.op, (), vector.input)

    def _learn(self, op: str, path: Path, value: Any) -> None:
        self.values[op, path].append(value)
        if isinstance(value, dict):
            self.objects[op, path] += 1
            for name, member in value.items():
                self.members[op, path][name] += 1
                self._learn(op, (*path, name), member)
        elif isinstance(value, list):
            for member in value:
                self._learn(op, (*path, "*"), member)

    def near(self, op: str, rng: random.Random) -> dict[str, Any]:
        """An input that differs a little from one of the vectors'."""
        made = copy.deepcopy(rng.choice(self.inputs[op]))
        if rng.random() < 0.3:
            # What is not wrong in another vector.
            self._change_object(op, rng, made, ())
        chosen = rng.choice(sorted(made)) if made else None
        for _ in range(rng.choice([1, 1, 2, 3, 4])):
            places = [place for place in _places(made, ()) if place[2][0] == chosen]
            if places:
                self._change(op, rng, *rng.choice(places))
        return made

    def _change(self, op: str, rng: random.Random, holder: Any, key: Any, path: Path) -> None:
        value = holder[key]
        # A step or an element has the members of its kind.
        if path[0] in TAGGED and (key in ("input", "kind") or isinstance(value, dict)):
            return
        if (op, path[0]) in FIXED:
            return
        # As many values in a row as there are fields.
        if op == "template_rows" and path[0] in ("rows", "fields") and not isinstance(value, (str, int)):
            return
        if rng.random() < 0.15:
            # What another vector has here.
            others = self.values.get((op, path))
            if others:
                holder[key] = copy.deepcopy(rng.choice(others))
            return
        if isinstance(value, dict):
            self._change_object(op, rng, value, path)
        elif isinstance(value, list):
            self._change_list(op, rng, value, path)
        else:
            holder[key] = self._changed(op, rng, value, path)

    def _change_object(self, op: str, rng: random.Random, value: dict[str, Any], path: Path) -> None:
        if "repeat" in value:
            return
        known = self.members[op, path]
        optional = [name for name, seen in known.items() if seen < self.objects[op, path]]
        if not optional:
            return
        name = rng.choice(optional)
        if name in value and not _belongs(op, name):
            del value[name]
        elif not _belongs(op, name):
            value[name] = copy.deepcopy(rng.choice(self.values[op, (*path, name)]))

    def _change_list(self, op: str, rng: random.Random, value: list[Any], path: Path) -> None:
        others = self.values[op, (*path, "*")]
        act = rng.randrange(4)
        if act == 0 and value:
            del value[rng.randrange(len(value))]
        elif act == 1 and value:
            value.insert(rng.randrange(len(value) + 1), copy.deepcopy(rng.choice(value)))
        elif act == 2 and len(value) > 1:
            one, other = rng.sample(range(len(value)), 2)
            value[one], value[other] = value[other], value[one]
        elif others:
            value.insert(rng.randrange(len(value) + 1), copy.deepcopy(rng.choice(others)))

    def _changed(self, op: str, rng: random.Random, value: Any, path: Path) -> Any:
        name = [part for part in path if part != "*"][-1]
        if isinstance(value, bool) or value is None:
            known = [each for each in self.values.get((op, path), [value]) if isinstance(each, bool) or each is None]
            return (not value) if isinstance(value, bool) else rng.choice(known)
        if name == "decimals":
            return rng.choice(self.values[op, path])
        if isinstance(value, int):
            return self._integer(op, rng, value, path)
        if isinstance(value, float):
            return rng.choice(self.values.get((op, path), [value]))
        if name in OCTETS | OCTETS_OF.get(op, set()):
            return changed_octets(rng, value)
        if name == "text_utf16":
            return (changed_text(rng, _wide(value)) + rng.choice(["", "", "\ud800", "\udfff"])).encode(
                "utf-16-be", "surrogatepass"
            ).hex()
        if name in WORDS:
            return rng.choice(self.values.get((op, path), [value]))
        if name in LONG and INTEGER.fullmatch(value):
            return str(self._integer(op, rng, int(value), path))
        if name in JSON or op == "interpret" and name == "body":
            return changed_json(rng, value)
        if name in ("number", "to", "destination", "originator", "recipient", "recipients") and rng.random() < 0.5:
            return texts.number(rng)
        return changed_text(rng, value)

    def _integer(self, op: str, rng: random.Random, value: int, path: Path) -> int:
        """An integer within what the vectors have here, which every face can pass on."""
        known = [int(each) for each in [value, *self.values.get((op, path), [])] if _is_integer(each)]
        least, most = min(known), max(known)
        if len(path) > 1 and path[-2] != "*" and most < 2:
            return rng.randint(least, most)
        near = [value - 1, value + 1, value * 2, value // 2, least, most, rng.randint(least, most)]
        return min(most, max(least, rng.choice(near)))


def _is_integer(value: Any) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, str) and INTEGER.fullmatch(value) is not None
    )


def _belongs(op: str, name: str) -> bool:
    """Members that stand for one another or only together: no runner expects one alone."""
    if name.startswith("text"):
        return True
    return name in {
        "body", "body_octets", "data", "network_type", "network_code", "ton", "npi",
        "price", "currency", "recipients", "stored", "stored_fingerprint", "expires_at", "seconds", "unix", "quarters",
        "http_status", "written", "validity", "validity_format", "encoding", "header", "sender",
        "retry_after_ms", "token", "outcome", "message",
    } and op not in ("interpret",)


def _places(value: Any, path: Path) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in items:
        place = (*path, key if isinstance(value, dict) else "*")
        yield value, key, place
        if isinstance(member, dict) and "repeat" not in member or isinstance(member, list):
            yield from _places(member, place)


def _wide(value: str) -> str:
    return bytes.fromhex(value).decode("utf-16-be", "surrogatepass")


def changed_octets(rng: random.Random, value: str) -> str:
    octets = bytearray.fromhex(value)
    place = rng.randrange(len(octets) + 1)
    match rng.randrange(6):
        case 0:
            octets.insert(place, rng.randrange(256))
        case 1:
            del octets[place : place + 1]
        case 2:
            del octets[place:]
        case 3 if octets:
            octets[place % len(octets)] ^= 1 << rng.randrange(8)
        case 4 if octets:
            octets[place % len(octets)] = rng.choice([0, 1, 0x7F, 0x80, 0xFF, 0x1B, rng.randrange(256)])
        case _:
            octets[place:place] = octets[: rng.randrange(8)]
    return bytes(octets).hex()


def changed_text(rng: random.Random, value: str) -> str:
    place = rng.randrange(len(value) + 1)
    match rng.randrange(7):
        case 0:
            return value[:place] + value[place + 1 :]
        case 1 | 2:
            return value[:place] + texts.character(rng, rng.randrange(12)) + value[place:]
        case 3:
            return value[:place] + texts.character(rng, rng.choice([0, 0, 1, 10])) + value[place + 1 :]
        case 4:
            return value[:place] + value[max(0, place - 5) :]
        case 5:
            return value[:place]
        case _:
            return value + rng.choice(["0", "a", " ", "\n", "+", "é"])


def changed_json(rng: random.Random, value: str) -> str:
    """JSON that is changed as a document, or as text."""
    if rng.random() < 0.35:
        place = rng.randrange(len(value) + 1)
        odd = ['"', "{", "}", "[", "]", ",", ":", "\\", "\\ud83d", "\\u0041", " ", "\n", "1", "-", ".", "e9", "null", "\0", "é", "😀", "\t"]
        return value[:place] + rng.choice(odd) + value[place + rng.choice([0, 0, 1]) :]
    try:
        document = json.loads(value)
    except (ValueError, RecursionError):
        return value
    if not isinstance(document, (dict, list)) or not document:
        return value
    places = list(_places(document, ()))
    holder, key, _ = rng.choice(places)
    member = holder[key]
    match rng.randrange(5):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1:
            holder[key] = rng.choice([None, True, 0, -1, 1, 2**53, "", "x", [], {}, "\u0000", "😀"])
        case 2 if isinstance(member, list) and member:
            member.extend(copy.deepcopy(member[: rng.randrange(1, 4)]))
        case 3 if isinstance(holder, dict):
            holder[rng.choice(["to", "extra", "body", "é", ""])] = member
        case _ if isinstance(member, str):
            holder[key] = rng.choice([changed_text(rng, member), texts.number(rng)])
        case _ if isinstance(member, int):
            holder[key] = member + rng.choice([-1, 1])
    made = json.dumps(document, ensure_ascii=rng.random() < 0.5)
    # Half a pair stands in JSON as its escape, never as itself.
    return json.dumps(document) if _has_surrogate(made) else made


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
