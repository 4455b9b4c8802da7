"""The wire: what callers do wrong, what is shown, and that every decoder is total."""

from __future__ import annotations

import copy
import datetime
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
import septet
from hypothesis import given
from hypothesis import strategies as st
from septet import smpp, tpdu

TIME = 1_362_747_736
DELIVER = bytes.fromhex("06917228195339040b917228214365f700003130805120618005d4f29c2e03")
OCTET_FUNCTIONS = {
    "pack_septets": septet.pack_septets,
    "unpack_septets": lambda octets: septet.unpack_septets(octets, 1),
    "decode_septets": septet.decode_septets,
    "decode_user_data": lambda octets: septet.decode_user_data(octets, 1, "octets"),
    "UserData": lambda octets: septet.UserData(octets, 1, "octets"),
    "from_septets": septet.UserData.from_septets,
    "from_octets": septet.UserData.from_octets,
    "header": lambda octets: septet.encode_user_data("Hi", "gsm7", octets),
    "Udh.parse": septet.Udh.parse,
    "OtherElement": lambda octets: septet.OtherElement(0x70, octets),
    "PartBody": lambda octets: septet.PartBody("octets", octets),
    "Address.decode": tpdu.Address.decode,
    "ServiceTime": tpdu.ServiceTime.from_octets,
    "ValidityPeriod": lambda octets: tpdu.ValidityPeriod("relative", octets),
    "decode": tpdu.decode,
    "decode_pdu": tpdu.decode_pdu,
    "SmsSubmit": tpdu.SmsSubmit.decode,
    "SmsDeliver": tpdu.SmsDeliver.decode_pdu,
    "SmsStatusReport": tpdu.SmsStatusReport.decode,
    "Tlv": lambda octets: smpp.Tlv(0x0424, octets),
    "ShortMessage": lambda octets: smpp.ShortMessage(short_message=octets),
    "from_octets (SMPP)": smpp.DeliverSm.from_octets,
}


@pytest.mark.parametrize("name", OCTET_FUNCTIONS)
@pytest.mark.parametrize("wrong", ["00", 7, [0], 1.5, object()])
def test_only_octets_are_octets(name: str, wrong: object) -> None:
    with pytest.raises(TypeError):
        OCTET_FUNCTIONS[name](wrong)


@pytest.mark.parametrize("name", OCTET_FUNCTIONS.keys() - {"header"})
def test_none_is_no_octets(name: str) -> None:
    with pytest.raises(TypeError):
        OCTET_FUNCTIONS[name](None)


@pytest.mark.parametrize(
    "call",
    [
        lambda text: septet.encode_septets(text),
        lambda text: septet.encode_user_data(text, "gsm7"),
        lambda text: septet.UserData.split(text),
        lambda text: septet.Receipt.parse(text),
        lambda text: septet.convert_message_id(text, "verbatim"),
        lambda text: tpdu.Address(text),
        lambda text: tpdu.SmsSubmit("+447700900100").split(text),
        lambda text: smpp.SmppTime(text),
        lambda text: smpp.submit(text, "Conerix", "+12025550143"),
        lambda text: smpp.submit("Hi", text, "+12025550143"),
    ],
)
def test_only_str_is_text(call) -> None:
    for wrong in (b"Hi", 7, ["Hi"], 1.5):
        with pytest.raises(TypeError):
            call(wrong)
    with pytest.raises(septet.SeptetError) as caught:
        call("ab\ud800")
    assert (caught.value.code, caught.value.offset) == ("unpaired_surrogate", 2)


