"""The vectors: loading them, and what septet answers to each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import forms
import septet

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"
OTHER_FILES = {"schema.json", "errors.json", "api.json", "skips.json"}
NUMBERS = {row["code"]: row["number"] for row in json.loads((FOLDER / "errors.json").read_text())}


@dataclass
class Vector:
    op: str
    id: str
    input: dict[str, Any]
    out: Any
    err: dict[str, Any] | None


def load() -> list[Vector]:
    vectors = []
    for path in sorted(FOLDER.glob("*.json")):
        if path.name in OTHER_FILES:
            continue
        file = json.loads(path.read_text())
        assert file.keys() <= {"schema", "op", "count", "notes", "tests"}, path.name
        assert file["schema"] == 1
        assert file["count"] == len(file["tests"]), path.name
        for test in file["tests"]:
            assert test.keys() <= {"id", "flags", "source", "in", "out", "err"}, test["id"]
            assert ("out" in test) != ("err" in test), test["id"]
            vectors.append(Vector(file["op"], test["id"], test["in"], test.get("out"), test.get("err")))
    return vectors


def skips() -> dict[str, str]:
    path = FOLDER / "skips.json"
    rows = json.loads(path.read_text()) if path.exists() else []
    return {row["id"]: row["reason"] for row in rows if row["face"] == "python"}


# What an entry point answers: the `out` of a vector. It may raise instead.
Answers = Iterator[tuple[str, Callable[[], Any]]]


# Where the operations are run, by area. One that nobody runs is a failure.
AREAS = (__name__, "vectors_text", "vectors_wire", "vectors_dispatch")


def answers(vector: Vector) -> Answers:
    """Every entry point that applies, each with what it answers."""
    areas = [vars(import_module(area)) for area in AREAS]
    [run] = [area[name] for area in areas for name in (f"_{vector.op}", vector.op) if name in area]
    return run(vector)


def compare_error(expected: dict[str, Any], error: septet.SeptetError) -> None:
    """An error has the members that the vector names; a position counts code points."""
    assert error.code == expected["code"]
    position = expected.get("position") or {}
    if "char" in position:
        assert error.offset == position["char"]
    for name in expected.keys() - {"code", "position"}:
        assert getattr(error, name) == expected[name], name


def _plain(text: Any) -> str:
    if isinstance(text, str):
        return text
    return "".join(part * count for part, count in text["repeat"])


def _text(given: dict[str, Any]) -> str | None:
    """The text of a vector; None for ill-formed UTF-8, which no `str` can hold."""
    if "text_utf16" in given:
        return bytes.fromhex(given["text_utf16"]).decode("utf-16-be", "surrogatepass")
    if "text_utf8" in given:
        try:
            return bytes.fromhex(given["text_utf8"]).decode()
        except UnicodeDecodeError:
            return None
    return _plain(given["text"])


def _options(given: dict[str, Any]) -> dict[str, Any]:
    options = dict(given.get("options", {}))
    if "header_elements" in options:
        options["header_elements"] = bytes.fromhex(options["header_elements"])
    return options


def _units(text: str) -> Callable[[int], dict[str, int]]:
    """A position in code points in all three units."""

    def position(at: int) -> dict[str, int]:
        before = text[:at]
        return {
            "utf8": len(before.encode("utf-8", "surrogatepass")),
            "char": at,
            "utf16": len(before.encode("utf-16-le", "surrogatepass")) // 2,
        }

    return position


def _through(vector: Vector, answer: Callable[[str, dict[str, Any]], Any]) -> Answers:
    options = _options(vector.input)
    text = _text(vector.input)
    if text is not None:
        for name, form in forms.strings(text):
            yield name, lambda form=form: answer(form, options)


def _analyze(vector: Vector) -> Answers:
    def answer(text: str, options: dict[str, Any]) -> Any:
        found = septet.analyze(text, **options)
        out = {name: getattr(found, name) for name in septet.Analysis.__match_args__}
        if found.first_offender is not None:
            out["first_offender"] = _units(text)(found.first_offender)
        return out

    yield from _through(vector, answer)
    yield from _columns(vector)


def _columns(vector: Vector) -> Answers:
    """The columns of a batch hold what the analysis of one text says."""
    options, text = _options(vector.input), _text(vector.input)

    def answer(texts: Any, row: int) -> Any:
        columns = septet.analyze_many(texts, **options)
        found = {name: getattr(columns, name)[row] for name in COLUMNS}
        if vector.err is not None:
            expected = dict.fromkeys(COLUMNS, -1) | {"error": NUMBERS[vector.err["code"]]}
            assert found == expected
            error = columns[row].error
            raise septet.SeptetError("", error, *_expected_place(vector.err))
        first = vector.out["first_offender"]
        expected = {
            "error": 0,
            "encoding": ["gsm7", "ucs2"].index(vector.out["encoding"]),
            "units": vector.out["units"],
            "segments": vector.out["segments"],
            "first_offender": -1 if first is None else first["char"],
        }
        assert found == expected
        return vector.out

    if text is not None:
        for name, form in forms.strings(text):
            yield f"list of {name}", lambda form=form: answer(["before", form], 1)
        yield "tuple", lambda: answer((text,), 0)
        yield "generator", lambda: answer((each for each in [None, text]), 1)
        octets = text.encode("utf-8", "surrogatepass")
        if vector.err is not None and vector.err["code"] == "unpaired_surrogate":
            return
    else:
        octets = bytes.fromhex(vector.input["text_utf8"])
    for name, array, row in forms.arrow(octets):
        yield name, lambda array=array, row=row: answer(array, row)


COLUMNS = ("error", "encoding", "units", "segments", "first_offender")


def _expected_place(err: dict[str, Any]) -> tuple[Any, ...]:
    """Columns do not tell places: these are taken as told."""
    position = (err.get("position") or {}).get("char")
    return (position, err.get("field"), err.get("index"), err.get("actual"), err.get("limit"))


def _offenders(vector: Vector) -> Answers:
    def answer(text: str, options: dict[str, Any]) -> Any:
        position = _units(text)
        found = [
            {
                "position": position(offender.position),
                "code_points": [f"U+{point:04X}" for point in offender.code_points],
                "class": offender.class_,
                "replacement": offender.replacement,
            }
            for offender in septet.offenders(text, **options)
        ]
        return {"offenders": found}

    yield from _through(vector, answer)
    if _text(vector.input) is None:
        yield from _columns(vector)


def _segment(vector: Vector) -> Answers:
    def answer(text: str, options: dict[str, Any]) -> Any:
        position = _units(text)
        segments = [
            {
                "start": position(segment.start),
                "end": position(segment.end),
                "units": segment.units,
                "text": segment.text,
                "header": None if segment.header is None else segment.header.hex(),
                "octets": segment.octets,
            }
            for segment in septet.segment(text, **options)
        ]
        return {"encoding": septet.analyze(text, **options).encoding, "segments": segments}

    yield from _through(vector, answer)


def _prepare(vector: Vector) -> Answers:
    def answer(text: str, options: dict[str, Any]) -> Any:
        prepared = septet.prepare(text, **options)
        new, old = _units(prepared.text), _units(text)
        positions = [[new(at), old(prepared.original_position(at))] for at in range(len(prepared.text) + 1)]
        return {"text": prepared.text, "changed": prepared.changed, "positions": positions}

    yield from _through(vector, answer)


def _explain(vector: Vector) -> Answers:
    yield from _through(vector, lambda text, options: {"sentence": septet.explain(text, **options)})


def _phone(vector: Vector) -> Answers:
    text, level = _plain(vector.input["number"]), vector.input["level"]

    def one(text: str) -> Any:
        number = septet.PhoneNumber(text, level)
        septet.PhoneNumber(text).check(level)
        assert str(number) == f"+{number.digits}"
        return {
            "digits": str(number.digits),
            "calling_code": number.calling_code,
            "regions": list(number.regions),
        }

    def many(numbers: Any, row: int) -> Any:
        columns = septet.check_numbers(numbers, level)
        told = columns[row]
        if vector.err is not None:
            assert columns.error[row] == NUMBERS[vector.err["code"]]
            raise septet.SeptetError("", told.error, *_expected_place(vector.err))
        assert (columns.error[row], told.error) == (0, None)
        assert columns.calling_code[row] == (vector.out["calling_code"] or 0)
        assert columns.number[row] == int(vector.out["digits"])
        return {
            "digits": str(told.number.digits),
            "calling_code": told.calling_code,
            "regions": list(told.number.regions),
        }

    for name, form in forms.strings(text):
        yield name, lambda form=form: one(form)
        yield f"list of {name}", lambda form=form: many([form], 0)
    for name, array, row in forms.arrow(text.encode()):
        yield name, lambda array=array, row=row: many(array, row)


def _sender(vector: Vector) -> Answers:
    text, alphabet = _plain(vector.input["sender"]), vector.input["alphabet"]

    def one(form: str) -> Any:
        sender = septet.SenderId(form, alphabet)
        assert str(sender) == text
        return {
            "kind": sender.kind,
            "tier": sender.tier,
            "ton": sender.ton,
            "npi": sender.npi,
            "number": None if sender.number is None else str(sender.number),
        }

    for name, form in forms.strings(text):
        yield name, lambda form=form: one(form)


def _amount(vector: Vector) -> Answers:
    text, decimals = vector.input["text"], vector.input["decimals"]

    def printed(amount: Decimal) -> Any:
        nanos = int(amount.scaleb(9).to_integral_exact())
        out = {"nanos": str(nanos), "printed": f"{amount:f}"}
        if decimals == 4:
            # Four decimals are those of a message's JSON.
            message = septet.Message(
                id="", to="", from_="", body="", status="", created_at=0, cost=amount, currency="USD"
            )
            out["printed"] = message.to_json("").split('"cost":')[1].split(",")[0]
        return out

    def item(cost: Any) -> Decimal:
        return septet.BulkItem(id="", to="", status="", cost=cost).cost

    yield "text", lambda: printed(item(text))
    # What `Decimal` itself cannot hold cannot be given as one.
    if vector.err is None and "e-99999999999999999999" not in text:
        yield "Decimal", lambda: printed(item(Decimal(text)))
        if Decimal(text) == int(Decimal(text)):
            yield "int", lambda: printed(item(int(Decimal(text))))


def _price(vector: Vector) -> Answers:
    given = vector.input

    def priced(table: septet.PriceTable, number: Any) -> Any:
        price = table.price(number, route_id=given.get("route_id"), network=given.get("network"))
        return {"price": None if price is None else f"{price:f}", "currency": table.currency}

    yield "JSON", lambda: priced(septet.PriceTable.from_json(given["table"]), given["number"])
    yield (
        "octets",
        lambda: priced(
            septet.PriceTable.from_json(given["table"].encode()), septet.PhoneNumber(given["number"])
        ),
    )
    members = _members(given["table"])
    if (
        members is not None
        and members.keys() == {"currency", "prices"}
        and isinstance(members["currency"], str)
    ):
        yield "rows", lambda: priced(septet.PriceTable(**members), given["number"])


def _members(text: str) -> dict[str, Any] | None:
    """The document as a `dict`, where that can hold it: JSON's numbers exactly, nothing twice."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError("a member twice")
        return dict(pairs)

    def exact(number: str) -> Decimal:
        if "." not in number:
            raise ValueError("an integer with an exponent: a Decimal forgets it")
        return Decimal(number)

    try:
        document = json.loads(text, parse_float=exact, object_pairs_hook=unique)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or any(c in text for c in ("NaN", "Infinity")):
        return None
    return document


