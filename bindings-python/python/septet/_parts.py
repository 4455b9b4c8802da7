"""Parts of messages and what becomes of them."""

from __future__ import annotations

from septet import _septet
from septet._record import Record, characters, recipient, sender
from septet._wire import octets_hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from septet._errors import SeptetError
    from septet._wire import Concatenation, UserData
    from septet._wire_types import Octets

    Coding: TypeAlias = Literal["gsm7", "ucs2", "text", "octets"]


def _content_hidden(content: str | bytes) -> str:
    return characters(content) if isinstance(content, str) else octets_hidden(content)


class PartBody(Record):
    """What a part carries behind its header, in the units of the wire, since senders split pairs over two parts.

    `coding` is "gsm7" (`data` has one septet in each octet, read with the tables of `locking` and `single`), "ucs2" (UTF-16,
    high octet first), "text" (a `str` that was decoded before) or "octets" (8-bit data). `repr` does not show the data.

    Raises `SeptetError`: `invalid_option` (field `coding`), `language_unknown`.

    >>> septet.PartBody("gsm7", b"Hi")
    PartBody(coding='gsm7', data=<2 octets>)
    """

    __slots__ = __match_args__ = ("coding", "data", "locking", "single")
    _hidden = {"data": _content_hidden}
    coding: Coding
    data: bytes | str
    locking: str | None
    single: str | None

    def __init__(
        self, coding: Coding, data: Octets | str, locking: str | None = None, single: str | None = None
    ) -> None:
        self._fill((coding, data, locking, single))
        self._fill(_septet._part_body_checked(self)._values())

    @staticmethod
    def of(user_data: UserData) -> PartBody:
        """What user data carries. Raises `SeptetError`: `octets_truncated`, `compression_unsupported`.

        >>> septet.PartBody.of(septet.encode_user_data("Hi", "ucs2")).data
        b'\\x00H\\x00i'
        """
        return _septet._part_body_of(user_data)

    def content(self) -> str | bytes:
        """What it says when it is a message of its own: `str`, or `bytes` for 8-bit data.

        Raises `SeptetError`, with the position: `septet_invalid`, `user_data_odd_length`, `unpaired_surrogate`.

        >>> septet.PartBody("gsm7", b"Hi").content()
        'Hi'
        """
        return _septet._part_body_content(self)


class Part(Record):
    """A part of a message as it arrives, for a `Reassembler`.

    `sender` and `recipient` are in the caller's spelling, which must be the same for every part. `repr` masks them.

    >>> place = septet.Concatenation(42, total=2, number=1)
    >>> septet.Part("+12025550143", "4242", place, septet.PartBody("gsm7", b"Hello ")).sender
    '+12025550143'
    """

    __slots__ = __match_args__ = ("sender", "recipient", "concatenation", "body")
    _hidden = {"sender": sender, "recipient": recipient}
    sender: str
    recipient: str
    concatenation: Concatenation
    body: PartBody

    def __init__(self, sender: str, recipient: str, concatenation: Concatenation, body: PartBody) -> None:
        self._fill((sender, recipient, concatenation, body))

    @staticmethod
    def of(sender: str, recipient: str, user_data: UserData) -> Part | None:
        """The part that user data carries; None for a message of its own.

        Raises `SeptetError`: `octets_truncated`, `compression_unsupported`.

        >>> septet.Part.of("+12025550143", "4242", septet.encode_user_data("Hi", "gsm7")) is None
        True
        """
        return _septet._part_of(sender, recipient, user_data)


class ReassemblyKey(Record):
    """Which message: who sent it to whom, the reference and its width, the total, and whether it is 8-bit data.

    Made by `Reassembler`. `repr` masks sender and recipient.

    >>> texts = septet.UserData.split("a" * 161, concatenation_reference=7)
    >>> reassembler = septet.Reassembler()
    >>> for data in texts:
    ...     [event] = reassembler.push(septet.Part.of("+12025550143", "4242", data), now_ms=0)
    >>> event.key
    ReassemblyKey(sender='+1********43', recipient=<4 characters>, reference=7, reference_bits=8, total=2, binary=False)
    """

    __slots__ = __match_args__ = ("sender", "recipient", "reference", "reference_bits", "total", "binary")
    _hidden = {"sender": sender, "recipient": recipient}
    sender: str
    recipient: str
    reference: int
    reference_bits: int
    total: int
    binary: bool


class ReassemblyEvent(Record):
    """What has happened. Made by `Reassembler`; what does not belong to the `kind` is None.

    - "stored": the part was taken in; `missing_count` others are missing.
    - "duplicate": the part had come before, and changes nothing.
    - "complete": the message of `key` is whole; `content` is its text, or `bytes` for 8-bit data and for what is no text, of
      which `defect` (a `SeptetError`) tells why.
    - "incomplete": the message of `key` was given up, for a `reason` ("expired", "evicted", "conflict"): the numbers of the
      parts that are `missing`, their `missing_count`, and the `parts` that had come, as pairs of number and `PartBody`.
    - "total_changed": the part begins another message of its sender with the same reference; the one under way has
      `other_total` parts.

    >>> place = septet.Concatenation(42, total=2, number=1)
    >>> part = septet.Part("+12025550143", "4242", place, septet.PartBody("gsm7", b"Hello "))
    >>> septet.Reassembler().push(part, now_ms=0)
    [ReassemblyEvent(kind='stored', missing_count=1)]
    """

    __slots__ = __match_args__ = (
        "kind",
        "missing_count",
        "key",
        "content",
        "defect",
        "reason",
        "missing",
        "parts",
        "other_total",
    )
    _hidden = {"content": _content_hidden}
    kind: Literal["stored", "duplicate", "complete", "incomplete", "total_changed"]
    missing_count: int | None
    key: ReassemblyKey | None
    content: str | bytes | None
    defect: SeptetError | None
    reason: Literal["expired", "evicted", "conflict"] | None
    missing: tuple[int, ...] | None
    parts: tuple[tuple[int, PartBody], ...] | None
    other_total: int | None
