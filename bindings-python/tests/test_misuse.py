"""What callers do wrong, and what they are told."""

from __future__ import annotations

import datetime
import gc
from decimal import Decimal

import pytest
import septet

REQUEST = {"to": "+12025550143", "from": "Conerix", "body": "Hi"}
TEXT_FUNCTIONS = [septet.analyze, septet.explain, septet.offenders, septet.prepare, septet.segment]


@pytest.mark.parametrize("function", TEXT_FUNCTIONS)
@pytest.mark.parametrize("wrong", [b"Hi", 7, None, ["Hi"], 1.5])
def test_only_str_is_text(function, wrong) -> None:
    with pytest.raises(TypeError):
        function(wrong)


@pytest.mark.parametrize("function", [*TEXT_FUNCTIONS, lambda text, **o: septet.analyze_many([text], **o)])
@pytest.mark.parametrize(
    "options",
    [
        {"no_such_option": 1},
        {"encoding": 7},
        {"reference_bits": "8"},
        {"reference_bits": True},
        {"reference_bits": 8.0},
        {"max_segments": "3"},
        {"header_elements": "0504"},
        {"newline": 1},
    ],
)
def test_options_of_a_wrong_type(function, options) -> None:
    with pytest.raises(TypeError):
        function("Hi", **options)


@pytest.mark.parametrize(
    ("options", "code", "field"),
    [
        ({"encoding": "utf8"}, "invalid_option", "encoding"),
        ({"encoding": "\ud800"}, "invalid_option", "encoding"),
        ({"reference_bits": 7}, "invalid_option", "reference_bits"),
        ({"reference_bits": -8}, "invalid_option", "reference_bits"),
        ({"max_segments": 0}, "invalid_option", "max_segments"),
        ({"max_segments": -1}, "invalid_option", "max_segments"),
        ({"max_segments": 10**30}, "invalid_option", "max_segments"),
        ({"concatenation_reference": 256}, "invalid_option", "concatenation_reference"),
        (
            {"concatenation_reference": 70_000, "reference_bits": 16},
            "invalid_option",
            "concatenation_reference",
        ),
        ({"header_elements": b"\x00\x03\x01\x01\x01"}, "header_invalid", "header_elements"),
    ],
)
def test_options_of_a_wrong_value(options, code, field) -> None:
    for function in (septet.analyze, septet.segment, lambda text, **o: septet.analyze_many([text], **o)):
        with pytest.raises(septet.SeptetError) as caught:
            function("Hi", **options)
        assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize("many", [septet.analyze_many, septet.check_numbers])
def test_many_of_the_wrong_things(many) -> None:
    for wrong in (7, None, "one text", b"octets", [7], ["Hi", b"Hi"], {"a": 1}.items()):
        with pytest.raises(TypeError):
            many(wrong)
    with pytest.raises(TypeError, match="item 1 is int"):
        many(["Hi", 7])

    def breaks():
        yield "Hi"
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        many(breaks())
    assert len(many([])) == 0
    assert many([None]).tolist() == [None]


@pytest.mark.parametrize("money", [0.05, float("nan"), True, b"0.05", [1]])
def test_only_exact_money(money) -> None:
    message = {"id": "", "to": "", "from_": "", "body": "", "status": "", "created_at": 0}
    for ask in (
        lambda: septet.PriceTable.flat(money, "USD"),
        lambda: septet.Message(**message, cost=money),
        lambda: septet.Outcome("sent", cost=money),
    ):
        with pytest.raises(TypeError):
            ask()
    with pytest.raises((TypeError, septet.SeptetError)):
        septet.Facts(balance=money, currency="USD")


def test_a_float_deep_in_facts() -> None:
    prices = {"currency": "USD", "prices": [{"price": 0.05}]}
    for ask in (
        lambda: septet.plan_send(REQUEST, {"prices": prices}),
        lambda: septet.Facts(prices=prices),
        lambda: septet.PriceTable("USD", [{"price": 0.05}]),
    ):
        with pytest.raises(TypeError, match="float"):
            ask()


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_a_decimal_that_is_no_number(text: str) -> None:
    for ask in (
        lambda: septet.PriceTable.flat(Decimal(text), "USD"),
        lambda: septet.Facts(balance=Decimal(text), currency="USD"),
    ):
        with pytest.raises(septet.SeptetError) as caught:
            ask()
        assert caught.value.code == "amount_invalid"


