"""Dispatches: machines without sockets or clocks. Inputs go in with their times; `poll` says what to do."""

from __future__ import annotations

from septet import _septet
from septet._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal
    from typing import Any, Literal, NoReturn, TypeAlias

    from septet._answers import BulkResult, Message
    from septet._plans import BulkRequest, SendRequest
    from septet._septet import Facts, PhoneNumber, PriceTable, SenderId
    from septet._types import Document, Encoding, Json, Money

    UpstreamOutcome: TypeAlias = Literal["accepted", "retryable", "route_fault", "hard", "unknown"]
    Action: TypeAlias = "Transmit | Timeout | Done"
    Asked: TypeAlias = tuple[
        str | PhoneNumber, int, Encoding | None, SenderId | None, str | None, int | None
    ]  # number, segments, encoding, sender, network, route


class Transmit(Record):
    """Send this segment over this route now, and give the answer back with the token. Made by `poll`.

    `message` and `segment` are counted from 0; at `deadline`, in milliseconds, the answer is no longer waited for.

    >>> dispatch = septet.Dispatch({"to": "+12025550143", "from": "Conerix", "body": "Hi"}, None, [{"id": 12}])
    >>> dispatch.start(now=0)
    >>> dispatch.poll()
    Transmit(token=1, message=0, segment=0, route_id=12, deadline=30000)
    """

    __slots__ = __match_args__ = ("token", "message", "segment", "route_id", "deadline")
    token: int
    message: int
    segment: int
    route_id: int
    deadline: int


class Timeout(Record):
    """Call `timeout` at this time, in milliseconds, unless another input comes first. Made by `poll`.

    >>> dispatch = septet.Dispatch({"to": "+12025550143", "from": "Conerix", "body": "Hi"}, None, [{"id": 12}])
    >>> dispatch.start(now=0)
    >>> list(dispatch)[-1]
    Timeout(at=30000)
    """

    __slots__ = __match_args__ = ("at",)
    at: int


class Done(Record):
    """Every message has ended. Told again when a late acceptance has changed an end.

    >>> dispatch = septet.Dispatch({"to": "+12025550143", "from": "Conerix", "body": "Hi"}, None, [{"id": 12}])
    >>> dispatch.cancel(now=0)
    >>> dispatch.poll()
    Done()
    """

    __slots__ = __match_args__ = ()

    def __init__(self) -> None:
        """There is nothing to tell of it, so that any is equal to it."""


class Candidate(Record):
    """A route that may carry a message: its place in the list, and what a segment costs there. Made by `select_routes`.

    >>> septet.select_routes([{"id": 12, "price": "0.04"}], "+12025550143", segments=1)
    (Candidate(index=0, price=Decimal('0.04')),)
    """

    __slots__ = __match_args__ = ("index", "price")
    index: int
    price: Decimal | None


class DispatchState(Record):
    """Where a message stands. Made by `Dispatch.state` and `BulkDispatch.state`.

    - `status`: "queued" until it ends, then "sent", "failed" or "unknown"; `error`: the code of why it failed, or
      "upstream_timeout" when nobody can tell
    - `cost`: exact, over the accepted segments; None when the route's price is not known
    - `route_id`: the route that it was tried on last, or that took it; `attempts`: how many routes it was tried on
    - `transmits`: how many segments were sent, each time counted; `accepted`: how many were taken
    - `duplicate_possible`: a segment was sent again after silence
    - `sent_at`: when its last segment was accepted, in milliseconds of the caller's clock
    - `provider_ids`: the networks' ids of the segments, in order; None for one that was not accepted or got none

    >>> dispatch = septet.Dispatch({"to": "+12025550143", "from": "Conerix", "body": "Hi"}, None, [{"id": 12}])
    >>> dispatch.state.status, dispatch.state.transmits
    ('queued', 0)
    """

    __slots__ = __match_args__ = (
        "status",
        "error",
        "cost",
        "route_id",
        "attempts",
        "transmits",
        "accepted",
        "duplicate_possible",
        "sent_at",
        "provider_ids",
    )
    status: Literal["queued", "sent", "failed", "unknown"]
    error: str | None
    cost: Decimal | None
    route_id: int | None
    attempts: int
    transmits: int
    accepted: int
    duplicate_possible: bool
    sent_at: int | None
    provider_ids: tuple[str | None, ...]


