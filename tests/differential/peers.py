"""septet beside other libraries over generated inputs; every difference has to be one of those in differences.json.

    python tests/differential/peers.py [--count N] [--seed N] [--all-explained]

With `--all-explained` an explanation that no input needed is a failure too.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import septet
import texts

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "numbering"))

SYNTAX = {"number_empty", "number_missing_plus", "number_leading_zero", "number_invalid_character"}
CHUNK = 500
SHOWN = 10

# A difference by name: what was asked, what septet says, what the peer says.
PREDICATES = {
    "escape_is_a_character": lambda text, ours, theirs: "\x1b" in text,
    "empty_text": lambda text, ours, theirs: text == "" and {**theirs, "encoding": "gsm7"} == {**ours, "remaining": None},
    "not_e164": lambda text, ours, theirs: ours.get("code") in SYNTAX,
    "too_many_digits": lambda text, ours, theirs: ours.get("code") == "number_too_long",
}

Compared = Iterator[tuple[str, Any, Any]]


def segments(text: str) -> dict[str, Any]:
    parts = septet.segment(text)
    analysis = septet.analyze(text)
    units = [part.units for part in parts]
    return {"encoding": analysis.encoding, "units": units, "remaining": analysis.remaining}


def split_sms(rng: random.Random, count: int) -> Compared:
    process = subprocess.Popen(
        ["node", str(HERE / "split_sms.cjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    for start in range(0, count, CHUNK):
        asked = [texts.text(rng) for _ in range(min(CHUNK, count - start))]
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        for text, theirs in zip(asked, json.loads(process.stdout.readline()), strict=True):
            yield text, segments(text), theirs
    process.stdin.close()
    process.wait()


def smsutil(rng: random.Random, count: int) -> Compared:
    import smsutil

    for _ in range(count):
        text = texts.text(rng)
        found = smsutil.split(text)
        is_gsm7 = found.encoding == "gsm0338"
        units = [part.bytes if is_gsm7 else part.bytes // 2 for part in found.parts]
        # It tells nothing of the room that is left.
        yield text, segments(text) | {"remaining": None}, {
            "encoding": "gsm7" if is_gsm7 else "ucs2",
            "units": units,
            "remaining": None,
        }


def phonenumbers(rng: random.Random, count: int) -> Compared:
    # What is asked of septet beside libphonenumber is written there.
    from compare import expected

    for _ in range(count):
        text = texts.number(rng)
        ours = numbering(text)
        if ours.keys() == {"valid", "code"}:
            # No E.164 number: whether libphonenumber makes a valid one of it.
            yield text, ours, ours if not made_valid(text) else {"valid": True}
        else:
            yield text, ours, expected(text)[0]


def numbering(text: str) -> dict[str, Any]:
    try:
        number = septet.PhoneNumber(text)
    except septet.SeptetError as error:
        return {"valid": False, "code": error.code}
    info = number.numbering()
    told = {"valid": info.valid, "region": info.region}
    if info.valid:
        return told | {"type": info.type}
    told["code"] = info.reason
    return told if info.suggestion is None else told | {"suggestion": str(info.suggestion)}


def made_valid(text: str) -> bool:
    from phonenumbers import NumberParseException, is_valid_number, parse

    try:
        return is_valid_number(parse(text, None))
    except NumberParseException:
        return False


PEERS = {"split-sms": split_sms, "smsutil": smsutil, "phonenumbers": phonenumbers}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all-explained", action="store_true")
    given = parser.parse_args()
    explained = json.loads((HERE / "differences.json").read_text())
    used: Counter[str] = Counter()
    unexplained: list[str] = []
    for peer, compare in PEERS.items():
        names = [row["name"] for row in explained if row["peer"] == peer]
        started, different = time.monotonic(), 0
        for asked, ours, theirs in compare(random.Random(f"{peer} {given.seed}"), given.count):
            if ours == theirs:
                continue
            different += 1
            name = next((name for name in names if PREDICATES[name](asked, ours, theirs)), None)
            if name is None:
                unexplained.append(f"{peer}: {asked!r}\n  septet {ours}\n  {peer} {theirs}")
            else:
                used[name] += 1
        seconds = time.monotonic() - started
        print(f"{peer}: {given.count} inputs, {different} differences, all in {seconds:.0f} s")
    print(f"explained: {dict(used)}")
    print("\n".join(unexplained[:SHOWN]))
    needless = [row["name"] for row in explained if row["name"] not in used] if given.all_explained else []
    if needless:
        print(f"explanations that nothing needed: {needless}")
    print(f"PEERS inputs={given.count * len(PEERS)} explained={used.total()} unexplained={len(unexplained)}")
    sys.exit(bool(unexplained or needless))


if __name__ == "__main__":
    main()
