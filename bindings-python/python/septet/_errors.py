"""The exceptions. The extension raises them; they are Python classes so that they pickle and can be subclassed."""

from __future__ import annotations

from septet import _septet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet._types import Disposition, ErrorClass


class SeptetError(ValueError):
    """Something that septet refuses, with a stable code and the place.

    `code` is the stable word, the same in every face; `offset` the position in the input, counted from 0, in code
    points of a `str` and in octets of `bytes`; `field` the member of a request; `index` the item of a list; `actual` and
    `limit` the numbers that the sentence tells; `errors` every error, where there are several. What does not apply is
    None. Neither a body nor a number's digits ever stand in an error.

    >>> try:
    ...     septet.PhoneNumber("+1 202 555 0143")
    ... except septet.SeptetError as error:
    ...     print(error.code, error.offset, error)
    number_invalid_character 2 the number holds something other than + and digits
    """

    code: str
    offset: int | None
    field: str | None
    index: int | None
    actual: int | None
    limit: int | None

    def __init__(
        self,
        message: str,
        code: str,
        offset: int | None = None,
        field: str | None = None,
        index: int | None = None,
        actual: int | None = None,
        limit: int | None = None,
        errors: tuple[SeptetError, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.offset = offset
        self.field = field
        self.index = index
        self.actual = actual
        self.limit = limit
        # Not with itself in it: that would be a cycle, and errors are made by the million.
        self._errors = errors

    @property
    def errors(self) -> tuple[SeptetError, ...]:
        """Every error: itself alone, or all those for which this one was raised.

        >>> len(septet.SeptetError("", code="not_found").errors)
        1
        """
        return self._errors or (self,)

    @property
    def number(self) -> int | None:
        """The code's stable number, as columns and C have it; None for a word that this release does not know.

        >>> septet.SeptetError("", code="number_empty").number
        210
        """
        row = _septet._error_row(self.code)
        return row and row[0]

    @property
    def class_(self) -> ErrorClass | None:
        """What part of the system the code speaks of.

        >>> septet.SeptetError("", code="insufficient_balance").class_
        'billing'
        """
        row = _septet._error_row(self.code)
        return row and row[1]

    @property
    def disposition(self) -> Disposition | None:
        """What a sender may do after it: "hard", "retryable", "route_fault" or "unknown".

        >>> septet.SeptetError("", code="upstream_timeout").disposition
        'unknown'
        """
        row = _septet._error_row(self.code)
        return row and row[2]

    @property
    def http_status(self) -> int | None:
        """The HTTP status that an answer with this code carries.

        >>> septet.SeptetError("", code="not_found").http_status
        404
        """
        row = _septet._error_row(self.code)
        return row and row[3]

    def _state(self) -> tuple[object, ...]:
        where = (self.offset, self.field, self.index, self.actual, self.limit)
        return (str(self), self.code, *where, self._errors)

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), self._state())

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, SeptetError):
            return NotImplemented
        return type(self) is type(other) and self._state() == other._state()

    def __hash__(self) -> int:
        return hash((self.code, self.offset, self.field, self.index))

    def __repr__(self) -> str:
        names = ("offset", "field", "index", "actual", "limit")
        told = [f"{name}={value!r}" for name in names if (value := getattr(self, name)) is not None]
        return f"{type(self).__name__}({', '.join([repr(str(self)), f'code={self.code!r}', *told])})"


class SeptetInternalError(RuntimeError):
    """A defect of septet itself. Please report it; no input should cause it.

    >>> issubclass(septet.SeptetInternalError, septet.SeptetError)
    False
    """
