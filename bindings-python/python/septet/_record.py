"""The base of every immutable value that is made once in a while."""

from __future__ import annotations

from septet import _septet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, NoReturn, Self


class Record:
    """Frozen, equal by value, hashable, picklable, and matched by its fields in their order.

    A subclass names its fields in `__match_args__` and what of them `repr` must not show in `_hidden`.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _hidden: ClassVar[dict[str, Callable[[Any], str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError(f"{type(self).__name__} is made by septet")

    @classmethod
    def _of(cls, values: tuple[Any, ...]) -> Self:
        """A value with these fields, unchecked: the extension has checked them."""
        made = object.__new__(cls)
        made._fill(values)
        return made

    def _fill(self, values: tuple[Any, ...]) -> None:
        for name, value in zip(self._names(), values, strict=True):
            object.__setattr__(self, name, value)

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        """The fields, and what is kept beside them."""
        return cls.__match_args__

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._names()])

    @classmethod
    def _restore(cls, *values: Any) -> Self:
        return cls._of(values)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_septet._restore, (type(self), self._values()))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        told = []
        for name in self.__match_args__:
            value = getattr(self, name)
            # What is absent says nothing; what is empty or zero does.
            if value is not None:
                told.append(f"{name}={self._hidden.get(name, repr)(value)}")
        return f"{type(self).__name__}({', '.join(told)})"


def characters(text: str) -> str:
    """What stands in the place of a body: its length."""
    return "<1 character>" if len(text) == 1 else f"<{len(text)} characters>"


recipient = _septet._masked_recipient
sender = _septet._masked_sender
