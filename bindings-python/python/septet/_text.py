"""What a text is made of: segments, offenders, its prepared form."""

from __future__ import annotations

from septet._record import Record, characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet._types import OffenderClass


class Offender(Record):
    """A character outside the alphabet, with the combining marks that belong to it. Made by `offenders`.

    `position` (from 0) and `length` count code points; `class_` says why it is outside; `code_points` are its own, the base
    first; `replacement` would bring it into the alphabet ("" deletes it), None where there is no such thing. `repr` does not
    show which character it is: that is part of the body.

    >>> [offender] = septet.offenders("cafe\u0301")
    >>> offender
    Offender(position=3, length=2, class_='accent')
    >>> offender.code_points, offender.replacement
    ((101, 769), 'é')
    """

    __slots__ = __match_args__ = ("position", "length", "class_", "code_points", "replacement")
    position: int
    length: int
    class_: OffenderClass
    code_points: tuple[int, ...]
    replacement: str | None

    def __repr__(self) -> str:
        return f"Offender(position={self.position}, length={self.length}, class_={self.class_!r})"


class Segment(Record):
    """One segment of a text. Made by `segment`.

    `text` is what is sent, after preparation; `original[start:end]` is where it comes from, in code points; `units` are
    septets or UTF-16 units of text without the header; `octets` those of user data with header and fill bits, at most 140;
    `header` is the user data header: empty for a message that has none, None when it needs a `concatenation_reference` that
    was not given; `counter` is what `numbering` put before the text, "(1/3) ", else None. `repr` shows only how long the text
    is.

    >>> septet.segment("Hello")
    [Segment(text=<5 characters>, start=0, end=5, units=5, octets=5, header=b'')]
    """

    __slots__ = __match_args__ = ("text", "start", "end", "units", "octets", "header", "counter")
    _hidden = {"text": characters}
    text: str
    start: int
    end: int
    units: int
    octets: int
    header: bytes | None
    counter: str | None


class Prepared(Record):
    """A text after the preparation that was asked for. Made by `prepare`.

    `text` is what is analysed and sent; `shifts` are the points from which on the positions differ, as pairs of a prepared and
    an original position in code points; `changed` tells whether the preparation changed anything.

    >>> prepared = septet.prepare("a\\r\\nb", newline="lf")
    >>> prepared.changed, prepared.shifts
    (True, ((2, 3),))
    """

    __slots__ = __match_args__ = ("text", "shifts", "changed")
    _hidden = {"text": characters}
    text: str
    shifts: tuple[tuple[int, int], ...]
    changed: bool

    def original_position(self, position: int) -> int:
        """The position in the original of a position in the prepared text, both in code points.

        >>> septet.prepare("a\\r\\nb", newline="lf").original_position(2)
        3
        """
        shift = 0
        for prepared, original in self.shifts:
            if prepared > position:
                break
            shift = original - prepared
        return position + shift