def test_times() -> None:
    def at(time):
        message = septet.Message(id="", to="", from_="", body="", status="", created_at=time)
        return message.created_at.isoformat()

    utc = datetime.UTC
    assert at(datetime.datetime(2026, 5, 12, 11, 34, 21, 999_999, tzinfo=utc)) == "2026-05-12T11:34:21+00:00"
    east = datetime.timezone(datetime.timedelta(hours=2, seconds=28))
    assert at(datetime.datetime(1880, 1, 1, 2, 0, 28, tzinfo=east)) == "1880-01-01T00:00:00+00:00"
    for wrong in (
        datetime.datetime(2026, 5, 12),
        "yesterday",
        10**15,
        datetime.datetime.max.replace(tzinfo=east),
    ):
        if wrong == datetime.datetime.max.replace(tzinfo=east):
            continue
        with pytest.raises(septet.SeptetError) as caught:
            at(wrong)
        assert caught.value.code == "invalid_timestamp"
    for wrong in (1.5, None, True, datetime.date(2026, 5, 12), b"2026"):
        with pytest.raises(TypeError):
            at(wrong)


def test_requests() -> None:
    for wrong in (7, None, ["to"], REQUEST.items(), 1.5):
        with pytest.raises(TypeError):
            septet.plan_send(wrong)
    with pytest.raises(TypeError, match="not both"):
        septet.SendRequest(REQUEST, body="Hi")
    with pytest.raises(TypeError):
        septet.SendRequest(to=7)
    with pytest.raises(TypeError):
        septet.SendRequest(route_id=12.0)
    with pytest.raises(TypeError):
        septet.BulkRequest(recipients="+12025550143")
    with pytest.raises(TypeError):
        septet.plan_send({7: "to"})
    with pytest.raises(TypeError):
        septet.plan_send({"to": object()})
    assert (
        septet.SendRequest(to=septet.PhoneNumber("+12025550143"), from_=septet.SenderId("Conerix")).to
        == "+12025550143"
    )
    # In a document a wrong type is the sender's mistake and not the caller's.
    with pytest.raises(septet.SeptetError) as caught:
        septet.plan_send(REQUEST | {"route_id": 12.0})
    assert (caught.value.code, caught.value.field) == ("wrong_type", "route_id")
    with pytest.raises(septet.SeptetError) as caught:
        septet.plan_send(REQUEST | {"body": "a\ud800"})
    assert (caught.value.code, caught.value.field, caught.value.offset) == ("unpaired_surrogate", "body", 1)
    with pytest.raises(septet.SeptetError) as caught:
        septet.BulkRequest(recipients=["+12025550143", "\ud800"])
    assert (caught.value.code, caught.value.field, caught.value.index) == (
        "unpaired_surrogate",
        "recipients",
        1,
    )
    for request in (REQUEST, septet.SendRequest(REQUEST), b'{"to": "+12025550143"}'):
        with pytest.raises(TypeError):
            septet.plan_send(request, 7)


def test_a_document_in_itself_ends() -> None:
    endless: list = []
    endless.append(endless)
    with pytest.raises(septet.SeptetError) as caught:
        septet.plan_send(REQUEST | {"unknown": endless})
    assert caught.value.code == "json_too_deep"


def test_positions_in_json_count_what_the_caller_gave() -> None:
    text = '{"body": "— —" x'
    with pytest.raises(septet.SeptetError) as caught:
        septet.SendRequest(text)
    assert caught.value.offset == text.index("x")
    with pytest.raises(septet.SeptetError) as caught:
        septet.SendRequest(text.encode())
    assert caught.value.offset == text.encode().index(b"x")


def test_positions_in_plans_count_code_points() -> None:
    facts = {"encoding": "gsm7"}
    plan = septet.plan_send(REQUEST | {"body": "ééé中"}, facts)
    assert [(error.code, error.offset) for error in plan.errors] == [("not_gsm7", 3)]
    plan = septet.plan_send(REQUEST | {"body": "ééé中"})
    assert plan.analysis.first_offender == 3
    plan = septet.plan_send(REQUEST | {"from": "éé€中"}, {"sender_alphabet": "gsm"})
    assert [(error.code, error.offset) for error in plan.errors] == [("sender_invalid_character", 3)]
    bulk = septet.plan_bulk({"from": "éé€中", "body": "ééé中", "recipients": []}, {"sender_alphabet": "gsm"})
    assert bulk.analysis.first_offender == 3
    assert bulk.errors[1].offset == 3


