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


def test_one_delivery() -> None:
    segments = 200
    delivery = septet.DeliveryAggregate(segments)

    def work(number: int) -> None:
        for segment in range(number, segments, THREADS):
            delivery.apply(segment, "delivered")

    _at_once(work)
    assert set(delivery.segments) == {"delivered"}


def test_one_value_of_each_kind() -> None:
    number = septet.PhoneNumber("+12025550143")
    sender = septet.SenderId("Conerix")
    facts = septet.Facts(opted_out=[f"+1202555{last:04}" for last in range(500)])
    fields = [septet.Field("name", 20, "any")]
    template = septet.Template("Hello {name}!", "braces", fields)
    classifier = septet.Classifier({"overrides": [{"command_status": 1_024, "outcome": "retryable"}]})
    column = septet.analyze_many(["Hello", "Привет"]).units

    def work(_: int) -> tuple[object, ...]:
        answers: set[object] = set()
        for _ in range(200):
            plan = septet.plan_send({"to": "+12025550143", "from": "Conerix", "body": "Hi"}, facts)
            answers.add(
                (
                    str(number),
                    hash(sender),
                    repr(facts),
                    len(plan.errors),
                    template.fill(["Ann"]),
                    classifier.classify_smpp(1_024).outcome,
                    tuple(column),
                )
            )
        return tuple(answers)

    answers = _at_once(work)
    assert len(answers[0]) == 1
    assert all(answer == answers[0] for answer in answers)


def test_a_list_that_changes_meanwhile() -> None:
    texts = ["Привет — мир"] * 5_000

    def work(number: int) -> int:
        if number % 2:
            for round_number in range(2_000):
                texts.append(f"text {round_number}")
                del texts[-2:]
                texts.append("Привет — мир")
            return 0
        # How many rows there are is a matter of luck; that each was a whole text is not.
        rows = 0
        for _ in range(20):
            columns = septet.analyze_many(texts)
            assert all(error == 0 for error in columns.error)
            rows = max(rows, len(columns))
        return rows

    assert max(_at_once(work)) > 4_000
