"""What septet answers to the vectors of the wire: septets, headers, TPDUs, SMPP, receipts, parts."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import septet
import vectors
from septet import smpp, tpdu

FORMS = (bytes, bytearray, memoryview)


def _octets(text: str, answer: Callable[[Any], Any]) -> vectors.Answers:
    """The same octets in every form that an argument may have."""
    for kind in FORMS:
        yield kind.__name__, lambda kind=kind: answer(kind(bytes.fromhex(text)))


def _same(value: Any) -> Any:
    """What is read can be pickled, and is the same afterwards."""
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert hash(again) == hash(value)
    return value


def septets_pack(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(septets: Any) -> Any:
        return {"octets": septet.pack_septets(septets, given.get("fill_bits", 0)).hex()}

    yield from _octets(given["septets"], answer)
    if "fill_bits" not in given:
        yield "default", lambda: {"octets": septet.pack_septets(bytes.fromhex(given["septets"])).hex()}


def septets_unpack(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(octets: Any) -> Any:
        return {"septets": septet.unpack_septets(octets, given["count"], given.get("fill_bits", 0)).hex()}

    yield from _octets(given["octets"], answer)


def _element(given: dict[str, Any]) -> Any:
    kinds = {
        "concatenation": septet.Concatenation,
        "ports": septet.Ports,
        "single_shift": septet.SingleShift,
        "locking_shift": septet.LockingShift,
        "other": septet.OtherElement,
    }
    fields = {name: value for name, value in given.items() if name != "kind"}
    if "data" in fields:
        fields["data"] = bytes.fromhex(fields["data"])
    return kinds[given["kind"]](**fields)


def _told_element(element: Any) -> dict[str, Any]:
    kind = {
        "Concatenation": "concatenation",
        "Ports": "ports",
        "SingleShift": "single_shift",
        "LockingShift": "locking_shift",
        "OtherElement": "other",
    }[type(element).__name__]
    told = {name: getattr(element, name) for name in element.__match_args__}
    return {"kind": kind} | {n: v.hex() if isinstance(v, bytes) else v for n, v in told.items()}


def udh_build(vector: vectors.Vector) -> vectors.Answers:
    def answer() -> Any:
        header = _same(septet.Udh([_element(element) for element in vector.input["elements"]]))
        if header:
            assert septet.Udh.parse(header.octets) == header
            assert septet.Udh(header.elements) == header
        return {"octets": bytes(header).hex()}

    yield "elements", answer


def udh_parse(vector: vectors.Vector) -> vectors.Answers:
    def answer(octets: Any) -> Any:
        header = _same(septet.Udh.parse(octets))

        def fields(value: Any) -> Any:
            return value and {name: getattr(value, name) for name in value.__match_args__}

        return {
            "elements": [_told_element(element) for element in header.elements],
            "concatenation": fields(header.concatenation),
            "ports": fields(header.ports),
            "locking": header.locking,
            "single": header.single,
        }

    yield from _octets(vector.input["octets"], answer)


def _header(given: dict[str, Any]) -> bytes | None:
    return bytes.fromhex(given["header"]) if "header" in given else None


def _user_data(given: dict[str, Any]) -> septet.UserData:
    if "data" in given:
        return septet.UserData.from_octets(bytes.fromhex(given["data"]), _header(given))
    return septet.encode_user_data(given["text"], given.get("encoding", "gsm7"), _header(given))


def user_data_encode(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(header: Any) -> Any:
        data = _same(septet.encode_user_data(given["text"], given["encoding"], header))
        assert septet.UserData(data.octets, data.length, data.character_set, data.has_header) == data
        if given["encoding"] == "gsm7":
            assert septet.UserData.from_septets(data.septets, header) == data
        return {"octets": data.octets.hex(), "length": data.length}

    if given.get("header"):
        yield from _octets(given["header"], answer)
        yield "Udh", lambda: answer(septet.Udh.parse(bytes.fromhex(given["header"])))
    else:
        yield "no header", lambda: answer(None)
        yield "empty header", lambda: answer(septet.Udh())


def _decoded(data: septet.DecodedUserData) -> dict[str, Any]:
    _same(data)
    return {
        "text": data.text,
        "data": None if data.data is None else data.data.hex(),
        "header": data.header.octets.hex(),
        "header_ignored": data.header_ignored,
        "unknown_escapes": data.unknown_escapes,
    }


def user_data_decode(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    rest = (given["length"], given["character_set"], given["has_header"])
    yield from _octets(given["octets"], lambda octets: _decoded(septet.decode_user_data(octets, *rest)))
    yield from _octets(given["octets"], lambda octets: _decoded(septet.UserData(octets, *rest).decode()))


def data_coding(vector: vectors.Vector) -> vectors.Answers:
    def answer() -> Any:
        coding = _same(tpdu.DataCoding(vector.input["octet"]))
        waiting = coding.waiting
        # Writing leaves the reserved bit 0.
        if waiting is not None and not coding.octet & 4:
            assert tpdu.DataCoding.for_waiting(waiting, coding.character_set) == coding
        return {
            "character_set": coding.character_set,
            "class": coding.class_,
            "compressed": coding.compressed,
            "automatic_deletion": coding.automatic_deletion,
            "reserved": coding.reserved,
            "waiting": waiting and {n: getattr(waiting, n) for n in ("kind", "active", "store")},
        }

    yield "octet", answer


def _address(given: dict[str, Any], name: str) -> Any:
    if "ton" in given:
        return tpdu.Address(given[name], given["ton"], given["npi"])
    return given[name]


def address_encode(vector: vectors.Vector) -> vectors.Answers:
    def answer() -> Any:
        address = _same(tpdu.Address(_address(vector.input, "text")))
        assert tpdu.Address.decode(address.octets) == address
        return {"octets": address.encode().hex()}

    yield "text", answer


def address_decode(vector: vectors.Vector) -> vectors.Answers:
    def answer(octets: Any) -> Any:
        address = _same(tpdu.Address.decode(octets))
        return {
            "text": address.text,
            "ton": address.ton,
            "npi": address.npi,
            "ambiguous_padding": address.ambiguous_padding,
        }

    yield from _octets(vector.input["octets"], answer)


def _named(given: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}


_SUBMIT = (
    "message_reference",
    "reject_duplicates",
    "status_report_request",
    "reply_path",
    "protocol_id",
    "data_coding",
    "service_centre",
)
_DELIVER = (
    "more_messages",
    "loop_prevention",
    "status_report_indication",
    "reply_path",
    "protocol_id",
    "data_coding",
    "service_centre",
)
_REPORT = (
    "more_messages",
    "loop_prevention",
    "answers_command",
    "protocol_id",
    "data_coding",
    "service_centre",
)


def _read_back(message: Any) -> bytes:
    kind, pdu = type(message), message.encode_pdu()
    assert kind.decode_pdu(pdu) == message
    assert tpdu.decode_pdu(pdu) == message
    if message.service_centre is None:
        assert kind.decode(message.encode()) == tpdu.decode(message.encode()) == message
        assert pdu == b"\x00" + message.encode()
    return pdu


def submit_encode(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer() -> Any:
        validity = None
        if given.get("validity_format", "none") != "none":
            validity = tpdu.ValidityPeriod(given["validity_format"], bytes.fromhex(given["validity"]))
        submit = _same(
            tpdu.SmsSubmit(
                _address(given, "destination"),
                _user_data(given),
                validity=validity,
                **_named(given, *_SUBMIT),
            )
        )
        return {"pdu": _read_back(submit).hex(), "at_length": submit.at_length}

    yield "object", answer


def _centre(message: Any) -> str | None:
    return message.service_centre and message.service_centre.text


def submit_decode(vector: vectors.Vector) -> vectors.Answers:
    def answer(pdu: Any) -> Any:
        submit = _same(tpdu.SmsSubmit.decode_pdu(pdu))
        _read_back(submit)
        validity = submit.validity
        told = _decoded(submit.user_data.decode())
        return told | {
            "service_centre": _centre(submit),
            "destination": submit.destination.text,
            "ton": submit.destination.ton,
            "npi": submit.destination.npi,
            "ambiguous_padding": submit.destination.ambiguous_padding,
            "message_reference": submit.message_reference,
            "reject_duplicates": submit.reject_duplicates,
            "status_report_request": submit.status_report_request,
            "reply_path": submit.reply_path,
            "protocol_id": submit.protocol_id,
            "data_coding": submit.data_coding.octet,
            "validity_format": "none" if validity is None else validity.format,
            "validity": validity and validity.octets.hex(),
            "validity_seconds": validity and validity.seconds,
        }

    yield from _octets(vector.input["pdu"], answer)


def submit_split(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    text, options = vectors._plain(given["text"]), vectors._options(given)

    def answer() -> Any:
        template = tpdu.SmsSubmit(_address(given, "destination"), **_named(given, *_SUBMIT))
        submits = template.split(text, **options)
        if "data_coding" not in given:
            data = septet.UserData.split(text, **options)
            assert data == tuple(submit.user_data for submit in submits)
        return {"pdus": [_read_back(submit).hex() for submit in submits]}

    yield "object", answer


def _time(given: dict[str, Any]) -> tpdu.ServiceTime:
    stamp = _same(tpdu.ServiceTime(int(given["unix"]), given["quarters"]))
    assert tpdu.ServiceTime.from_octets(stamp.octets) == stamp
    assert tpdu.ServiceTime(stamp.time) == stamp
    return stamp


def _told_time(stamp: tpdu.ServiceTime) -> str | None:
    return stamp.time and stamp.time.isoformat()


def deliver_encode(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer() -> Any:
        originator, fields = _address(given, "originator"), _named(given, *_DELIVER)
        deliver = _same(tpdu.SmsDeliver(originator, _time(given), _user_data(given), **fields))
        return {"pdu": _read_back(deliver).hex()}

    yield "object", answer


def deliver_decode(vector: vectors.Vector) -> vectors.Answers:
    def answer(pdu: Any) -> Any:
        deliver = _same(tpdu.SmsDeliver.decode_pdu(pdu))
        _read_back(deliver)
        unix = deliver.service_time.unix
        if unix is not None:
            assert deliver.service_time.time.timestamp() == unix
        return _decoded(deliver.user_data.decode()) | {
            "service_centre": _centre(deliver),
            "originator": deliver.originator.text,
            "ton": deliver.originator.ton,
            "npi": deliver.originator.npi,
            "ambiguous_padding": deliver.originator.ambiguous_padding,
            "more_messages": deliver.more_messages,
            "loop_prevention": deliver.loop_prevention,
            "status_report_indication": deliver.status_report_indication,
            "reply_path": deliver.reply_path,
            "protocol_id": deliver.protocol_id,
            "data_coding": deliver.data_coding.octet,
            "service_time": _told_time(deliver.service_time),
            "unix": None if unix is None else str(unix),
        }

    yield from _octets(vector.input["pdu"], answer)


def status_report_encode(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer() -> Any:
        report = tpdu.SmsStatusReport(
            given["message_reference"],
            _address(given, "recipient"),
            _time(given["service_time"]),
            _time(given["discharge_time"]),
            given["status"],
            user_data=_user_data(given) if "text" in given else None,
            **_named(given, *_REPORT),
        )
        return {"pdu": _read_back(_same(report)).hex()}

    yield "object", answer


def status_report_decode(vector: vectors.Vector) -> vectors.Answers:
    def answer(pdu: Any) -> Any:
        report = _same(tpdu.SmsStatusReport.decode_pdu(pdu))
        assert tpdu.decode_pdu(pdu) == report
        decoded = None if report.user_data is None else _decoded(report.user_data.decode())
        return {
            "service_centre": _centre(report),
            "recipient": report.recipient.text,
            "ton": report.recipient.ton,
            "npi": report.recipient.npi,
            "more_messages": report.more_messages,
            "loop_prevention": report.loop_prevention,
            "answers_command": report.answers_command,
            "message_reference": report.message_reference,
            "service_time": _told_time(report.service_time),
            "discharge_time": _told_time(report.discharge_time),
            "status": report.status,
            "protocol_id": report.protocol_id,
            "data_coding": report.data_coding and report.data_coding.octet,
        } | {name: decoded and decoded[name] for name in ("header", "text", "data")}

    yield from _octets(vector.input["pdu"], answer)


def receipt_parse(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    network = None
    if "network_code" in given:
        network = septet.NetworkError(given["network_type"], given["network_code"])

    def told(receipt: septet.Receipt) -> Any:
        _same(receipt)
        names = ("message_id", "submitted", "delivered", "state_word", "state", "status", "error", "text")
        return {name: getattr(receipt, name) for name in names} | {
            "submit_date": receipt.submit_date and str(receipt.submit_date),
            "done_date": receipt.done_date and str(receipt.done_date),
            "network_type": receipt.network_error and receipt.network_error.network_type,
            "network_code": receipt.network_error and receipt.network_error.code,
            "defects": [defect.field for defect in receipt.defects],
        }

    def answer() -> Any:
        parameters = _named(given, "receipted_message_id", "message_state")
        return told(septet.Receipt.parse(given.get("text"), network_error=network, **parameters))

    def delivered() -> Any:
        tlvs = []
        if "receipted_message_id" in given:
            tlvs.append(
                smpp.Tlv(smpp.Tlv.RECEIPTED_MESSAGE_ID, given["receipted_message_id"].encode() + b"\0")
            )
        if "message_state" in given:
            tlvs.append(smpp.Tlv(smpp.Tlv.MESSAGE_STATE, bytes([given["message_state"]])))
        if network is not None:
            octets = bytes([network.network_type]) + network.code.to_bytes(2, "big")
            tlvs.append(smpp.Tlv(smpp.Tlv.NETWORK_ERROR_CODE, octets))
        text = given.get("text", "").encode("latin-1")
        message = smpp.DeliverSm(esm_class=4, data_coding=3, short_message=text, tlvs=tlvs)
        assert message.is_receipt
        return told(message.receipt())

    yield "parse", answer
    text = given.get("text", "")
    writable = len(text) <= 254 and all(ord(character) < 256 for character in text)
    # With parameters a message needs no readable text, and an empty id is no id there.
    if vector.err is None and writable and given.get("receipted_message_id") != "":
        yield "deliver_sm", delivered


def message_id_convert(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    yield (
        "call",
        lambda: {"message_id": septet.convert_message_id(given["message_id"], given["form"])},
    )
    if not given["message_id"] or any(character in " ;,\"'" for character in given["message_id"]):
        return

    def received() -> Any:
        receipt = septet.Receipt.parse(f"id:{given['message_id']} stat:DELIVRD")
        return {"message_id": receipt.message_id_in(given["form"])}

    yield "receipt", received


def tp_status(vector: vectors.Vector) -> vectors.Answers:
    def answer() -> Any:
        found = _same(septet.tp_status(vector.input["tp_status"]))
        return {"status": found.status, "meaning": found.meaning}

    yield "call", answer


def delivery_aggregate(vector: vectors.Vector) -> vectors.Answers:
    def answer(again: Callable[[Any], Any]) -> Any:
        delivery = septet.DeliveryAggregate(vector.input["segments"])
        changed = []
        for step in vector.input["steps"]:
            delivery = again(delivery)
            changed.append(delivery.apply(step["segment"], step["status"]))
        return {"changed": changed, "status": delivery.status}

    yield "object", lambda: answer(lambda delivery: delivery)
    yield "pickled", lambda: answer(lambda delivery: pickle.loads(pickle.dumps(delivery)))


def _told_event(step: int, event: septet.ReassemblyEvent) -> dict[str, Any]:
    _same(event)
    told: dict[str, Any] = {"step": step, "event": event.kind}
    if event.kind == "stored":
        told["missing_count"] = event.missing_count
    if isinstance(event.content, str):
        told["text"] = event.content
    elif event.content is not None:
        told["octets"] = event.content.hex()
    if event.defect is not None:
        told["defect"] = event.defect.code
    if event.kind == "incomplete":
        assert event.missing_count == len(event.missing)
        told["reason"] = event.reason
        told["missing"] = list(event.missing)
        told["parts"] = [number for number, _ in event.parts]
    if event.other_total is not None:
        told["other_total"] = event.other_total
    return told


def reassemble(vector: vectors.Vector) -> vectors.Answers:
    def part(given: dict[str, Any], kind: type) -> septet.Part:
        place = septet.Concatenation(
            given["reference"], given["total"], given["number"], given["reference_bits"]
        )
        body = septet.PartBody(given["coding"], kind(bytes.fromhex(given["octets"])))
        return _same(septet.Part(given["sender"], given["recipient"], place, body))

    def answer(kind: type) -> Any:
        reassembler = septet.Reassembler(**vector.input.get("limits", {}))
        events = []
        for step, given in enumerate(vector.input["steps"]):
            if "sender" in given:
                told = reassembler.push(part(given, kind), given["at"])
            else:
                told = reassembler.handle_timeout(given["at"])
            events += [_told_event(step, event) for event in told]
        timeout = reassembler.poll_timeout()
        return {
            "events": events,
            "messages": reassembler.message_count,
            "timeout": None if timeout is None else str(timeout),
        }

    for kind in FORMS:
        yield kind.__name__, lambda kind=kind: answer(kind)


def smpp_command_status(vector: vectors.Vector) -> vectors.Answers:
    def answer() -> Any:
        found = smpp.command_status(vector.input["command_status"])
        if found is not None:
            assert _same(found).code == vector.input["command_status"]
        return {name: found and getattr(found, name) for name in ("name", "meaning", "outcome")}

    yield "call", answer


def smpp_time(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def told(time: smpp.SmppTime) -> Any:
        assert smpp.SmppTime(_same(time).text) == time
        return {"text": str(time), "relative": time.relative}

    if "unix" in given:
        yield "unix", lambda: told(smpp.SmppTime.at(int(given["unix"]), given["quarters"]))
    elif "seconds" in given:
        yield "seconds", lambda: told(smpp.SmppTime.from_now(given["seconds"]))
    else:
        yield "text", lambda: told(smpp.SmppTime(given["text"]))


def _submit_options(given: dict[str, Any], sender: septet.SenderId) -> smpp.SubmitOptions:
    fields = dict(given)
    if "source_ton" in fields:
        fields["source_plan"] = (fields.pop("source_ton"), fields.pop("source_npi", sender.npi))
    if "destination_ton" in fields:
        fields["destination_plan"] = (fields.pop("destination_ton"), fields.pop("destination_npi", 1))
    return _same(smpp.SubmitOptions(**fields))


def smpp_submit(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    text = vectors._plain(given["text"])

    def answer(as_text: bool) -> Any:
        sender = septet.SenderId(given["from"], given.get("sender_alphabet", "portable"))
        profile = _same(smpp.Profile(**given.get("profile", {})))
        options = _submit_options(given.get("submit", {}), sender)
        who = (given["from"], given["to"]) if as_text else (sender, septet.PhoneNumber(given["to"]))
        messages = smpp.submit(text, *who, profile, options, **vectors._options(given))
        bodies = [message.to_octets() for message in messages]
        assert tuple(smpp.DeliverSm.from_octets(body) for body in bodies) == _same(messages)
        return {"bodies": [body.hex() for body in bodies]}

    yield "objects", lambda: answer(False)
    if "sender_alphabet" not in given:
        yield "texts", lambda: answer(True)


def smpp_deliver_decode(vector: vectors.Vector) -> vectors.Answers:
    profile = vector.input.get("profile", {})

    def answer(body: Any) -> Any:
        reading = smpp.Profile(**profile)
        message = _same(smpp.DeliverSm.from_octets(body))
        assert message.to_octets() == bytes(body)
        place, receipt = message.concatenation, message.receipt(reading)
        assert message.is_receipt == (receipt is not None)
        content = None if receipt is not None else message.content(reading)
        if receipt is None:
            part = message.part(reading)
            assert (part is None) == (place is None)
        return {
            "source_ton": message.source.ton,
            "source_npi": message.source.npi,
            "source": message.source.address,
            "destination_ton": message.destination.ton,
            "destination_npi": message.destination.npi,
            "destination": message.destination.address,
            "esm_class": message.esm_class,
            "data_coding": message.data_coding,
            "text": content if isinstance(content, str) else None,
            "octets": content.hex() if isinstance(content, bytes) else None,
            "reference": place and place.reference,
            "reference_bits": place and place.bits,
            "number": place and place.number,
            "total": place and place.total,
            "receipt": receipt is not None,
            "message_id": receipt and receipt.message_id_in(reading.message_id_form),
            "status": receipt and receipt.status,
        }

    yield from _octets(vector.input["body"], answer)
