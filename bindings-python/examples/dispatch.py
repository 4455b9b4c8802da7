"""A dispatch driven by asyncio: septet says what to do, this sends and keeps the time. Run it: `python examples/dispatch.py`."""

import asyncio
import time

import septet

BODY = "Tickets for tonight are still available. " * 5
SEGMENTS = septet.segment(BODY, concatenation_reference=42)


async def transmit(action: septet.Transmit) -> tuple[septet.Classification, str | None]:
    """In the place of an HTTP client: the first route is busy, the second takes the segment."""
    try:
        await asyncio.sleep(len(SEGMENTS[action.segment].text) / 10_000)
        taken, answer = f"up-{action.segment}", (201, None) if action.route_id == 2 else (503, "2")
    except OSError:
        # Silence may hide an acceptance, unless not one octet went out.
        return septet.classify_no_response(written=True), None
    return septet.classify_http(answer[0], has_message_id=True, retry_after=answer[1]), taken


async def drive(dispatch, save, now=lambda: time.time_ns() // 1_000_000) -> None:
    """Drive a `Dispatch` or a `BulkDispatch` to its end."""
    in_flight: dict[asyncio.Task, int] = {}
    wake, done = None, False
    dispatch.start(now())
    # An answer that comes after the end may still change it.
    while not done or in_flight:
        actions = list(dispatch)
        # Before anything is sent: after a crash `Dispatch.restore` goes on from here, and repeats nothing.
        save(dispatch.snapshot())
        for action in actions:
            match action:
                case septet.Transmit(token):
                    in_flight[asyncio.create_task(transmit(action))] = token
                case septet.Timeout(at):
                    wake = at
                case septet.Done():
                    wake, done = None, True
        rest = None if wake is None else max(wake - now(), 0) / 1_000
        if in_flight:
            answered, _ = await asyncio.wait(in_flight, timeout=rest, return_when=asyncio.FIRST_COMPLETED)
            for task in answered:
                found, taken = task.result()
                token, wait = in_flight.pop(task), found.retry_after_ms
                dispatch.result(token, found.outcome, now(), provider_id=taken, retry_after_ms=wait)
        elif rest:
            await asyncio.sleep(rest)
        if wake is not None and wake <= now():
            dispatch.timeout(now())


if __name__ == "__main__":
    routes = [{"id": 1, "price": "0.04"}, {"id": 2, "price": "0.05", "segments_per_second": 100}]
    dispatch = septet.Dispatch({"to": "+447700900100", "from": "Conerix", "body": BODY}, None, routes)
    asyncio.run(drive(dispatch, save=lambda snapshot: None))
    print(dispatch.state)