def _documents(text: str) -> Iterator[tuple[str, Any]]:
    yield "str", text
    for kind in (bytes, bytearray, memoryview):
        yield kind.__name__, kind(text.encode())
    members = _members(text)
    if members is not None:
        yield "dict", members


def _position_free(expected: dict[str, Any] | None, name: str) -> bool:
    """A `dict` has no positions."""
    return name == "dict" and expected is not None and "position" in expected


def _request(vector: Vector, kind: type, names: tuple[str, ...]) -> Answers:
    def answer(document: Any) -> Any:
        request = kind(document)
        members = {}
        for name in names:
            value = getattr(request, "from_" if name == "from" else name)
            if value is not None:
                value = list(value) if isinstance(value, tuple) else value
                members[name] = str(value) if isinstance(value, int) and abs(value) >= 2**53 else value
        again = kind(request.to_json())
        assert again == kind(
            **{"from_" if name == "from" else name: value for name, value in members.items()}
            | ({"route_id": request.route_id} if request.route_id is not None else {})
        )
        return {"request": members, "unknown": list(request.unknown), "written": request.to_json()}

    for name, document in _documents(vector.input["json"]):
        if not _position_free(vector.err, name):
            yield name, lambda document=document: answer(document)


def _send_request(vector: Vector) -> Answers:
    yield from _request(vector, septet.SendRequest, ("to", "from", "body", "route_id", "reference"))