def _refused(code: str, field: str | None, call) -> None:
    with pytest.raises(septet.SeptetError) as caught:
        call()
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize(
    ("field", "call"),
    [
        ("fill_bits", lambda: septet.pack_septets(b"", 7)),
        ("fill_bits", lambda: septet.pack_septets(b"", -1)),
        ("count", lambda: septet.unpack_septets(b"", -1)),
        ("count", lambda: septet.unpack_septets(b"", -(10**30))),
        ("length", lambda: septet.decode_user_data(b"", -1, "gsm7")),
        ("character_set", lambda: septet.decode_user_data(b"", 0, "utf8")),
        ("encoding", lambda: septet.encode_user_data("Hi", "auto")),
        ("encoding", lambda: septet.encode_user_data("Hi", "\ud800")),
        ("reference", lambda: septet.Udh([septet.Concatenation(65_536, 1, 1, 16)])),
        ("bits", lambda: septet.Udh([septet.Concatenation(1, 1, 1, 7)])),
        ("destination", lambda: septet.Udh([septet.Ports(-1, 0)])),
        ("identifier", lambda: septet.Udh([septet.OtherElement(256, b"")])),
        ("ton", lambda: tpdu.Address("12", ton=8)),
        ("ton", lambda: tpdu.Address("12", ton=-1)),
        ("npi", lambda: tpdu.Address("12", ton=1, npi=16)),
        ("data_coding", lambda: tpdu.DataCoding(256)),
        ("message_class", lambda: tpdu.DataCoding(0).with_class(4)),
        ("character_set", lambda: tpdu.DataCoding.for_character_set("utf8")),
        ("kind", lambda: tpdu.DataCoding.for_waiting(tpdu.MessageWaiting("letter", True))),
        ("format", lambda: tpdu.ValidityPeriod("eternal", bytes(7))),
        ("seconds", lambda: tpdu.ValidityPeriod.relative(-1)),
        ("seconds", lambda: tpdu.ValidityPeriod.enhanced(256)),
        ("message_reference", lambda: tpdu.SmsSubmit("12", message_reference=256)),
        ("protocol_id", lambda: tpdu.SmsSubmit("12", protocol_id=-1)),
        ("status", lambda: tpdu.SmsStatusReport(0, "12", TIME, TIME, 256)),
        ("tp_status", lambda: septet.tp_status(256)),
        ("message_state", lambda: septet.Receipt.parse("id:1", message_state=256)),
        ("message_id_form", lambda: septet.convert_message_id("1", "octal")),
        ("segments", lambda: septet.DeliveryAggregate(0)),
        ("segments", lambda: septet.DeliveryAggregate(-1)),
        ("status", lambda: septet.DeliveryAggregate(1).apply(0, "lost")),
        ("coding", lambda: septet.PartBody("utf8", b"")),
        ("max_messages", lambda: septet.Reassembler(max_messages=-1)),
        ("timeout_ms", lambda: septet.Reassembler(timeout_ms=-1)),
        ("now_ms", lambda: septet.Reassembler().handle_timeout(-1)),
        ("ton", lambda: smpp.Address("12", ton=256)),
        ("tag", lambda: smpp.Tlv(65_536, b"")),
        ("default_alphabet", lambda: smpp.Profile(default_alphabet="utf8")),
        ("concatenation", lambda: smpp.Profile(concatenation="none")),
        ("ucs2_data_coding", lambda: smpp.Profile(ucs2_data_coding=256)),
        ("source_plan", lambda: smpp.SubmitOptions(source_plan=(256, 0))),
        (
            "priority_flag",
            lambda: smpp.submit("Hi", "A", "+12025550143", options=smpp.SubmitOptions(priority_flag=4)),
        ),
        ("concatenation_reference", lambda: smpp.submit("a" * 161, "Conerix", "+12025550143")),
        ("concatenation_reference", lambda: tpdu.SmsSubmit("12").split("a" * 161)),
        ("command_status", lambda: smpp.command_status(-1)),
        ("command_status", lambda: smpp.command_status(2**32)),
        ("ton", lambda: smpp.ton_name(256)),
    ],
)
def test_values_that_are_none(field: str, call) -> None:
    _refused("invalid_option", field, call)


