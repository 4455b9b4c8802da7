"""Wireshark's dissector reads our submit_sm: same addresses, same text, same place in the message.

Usage: smpp.py FILE, where FILE is what `cargo run -p septet --example smpp_bodies` prints.
"""

import json
import struct
import subprocess
import sys
import tempfile

from tpdu import DLT_USER0, block, members

SUBMIT_SM = 4
FIELDS = {
    "source": ("smpp.source_addr",),
    "destination": ("smpp.destination_addr",),
    "text": ("smpp.message_text",),
    "reference": ("gsm_sms.udh.mm.msg_id", "smpp.sar_msg_ref_num"),
    "total": ("gsm_sms.udh.mm.msg_parts", "smpp.sar_total_segments"),
    "number": ("gsm_sms.udh.mm.msg_part", "smpp.sar_segment_seqnum"),
}


def capture(bodies: list[bytes]) -> bytes:
    """A pcapng file with a PDU for each body."""
    out = block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
    out += block(1, struct.pack("<HHI", DLT_USER0, 0, 0))
    for sequence_number, body in enumerate(bodies, 1):
        data = struct.pack(">IIII", 16 + len(body), SUBMIT_SM, 0, sequence_number) + body
        out += block(6, struct.pack("<IIIII", 0, 0, 0, len(data), len(data)) + data + bytes(-len(data) % 4))
    return out


def dissect(bodies: list[bytes]) -> list[dict[str, str | None]]:
    with tempfile.NamedTemporaryFile(suffix=".pcapng") as file:
        file.write(capture(bodies))
        file.flush()
        options = (
            'uat:user_dlts:"User 0 (DLT=147)","smpp","0","","0",""',
            "smpp.decode_sms_over_smpp:GSM 7-bit",
            "smpp.gsm7_unpacked:TRUE",
        )
        command = ["tshark", "-r", file.name, "-T", "json", "--no-duplicate-keys"]
        command += [word for option in options for word in ("-o", option)]
        printed = subprocess.run(command, check=True, capture_output=True).stdout
    found = []
    for packet in json.loads(printed):
        values = {name: [v for field in fields for v in members(packet, field)] for name, fields in FIELDS.items()}
        found.append({name: value[0] if value else None for name, value in values.items()})
    return found


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    found = dissect([bytes.fromhex(row[0]) for row in rows])
    assert len(rows) == len(found) > 100, (len(rows), len(found))
    failures = []
    for row, packet in zip(rows, found, strict=True):
        body, source, destination, text, *place = row
        expected = {
            "source": source,
            "destination": destination,
            "text": bytes.fromhex(text).decode(),
            **{name: None if value == "-" else value for name, value in zip(("reference", "total", "number"), place)},
        }
        if packet["reference"] is not None:
            packet["reference"] = str(int(packet["reference"], 0))
        if packet["text"] is not None:
            # The dissector reads UCS-2 by the letter, so the halves of a surrogate pair come one by one.
            packet["text"] = packet["text"].encode("utf-16", "surrogatepass").decode("utf-16")
        if packet != expected:
            failures.append(f"{body}\n  expected {expected}\n  found    {packet}")
    if failures:
        print("\n".join(failures[:10]))
    print(f"INTEROPERABILITY reader=tshark-smpp read={len(rows)} different={len(failures)}")
    if failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
