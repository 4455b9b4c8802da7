"""Gammu reads our TPDUs: same number or name, same text, same place in the message.

National tables are left out: Gammu does not know them.
Usage: tpdu_gammu.py FILE, where FILE is what `cargo run -p septet --example tpdus` prints.
"""

import sys

import gammu


def read(octets: str) -> tuple[str, str, list[str]]:
    # No service centre before the TPDU.
    message = gammu.DecodePDU(b"\0" + bytes.fromhex(octets), True)
    header = message["UDH"]
    reference = next((header[name] for name in ("ID8bit", "ID16bit") if header[name] >= 0), None)
    place = [reference, header["AllParts"], header["PartNumber"]]
    place = ["-"] * 3 if header["Type"] == "NoUDH" else [str(value) for value in place]
    # Where a character takes two septets the text is padded with what lies behind it, after a NUL.
    return message["Number"].lstrip("+"), message["Text"].partition("\0")[0], place


def main() -> None:
    with open(sys.argv[1], encoding="ascii") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    failures = []
    for kind, octets, address, text, *place in rows:
        expected = (address, bytes.fromhex(text).decode(), place)
        found = read(octets)
        if found != expected:
            failures.append(f"{kind} {octets}\n  expected {expected}\n  found    {found}")
    if failures:
        print("\n".join(failures[:10]))
    print(f"INTEROPERABILITY reader=gammu read={len(rows)} different={len(failures)}")
    if failures or len(rows) <= 300:
        sys.exit(1)


if __name__ == "__main__":
    main()