@pytest.mark.parametrize(
    "call",
    [
        lambda: septet.pack_septets(b"", True),
        lambda: septet.pack_septets(b"", "1"),
        lambda: septet.unpack_septets(b"", 1.0),
        lambda: septet.encode_user_data("Hi", 7),
        lambda: septet.encode_user_data("Hi", "gsm7", [septet.Ports(1, 2)]),
        lambda: septet.UserData.split("Hi", no_such_option=1),
        lambda: septet.UserData(b"", 0, "gsm7", 1),
        lambda: septet.Udh([b"\x00"]),
        lambda: septet.Udh(7),
        lambda: septet.Udh([septet.SingleShift(7)]),
        lambda: septet.DecodedUserData(),
        lambda: septet.Receipt(),
        lambda: septet.ReassemblyEvent(),
        lambda: septet.Receipt.parse("id:1", network_error=7),
        lambda: septet.PartBody("text", b"Hi"),
        lambda: septet.PartBody("gsm7", "Hi"),
        lambda: septet.PartBody.of(b"Hi"),
        lambda: septet.Part.of("a", "b", b"Hi"),
        lambda: septet.Reassembler().push(b"Hi", 0),
        lambda: septet.Reassembler().push(None, 0),
        lambda: septet.Reassembler(16),
        lambda: septet.DeliveryAggregate("1"),
        lambda: septet.DeliveryAggregate(1).apply(True, "delivered"),
        lambda: tpdu.Address(None),
        lambda: tpdu.SmsSubmit(None),
        lambda: tpdu.SmsSubmit("12", "text"),
        lambda: tpdu.SmsSubmit("12", reply_path=1),
        lambda: tpdu.SmsSubmit("12", validity=167),
        lambda: tpdu.SmsSubmit("12", data_coding="ucs2"),
        lambda: tpdu.SmsDeliver("12", None),
        lambda: tpdu.ServiceTime(1.5),
        lambda: tpdu.ServiceTime(0, "8"),
        lambda: septet.tp_status("0"),
        lambda: smpp.submit("Hi", "Conerix", "+12025550143", {"packed": True}),
        lambda: smpp.submit("Hi", "Conerix", "+12025550143", None, {"priority_flag": 1}),
        lambda: smpp.SubmitOptions(source_plan=[5, 0]),
        lambda: smpp.SubmitOptions(source_plan=5),
        lambda: smpp.SubmitOptions(replace_if_present=1),
        lambda: smpp.SubmitOptions(validity_period=60),
        lambda: smpp.ShortMessage(source="12"),
        lambda: smpp.ShortMessage(tlvs=[(1, b"")]),
        lambda: smpp.ShortMessage().content({"packed": True}),
        lambda: smpp.CommandStatus(),
    ],
)
def test_wrong_types(call) -> None:
    with pytest.raises(TypeError):
        call()


def test_segments_before_the_first_are_out_of_range() -> None:
    delivery = septet.DeliveryAggregate(2)
    for wrong in (2, -1, 10**30):
        _refused("segment_out_of_range", None, lambda wrong=wrong: delivery.apply(wrong, "delivered"))
    assert delivery.segments == ("pending", "pending")


