"""What is public stands in `tests/vectors/api.json`, what stands there is public, and the errors are those of the table."""

from __future__ import annotations

import json

import septet
import vectors


def test_the_public_names_are_those_of_the_list() -> None:
    rows = json.loads((vectors.FOLDER / "api.json").read_text())
    assert {name for row in rows for name in row["python"]} == set(septet.__all__)


def test_every_public_name_exists_and_is_documented() -> None:
    for name in septet.__all__:
        value = getattr(septet, name)
        assert isinstance(value, str) or value.__doc__, name
        if isinstance(value, type):
            assert value.__module__.startswith("septet"), name
    assert set(dir(septet)) == set(septet.__all__)


def test_the_table_of_errors() -> None:
    for row in json.loads((vectors.FOLDER / "errors.json").read_text()):
        error = septet.SeptetError("", row["code"])
        assert error.number == row["number"]
        assert error.class_ == row["class"]
        assert error.disposition == row["disposition"]
        assert error.http_status == row["http_status"]
    assert septet.SeptetError("", "no_such_code").number is None


def test_importing_registers_nothing() -> None:
    import codecs
    import subprocess
    import sys

    script = (
        "import codecs, sys; before = set(sys.modules); import septet;"
        "print(sorted(m for m in set(sys.modules) - before if not m.startswith('septet')))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['__future__']"), "septet needs nothing else to be imported"
    for name in ("gsm7", "septet", "gsm0338"):
        try:
            codecs.lookup(name)
        except LookupError:
            continue
        raise AssertionError(name)
