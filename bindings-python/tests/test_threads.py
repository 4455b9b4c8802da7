"""Several threads use the same objects at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import septet

THREADS = 8


def _at_once(work) -> list:
    barrier = Barrier(THREADS)

    def run(number: int):
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_the_same_texts() -> None:
    texts = ["Hello", "Привет — мир", "]" * 153, "\N{GRINNING FACE}" * 67] * 2_000
    expected = septet.analyze_many(texts)
    for columns in _at_once(lambda number: septet.analyze_many(texts)):
        assert columns == expected


def test_one_planner() -> None:
    planner = septet.BulkPlanner({"from": "Conerix", "body": "Hi"})
    numbers = [f"+1202555{number:04}" for number in range(5_000)]
    # Small pieces are planned while attached, big ones while detached: both at once must not wait for each other for ever.
    sizes = [1, 7, 999, 1_000, 5_000, 3, 2_500, 10]

    def work(number: int) -> int:
        size = sizes[number]
        return sum(planner.plan(numbers[at : at + size]).ok for at in range(0, len(numbers), size))

    assert sum(_at_once(work)) == len(numbers), "every number is the first once"


def test_one_iterator() -> None:
    text = "中a" * 2_000
    offenders = septet.offenders(text)
    found = _at_once(lambda number: [offender.position for offender in offenders])
    # It is no queue, but what it gives is right, and nothing is left out.
    positions = {position for part in found for position in part}
    assert positions == set(range(0, len(text), 2))


def test_one_plan() -> None:
    numbers = [f"+1202555{number:04}" for number in range(1_000)]
    plan = septet.plan_bulk({"from": "Conerix", "body": "Hi", "recipients": numbers})
    found = _at_once(lambda number: plan.messages)
    assert all(messages == found[0] for messages in found)


def test_one_dispatch() -> None:
    numbers = [f"+1202555{number:04}" for number in range(1_000)]
    routes = [{"id": 1, "window": 50}, {"id": 2, "window": 50}]
    bulk = septet.BulkDispatch({"from": "Conerix", "body": "Hi", "recipients": numbers}, None, routes)
    bulk.start(0)

    def work(number: int) -> int:
        sent = 0
        while bulk.open:
            for action in bulk:
                if isinstance(action, septet.Transmit):
                    sent += 1
                    bulk.result(action.token, "accepted", 1)
        return sent

    assert sum(_at_once(work)) == len(numbers), "no token is given to two threads"
    assert {bulk.state(index).transmits for index in range(len(numbers))} == {1}