def test_times_keep_their_zone() -> None:
    india = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    time = datetime.datetime(2026, 5, 12, 17, 4, 21, tzinfo=india)
    stamp = tpdu.ServiceTime(time)
    assert (stamp.time, stamp.time.utcoffset()) == (time, time.utcoffset())
    assert stamp == tpdu.ServiceTime(int(time.timestamp()), quarters=22)
    assert stamp == tpdu.ServiceTime(time.isoformat()) == tpdu.ServiceTime(stamp.time)
    # 17:04 in India, 22 quarters ahead of UTC, is 11:34 in UTC.
    assert stamp.octets.hex() == "62502171401222"
    for text in ("2026-05-12T11:34:21Z", "2026-05-12T11:34:21.125z", "2026-05-12T11:34:21-00:00"):
        assert tpdu.ServiceTime(text).octets.hex() == "62502111431200"
    assert tpdu.ServiceTime("2026-05-12T08:04:21-03:30").octets.hex() == "62502180401249"
    _refused("service_time_invalid", None, lambda: tpdu.ServiceTime("2026-05-12T11:34:21+00:20"))
    _refused("service_time_invalid", "octets", lambda: tpdu.ServiceTime.from_octets(bytes(6)))
    _refused("validity_invalid", "octets", lambda: tpdu.ValidityPeriod("relative", bytes(7)))
    _refused("validity_invalid", "octets", lambda: tpdu.ValidityPeriod("enhanced", bytes(6)))
    odd = datetime.timezone(datetime.timedelta(minutes=20))
    _refused("service_time_invalid", None, lambda: tpdu.ServiceTime(time.astimezone(odd)))
    _refused("invalid_timestamp", None, lambda: tpdu.ServiceTime(time.replace(tzinfo=None)))
    for quarters in (80, -80, 10**30):
        _refused("service_time_invalid", None, lambda quarters=quarters: tpdu.ServiceTime(TIME, quarters))
    _refused("smpp_time_invalid", None, lambda: smpp.SmppTime.at(time, 49))
    _refused("smpp_time_invalid", None, lambda: smpp.SmppTime.from_now(-1))
    assert smpp.SmppTime.at(time, quarters=22).text == "260512170421022+"


def test_positions_count_code_points() -> None:
    with pytest.raises(septet.SeptetError) as caught:
        septet.encode_user_data("ééé中", "gsm7")
    assert (caught.value.code, caught.value.offset) == ("not_gsm7", 3)
    with pytest.raises(septet.SeptetError) as caught:
        smpp.submit("éé€", "Conerix", "+12025550143", smpp.Profile(default_alphabet="latin1"))
    assert (caught.value.code, caught.value.offset) == ("not_in_smsc_alphabet", 2)
    with pytest.raises(septet.SeptetError) as caught:
        smpp.ShortMessage(service_type="éé中").to_octets()
    assert (caught.value.field, caught.value.offset) == ("service_type", 2)
    text = "ééé id:1 stat:DELIVRD sub:x"
    [defect] = septet.Receipt.parse(text).defects
    assert (defect.field, defect.offset) == ("sub", text.index("x"))


def _shown() -> list[object]:
    secret, number = "Geheim", "+12025550143"
    place = septet.Concatenation(7, total=2, number=1)
    data = septet.encode_user_data(secret, "gsm7")
    part = septet.Part(number, number, place, septet.PartBody("gsm7", secret.encode()))
    reassembler = septet.Reassembler(timeout_ms=1)
    reassembler.push(part, 0)
    [given_up] = reassembler.handle_timeout(5)
    whole = septet.Reassembler()
    whole.push(part, 0)
    other = septet.Concatenation(7, total=2, number=2)
    [complete] = whole.push(septet.Part(number, number, other, part.body), 0)
    submit = tpdu.SmsSubmit(number, data, service_centre=number)
    message = smpp.submit(secret, "Conerix", number)[0]
    long = smpp.submit(
        secret * 40, "Conerix", number, smpp.Profile(concatenation="payload"), concatenation_reference=1
    )
    return [
        septet.OtherElement(0x70, secret.encode()),
        septet.Udh([septet.OtherElement(0x70, secret.encode())]),
        data,
        data.decode(),
        septet.UserData.from_octets(secret.encode()),
        septet.UserData.from_octets(secret.encode()).decode(),
        septet.decode_septets(secret.encode()),
        part,
        part.body,
        septet.PartBody("text", secret),
        given_up,
        given_up.key,
        complete,
        tpdu.Address(number),
        submit,
        tpdu.SmsDeliver(number, TIME, data),
        tpdu.SmsStatusReport(1, number, TIME, TIME, 0, user_data=data),
        message,
        message.source,
        message.destination,
        *long,
        *long[0].tlvs,
        septet.Receipt.parse(f"id:1 stat:{secret} err:{secret} text:{secret}"),
        whole,
        septet.DeliveryAggregate(2),
        smpp.Profile(),
        smpp.SubmitOptions(validity_period="000001010101000R"),
        smpp.command_status(0x58),
    ]


