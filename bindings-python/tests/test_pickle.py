"""Everything that holds a result survives pickling and copying, and is the same afterwards."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
import septet

FACTS = {
    "prices": {"currency": "USD", "prices": [{"price": "0.05"}, {"prefix": "+44", "price": "0.0412345"}]},
    "opted_out": ["+4748640969"],
    "balance": "0.2",
    "currency": "USD",
    "category": "marketing",
    "number_level": "length",
}
BULK = {
    "from": "Cönerix",
    "body": "Tickets — 中 €",
    "recipients": ["+12025550143", "+447700900100", "+4748640969", "12", "+12025550143", "+99912345678"],
    "route_id": 12,
    "more": 1,
}
MESSAGE = septet.Message(
    id="msg_1",
    to="+12025550143",
    from_="Conerix",
    body="Hi",
    status="sent",
    cost="0.05",
    currency="USD",
    route_id=12,
    provider_message_id="SM1",
    attempts=1,
    created_at="2026-05-12T11:34:21Z",
    sent_at=1_778_585_661,
)


def _error() -> septet.SeptetError:
    try:
        septet.plan_bulk(BULK).raise_for_errors()
    except septet.SeptetError as error:
        return error
    raise AssertionError


def _dispatched() -> list[object]:
    dispatch = septet.Dispatch(
        {"to": "+12025550143", "from": "Conerix", "body": "Hi"}, None, [{"id": 1, "price": "1"}]
    )
    dispatch.start(0)
    told = list(dispatch)
    dispatch.result(1, "accepted", 5, provider_id="a")
    print_ = septet.fingerprint("send", {"to": "+12025550143"})
    return [
        *told,
        *dispatch,
        dispatch.state,
        *septet.select_routes([{"id": 1, "price": "0.05"}, {"id": 2}], "+12025550143", 1),
        septet.classify_smpp(0x58),
        septet.Classifier({"unlisted": "retryable", "overrides": [{"http_status": 409, "outcome": "hard"}]}),
        septet.Stored(print_, expires_at=60),
        septet.decide(septet.Stored(print_), print_, 0),
        MESSAGE.advance("delivered", 60),
        MESSAGE.event("evt_1", 60, "order-7"),
    ]


def _values() -> list[object]:
    facts = septet.Facts(**FACTS)
    plan = septet.plan_bulk(BULK, facts | {} if isinstance(facts, dict) else facts)
    send = septet.plan_send(
        septet.SendRequest(to="+447700900100", from_="Conerix", body="Tickets — 中"), facts
    )
    result = plan.result(
        lambda index: f"msg_{index}", lambda index, message: septet.Outcome("sent", message.cost)
    )
    columns = septet.analyze_many(["Hi", None, "中", "\ud800"])
    numbers = septet.check_numbers(["+12025550143", None, "12"])
    plans = septet.check_numbers(["+442079460958", None, "12"], "numbering")
    template = septet.Template("{a}, {b} —", "braces", [septet.Field("a", 3), septet.Field("b", 2, "digits")])
    filled = template.rows([["Zoë", "1"], ["€", "x"]], price="0.05")
    advised = "Sale [“now”] €" * 12
    return [
        septet.analyze("Tickets — 中"),
        septet.analyze("a" * 400, reference_bits=16),
        *septet.segment("]" * 153, concatenation_reference=42),
        *septet.offenders("cafe\u0301 — 中"),
        septet.prepare("a\r\nb", newline="lf"),
        columns,
        columns.units,
        columns[2],
        columns[3],
        numbers,
        numbers.number,
        numbers[0],
        septet.analyze("ĞŞİğşı" * 14, languages=["tr"]),
        septet.analyze("word " * 70, keep_words=True),
        *septet.segment("a" * 161, numbering=True),
        septet.prepare("n\u0303A\u030a", normalize="nfc"),
        septet.transliterate(advised),
        septet.transliterate(advised + "中"),
        *septet.transliterate(advised).changes,
        *septet.advise(advised, price="0.04", currency="EUR", propose_languages=["tr"]),
        *septet.advise("ĞŞİğşı" * 14, propose_languages=["tr"]),
        septet.classify_keyword("STOP"),
        *_dispatched(),
        septet.PhoneNumber("+4402079460958").numbering(),
        plans,
        plans.region,
        plans[0],
        template,
        *template.fields,
        template.bounds(),
        filled,
        filled.cost,
        filled.total,
        *filled.tolist(),
        septet.PhoneNumber("+12025550143"),
        septet.SenderId("Größe €", "gsm"),
        septet.SenderId("+447700900100"),
        septet.PriceTable(**FACTS["prices"]),
        facts,
        septet.SendRequest(to="12", route_id=3),
        septet.SendRequest(b'{"to":"12","x":1}'),
        septet.BulkRequest(BULK),
        send,
        send.quote,
        plan,
        *plan.messages,
        *plan.errors,
        *plan.warnings,
        septet.plan_bulk({}),
        septet.BulkPlanner(BULK, facts).plan(["+12025550143"]),
        MESSAGE,
        septet.Answer(MESSAGE, "req_1"),
        result,
        *result.messages,
        septet.ErrorEnvelope.from_errors(plan.errors, "req_1"),
        septet.Event(id="evt_1", type="message.sent", created_at=0, message=MESSAGE, reference="r"),
        septet.interpret(201, MESSAGE.to_json("req_1")),
        septet.interpret(500, b"\xff"),
        _error(),
        septet.SeptetInternalError("said"),
    ]


VALUES = _values()


@pytest.mark.parametrize(
    "value", VALUES, ids=[f"{at}-{type(value).__name__}" for at, value in enumerate(VALUES)]
)
def test_the_same_afterwards(value: object) -> None:
    copies = [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    copies += [copy.copy(value), copy.deepcopy(value)]
    for again in copies:
        assert type(again) is type(value)
        assert repr(again) == repr(value)
        if isinstance(value, septet.SeptetInternalError):
            continue
        assert again == value
        assert hash(again) == hash(value)
        if hasattr(value, "to_json") and not isinstance(value, (septet.Message, septet.BulkResult)):
            assert again.to_json() == value.to_json()
        for name in getattr(type(value), "__match_args__", ()):
            assert getattr(again, name) == getattr(value, name), name
    assert value != object()


def test_an_analysis_draws_with_its_options_afterwards() -> None:
    text = "a" * 306
    again = pickle.loads(pickle.dumps(septet.analyze(text, reference_bits=16)))
    assert str(again.show(text)).count("of 152") == 3


def test_different_values_differ() -> None:
    kinds: dict[type, list[object]] = {}
    for value in VALUES:
        kinds.setdefault(type(value), []).append(value)
    for same_kind in kinds.values():
        for at, value in enumerate(same_kind):
            assert sum(value == other for other in same_kind[at:]) >= 1
    assert septet.analyze("Hi") != septet.analyze("Ho!")
    assert septet.plan_bulk({}) != septet.plan_bulk(BULK)


def test_state_of_another_release_is_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        septet._septet._restore(septet.Segment, ("only one",))
    with pytest.raises((TypeError, ValueError)):
        septet._septet._restore(septet.AnalysisColumns, (3, None, [b"", b"", b"", b"", b""]))
    with pytest.raises((IndexError, TypeError, ValueError)):
        septet._septet._restore(septet.Column, (["no", "such"], 0, (0, None, [])))


def test_plans_of_restored_requests_are_the_same() -> None:
    facts = pickle.loads(pickle.dumps(septet.Facts(**FACTS)))
    plan = septet.plan_bulk(pickle.loads(pickle.dumps(septet.BulkRequest(BULK))), facts)
    assert json.loads(plan.to_json()) == json.loads(septet.plan_bulk(BULK, FACTS).to_json())
