"""What type checkers have to say: checked with `mypy --strict` and pyright, never run."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, assert_type

import septet
from septet import smpp, tpdu

analysis = septet.analyze("Hello", encoding="ucs2", reference_bits=16, max_segments=3)
assert_type(analysis, septet.Analysis)
assert_type(analysis.encoding, Literal["gsm7", "ucs2"])
assert_type(analysis.first_offender, int | None)
septet.analyze(b"Hello")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
septet.analyze("Hello", encoding="utf8")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
septet.analyze("Hello", no_such_option=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
analysis.units = 3  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]

assert_type(septet.segment("Hello"), list[septet.Segment])
for segment in septet.segment("Hello", concatenation_reference=7):
    assert_type(segment.header, bytes | None)
for offender in septet.offenders("中"):
    assert_type(offender, septet.Offender)
    assert_type(offender.code_points, tuple[int, ...])
assert_type(septet.prepare("a\r\nb", newline="lf").original_position(2), int)
assert_type(septet.explain("Hello"), str)

match analysis:
    case septet.Analysis(encoding="gsm7", segments=1, units=units):
        assert_type(units, int)
    case _:
        pass

columns = septet.analyze_many(["Hello", None])
assert_type(columns.units, septet.Column)
assert_type(columns.units[0], int | None)
assert_type(columns.units[0:2], list[int | None])
assert_type(columns[0], septet.AnalysisRow | None)
assert_type(columns.tolist(), list[septet.AnalysisRow | None])
septet.analyze_many(columns.units)  # an Arrow object; that it holds no strings is seen when it runs
septet.analyze_many([7])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
assert_type(septet.check_numbers(("+12025550143",), level="length")[0], septet.NumberRow | None)

septet.analyze("Hello", languages=["tr", "es"], normalize="nfc", keep_words=True, numbering=True)
septet.analyze("Hello", languages=["xx"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
assert_type(analysis.greedy_segments, int)
smart = septet.transliterate("It’s", classes=["typographic", "accent"], when_equal=True)
assert_type(smart, septet.Transliteration)
assert_type(smart.changes, tuple[septet.Change, ...])
assert_type(smart.before, septet.Analysis | None)
septet.transliterate("Hi", classes=["bold"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
for advice in septet.advise("Hello", price=Decimal("0.05"), currency="EUR", propose_languages=("tr",)):
    assert_type(advice, septet.Advice)
    assert_type(advice.saved, Decimal | None)
    assert_type(advice.apply("Hello"), str)
septet.advise("Hello", price=0.05)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(septet.classify_keyword("STOP").match, Literal["exact", "likely", "none"])
septet.analyze("Hello", languages=septet.languages_for_region("TR"))
assert_type(septet.alphabet("single", "tr"), list[tuple[str, bytes]])

template = septet.Template(
    "Hello {name}", "braces", [septet.Field("name", 10), {"name": "x", "max_length": 1}]
)
assert_type(template.bounds(max_segments=2), septet.TemplateBounds)
assert_type(template.fill({"name": "Ann"}), str)
template.bounds(keep_words="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
filled = template.rows([["Ann"], ("Bo",), {"name": "Cy", "age": 7}], price="0.05", keep_words=True)
assert_type(filled, septet.TemplateColumns)
assert_type(filled.cost, septet.Column)
assert_type(filled.total.cost, Decimal | None)
assert_type(filled[0], septet.TemplateRow)
assert_type(
    septet.lint_template("{a}", "braces", [septet.Field("a", 1, "digits")]).deciding_field, str | None
)
septet.lint_template("{a}", "jinja", [])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

info = septet.PhoneNumber("+442079460958").numbering()
assert_type(info, septet.NumberingInfo)
assert_type(info.suggestion, septet.PhoneNumber | None)
match info:
    case septet.NumberingInfo(valid=True, region=region):
        assert_type(region, str | None)
    case _:
        pass
assert_type(septet.check_numbers([], level="numbering").line_type, septet.Column)
assert_type(septet.regions(), tuple[str, ...])

number = septet.PhoneNumber("+12025550143")
assert_type(number.calling_code, int | None)
assert_type(number < septet.PhoneNumber("+12025550144"), bool)
assert_type({number: 1}, dict[septet.PhoneNumber, int])
assert_type(septet.SenderId("Conerix").number, septet.PhoneNumber | None)

table = septet.PriceTable.flat(Decimal("0.05"), "USD")
assert_type(table.price(number), Decimal | None)
septet.PriceTable.flat(0.05, "USD")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

request = septet.SendRequest(to=number, from_="Conerix", body="Hi")
assert_type(request.to, str | None)
plan = septet.plan_send(request, septet.Facts(prices=table, opted_out=[number], category="marketing"))
assert_type(plan.errors, tuple[septet.SeptetError, ...])
if plan.quote is not None:
    assert_type(plan.quote.max, Decimal)
septet.plan_send({"to": "+12025550143"}, {"strict": True})
septet.plan_send(b"{}")
septet.plan_send(7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

bulk = septet.plan_bulk(septet.BulkRequest(from_="Conerix", body="Hi", recipients=[number, "+447700900100"]))
assert_type(bulk.messages, tuple[septet.PlannedMessage, ...])
result = bulk.result(
    lambda index: f"msg_{index}", lambda index, message: septet.Outcome("sent", message.cost)
)
assert_type(result, septet.BulkResult)
assert_type(septet.chunk({"recipients": []}), list[septet.BulkRequest])

answer = septet.Message.from_json("{}")
assert_type(answer, septet.Answer[septet.Message])
assert_type(answer.data.cost, Decimal | None)
interpretation = septet.interpret(201, b"{}")
assert_type(interpretation.advice, Literal["never", "safe", "after", "ambiguous"])
assert_type(septet.interpret_no_response(True), Literal["safe", "ambiguous"])
assert_type(septet.http.route("POST", "/v1/messages/send"), Literal["send", "bulk"])
assert_type(septet.message_id(bytes(24)), str)
assert_type(septet.__version__, str)

try:
    septet.PhoneNumber("12")
except septet.SeptetError as error:
    assert_type(error.code, str)
    assert_type(error.offset, int | None)
    assert_type(error.errors, tuple[septet.SeptetError, ...])
    assert_type(error.http_status, int | None)

assert_type(septet.pack_septets(bytearray(b"hello")), bytes)
septet.pack_septets("hello")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
header = septet.Udh([septet.Concatenation(7, total=2, number=1), septet.SingleShift("es")])
assert_type(header.concatenation, septet.Concatenation | None)
septet.Concatenation(7, 2, 1, 12)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
data = septet.encode_user_data("Hi", "gsm7", header)
assert_type(data.decode().text, str | None)
for element in header.elements:
    match element:
        case septet.Ports(destination=port):
            assert_type(port, int)
        case _:
            pass
septet.UserData.split("Hi", no_such_option=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

submit = tpdu.SmsSubmit(septet.PhoneNumber("+12025550143"), data, data_coding=0)
assert_type(submit.split("Hi", concatenation_reference=7), tuple[tpdu.SmsSubmit, ...])
assert_type(tpdu.SmsDeliver.decode_pdu(b"").service_time.unix, int | None)
assert_type(tpdu.decode(b""), tpdu.SmsSubmit | tpdu.SmsDeliver | tpdu.SmsStatusReport)
assert_type(submit.validity, tpdu.ValidityPeriod | None)

[message] = smpp.submit("Hi", "Conerix", "+12025550143", smpp.Profile(packed=True))
assert_type(message, smpp.SubmitSm)
assert_type(message.content(), str | bytes)
assert_type(message.receipt(), septet.Receipt | None)
assert_type(message.part(), septet.Part | None)
smpp.Profile(concatenation="none")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(smpp.command_status(0), smpp.CommandStatus | None)

for event in septet.Reassembler(max_messages=16).handle_timeout(0):
    assert_type(event.content, str | bytes | None)
delivery = septet.DeliveryAggregate(2)
assert_type(delivery.apply(0, "delivered"), bool)
delivery.apply(0, "lost")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

dispatch = septet.Dispatch({"to": "+12025550143"}, None, [{"id": 12}], {"on_unknown": "continue"})
assert_type(dispatch.poll(), septet.Transmit | septet.Timeout | septet.Done | None)
for step in dispatch:
    match step:
        case septet.Transmit(token, _, place):
            assert_type((token, place), tuple[int, int])
            dispatch.result(token, septet.classify_smpp(0).outcome, 0, provider_id="a1")
        case septet.Timeout(at):
            assert_type(at, int)
        case septet.Done():
            pass
assert_type(dispatch.state.cost, Decimal | None)
assert_type(septet.Dispatch.restore(dispatch.snapshot(), 0), septet.Dispatch)
dispatch.result(1, "sent", 0)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
bulk_dispatch = septet.BulkDispatch({}, septet.Facts(), [])
assert_type(bulk_dispatch.state(0), septet.DispatchState | None)
assert_type(bulk_dispatch.bulk_result(str), septet.BulkResult)
septet.classify_provider("nobody", "1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
stored = septet.Stored(septet.fingerprint("bulk", b"{}"), expires_at=0)
assert_type(septet.decide(stored, stored.fingerprint, 0).code, str | None)
