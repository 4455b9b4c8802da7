"""Nothing is kept that nobody holds, and batches cost what they say."""

from __future__ import annotations

import contextlib
import gc
import resource
import subprocess
import sys

import pytest
import septet

CALLS = 1_000_000


def _resident() -> int:
    """Octets in memory now."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def _grows(work, calls: int) -> int:
    for _ in range(calls // 10):
        work()
    gc.collect()
    before = _resident()
    for _ in range(calls):
        work()
    gc.collect()
    return _resident() - before


def _refused() -> None:
    with contextlib.suppress(septet.SeptetError):
        septet.analyze("中", encoding="gsm7")


def _dispatched() -> None:
    dispatch = septet.Dispatch(PLAN, FACTS, [{"id": 12}])
    dispatch.start(0)
    for action in dispatch:
        if isinstance(action, septet.Transmit):
            dispatch.result(action.token, "accepted", 1, provider_id="a1")
    septet.Dispatch.restore(dispatch.snapshot(), 2)


BODY = "Tickets — 中"
PLAN = {"to": "+12025550143", "from": "Conerix", "body": BODY}
TEMPLATE = septet.Template("{name} —", "braces", [septet.Field("name", 10)])
FACTS = septet.Facts(prices=septet.PriceTable.flat("0.05", "USD"))
PDU = bytes.fromhex("06917228195339040b917228214365f700003130805120618005d4f29c2e03")
WORKS = {
    "analyze": (lambda: septet.analyze(BODY), CALLS),
    "fresh strings": (lambda: septet.analyze(BODY + "x"), CALLS // 4),
    "options": (lambda: septet.analyze(BODY, reference_bits=16), CALLS // 4),
    "errors": (_refused, CALLS // 10),
    "segments": (lambda: septet.segment(BODY), CALLS // 10),
    "languages": (lambda: septet.analyze(BODY, languages=["tr"], normalize="nfc"), CALLS // 10),
    "composed offenders": (lambda: list(septet.offenders(BODY, normalize="nfc")), CALLS // 10),
    "smart": (lambda: septet.transliterate("It’s on" + " and on" * 20), CALLS // 20),
    "advice": (lambda: septet.advise("a" * 161, price="0.04", currency="EUR"), CALLS // 20),
    "templates": (lambda: TEMPLATE.rows([["Ann"], ["Zoë"]], price="0.05")[1], CALLS // 20),
    "numbering plans": (lambda: septet.PhoneNumber("+4402079460958").numbering(), CALLS // 10),
    "offenders": (lambda: list(septet.offenders(BODY)), CALLS // 10),
    "numbers": (lambda: septet.PhoneNumber("+12025550143"), CALLS // 4),
    "plans": (lambda: septet.plan_send(PLAN, FACTS), CALLS // 20),
    "bulk plans": (lambda: septet.plan_bulk({"recipients": ["1"] * 20}).messages, CALLS // 500),
    "columns": (lambda: septet.analyze_many([BODY] * 100)[5], CALLS // 100),
    "buffers": (lambda: memoryview(septet.analyze_many([BODY]).units).tobytes(), CALLS // 20),
    "arrow": (lambda: septet.analyze_many([BODY]).__arrow_c_array__(), CALLS // 20),
    "pdus": (lambda: septet.tpdu.decode_pdu(PDU).user_data.decode(), CALLS // 50),
    "submit_sm": (lambda: septet.smpp.submit("Hi", "Conerix", "+12025550143"), CALLS // 50),
    "dispatches": (_dispatched, CALLS // 100),
    "answers of networks": (lambda: septet.Classifier("{}").classify_smpp(0x58), CALLS // 20),
    "signatures": (lambda: septet.sign_webhook(BODY, ["whsec_one"], 0), CALLS // 20),
    "arrow column": (lambda: septet.analyze_many([BODY]).units.__arrow_c_stream__(), CALLS // 20),
}


@pytest.mark.parametrize("name", WORKS)
def test_no_leak(name: str) -> None:
    work, calls = WORKS[name]
    grown = _grows(work, calls)
    # An object of sixteen octets left behind by each call would show.
    assert grown < max(16 * calls, 2**20), f"{grown} octets after {calls} calls"


def test_arrow_round_trips_leave_nothing() -> None:
    import pyarrow as pa

    array = pa.array([BODY] * 1_000)

    def work() -> None:
        pa.record_batch(septet.analyze_many(array)).to_pylist()
        pa.array(septet.check_numbers(array).error)

    work()
    gc.collect()
    before = pa.total_allocated_bytes()
    grown = _grows(work, 300)
    assert grown < 3 * 2**20
    assert pa.total_allocated_bytes() <= before


PEAK = """
import gc, septet
rows = 1_000_000
{make}
def memory(line):
    for each in open("/proc/self/status"):
        if each.startswith(line):
            return int(each.split()[1]) * 1024
septet.{name}(values[:10])
gc.collect()
open("/proc/self/clear_refs", "w").write("5")  # forgets the peak so far
before = memory("VmRSS")
columns = septet.{name}(values)
print((memory("VmHWM") - before) / rows)
"""
VALUES = {
    "check_numbers": 'values = ["+1202555%07d" % number for number in range(rows)]',
    "analyze_many": 'values = ["Tickets \u2014 %d" % number for number in range(rows)]',
}


@pytest.mark.parametrize("name", VALUES)
def test_a_million_rows_cost_at_most_16_octets_each(name: str) -> None:
    script = PEAK.format(name=name, make=VALUES[name])
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    # Not nothing either, or nothing was measured.
    assert 8 <= float(done.stdout) <= 16
