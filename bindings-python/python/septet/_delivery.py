"""What networks say about messages that they took earlier."""

from __future__ import annotations

from septet import _septet
from septet._record import Record, characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from septet._errors import SeptetError
    from septet._wire_types import DeliveryStatus, MessageIdForm, MessageState


class TpStatus(Record):
    """What the status of an SMS-STATUS-REPORT means. Made by `tp_status`.

    `status` is how far the message has come, as in `DeliveryAggregate`; `meaning` a short clause.

    >>> septet.tp_status(0).status
    'delivered'
    """

    __slots__ = __match_args__ = ("status", "meaning")
    status: DeliveryStatus
    meaning: str


class NetworkError(Record):
    """`network_error_code` of SMPP: the kind of network (3 is GSM) and its own code.

    >>> septet.NetworkError(3, 34)
    NetworkError(network_type=3, code=34)
    """

    __slots__ = __match_args__ = ("network_type", "code")
    network_type: int
    code: int

    def __init__(self, network_type: int, code: int) -> None:
        self._fill((network_type, code))


class ReceiptDate(Record):
    """A date in a receipt, in the SMSC's own time zone, which the receipt does not tell. Made by `Receipt.parse`.

    `second` is None where the SMSC does not tell; `str` is ISO 8601 without a zone.

    >>> receipt = septet.Receipt.parse("id:1 stat:DELIVRD done date:1002101731")
    >>> str(receipt.done_date), receipt.done_date.datetime.isoformat()
    ('2010-02-10T17:31', '2010-02-10T17:31:00')
    """

    __slots__ = __match_args__ = ("year", "month", "day", "hour", "minute", "second")
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int | None

    @property
    def datetime(self) -> datetime:
        """The date as a `datetime` that does not know its zone."""
        from datetime import datetime

        return datetime(self.year, self.month, self.day, self.hour, self.minute, self.second or 0)

    def __str__(self) -> str:
        text = f"{self.year:04}-{self.month:02}-{self.day:02}T{self.hour:02}:{self.minute:02}"
        return text if self.second is None else f"{text}:{self.second:02}"


class Receipt(Record):
    """A delivery receipt, read from its text, from its parameters, or from both.

    `message_id` as it is written; `submitted` and `delivered` are counts; `state_word` is `stat` as it is written, `state` its
    word ("delivered", "undeliverable", …), None for one that no standard defines; `status` how far the message has come, as
    in `DeliveryAggregate`; `error` is `err` as it is written; `text` the beginning of the message; `network_error` and
    `receipted` (the id came as `receipted_message_id`) are of the parameters. What is absent is None. `defects` are the fields
    that could not be read, as `SeptetError` `receipt_field_invalid` with field and position. `repr` does not show the text.

    >>> receipt = septet.Receipt.parse("id:0059113978 sub:001 dlvrd:001 done date:1002101731 stat:DELIVRD err:000 text:")
    >>> receipt.message_id, receipt.status, receipt.error
    ('0059113978', 'delivered', '000')
    """

    __slots__ = __match_args__ = (
        "message_id",
        "submitted",
        "delivered",
        "submit_date",
        "done_date",
        "state_word",
        "state",
        "status",
        "error",
        "text",
        "network_error",
        "defects",
        "receipted",
    )
    # What vendors put in the place of codes may be anything.
    _hidden = {"state_word": characters, "error": characters, "text": characters}
    message_id: str | None
    submitted: int | None
    delivered: int | None
    submit_date: ReceiptDate | None
    done_date: ReceiptDate | None
    state_word: str | None
    state: MessageState | None
    status: DeliveryStatus
    error: str | None
    text: str | None
    network_error: NetworkError | None
    defects: tuple[SeptetError, ...]
    receipted: bool

    @staticmethod
    def parse(
        text: str | None = None,
        *,
        receipted_message_id: str | None = None,
        message_state: int | None = None,
        network_error: NetworkError | None = None,
    ) -> Receipt:
        """Read a receipt: its text (SMPP 3.4, Appendix B, and its vendors' variants), and what came as parameters beside it.

        The id and the state of the parameters come before those of the text. Raises `SeptetError` `receipt_unreadable` for a
        text with neither an id nor a `stat`.

        >>> septet.Receipt.parse(receipted_message_id="a1", message_state=5).state
        'undeliverable'
        """
        return _septet._receipt_fields(text, receipted_message_id, message_state, network_error)

    def message_id_in(self, form: MessageIdForm) -> str | None:
        """The id in the form of the route's responses: of the text by `convert_message_id`, a parameter's by
        `normalize_message_id`. Raises as these do.

        >>> septet.Receipt.parse("id:0059113978 stat:DELIVRD").message_id_in("decimal_to_hex")
        '38601fa'
        """
        if self.message_id is None:
            return None
        return _septet._message_id_in(self.message_id, self.receipted, form)
