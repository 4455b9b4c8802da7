"""Wireshark's dissector reads our TPDUs: same number or name, same text, same place in the message.

National tables are left out: the dissector of Wireshark 4.0 does not know them.
Usage: tpdu.py FILE, where FILE is what `cargo run -p septet --example tpdus` prints.
"""

import json
import struct
import subprocess
import sys
import tempfile

DLT_USER0 = 147
# The dissector takes the direction from the packet: to the service centre is inbound.
DIRECTION = {"submit": 1, "deliver": 2}
FIELDS = {
    "address": ("gsm_sms.tp-da", "gsm_sms.tp-oa"),
    "text": ("gsm_sms.sms_text",),
    "reference": ("gsm_sms.udh.mm.msg_id",),
    "total": ("gsm_sms.udh.mm.msg_parts",),
    "number": ("gsm_sms.udh.mm.msg_part",),
}


def block(kind: int, body: bytes) -> bytes:
    length = len(body) + 12
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def capture(rows: list[list[str]]) -> bytes:
    """A pcapng file with a packet for each TPDU."""
    out = block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
    out += block(1, struct.pack("<HHI", DLT_USER0, 0, 0))
    for row in rows:
        data = bytes.fromhex(row[1])
        padded = data + bytes(-len(data) % 4)
        flags = struct.pack("<HHI", 2, 4, DIRECTION[row[0]]) + bytes(4)
        out += block(6, struct.pack("<IIIII", 0, 0, 0, len(data), len(data)) + padded + flags)
    return out


def members(node: object, name: str) -> list[str]:
    """Every value of a field, at any depth."""
    found: list[str] = []
    if isinstance(node, dict):
        for key, value in node.items():
            if key == name and isinstance(value, str):
                found.append(value)
            else:
                found += members(value, name)
    elif isinstance(node, list):
        for value in node:
            found += members(value, name)
    return found


def dissect(rows: list[list[str]]) -> list[dict[str, str | None]]:
    with tempfile.NamedTemporaryFile(suffix=".pcapng") as file:
        file.write(capture(rows))
        file.flush()
        user_table = 'uat:user_dlts:"User 0 (DLT=147)","gsm_sms","0","","0",""'
        command = ["tshark", "-r", file.name, "-o", user_table, "-o", "gsm_sms.reassemble:FALSE", "-T", "json"]
        printed = subprocess.run(command, check=True, capture_output=True).stdout
    packets = json.loads(printed)
    found = []
    for packet in packets:
        values = {name: [v for field in fields for v in members(packet, field)] for name, fields in FIELDS.items()}
        found.append({name: value[0] if value else None for name, value in values.items()})
    return found


def main() -> None:
    with open(sys.argv[1], encoding="ascii") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    found = dissect(rows)
    assert len(rows) == len(found) > 300, (len(rows), len(found))
    failures = []
    for row, packet in zip(rows, found, strict=True):
        kind, octets, address, text, *place = row
        expected = {
            "address": address,
            "text": bytes.fromhex(text).decode(),
            **{name: None if value == "-" else value for name, value in zip(("reference", "total", "number"), place)},
        }
        if packet["reference"] is not None:
            packet["reference"] = str(int(packet["reference"], 0))
        if packet != expected:
            failures.append(f"{kind} {octets}\n  expected {expected}\n  found    {packet}")
    if failures:
        print("\n".join(failures[:10]))
    print(f"INTEROPERABILITY reader=tshark read={len(rows)} different={len(failures)}")
    if failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