def _policy(policy: Document | None) -> Document | None:
    """Random bits may need more than the 53 that JSON's numbers are trusted with, so they are written as text."""
    if isinstance(policy, dict) and type(policy.get("entropy")) is int:
        return {**policy, "entropy": str(policy["entropy"])}
    return policy


class _Driven:
    """What is the same for one message and for many."""

    __slots__ = ("_machine",)
    _machine: _septet._Machine

    @classmethod
    def _with(cls, machine: _septet._Machine) -> Any:
        made = object.__new__(cls)
        made._machine = machine
        return made

    def start(self, now: int) -> None:
        """Begin."""
        self._machine.start(now)

    def result(
        self,
        token: int,
        outcome: UpstreamOutcome,
        now: int,
        *,
        provider_id: str | None = None,
        retry_after_ms: int | None = None,
    ) -> None:
        """Tell the answer to the attempt with this token: the first one counts.

        `outcome` is "accepted", "retryable", "route_fault", "hard" or "unknown", as a `Classification` tells it;
        `provider_id` the network's id of the segment; `retry_after_ms` the rest that the upstream asks for, in milliseconds like
        every time of a dispatch, as a `Classification` tells it.
        """
        self._machine.result(token, outcome, now, provider_id, retry_after_ms)

    def timeout(self, now: int) -> None:
        """Tell that time has passed."""
        self._machine.timeout(now)

    def poll(self) -> Action | None:
        """The next thing to do; None until the next input."""
        return self._machine.poll()

    def __iter__(self) -> Iterator[Action]:
        """Everything to do now: first the `Transmit`s, then one `Timeout`, or `Done`."""
        while (action := self._machine.poll()) is not None:
            yield action

    @property
    def parked_routes(self) -> tuple[int, ...]:
        """The routes that were found at fault: to be left out until somebody has looked at them."""
        return self._machine.parked_routes()

    def snapshot(self) -> str:
        """The whole state as JSON, without texts and numbers.

        Write it down after each drain, before what was drained is done: a transmit that the snapshot does not know could be
        repeated.
        """
        return self._machine.snapshot()

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"cannot pickle {type(self).__name__}: write down its snapshot")