def _bulk_request(vector: Vector) -> Answers:
    yield from _request(vector, septet.BulkRequest, ("from", "body", "recipients", "route_id", "reference"))


def _facts(vector: Vector) -> Answers:
    def read(document: Any) -> Any:
        septet.plan_send({}, document)
        return {}

    for name, document in _documents(vector.input["json"]):
        if not _position_free(vector.err, name):
            yield name, lambda document=document: read(document)
    if vector.err is None:
        yield "keywords", lambda: septet.Facts(**_members(vector.input["json"])) and {}
        yield "from_json", lambda: septet.Facts.from_json(vector.input["json"]) and {}


def _errors(errors: tuple[septet.SeptetError, ...]) -> list[dict[str, Any]]:
    return [
        {"code": error.code}
        | ({} if error.field is None else {"field": error.field})
        | ({} if error.index is None else {"index": error.index})
        for error in errors
    ]


def _exact(value: Any) -> Any:
    """Facts of a vector with exact numbers."""
    return json.loads(json.dumps(value), parse_float=Decimal)


def _plan_send(vector: Vector) -> Answers:
    facts = _exact(vector.input["facts"])

    def answer(request: Any, facts: Any) -> Any:
        plan = septet.plan_send(request, facts)
        quote = plan.quote and {
            "currency": plan.quote.currency,
            "min": f"{plan.quote.min:f}",
            "max": f"{plan.quote.max:f}",
        }
        written = json.loads(plan.to_json())
        assert [error["code"] for error in written["errors"]] == [error.code for error in plan.errors]
        assert written["segments"] == (plan.analysis and plan.analysis.segments)
        return {
            "to": None if plan.to is None else str(plan.to),
            "from": plan.from_ and plan.from_.kind,
            "encoding": plan.analysis and plan.analysis.encoding,
            "units": plan.analysis and plan.analysis.units,
            "segments": plan.analysis and plan.analysis.segments,
            "errors": _errors(plan.errors),
            "warnings": _errors(plan.warnings),
            "quote": quote,
        }

    for name, document in _documents(vector.input["request"]):
        yield name, lambda document=document: answer(document, facts)
    yield (
        "request object",
        lambda: answer(
            septet.SendRequest(vector.input["request"]),
            septet.Facts.from_json(json.dumps(vector.input["facts"])),
        ),
    )


