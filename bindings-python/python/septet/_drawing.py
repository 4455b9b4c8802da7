"""A text drawn with its segments and offenders, for whoever asks to see it."""

from __future__ import annotations

from septet import _septet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from septet._septet import Analysis
    from septet._text import Segment

_COLOURS = ("36", "35", "34", "32")
_SHADES = ("#cfe8ef", "#e9d7f1", "#d6def5", "#d5ecd4")
_NAMES = {"gsm7": "GSM-7", "ucs2": "UCS-2"}
_UNITS = {"gsm7": "septets", "ucs2": "units"}


class Drawing:
    """A text drawn with its segments and offenders. Made by `Analysis.show`.

    A notebook shows it as HTML, a prompt in colour, `str` and `print` give it plain. It holds the text: do not log it.
    """

    __slots__ = ("_analysis", "_marked", "_segments")

    def __init__(self, analysis: Analysis, segments: list[Segment], marked: frozenset[int]) -> None:
        self._analysis = analysis
        self._segments = segments
        self._marked = marked

    def _headline(self) -> str:
        count = len(self._segments)
        return f"{_NAMES[self._analysis.encoding]}, {count} segment{'' if count == 1 else 's'}"

    def _room(self, segment: Segment) -> str:
        return f"{segment.units} of {self._analysis.per_segment} {_UNITS[self._analysis.encoding]}"

    def _characters(self, segment: Segment) -> Iterator[tuple[str, bool]]:
        """What is shown for each character of a segment, and whether it is an offender."""
        # Marks are told by the original's positions, where a preparation left a segment as it was written.
        before = len(segment.counter or "")
        aligned = len(segment.text) - before == segment.end - segment.start
        for index, character in enumerate(segment.text):
            shown = character if character.isprintable() else {"\n": "↵", "\r": "←"}.get(character, "·")
            original = segment.start + index - before
            yield shown, aligned and index >= before and original in self._marked

    def __str__(self) -> str:
        lines = [self._headline()]
        for number, segment in enumerate(self._segments, start=1):
            characters = list(self._characters(segment))
            text = "".join(shown for shown, _ in characters)
            lines.append(f"{number} │{text}│ {self._room(segment)}")
            if any(marked for _, marked in characters):
                marks = "".join("^" if marked else " " for _, marked in characters)
                lines.append(" " * len(f"{number} │") + marks.rstrip())
        return "\n".join(lines)

    def __repr__(self) -> str:
        lines = [f"\x1b[1m{self._headline()}\x1b[0m"]
        for number, segment in enumerate(self._segments, start=1):
            colour = _COLOURS[number % len(_COLOURS)]
            text = "".join(
                f"\x1b[1;30;43m{shown}\x1b[0;{colour}m" if marked else shown
                for shown, marked in self._characters(segment)
            )
            lines.append(f"{number} \x1b[{colour}m│{text}│\x1b[0m {self._room(segment)}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from html import escape

        parts = [f"<p><b>{self._headline()}</b></p>"]
        for number, segment in enumerate(self._segments, start=1):
            text = "".join(
                f"<mark>{escape(shown)}</mark>" if marked else escape(shown)
                for shown, marked in self._characters(segment)
            )
            style = f"background:{_SHADES[number % len(_SHADES)]};color:#111;white-space:pre-wrap"
            parts.append(
                f'<p>{number} <span style="{style}">{text}</span> <small>{self._room(segment)}</small></p>'
            )
        return "".join(parts)


def draw(analysis: Analysis, text: str, options: dict[str, Any] | None) -> Drawing:
    """Draws a text that was analysed with these options."""
    options = options or {}
    if _septet.analyze(text, **options) != analysis:
        raise ValueError("this is not the text that was analysed")
    marked = [
        range(offender.position, offender.position + offender.length)
        for offender in _septet.offenders(text, **options)
    ]
    positions = frozenset(position for offender in marked for position in offender)
    return Drawing(analysis, _septet.segment(text, **options), positions)