class Dispatch(_Driven):
    """One message on its way: routing with failover that never sends twice.

    - `request`, `facts`: as `plan_send` takes them; a request with errors fails as soon as it starts, and never transmits
    - `routes`: those that are assigned to the account, each a `dict` or JSON: `id`, and where it does not carry everything
      `prefixes`, `encodings`, `max_segments`, `sender_kinds`; `price` (`Decimal`, `str` or `int`), `window`,
      `segments_per_second`, `burst`, `priority`, `idempotent`; `classifier`, its rules about answers (`Classifier.of_route`)
    - `policy`: a `dict` or JSON: `on_unknown` ("stop", "continue" or "resubmit"), `attempt_timeout_ms` (30,000),
      `tries_per_route` (1), `retries` (3), `extra_transmits` (15), `backoff_ms` (1,000), `max_backoff_ms` (60,000), `window`
      (1,000), `entropy` (random bits for jitter)

    It has no clock: `now` is the time in milliseconds of any clock, and one that runs backwards counts as standing still. After
    every input, drain it by iterating. Every input is legal at any time; one that does not apply changes nothing. May be used
    from several threads; it is not pickled, but written down by `snapshot`.

    Raises `SeptetError`: as `SendRequest` and `Facts` do; for a route with its `index` and for a policy with the field.

    >>> routes = [{"id": 1, "price": "0.04"}, {"id": 2, "price": "0.05"}]
    >>> dispatch = septet.Dispatch({"to": "+447700900100", "from": "Conerix", "body": "Hi"}, None, routes)
    >>> dispatch.start(now=0)
    >>> for action in dispatch:
    ...     print(action)
    Transmit(token=1, message=0, segment=0, route_id=1, deadline=30000)
    Timeout(at=30000)
    >>> dispatch.result(1, "retryable", now=120)
    >>> [transmit, _] = dispatch
    >>> dispatch.result(transmit.token, "accepted", now=250, provider_id="a1")
    >>> list(dispatch)
    [Done()]
    >>> dispatch
    Dispatch(status='sent', attempts=2, accepted=1)
    >>> dispatch.state.cost
    Decimal('0.05')
    """

    __slots__ = ()

    def __init__(
        self,
        request: SendRequest | Document,
        facts: Facts | Document | None,
        routes: Iterable[Document],
        policy: Document | None = None,
    ) -> None:
        self._machine = _septet._Machine.one(request, facts, routes, _policy(policy))

    @staticmethod
    def of_query(
        routes: Iterable[Document],
        to: str | PhoneNumber,
        segments: int,
        *,
        encoding: Encoding | None = None,
        sender: SenderId | None = None,
        network: str | None = None,
        route_id: int | None = None,
        prices: PriceTable | None = None,
        policy: Document | None = None,
    ) -> Dispatch:
        """The dispatch of so many segments to a number, without a request: asked as `select_routes` is.

        When no route can carry it, it fails as soon as it starts. Raises as `select_routes` does for what cannot be read.

        >>> dispatch = septet.Dispatch.of_query([{"id": 12, "price": "0.04"}], "+447700900100", segments=3)
        >>> dispatch.start(now=0)
        >>> dispatch.poll()
        Transmit(token=1, message=0, segment=0, route_id=12, deadline=30000)
        """
        asked = (to, segments, encoding, sender, network, route_id)
        made: Dispatch = Dispatch._with(_septet._Machine.one_of_query(asked, prices, routes, _policy(policy)))
        return made

    @staticmethod
    def restore(snapshot: Json, now: int) -> Dispatch:
        """A dispatch as it was written down. What was in flight is unknown now: it is never sent again, whatever the policy.

        Its answer may still come. Drain it as after an input. Raises `SeptetError`: the errors of a document,
        `invalid_snapshot`.

        >>> dispatch = septet.Dispatch({"to": "+12025550143", "from": "Conerix", "body": "Hi"}, None, [{"id": 12}])
        >>> dispatch.start(now=0)
        >>> sent = list(dispatch)
        >>> restored = septet.Dispatch.restore(dispatch.snapshot(), now=10)
        >>> list(restored), restored.state.status
        ([Done()], 'unknown')
        """
        made: Dispatch = Dispatch._with(_septet._Machine.one_restored(snapshot, now))
        return made

    def cancel(self, now: int) -> None:
        """Send nothing more. What is in flight is still waited for and booked."""
        self._machine.cancel(now, None)

    @property
    def state(self) -> DispatchState:
        """Where the message stands."""
        state = self._machine.state(0)
        assert state is not None
        return state

    def message(self, queued: Message) -> Message:
        """The message as the API answers it: `queued` with what became of it.

        For `sent_at` the clock has to be milliseconds since 1970. Raises as `Message` does.
        """
        return self._machine.message(queued)

    def __repr__(self) -> str:
        state = self.state
        return f"Dispatch(status={state.status!r}, attempts={state.attempts}, accepted={state.accepted})"