def _plan_bulk(vector: Vector) -> Answers:
    facts = _exact(vector.input["facts"])

    def described(plan: septet.BulkPlan) -> Any:
        messages = [
            {"to": message.to, "status": "ok" if message.error is None else "failed"}
            | ({} if message.cost is None else {"cost": f"{message.cost:f}"})
            | ({} if message.error is None else {"code": message.error.code})
            for message in plan.messages
        ]
        return {
            "encoding": plan.analysis and plan.analysis.encoding,
            "segments": plan.analysis and plan.analysis.segments,
            "errors": _errors(plan.errors),
            "warnings": _errors(plan.warnings),
            "total": plan.total,
            "ok": plan.ok,
            "failed": plan.failed,
            "cost": None if plan.cost is None else f"{plan.cost:f}",
            "currency": plan.currency,
            "messages": messages,
        }

    def answer(request: Any, facts: Any) -> Any:
        plan = septet.plan_bulk(request, facts)
        _in_pieces(plan, request, facts)
        return described(plan)

    for name, document in _documents(vector.input["request"]):
        yield name, lambda document=document: answer(document, facts)
    yield (
        "request object",
        lambda: answer(
            septet.BulkRequest(vector.input["request"]),
            septet.Facts.from_json(json.dumps(vector.input["facts"])),
        ),
    )


