"""One row of the columns, as an object."""

from __future__ import annotations

from septet._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from septet._septet import PhoneNumber
    from septet._types import Encoding, LineType


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

    `line_type` and `region` are what the numbering plans say, at level "numbering".

    >>> septet.check_numbers(["+12025550143"])[0]
    NumberRow(number=PhoneNumber('+1********43'), calling_code=1)
    """

    __slots__ = __match_args__ = ("number", "calling_code", "error", "line_type", "region")
    number: PhoneNumber | None
    calling_code: int | None
    error: str | None
    line_type: LineType | None
    region: str | None


class TemplateRow(Record):
    """A row of `TemplateColumns`: what the filled text takes and costs, or `error`, the code of why it is refused.

    `cost` is None without a price.

    >>> fields = [septet.Field("name", 10)]
    >>> septet.Template("Hello {name}", "braces", fields).rows([["Ann"]], price="0.05")[0]
    TemplateRow(encoding='gsm7', units=9, segments=1, cost=Decimal('0.05'))
    """

    __slots__ = __match_args__ = ("encoding", "units", "segments", "first_offender", "cost", "error")
    encoding: Encoding | None
    units: int | None
    segments: int | None
    first_offender: int | None
    cost: Decimal | None
    error: str | None
