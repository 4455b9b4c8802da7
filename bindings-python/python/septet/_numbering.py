"""What the numbering plans say about a number."""

from __future__ import annotations

from septet._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet._septet import PhoneNumber
    from septet._types import LineType


class NumberingInfo(Record):
    """What the numbering plans say about a number. Made by `PhoneNumber.numbering`.

    `valid`: whether a plan has such a number, which does not say that somebody has it; `type`: what a valid number is for;
    `region`: where it belongs (ISO 3166-1, or "001" for no country), also of a number that is not valid, when its first digits
    tell it; `reason`: the code of why it is not valid; `suggestion`: the valid `PhoneNumber` that was probably meant. `repr`
    masks it.

    >>> septet.PhoneNumber("+4402079460958").numbering()
    NumberingInfo(valid=False, reason='trunk_prefix_kept', suggestion=PhoneNumber('+44********58'))
    """

    __slots__ = __match_args__ = ("valid", "type", "region", "reason", "suggestion")
    valid: bool
    type: LineType | None
    region: str | None
    reason: str | None
    suggestion: PhoneNumber | None