def _in_pieces(plan: septet.BulkPlan, request: Any, facts: Any) -> None:
    """One planner that gets the list in pieces says the same of every message."""
    if not isinstance(request, septet.BulkRequest):
        request = septet.BulkRequest(request)
    recipients = request.recipients or ()
    planner = septet.BulkPlanner(request, facts)
    pieces = [planner.plan(recipients[start : start + 3]) for start in range(0, len(recipients), 3)]
    messages = [message for piece in pieces for message in piece.messages]
    assert [(m.to, m.number, m.cost, m.error and m.error.code) for m in messages] == [
        (m.to, m.number, m.cost, m.error and m.error.code) for m in plan.messages
    ]


def _chunk(vector: Vector) -> Answers:
    recipients = [f"+1202555{number:04}" for number in range(vector.input["recipients"])]

    def answer() -> Any:
        request = septet.BulkRequest(from_="Conerix", body="Hi", recipients=recipients)
        parts = septet.chunk(request)
        assert [to for part in parts for to in part.recipients] == recipients
        return {"sizes": [len(part.recipients) for part in parts]}

    yield "request object", answer


def _message_of(given: dict[str, Any]) -> septet.Message:
    members = dict(given)
    members["from_"] = members.pop("from")
    return septet.Message(**members)


def _told_message(message: septet.Message) -> dict[str, Any]:
    written = json.loads(message.to_json(""), parse_float=str)["data"]
    told = {name.rstrip("_"): getattr(message, name) for name in septet.Message.__match_args__}
    # The cost with its four decimals stands in the JSON; as a `Decimal` it is the same number.
    told["cost"] = written["cost"] if message.cost is None else str(written["cost"])
    assert message.cost is None or message.cost == Decimal(told["cost"])
    told["created_at"] = message.created_at.isoformat()
    told["sent_at"] = message.sent_at and message.sent_at.isoformat()
    return told


def _message_write(vector: Vector) -> Answers:
    def answer() -> Any:
        message = _message_of(vector.input["message"])
        written = message.to_json(vector.input["request_id"])
        assert septet.Message.from_json(written).data == message
        return {"json": written}

    yield "object", answer


def _message_read(vector: Vector) -> Answers:
    def answer(document: Any) -> Any:
        answer = septet.Message.from_json(document)
        return {"message": _told_message(answer.data), "request_id": answer.request_id}

    yield from _read(vector, answer)


def _read(vector: Vector, answer: Callable[[Any], Any]) -> Answers:
    for name, document in _documents(vector.input["json"]):
        if name != "dict":
            yield name, lambda document=document: answer(document)


def _item_error(given: dict[str, Any] | None) -> septet.ItemError | None:
    return None if given is None else septet.ItemError(**given)


def _bulk_result_write(vector: Vector) -> Answers:
    def answer() -> Any:
        items = [
            septet.BulkItem(**(item | {"error": _item_error(item.get("error"))}))
            for item in vector.input["bulk_result"]["messages"]
        ]
        result = septet.BulkResult(items)
        written = result.to_json(vector.input["request_id"])
        assert septet.BulkResult.from_json(written).data == result
        return {"json": written}

    yield "object", answer