@pytest.mark.parametrize("value", _shown(), ids=lambda value: type(value).__name__)
def test_nothing_shows_bodies_and_numbers(value: object) -> None:
    shown = repr(value)
    assert shown.startswith(f"{type(value).__name__}(")
    for secret in ("Geheim", "2025550143", b"Geheim".hex(), "1202555"):
        assert secret not in shown


@pytest.mark.parametrize("value", _shown(), ids=lambda value: type(value).__name__)
def test_values_are_frozen_and_survive_copies(value: object) -> None:
    if isinstance(value, septet.Reassembler):
        with pytest.raises(TypeError):
            pickle.dumps(value)
        return
    for name in ("octets", "made_up"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(value, name, 1)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert repr(again) == repr(value)
        if not isinstance(value, septet.DeliveryAggregate):
            assert again == copy.deepcopy(value) == value
            assert hash(again) == hash(value)
            assert value != object()
        else:
            assert (again.status, again.segments) == (value.status, value.segments)


def test_octets_are_the_callers_no_more() -> None:
    octets = bytearray(b"data")
    values = [
        septet.OtherElement(0x70, octets),
        septet.UserData.from_octets(octets),
        septet.PartBody("octets", octets),
        smpp.Tlv(1, octets),
        smpp.ShortMessage(short_message=octets),
    ]
    before = [hash(value) for value in values]
    octets[:] = b"gone"
    assert [hash(value) for value in values] == before
    assert values[2].content() == b"data"


@given(st.lists(st.integers(0, 127), max_size=200), st.integers(0, 6))
def test_packing_equals_the_slow_form(septets: list[int], fill_bits: int) -> None:
    # Bit by bit, as the figures of TS 23.038, 6.1.2.1.1 draw it: one long number, the first septet lowest.
    number = sum(value << (7 * place) for place, value in enumerate(septets)) << fill_bits
    expected = number.to_bytes((7 * len(septets) + fill_bits + 7) // 8, "little")
    assert septet.pack_septets(bytes(septets), fill_bits) == expected
    assert septet.unpack_septets(expected, len(septets), fill_bits) == bytes(septets)


DECODERS = {
    "tpdu": (tpdu.decode, lambda message: message.encode()),
    "pdu": (tpdu.decode_pdu, lambda message: message.encode_pdu()),
    "SMPP": (smpp.DeliverSm.from_octets, lambda message: message.to_octets()),
    "header": (septet.Udh.parse, lambda header: header.octets or b"\0"),
    "address": (tpdu.Address.decode, lambda address: address.encode()),
}
STARTS = [b"", DELIVER, DELIVER[7:], smpp.submit("Hi", "Conerix", "+12025550143")[0].to_octets()]


@pytest.mark.parametrize("name", DECODERS)
@given(st.sampled_from(STARTS), st.integers(0, 40), st.binary(max_size=60))
def test_decoders_are_total(name: str, start: bytes, at: int, octets: bytes) -> None:
    decode, encode = DECODERS[name]
    given = start[:at] + octets + start[at + 1 :]
    try:
        read = decode(given)
    except septet.SeptetError as error:
        assert error.offset is None or error.offset <= len(given)
        return
    assert decode(encode(read)) == read
    for data in (getattr(read, "user_data", None),):
        if isinstance(data, septet.UserData):
            try:
                data.decode()
            except septet.SeptetError as error:
                assert error.offset is None or error.offset <= len(data.octets)


def test_one_reassembler_in_many_threads() -> None:
    reassembler = septet.Reassembler()

    def work(reference: int) -> str:
        text = f"{reference:03}" * 100
        parts = [
            septet.Part.of("+12025550143", "4242", data)
            for data in septet.UserData.split(text, concatenation_reference=reference)
        ]
        events = [event for part in parts for event in reassembler.push(part, 0)]
        assert events[-1].content == text
        return events[-1].kind

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(work, range(200))) == {"complete"}
    assert reassembler.message_count == 0
