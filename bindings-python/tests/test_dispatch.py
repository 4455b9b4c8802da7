"""Dispatches driven by asyncio as the example does it, with networks that are silent, late and slow."""

from __future__ import annotations

import asyncio
import runpy
import subprocess
import sys
from pathlib import Path

import septet

EXAMPLE = Path(__file__).parents[1] / "examples" / "dispatch.py"
REQUEST = {"to": "+12025550143", "from": "Conerix", "body": "Hi"}


def _driven(dispatch, transmit) -> list[str]:
    """Drives a dispatch by the example's loop over another network, and gives the snapshots."""
    snapshots: list[str] = []
    drive = runpy.run_path(str(EXAMPLE))["drive"]
    drive.__globals__["transmit"] = transmit
    asyncio.run(asyncio.wait_for(drive(dispatch, snapshots.append), 30))
    return snapshots


def test_the_example() -> None:
    assert len(EXAMPLE.read_text().splitlines()) < 60
    done = subprocess.run([sys.executable, str(EXAMPLE)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("DispatchState(status='sent', cost=Decimal('0.10'), route_id=2, attempts=2")


def test_silence_is_never_sent_again() -> None:
    sent = []

    async def transmit(action):
        sent.append(action)
        await asyncio.sleep(0.2)
        return septet.classify_no_response(written=True), None

    dispatch = septet.Dispatch(REQUEST, None, [{"id": 1}, {"id": 2}], {"attempt_timeout_ms": 50})
    snapshots = _driven(dispatch, transmit)
    assert len(sent) == 1
    assert (dispatch.state.status, dispatch.state.error) == ("unknown", "upstream_timeout")
    for snapshot in snapshots[:2]:
        restored = septet.Dispatch.restore(snapshot, 2**41)
        assert not any(isinstance(action, septet.Transmit) for action in restored)


def test_a_late_answer_counts() -> None:
    async def transmit(action):
        await asyncio.sleep(0.2)
        return septet.classify_smpp(0), "late"

    dispatch = septet.Dispatch(REQUEST, None, [{"id": 1}], {"attempt_timeout_ms": 50})
    _driven(dispatch, transmit)
    assert (dispatch.state.status, dispatch.state.provider_ids) == ("sent", ("late",))


def test_many_over_a_window() -> None:
    most, flying = 0, 0

    async def transmit(action):
        nonlocal most, flying
        flying += 1
        most = max(most, flying)
        await asyncio.sleep(0)
        flying -= 1
        return septet.classify_smpp(0), None

    recipients = [f"+1202555{number:04}" for number in range(200)]
    bulk = septet.BulkDispatch(
        {"from": "Conerix", "body": "Hi", "recipients": recipients}, None, [{"id": 1, "window": 7}]
    )
    _driven(bulk, transmit)
    assert most == 7
    assert bulk.bulk_result(str).sent == len(recipients)
