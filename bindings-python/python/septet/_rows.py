"""One row of the columns, as an object."""

from __future__ import annotations

from septet._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet._septet import PhoneNumber
    from septet._types import Encoding


class AnalysisRow(Record):
    """A row of `AnalysisColumns`: what `analyze` would say of the text, or `error`, the code of why it is refused.

    >>> septet.analyze_many(["Hi"])[0]
    AnalysisRow(encoding='gsm7', units=2, segments=1)
    """

    __slots__ = __match_args__ = ("encoding", "units", "segments", "first_offender", "error")
    encoding: Encoding | None
    units: int | None
    segments: int | None
    first_offender: int | None
    error: str | None


class NumberRow(Record):
    """A row of `NumberColumns`: the number where it can be read, its calling code, or the code of what is wrong.

    >>> septet.check_numbers(["+12025550143"])[0]
    NumberRow(number=PhoneNumber('+1********43'), calling_code=1)
    """

    __slots__ = __match_args__ = ("number", "calling_code", "error")
    number: PhoneNumber | None
    calling_code: int | None
    error: str | None
