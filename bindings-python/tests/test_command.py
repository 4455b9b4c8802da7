"""`python -m septet` answers in the command's machine formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import septet

EXAMPLES = Path(__file__).parents[2] / "examples"
# The command itself, where it is built: both have to print the same octets.
COMMAND = os.environ.get("SEPTET_COMMAND")


def _run(program: list[str], arguments: list[str], octets: bytes) -> tuple[int, str]:
    done = subprocess.run([*program, *arguments], input=octets, capture_output=True)
    return done.returncode, done.stdout.decode()


def _septet(
    arguments: list[str], octets: bytes = b"", twin: list[str] | None = None
) -> tuple[int, list[dict]]:
    code, output = _run([sys.executable, "-m", "septet"], arguments, octets)
    if COMMAND:
        assert _run([COMMAND], twin or arguments, octets) == (code, output)
    return code, [json.loads(line) for line in output.splitlines()]


def test_analyze() -> None:
    text = "It’s “on” — é 中"
    code, [found] = _septet(["analyze", "--json", text])
    assert code == 0
    analysis = septet.analyze(text)
    assert found["units"] == analysis.units
    assert found["first_offender"] == 2
    assert found["offenders"][1]["position"] == len("It’s ".encode())
    assert _septet(["analyze", "--json"], text.encode() + b"\r\n") == (0, [found])
    # Alone it is no line end.
    assert _septet(["analyze", "--json"], b"a\r")[1][0]["units"] == 2
    code, [refused] = _septet(["analyze", "--json", "--encoding", "gsm7", "é中"])
    assert (code, refused["error"]["code"], refused["error"]["position"]) == (1, "not_gsm7", 2)
    assert _septet(["analyze", "--json", "中" * 150])[1][0]["offender_count"] == 150
    assert len(_septet(["analyze", "--json", "中" * 150])[1][0]["offenders"]) == 100


def test_analyze_lines() -> None:
    lines = [
        '{"text": "Hi"}',
        '{"text": 7}',
        "{}",
        "[]",
        '{"text": "\\ud83d\\ude00"}',
        '{"other": 1, "text": "\\u20ac"}',
    ]
    code, found = _septet(["analyze", "--ndjson"], "\n".join(lines).encode())
    assert code == 1
    assert [each.get("units") for each in found] == [2, None, None, None, 2, 2]
    codes = [each["error"]["code"] for each in found if "error" in each]
    assert codes == ["wrong_type", "missing_member", "wrong_type"]
    # A surrogate without a partner and octets that are no text: never replaced.
    for line in (b'{"text": "\\ud83d"}', b'{"text": "\xff"}', b"no JSON"):
        code, output = _run([sys.executable, "-m", "septet"], ["analyze", "--ndjson"], line)
        assert (code, list(json.loads(output))) == (1, ["error"])


def test_check() -> None:
    octets = b'+12025550143\n07700\r\n{"to": "+447700900100"}\n+1202555014312345\n'
    code, found = _septet(["check", "--ndjson"], octets)
    assert code == 1
    assert [each["valid"] for each in found] == [True, False, True, False]
    assert found[1]["code"] == "number_missing_plus"
    assert _septet(["check", "--ndjson", "+12025550143"]) == (0, found[:1])
    assert (
        _septet(["check", "--ndjson", "--level", "length", "+99912345678"])[1][0]["code"]
        == "calling_code_unassigned"
    )
    code, found = _septet(["check", "--ndjson", "--sender", "Conerix", "Conerix Tickets", "12345"])
    assert (code, [each.get("kind") for each in found]) == (1, ["alphanumeric", None, "short_code"])
    assert (
        _septet(["check", "--ndjson", "--sender", "--sender-alphabet", "gsm", "Größe"])[1][0]["tier"] == "gsm"
    )


def test_plan() -> None:
    arguments = ["plan", str(EXAMPLES / "seed-bulk.json"), "--json"]
    code, [plan] = _septet([*arguments, "--price", "0.05", "--currency", "USD"])
    assert (code, plan["ok"], plan["cost"]) == (0, 3, 0.15)
    code, [plan] = _septet([*arguments, "--price", "0.05", "--currency", "USD", "--balance", "0.1"])
    assert (code, plan["ok"], plan["failed"]) == (3, 2, 1)
    send = b'{"to": "12", "from": "Conerix"}'
    code, [plan] = _septet(["plan", "-", "--json"], send)
    assert (code, [error["code"] for error in plan["errors"]]) == (1, ["number_missing_plus", "body_missing"])


def test_facts_from_a_file(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"opted_out": ["+12025550143"], "balance": 0.1, "currency": "USD"}')
    prices = tmp_path / "prices.json"
    prices.write_text('{"currency": "USD", "prices": [{"price": 0.0412345}]}')
    files = ["--facts", str(facts), "--prices", str(prices), "--duplicates", "allow"]
    code, [plan] = _septet(["plan", str(EXAMPLES / "seed-bulk.json"), "--json", *files])
    assert (code, plan["ok"], plan["cost"]) == (3, 2, 0.082469)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["no-such-verb"], 2),
        (["plan", "no/such/file"], 4),
        (["plan", os.devnull], 4),
        (["analyze", "--encoding", "utf8", "Hi"], 2),
        (["check", "--level", "guess", "+12025550143"], 2),
        (["plan", "-", "--price", "0.05"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, "-m", "septet", *arguments], input=b"{}", capture_output=True)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert (done.stdout if code == 0 else done.stderr).strip()


def test_analyze_smartly() -> None:
    text = "It’s “on”" + " and on" * 20
    code, [found] = _septet(["analyze", "--json", "--smart", text])
    assert (code, found["segments"], found["offender_count"]) == (0, 1, 0)
    assert found["smart"]["before"] == 3
    assert found["smart"]["changes"][1] == {"position": 7, "from": "“", "to": '"', "class": "typographic"}
    _, [found] = _septet(["analyze", "--json", "--smart", "--classes", "space", text])
    assert (found["smart"]["untouched"], found["smart"]["blocker"]) == ("class_not_chosen", 2)
    _, [found] = _septet(["analyze", "--json", "--languages", "tr", "ĞŞİğşı" * 13])
    assert (found["segments"], found["locking"]) == (1, "tr")
    _, [found] = _septet(["analyze", "--json", "--nfc", "n\u0303"])
    assert (found["encoding"], found["characters"]) == ("gsm7", 1)
    _, [found] = _septet(["analyze", "--json", "--keep-words", "--numbering", "word " * 33])
    assert found["segments"] == 2
    for wrong in (["--languages", "xx"], ["--smart", "--classes", "emoji"], ["--classes", "space"]):
        assert _septet(["analyze", "--json", *wrong, "Hi"])[0] == 2


def test_advise() -> None:
    text = "[Sale] " + "a" * 152
    money = ["--price", "0.04", "--currency", "EUR", "--recipients", "100000"]
    code, [found] = _septet(["advise", "--json", *money, text])
    assert (code, found["advice"][0]["kind"], found["advice"][0]["saved"]) == (0, "drop_extension", 4000.0)
    code, [found] = _septet(["advise", "--json"], b"Hi")
    assert (code, found) == (0, {"advice": []})
    _, [found] = _septet(["advise", "--json", "--languages", "tr", "ĞŞİğşı" * 13])
    assert "tr" in [advice["language"] for advice in found["advice"]]
    code, [found] = _septet(["advise", "--json", "--encoding", "gsm7", "é中"])
    assert (code, found["error"]["code"], found["error"]["position"]) == (1, "not_gsm7", 2)
    for wrong in (["--price", "0.04"], ["--price", "x", "--currency", "EUR"], ["--languages", "xx"]):
        assert _septet(["advise", "--json", *wrong, text])[0] == 2


def test_check_with_the_numbering_plans() -> None:
    numbers = ["+442079460958", "+4402079460958", "+12042345678", "+999123456789", "12"]
    code, found = _septet(["check", "--ndjson", "--level", "numbering"], "\n".join(numbers).encode())
    assert code == 1
    assert [each.get("type") for each in found] == ["fixed_line", None, "fixed_line_or_mobile", None, None]
    assert found[1]["suggestion"] == numbers[0]
    assert (found[1]["code"], found[1]["position"]) == ("trunk_prefix_kept", 3)
