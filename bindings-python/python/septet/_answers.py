"""Answers and events of the API: written, and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from septet import _septet
from septet._record import Record, characters, recipient, sender

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from decimal import Decimal
    from typing import Literal

    from septet._errors import SeptetError
    from septet._types import Json, Money, RetryAdvice, Time

T_co = TypeVar("T_co", covariant=True)


class Answer(Record, Generic[T_co]):
    """What an answer carries in `data`, and the id of the request that it answers, None where it does not tell.

    >>> septet.Answer("anything", "req_1")
    Answer(data='anything', request_id='req_1')
    """

    __slots__ = __match_args__ = ("data", "request_id")
    data: T_co
    request_id: str | None

    def __init__(self, data: T_co, request_id: str | None = None) -> None:
        self._fill((data, request_id))


class Message(Record):
    """A message: what was asked for and what became of it.

    `status` is "queued", "sent", "delivered", "failed", "unknown" or a word that this release does not know; `cost` a
    `Decimal` (given as that, `str` or `int`; a float is a `TypeError`); times are aware `datetime`s (given as that,
    RFC 3339 or unix seconds). `attempts` counts passes over a route. `repr` masks the number and hides the body.

    Raises `SeptetError`: `currency_invalid`, `invalid_timestamp` and the errors of an amount; `TypeError` for wrong types.

    >>> message = septet.Message(
    ...     id=septet.message_id(bytes(24)), to="+12025550143", from_="Conerix", body="Hi", status="sent",
    ...     cost="0.05", currency="USD", route_id=12, attempts=1, created_at=1_778_585_661)
    >>> message.cost, message.created_at.isoformat()
    (Decimal('0.05'), '2026-05-12T11:34:21+00:00')
    >>> septet.Message.from_json(message.to_json("req_1")).data == message
    True
    """

    __slots__ = __match_args__ = (
        "id",
        "to",
        "from_",
        "body",
        "status",
        "cost",
        "currency",
        "route_id",
        "provider_message_id",
        "attempts",
        "created_at",
        "sent_at",
    )
    _hidden = {"to": recipient, "from_": sender, "body": characters}
    id: str
    to: str
    from_: str
    body: str
    status: str
    cost: Decimal | None
    currency: str | None
    route_id: int | None
    provider_message_id: str | None
    attempts: int
    created_at: datetime
    sent_at: datetime | None

    def __init__(
        self,
        *,
        id: str,
        to: str,
        from_: str,
        body: str,
        status: str,
        created_at: Time,
        cost: Money | None = None,
        currency: str | None = None,
        route_id: int | None = None,
        provider_message_id: str | None = None,
        attempts: int = 0,
        sent_at: Time | None = None,
    ) -> None:
        first = (id, to, from_, body, status, cost, currency, route_id)
        self._fill((*first, provider_message_id, attempts, created_at, sent_at))
        self._fill(_septet._message_fields(self))

    def advance(self, status: str, at: Time) -> Message | None:
        """The message moved on to a status that a receipt or an event tells; None where that is not forward.

        Receipts come late, twice and out of order: `status_may_become` tells what moves. `at` becomes `sent_at` when this is the
        first that proves the message sent. Raises as the message itself does.

        >>> sent = septet.Message(
        ...     id="msg_1", to="+12025550143", from_="Conerix", body="Hi", status="sent", created_at=0, sent_at=1)
        >>> sent.advance("delivered", at=60).status, sent.advance("queued", at=60)
        ('delivered', None)
        """
        return _septet._message_advance(self, status, at)

    def event(
        self, id: str, created_at: Time, reference: str | None = None, error: ItemError | None = None
    ) -> Event | None:
        """The event that tells where the message stands; None for a status that no event tells of.

        `reference` is that of the request, echoed; `error` says why the message failed ("delivery_failed" unless told), and is
        left out otherwise.

        >>> failed = septet.Message(
        ...     id="msg_1", to="+12025550143", from_="Conerix", body="Hi", status="failed", created_at=0)
        >>> event = failed.event("evt_1", 60, reference="order-7")
        >>> event.type, event.error.code
        ('message.failed', 'delivery_failed')
        """
        return _septet._message_event(self, id, created_at, reference, error)

    def to_json(self, request_id: str) -> str:
        """The whole answer, 201 Created, as compact JSON."""
        return _septet._write_message(self, request_id)

    @staticmethod
    def from_json(json: Json) -> Answer[Message]:
        """Read a whole answer. Members that are not known are ignored, `meta` may be missing.

        Raises `SeptetError`: `invalid_utf8`, `invalid_json`, `json_too_deep`, `duplicate_member`, `wrong_type`,
        `missing_member`, `invalid_timestamp`, `currency_invalid` and the errors of an amount, with the field.
        """
        return _septet._read_message(json)


class ItemError(Record):
    """Why one message failed: the stable code, or a word that this release does not know, and a sentence for people.

    >>> septet.ItemError("delivery_failed", "the network could not deliver the message")
    ItemError(code='delivery_failed', message='the network could not deliver the message')
    """

    __slots__ = __match_args__ = ("code", "message")
    code: str
    message: str

    def __init__(self, code: str, message: str) -> None:
        self._fill((code, message))


class Outcome(Record):
    """What became of a message that was sent: its status, what it cost, why it failed. For `BulkPlan.result`.

    >>> septet.Outcome("sent", cost="0.05")
    Outcome(status='sent', cost=Decimal('0.05'))
    """

    __slots__ = __match_args__ = ("status", "cost", "error")
    status: str
    cost: Decimal | None
    error: ItemError | None

    def __init__(self, status: str, cost: Money | None = None, error: ItemError | None = None) -> None:
        self._fill((status, cost, error))
        self._fill(_septet._outcome_fields(self))


class BulkItem(Record):
    """One message of a bulk result.

    `cost` is zero when it failed before sending, None when no price is known. `repr` masks the number.

    >>> septet.BulkItem(id="msg_1", to="+12025550143", status="sent", cost="0.05")
    BulkItem(id='msg_1', to='+1********43', status='sent', cost=Decimal('0.05'))
    """

    __slots__ = __match_args__ = ("id", "to", "status", "cost", "error")
    _hidden = {"to": recipient}
    id: str
    to: str
    status: str
    cost: Decimal | None
    error: ItemError | None

    def __init__(
        self, *, id: str, to: str, status: str, cost: Money | None = None, error: ItemError | None = None
    ) -> None:
        self._fill((id, to, status, cost, error))
        self._fill(_septet._bulk_item_fields(self))


class BulkResult(Record):
    """The answer to a bulk request: one `BulkItem` for each recipient, and counts that follow from them.

    `failed` counts the items with status "failed", `sent` every other, so that whoever sends the failed ones again never sends
    twice: `sent + failed == total`.

    >>> item = septet.BulkItem(id="msg_1", to="+12025550143", status="unknown")
    >>> result = septet.BulkResult([item])
    >>> result.total, result.sent, result.failed
    (1, 1, 0)
    """

    __slots__ = __match_args__ = ("messages", "total", "sent", "failed")
    _hidden = {"messages": lambda messages: f"<{len(messages)} messages>"}
    messages: tuple[BulkItem, ...]
    total: int
    sent: int
    failed: int

    def __init__(self, messages: Iterable[BulkItem]) -> None:
        self._fill(_septet._bulk_result_fields(messages))

    def to_json(self, request_id: str) -> str:
        """The whole answer, 201 Created even when every message failed, as compact JSON."""
        return _septet._write_bulk_result(self.messages, request_id)

    @staticmethod
    def from_json(json: Json) -> Answer[BulkResult]:
        """Read a whole answer. Raises as `Message.from_json` does, and `inconsistent_counts`."""
        return _septet._read_bulk_result(json)


class ErrorEnvelope(Record):
    """An answer that says no.

    `code` is the stable code, or a word that this release does not know; `message` a sentence for people; `field` and `index`
    (from 0) the member and item that it is about; `details` every error, when there are several, as JSON.

    >>> septet.ErrorEnvelope("not_found", "there is nothing at this path", request_id="req_1").to_json()
    '{"success":false,"error":{"code":"not_found","message":"there is nothing at this path"},"meta":{"request_id":"req_1"}}'
    """

    __slots__ = __match_args__ = ("code", "message", "field", "index", "details", "request_id")
    code: str
    message: str
    field: str | None
    index: int | None
    details: str | None
    request_id: str | None

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        index: int | None = None,
        details: str | None = None,
        request_id: str | None = None,
    ) -> None:
        self._fill((code, message, field, index, details, request_id))

    @staticmethod
    def from_errors(errors: Iterable[SeptetError], request_id: str) -> ErrorEnvelope | None:
        """The answer for all errors of a request: the first speaks, `details` lists every one when there are several.

        None when there is no error. `http_status` is the status to answer with.

        >>> plan = septet.plan_send({"to": "12", "from": "Conerix"})
        >>> envelope = septet.ErrorEnvelope.from_errors(plan.errors, "req_1")
        >>> envelope.code, envelope.field, envelope.http_status
        ('number_missing_plus', 'to', 422)
        """
        return _septet._envelope_of_errors(errors, request_id)

    @property
    def http_status(self) -> int:
        """The HTTP status of the answer; 422 for a code that this release does not know."""
        return _septet._envelope_status(self)

    def to_json(self) -> str:
        """The answer as compact JSON. `details` is left out when it is not a JSON text."""
        return _septet._write_error(self)

    @staticmethod
    def from_json(json: Json) -> ErrorEnvelope:
        """Read an answer that says no. Raises as `Message.from_json` does."""
        return _septet._read_error(json)


class Event(Record):
    """Something that happened to a message, as webhooks carry it.

    `type` is "message.sent", "message.delivered", "message.failed", "message.received" or a word that this release does not
    know; `reference` is the request's, echoed.

    >>> message = septet.Message(
    ...     id="msg_1", to="+12025550143", from_="Conerix", body="Hi", status="delivered", created_at=0)
    >>> event = septet.Event(id="evt_1", type="message.delivered", created_at=60, message=message)
    >>> septet.Event.from_json(event.to_json()) == event
    True
    """

    __slots__ = __match_args__ = ("id", "type", "created_at", "message", "reference", "error")
    _hidden = {"reference": characters}
    id: str
    type: str
    created_at: datetime
    message: Message
    reference: str | None
    error: ItemError | None

    def __init__(
        self,
        *,
        id: str,
        type: str,
        created_at: Time,
        message: Message,
        reference: str | None = None,
        error: ItemError | None = None,
    ) -> None:
        self._fill((id, type, created_at, message, reference, error))
        self._fill(_septet._event_fields(self))

    def to_json(self) -> str:
        """The event as compact JSON."""
        return _septet._write_event(self)

    @staticmethod
    def from_json(json: Json) -> Event:
        """Read an event. Members that are not known are ignored. Raises as `Message.from_json` does."""
        return _septet._read_event(json)


class Interpretation(Record):
    """What an answer says and what to do after it. Made by `interpret`.

    `reading` by `kind`: an `Answer` of a `Message` ("message") or of a `BulkResult` ("bulk_result"), an `ErrorEnvelope`
    ("error"), or a `SeptetError` for a body that is none of these ("unreadable"). `advice` is "never" (it succeeded, or will
    fail again), "safe" (nothing was sent; the same request may be sent again), "after" so many `seconds`, or "ambiguous"
    (sending again may send twice).

    >>> septet.interpret(502, b"").advice
    'ambiguous'
    """

    __slots__ = __match_args__ = ("kind", "reading", "advice", "seconds")
    kind: Literal["message", "bulk_result", "error", "unreadable"]
    reading: Answer[Message] | Answer[BulkResult] | ErrorEnvelope | SeptetError
    advice: RetryAdvice
    seconds: int | None