def test_facts_by_keywords() -> None:
    for wrong in ({"no_such_fact": 1}, {"strict": "yes"}, {"opted_out": 7}, {"routes": ["12"]}):
        with pytest.raises((TypeError, septet.SeptetError)):
            septet.Facts(**wrong)
    with pytest.raises(TypeError):
        septet.Facts(no_such_fact=1)
    with pytest.raises(TypeError):
        septet.Facts(strict="yes")
    with pytest.raises(septet.SeptetError) as caught:
        septet.Facts(opted_out=["+447700900100", "12"])
    assert (caught.value.code, caught.value.field, caught.value.index) == (
        "number_missing_plus",
        "opted_out",
        1,
    )
    # Any iterable, and numbers that were checked before.
    numbers = (septet.PhoneNumber(text) for text in ("+447700900100", "+12025550143"))
    facts = septet.Facts(opted_out=numbers, blocked={"+4748640969"}, approved_senders=("Conerix",))
    assert septet.plan_send(REQUEST, facts).errors[0].code == "recipient_opted_out"
    assert facts == septet.Facts.from_json(facts.to_json())


def test_a_plan_raises_all_its_errors() -> None:
    with pytest.raises(septet.SeptetError) as caught:
        septet.plan_bulk({"from": "!", "recipients": []}).raise_for_errors()
    codes = [error.code for error in caught.value.errors]
    assert codes == ["recipients_empty", "sender_invalid_character", "body_missing"]
    assert caught.value.code == "recipients_empty"
    septet.plan_send(REQUEST).raise_for_errors()


def test_callbacks_of_a_result() -> None:
    plan = septet.plan_bulk({"from": "Conerix", "body": "Hi", "recipients": ["+12025550143", "12"]})
    with pytest.raises(ZeroDivisionError):
        plan.result(lambda index: 1 / 0, lambda index, message: septet.Outcome("sent"))
    with pytest.raises(TypeError):
        plan.result(lambda index: 7, lambda index, message: septet.Outcome("sent"))
    with pytest.raises((TypeError, AttributeError)):
        plan.result(lambda index: "msg", lambda index, message: "sent")


def test_everything_is_frozen() -> None:
    plan = septet.plan_bulk({"from": "Conerix", "body": "Hi", "recipients": ["+12025550143"]})
    values = [
        septet.analyze("Hi"),
        septet.segment("Hi")[0],
        septet.PhoneNumber("+12025550143"),
        plan,
        plan.messages[0],
    ]
    values += [septet.SendRequest(REQUEST), septet.Facts(), septet.analyze_many(["Hi"]).units]
    for value in values:
        for name in ("text", "units", "made_up"):
            with pytest.raises((AttributeError, TypeError)):
                setattr(value, name, 1)
            with pytest.raises((AttributeError, TypeError)):
                delattr(value, name)
    for kind in (
        septet.Analysis,
        septet.AnalysisColumns,
        septet.Column,
        septet.Segment,
        septet.Quote,
        septet.BulkPlan,
    ):
        with pytest.raises(TypeError):
            kind()
    with pytest.raises(TypeError):
        memoryview(septet.analyze_many(["Hi"]).units)[0] = 1


def test_ids_take_24_octets() -> None:
    for wrong in (b"", bytes(23), bytes(25)):
        with pytest.raises(ValueError, match="24"):
            septet.message_id(wrong)
    with pytest.raises(TypeError):
        septet.event_id("0" * 24)


def test_a_panic_is_an_error_that_except_exception_sees() -> None:
    with pytest.raises(septet.SeptetInternalError, match="asked for") as caught:
        septet._septet._panic()
    assert isinstance(caught.value, Exception)
    assert not isinstance(caught.value, ValueError)


def test_errors_compare_and_hash() -> None:
    def error():
        with pytest.raises(septet.SeptetError) as caught:
            septet.PhoneNumber("12")
        return caught.value

    one, other = error(), error()
    assert one == other
    assert hash(one) == hash(other)
    assert one != septet.SeptetError(str(one), "number_empty")
    assert one.errors == (one,)
    gc.collect()
