"""Requests, and what their plans are made of."""

from __future__ import annotations

from septet import _septet
from septet._errors import SeptetError
from septet._record import Record, characters, recipient, sender

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import Self

    from septet._septet import Analysis, PhoneNumber, SenderId
    from septet._types import Document, Json


def raise_for(errors: tuple[SeptetError, ...]) -> None:
    """Raises one error for all of them."""
    if errors:
        first = errors[0]
        where = (first.offset, first.field, first.index, first.actual, first.limit)
        raise SeptetError(str(first), first.code, *where, errors)


def _only_one(document: object, keywords: tuple[object, ...]) -> None:
    if document is not None and any(value is not None for value in keywords):
        raise TypeError("a request is given as a document or by keywords, not both")


class SendRequest(Record):
    """One message: `POST /v1/messages/send`.

    Made from keywords, or from a document: a `dict` with the members of the API or JSON as `str` or `bytes`. `from_`
    is the API's `from`. Any member may be absent or wrong: `plan_send` tells every error at once. `unknown` are the names of
    members that the API does not have.

    Raises `SeptetError` for a document that cannot be read: `invalid_json`, `json_too_deep`, `invalid_utf8`,
    `unpaired_surrogate`, `duplicate_member`, `wrong_type`; `TypeError` for keywords of a wrong type.

    >>> septet.SendRequest(to="+12025550143", from_="Conerix", body="Your verification code is 482194")
    SendRequest(to='+1********43', from_='Conerix', body=<32 characters>, unknown=())
    >>> septet.SendRequest({"to": "+12025550143", "from": "Conerix", "body": "Hi"}).to_json()
    '{"to":"+12025550143","from":"Conerix","body":"Hi"}'
    """

    __slots__ = __match_args__ = ("to", "from_", "body", "route_id", "reference", "unknown")
    _hidden = {"to": recipient, "from_": sender, "body": characters, "reference": characters}
    to: str | None
    from_: str | None
    body: str | None
    route_id: int | None
    reference: str | None
    unknown: tuple[str, ...]

    def __init__(
        self,
        document: Document | None = None,
        /,
        *,
        to: str | PhoneNumber | None = None,
        from_: str | SenderId | PhoneNumber | None = None,
        body: str | None = None,
        route_id: int | None = None,
        reference: str | None = None,
    ) -> None:
        keywords = (to, from_, body, route_id, reference)
        _only_one(document, keywords)
        if document is None:
            self._fill((*keywords, ()))
            self._fill(_septet._send_request_fields(self))
        else:
            self._fill(_septet._read_send_request(document))

    @classmethod
    def from_json(cls, json: Json) -> Self:
        """Read a request from JSON. Positions in errors are code points of a `str`, octets of `bytes`."""
        return cls(json)

    def to_json(self) -> str:
        """The request as compact JSON, without unknown members."""
        return _septet._write_send_request(self)


class BulkRequest(Record):
    """One body to many recipients: `POST /v1/messages/bulk`.

    Made like `SendRequest`; `recipients` is any iterable of `str` or `PhoneNumber`.

    >>> septet.BulkRequest(from_="Conerix", body="Doors open at 7", recipients=["+12025550143", "+447700900100"])
    BulkRequest(from_='Conerix', body=<15 characters>, recipients=<2 recipients>, unknown=())
    """

    __slots__ = __match_args__ = ("from_", "body", "recipients", "route_id", "reference", "unknown")
    _hidden = {
        "from_": sender,
        "body": characters,
        "recipients": lambda recipients: f"<{len(recipients)} recipients>",
        "reference": characters,
    }
    from_: str | None
    body: str | None
    recipients: tuple[str, ...] | None
    route_id: int | None
    reference: str | None
    unknown: tuple[str, ...]

    def __init__(
        self,
        document: Document | None = None,
        /,
        *,
        from_: str | SenderId | PhoneNumber | None = None,
        body: str | None = None,
        recipients: Iterable[str | PhoneNumber] | None = None,
        route_id: int | None = None,
        reference: str | None = None,
    ) -> None:
        keywords = (from_, body, recipients, route_id, reference)
        _only_one(document, keywords)
        if document is None:
            self._fill((*keywords, ()))
            self._fill(_septet._bulk_request_fields(self))
        else:
            self._fill(_septet._read_bulk_request(document))

    @classmethod
    def from_json(cls, json: Json) -> Self:
        """Read a request from JSON. Positions in errors are code points of a `str`, octets of `bytes`."""
        return cls(json)

    def to_json(self) -> str:
        """The request as compact JSON, without unknown members."""
        return _septet._write_bulk_request(self)


class Quote(Record):
    """What a message costs over the routes that may carry it. Made by `plan_send`.

    `min` is the cost over the cheapest route, `max` over the dearest: what has to be reserved; both in `currency`, for
    `segments` segments.

    >>> request = {"to": "+12025550143", "from": "Conerix", "body": "Hi"}
    >>> septet.plan_send(request, {"prices": septet.PriceTable.flat("0.05", "USD")}).quote
    Quote(currency='USD', segments=1, min=Decimal('0.05'), max=Decimal('0.05'))
    """

    __slots__ = __match_args__ = ("currency", "segments", "min", "max")
    currency: str
    segments: int
    min: Decimal
    max: Decimal


class SendPlan(Record):
    """What sending a message comes to. Made by `plan_send`.

    Nothing may be sent while `errors` is not empty. `to` and `from_` are there when they are a number and a sender,
    `analysis` when there is a body that can be split, `quote` when the prices are known. `warnings` may be mistakes.

    >>> plan = septet.plan_send({"to": "+12025550143", "from": "Conerix", "body": ""})
    >>> plan.errors
    (SeptetError('the body is empty', code='body_empty', field='body'),)
    """

    __slots__ = ("_json", "analysis", "errors", "from_", "quote", "to", "warnings")
    __match_args__ = ("to", "from_", "analysis", "quote", "errors", "warnings")
    to: PhoneNumber | None
    from_: SenderId | None
    analysis: Analysis | None
    quote: Quote | None
    errors: tuple[SeptetError, ...]
    warnings: tuple[SeptetError, ...]
    _json: str

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        return (*cls.__match_args__, "_json")

    def to_json(self) -> str:
        """The plan as compact JSON, the same in every face, in the shape of a bulk plan with one message."""
        return self._json

    def raise_for_errors(self) -> None:
        """Raise one `SeptetError` with all of them in its `errors`; nothing when there is none.

        >>> try:
        ...     septet.plan_send({"to": "12", "from": "Conerix"}).raise_for_errors()
        ... except septet.SeptetError as error:
        ...     print([each.code for each in error.errors])
        ['number_missing_plus', 'body_missing']
        """
        raise_for(self.errors)


class PlannedMessage(Record):
    """One message of a `BulkPlan`.

    `to` is the recipient as it was written, `number` when it is one; `cost` the most that it costs, when it can be sent and
    has a price; `error` why it cannot be sent, None when it can. `repr` masks the number.
    """

    __slots__ = __match_args__ = ("to", "number", "cost", "error")
    _hidden = {"to": recipient}
    to: str
    number: PhoneNumber | None
    cost: Decimal | None
    error: SeptetError | None
