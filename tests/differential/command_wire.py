"""`septet pdu` and `septet receipt` beside the library: the same octets, fields and errors."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import septet
import texts
from septet import smpp, tpdu

if TYPE_CHECKING:
    from command import Commands
    from shapes import Shapes

TO = "+12025550143"
PDUS = {"submit_decode": tpdu.SmsSubmit, "deliver_decode": tpdu.SmsDeliver, "status_report_decode": tpdu.SmsStatusReport}


def told(error: septet.SeptetError, text: str | None = None) -> dict[str, Any]:
    """An error as the command prints it; its place in a text in octets."""
    position = error.offset
    if position is not None and text is not None:
        position = len(text[:position].encode())
    members = {"code": error.code, "message": str(error), "field": error.field, "position": position}
    return {"error": {name: value for name, value in members.items() if value is not None}}


def answer(ask: Callable[[], Any], text: str | None = None) -> Any:
    try:
        return ask()
    except septet.SeptetError as error:
        return told(error, text)


def check_wire(commands: Commands, rng: random.Random, shapes: Shapes, options: dict[str, Any], flags: list[str]) -> None:
    pdus = check_encode(commands, rng, options, flags)
    check_smpp(commands, rng, options, flags)
    check_decode(commands, rng, shapes, pdus)
    check_receipt(commands, rng, shapes)


def check_encode(commands: Commands, rng: random.Random, options: dict[str, Any], flags: list[str]) -> list[str]:
    """A text as SMS-SUBMITs; gives them."""
    text, reference = texts.text(rng).replace("\0", ""), rng.choice([0, 7, 255])
    report, class_ = rng.random() < 0.5, rng.choice([None, 0, 1, 2, 3])

    def expected() -> Any:
        coding = {} if class_ is None else {"data_coding": tpdu.DataCoding().with_class(class_)}
        template = tpdu.SmsSubmit(tpdu.Address(TO), status_report_request=report, **coding)
        submits = template.split(text, concatenation_reference=reference, **options)
        return [{"pdu": submit.encode_pdu().hex().upper(), "at_length": submit.at_length} for submit in submits]

    more = ["--report"] * report + ([] if class_ is None else ["--class", str(class_)])
    asked = ["pdu", "encode", "--json", "--to", TO, "--reference", str(reference), *more, *flags]
    found = ask(commands, asked, written(text), answer(expected, text))
    return [message["pdu"] for message in found] if isinstance(found, list) else []


def check_smpp(commands: Commands, rng: random.Random, options: dict[str, Any], flags: list[str]) -> None:
    """A text as bodies of submit_sm."""
    text, concatenation = texts.text(rng).replace("\0", ""), rng.choice(["udh", "sar", "payload"])

    def expected() -> Any:
        profile = smpp.Profile(concatenation=concatenation)
        messages = smpp.submit(text, "ACME", TO, profile, concatenation_reference=7, **options)
        return [{"pdu": message.to_octets().hex().upper()} for message in messages]

    asked = ["pdu", "encode", "--json", "--smpp", "--from", "ACME", "--to", TO, "--concatenation", concatenation]
    ask(commands, [*asked, "--reference", "7", *flags], written(text), answer(expected, text))


def check_decode(commands: Commands, rng: random.Random, shapes: Shapes, pdus: list[str]) -> None:
    """Octets that were written, those of a vector, and what is nearly one of them."""
    op = rng.choice(sorted(PDUS))
    pdu = shapes.near(op, rng)["pdu"]
    if pdus and rng.random() < 0.4:
        op, pdu = "submit_decode", rng.choice(pdus)
    direction = "--to-network" if op == "submit_decode" else "--from-network"
    kind = PDUS[op]
    # The command reads either of those that come from the network.
    read = kind.decode_pdu if op == "submit_decode" else arrived
    expected = answer(lambda: fields(read(bytes.fromhex(pdu))))
    found = run(commands, ["pdu", "decode", "--json", direction], pdu.encode())
    shown = found if "error" in found else picked(found)
    compare(commands, ["pdu", "decode", direction], pdu.encode(), shown, expected)


def arrived(octets: bytes) -> Any:
    try:
        return tpdu.SmsDeliver.decode_pdu(octets)
    except septet.SeptetError as error:
        if error.code != "message_type_unexpected":
            raise
        return tpdu.SmsStatusReport.decode_pdu(octets)


def fields(message: Any) -> dict[str, Any]:
    """What both tell of a message, under the command's names."""
    names = {"destination": "destination", "originator": "originator", "recipient": "recipient"}
    (end,) = [name for name in names if hasattr(message, name)]
    address, coding = getattr(message, end), message.data_coding
    service_centre = message.service_centre
    known: dict[str, Any] = {
        "service_centre": service_centre and service_centre.text,
        "address": {"address": address.text, "ton": address.ton, "npi": address.npi},
        "data_coding": coding and [coding.octet, coding.character_set, coding.class_],
        "protocol_id": message.protocol_id,
    }
    if message.user_data is not None:
        known["content"] = answer(lambda: content(message.user_data))
    return known