def _bulk_result_read(vector: Vector) -> Answers:
    def told(item: septet.BulkItem) -> Any:
        told = {
            "id": item.id,
            "to": item.to,
            "status": item.status,
            "cost": None if item.cost is None else f"{item.cost:f}",
        }
        if item.error is not None:
            told["error"] = {"code": item.error.code, "message": item.error.message}
        return told

    def answer(document: Any) -> Any:
        answer = septet.BulkResult.from_json(document)
        result = answer.data
        return {
            "bulk_result": {"messages": [told(item) for item in result.messages]},
            "total": result.total,
            "sent": result.sent,
            "failed": result.failed,
            "request_id": answer.request_id,
        }

    yield from _read(vector, answer)


def _error_write(vector: Vector) -> Answers:
    def answer() -> Any:
        envelope = septet.ErrorEnvelope(**vector.input["error"], request_id=vector.input["request_id"])
        written = envelope.to_json()
        assert septet.ErrorEnvelope.from_json(written) == envelope
        return {"json": written}

    yield "object", answer


def _error_read(vector: Vector) -> Answers:
    def answer(document: Any) -> Any:
        envelope = septet.ErrorEnvelope.from_json(document)
        names = ("code", "message", "field", "index")
        told = {name: value for name in names if (value := getattr(envelope, name)) is not None}
        return {"error": told, "request_id": envelope.request_id}

    yield from _read(vector, answer)


def _event_write(vector: Vector) -> Answers:
    def answer() -> Any:
        given = dict(vector.input["event"])
        given["message"] = _message_of(given["message"])
        given["error"] = _item_error(given.get("error"))
        event = septet.Event(**given)
        assert septet.Event.from_json(event.to_json()) == event
        return {"json": event.to_json()}

    yield "object", answer


def _event_read(vector: Vector) -> Answers:
    def answer(document: Any) -> Any:
        event = septet.Event.from_json(document)
        told = {
            "id": event.id,
            "type": event.type,
            "created_at": event.created_at.isoformat(),
            "message": _told_message(event.message),
            "reference": event.reference,
        }
        if event.error is not None:
            told["error"] = {"code": event.error.code, "message": event.error.message}
        return {"event": told}

    yield from _read(vector, answer)


def _interpret(vector: Vector) -> Answers:
    given = vector.input
    now = given.get("now")

    def answer(body: Any) -> Any:
        found = septet.interpret(
            given["http_status"], body, given.get("retry_after"), None if now is None else int(now)
        )
        told = {"kind": found.kind, "advice": found.advice}
        if found.seconds is not None:
            told["seconds"] = found.seconds
        if isinstance(found.reading, septet.ErrorEnvelope):
            told["code"] = found.reading.code
        return told

    for name, body in _documents(given["body"]):
        if name != "dict":
            yield name, lambda body=body: answer(body)


def _interpret_no_response(vector: Vector) -> Answers:
    yield "call", lambda: {"advice": septet.interpret_no_response(vector.input["written"])}


def _id(vector: Vector) -> Answers:
    make = getattr(septet, f"{vector.input['kind']}_id")
    yield "call", lambda: {"id": make(bytes.fromhex(vector.input["octets"]))}


def _event_at(time: Any) -> septet.Event:
    message = septet.Message(id="", to="", from_="", body="", status="", created_at=0)
    return septet.Event(id="", type="", created_at=time, message=message)


def _timestamp(vector: Vector) -> Answers:
    unix = int(vector.input["unix"])
    yield "unix seconds", lambda: {"text": _event_at(unix).created_at.isoformat()}
    yield "written", lambda: {"text": json.loads(_event_at(unix).to_json())["created_at"]}


def _timestamp_read(vector: Vector) -> Answers:
    text = vector.input["text"]
    yield "text", lambda: {"unix": str(int(_event_at(text).created_at.timestamp()))}
    if vector.err is None:
        yield (
            "datetime",
            lambda: {"unix": str(int(_event_at(_event_at(text).created_at).created_at.timestamp()))},
        )


def _http_route(vector: Vector) -> Answers:
    yield "call", lambda: {"operation": septet.http.route(**vector.input)}


def _http_check(vector: Vector) -> Answers:
    given = {"authorization": None, "content_type": None} | vector.input
    yield "call", lambda: {"token": septet.http.check(**given)}