class BulkDispatch(_Driven):
    """The dispatch of a bulk request: one machine for all messages, which share routes, windows, rates and the balance.

    Takes request and facts as `plan_bulk` does, the rest as `Dispatch`. A route that is full, throttled or resting does not hold
    up the others; messages that have begun go before those that have not; those that the plan refuses fail.

    >>> request = {"from": "Conerix", "body": "Doors open at 7", "recipients": ["+12025550143", "07700900100"]}
    >>> bulk = septet.BulkDispatch(request, {"prices": septet.PriceTable.flat("0.05", "USD")}, [{"id": 12}])
    >>> bulk.start(now=0)
    >>> for action in bulk:
    ...     if isinstance(action, septet.Transmit):
    ...         bulk.result(action.token, "accepted", now=5)
    >>> bulk
    BulkDispatch(total=2, open=0)
    >>> result = bulk.bulk_result(lambda index: f"msg_{index}")
    >>> [(item.status, item.cost) for item in result.messages]
    [('sent', Decimal('0.05')), ('failed', Decimal('0.00'))]
    """

    __slots__ = ()

    def __init__(
        self,
        request: BulkRequest | Document,
        facts: Facts | Document | None,
        routes: Iterable[Document],
        policy: Document | None = None,
    ) -> None:
        self._machine = _septet._Machine.many(request, facts, routes, _policy(policy))

    @staticmethod
    def empty(
        routes: Iterable[Document], policy: Document | None = None, *, balance: Money | None = None
    ) -> BulkDispatch:
        """A dispatch without messages: `push` adds them. It has no answer to a request; ask each message's `state`.

        `balance` is money to hold back from, in the order of the messages: one whose dearest route costs more than what is left
        fails with "insufficient_balance". What a message turns out not to need is there for later ones.

        >>> bulk = septet.BulkDispatch.empty([{"id": 12, "price": "0.05"}], balance="0.12")
        >>> bulk.push("+447700900100", segments=2)
        >>> bulk.push_refused("recipient_opted_out")
        >>> bulk.push("+447700900101", segments=1)
        >>> bulk.start(now=0)
        >>> [bulk.state(index).error for index in range(bulk.total)]
        [None, 'recipient_opted_out', 'insufficient_balance']
        """
        made: BulkDispatch = BulkDispatch._with(_septet._Machine.empty(routes, _policy(policy), balance))
        return made

    def push(
        self,
        to: str | PhoneNumber,
        segments: int,
        *,
        encoding: Encoding | None = None,
        sender: SenderId | None = None,
        network: str | None = None,
        route_id: int | None = None,
        prices: PriceTable | None = None,
    ) -> None:
        """Add a message, asked as `select_routes` is; also after the start, and to a dispatch of a request.

        When no route can carry it, it fails as soon as it starts. Raises as `select_routes` does for what cannot be read; then
        none is added.
        """
        self._machine.push((to, segments, encoding, sender, network, route_id), prices)

    def push_refused(self, why: str) -> None:
        """Add a message that was refused before any route was asked, so that the indices stay those of the caller.

        `why` is an error's code. Raises `SeptetError` `invalid_option` for another word.
        """
        self._machine.push_refused(why)

    @staticmethod
    def restore(
        snapshot: Json,
        now: int,
        request: BulkRequest | Document | None,
        facts: Facts | Document | None,
        routes: Iterable[Document],
    ) -> BulkDispatch:
        """A bulk dispatch as it was written down, with the request, facts and routes that it was made of.

        `request` and `facts` are None for one that was made of none. As `Dispatch.restore`; `invalid_snapshot` too when the
        routes are not the same.
        """
        machine = _septet._Machine.many_restored(snapshot, now, request, facts, routes)
        made: BulkDispatch = BulkDispatch._with(machine)
        return made

    def cancel(self, now: int, message: int | None = None) -> None:
        """Send nothing more, of one message where its index is given. What is in flight is still waited for and booked."""
        self._machine.cancel(now, message)

    @property
    def total(self) -> int:
        """How many messages there are."""
        return self._machine.counts()[0]

    @property
    def open(self) -> int:
        """How many have not ended."""
        return self._machine.counts()[1]

    def state(self, index: int) -> DispatchState | None:
        """Where a message stands; None for an index that none has."""
        return self._machine.state(index)

    def bulk_result(self, id: Callable[[int], str]) -> BulkResult:
        """The answer to the request as it stands: messages that have not ended are "queued". `id` is asked for every message.

        Messages that were pushed are not in it. Raises `TypeError` when there was no request.
        """
        return self._machine.bulk_result([id(index) for index in range(self.total)])

    def __repr__(self) -> str:
        return f"BulkDispatch(total={self.total}, open={self.open})"