def content(data: septet.UserData) -> list[Any]:
    decoded = data.decode()
    return [decoded.header.octets.hex() or None, decoded.text, None if decoded.data is None else decoded.data.hex()]


def picked(tree: dict[str, Any]) -> dict[str, Any]:
    """The same of the command's tree."""
    (end,) = [name for name in ("destination", "originator", "recipient") if name in tree]
    coding, data = tree.get("data_coding"), tree.get("user_data")
    known: dict[str, Any] = {
        "service_centre": tree["service_centre"],
        "address": {name: tree[end][name] for name in ("address", "ton", "npi")},
        "data_coding": coding and [coding["octet"], coding["character_set"], coding["class"]],
        "protocol_id": tree.get("protocol_id"),
    }
    if data is not None:
        refused = {"error": data["error"]} if "error" in data else None
        known["content"] = refused or [data["header"], data.get("text"), data.get("data")]
    return known


def check_receipt(commands: Commands, rng: random.Random, shapes: Shapes) -> None:
    given = shapes.near("receipt_parse", rng)
    text = given.get("text", "")
    if not isinstance(text, str) or "\0" in text:
        return
    parameters, flags = {}, []
    if given.get("receipted_message_id"):
        parameters["receipted_message_id"] = given["receipted_message_id"]
        flags += ["--receipted-message-id", parameters["receipted_message_id"]]
    if isinstance(given.get("message_state"), int) and 0 <= given["message_state"] < 256:
        parameters["message_state"] = given["message_state"]
        flags += ["--message-state", str(parameters["message_state"])]

    def expected() -> Any:
        receipt = septet.Receipt.parse(text, **parameters)
        names = ("message_id", "status", "state", "state_word", "error", "submitted", "delivered")
        dates = {name: date and str(date) for name, date in (("submit_date", receipt.submit_date), ("done_date", receipt.done_date))}
        defects = [{"field": defect.field} for defect in receipt.defects]
        return {"type": "receipt"} | {name: getattr(receipt, name) for name in names} | dates | {"text": receipt.text, "defects": defects}

    ask(commands, ["receipt", "--json", *flags], written(text), answer(expected, text))


def written(text: str) -> bytes:
    """What is read as this text: a byte order mark before it and a line end behind it are none of it."""
    return (("\ufeff" if text.startswith("\ufeff") else "") + text + ("\n" if text.endswith("\n") else "")).encode()


def ask(commands: Commands, arguments: list[str], octets: bytes, expected: Any) -> Any:
    found = run(commands, arguments, octets)
    compare(commands, arguments, octets, found, expected)
    return found


def run(commands: Commands, arguments: list[str], octets: bytes) -> Any:
    lines = commands.ask(arguments, octets, ["septet"])
    return json.loads(b"\n".join(lines)) if lines else {"error": "nothing was printed"}


def compare(commands: Commands, arguments: list[str], asked: bytes, found: Any, expected: Any) -> None:
    commands.compared[" ".join(arguments[:2]).removesuffix(" --json") + ", the library"] += 1
    if found != expected:
        commands.differ("the library", arguments, asked, found, expected)
