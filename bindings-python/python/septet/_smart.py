"""Cheaper texts: what was replaced, what could be changed, and what an inbound text wants."""

from __future__ import annotations

from septet._record import Record, characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Literal

    from septet._septet import Analysis
    from septet._types import AdviceKind, KeywordKind, Language, OffenderClass, Untouched


class Change(Record):
    """A replacement that was made by `transliterate` or is proposed by `advise`.

    `position` counts code points of the original; `from_` stands there, `to` instead ("" deletes it); `class_` says what kind
    of character it is; `units` are the septets of `to` less the UTF-16 units of `from_`. `repr` shows neither: they are
    part of the body.

    >>> [change] = septet.transliterate("It’s on" + " and on" * 20).changes
    >>> change.from_, change.to, change
    ('’', "'", Change(position=2, class_='typographic', units=0))
    """

    __slots__ = __match_args__ = ("position", "from_", "to", "class_", "units")
    position: int
    from_: str
    to: str
    class_: OffenderClass
    units: int

    def __repr__(self) -> str:
        return f"Change(position={self.position}, class_={self.class_!r}, units={self.units})"


class Transliteration(Record):
    """What smart encoding did to a text. Made by `transliterate`.

    `text` is what to send, the same unless every offender was replaced; `changes` are all replacements, in order; `untouched`
    says why it was left as it is ("already_gsm7", "ucs2_demanded", "no_replacement", "class_not_chosen", "no_saving"), else
    None; `blocker` is the position of the first character in the way, in code points; `before` is the analysis of the original,
    None when GSM-7 is demanded and it does not fit; `after` that of `text`. `repr` shows only how long the text is.

    >>> smart = septet.transliterate("Hello")
    >>> smart.text, smart.changes, smart.untouched
    ('Hello', (), 'already_gsm7')
    """

    __slots__ = __match_args__ = ("text", "changes", "untouched", "blocker", "before", "after")
    _hidden = {"text": characters}
    text: str
    changes: tuple[Change, ...]
    untouched: Untouched | None
    blocker: int | None
    before: Analysis | None
    after: Analysis


class Advice(Record):
    """One way to have fewer segments. Made by `advise`.

    `kind` is "delete_invisible", "replace", "allow_language", "drop_extension", "drop_emoji", "shorten" or "combine"; `changes`
    are the characters to replace or delete; `cut` is where the text may end at the latest, in code points of the original, where
    it is to be shortened, by `units` septets or UTF-16 units; `language` is the one to allow; `classes` are those of the
    characters that are replaced, for `transliterate`; `before` and `after` are segments; `saved` is the money over all
    recipients in `currency`, None without a price.

    >>> [best, *_] = septet.advise("It’s on" + " and on" * 20)
    >>> best.kind, best.before, best.after, best.classes
    ('replace', 3, 1, ('typographic',))
    """

    __slots__ = __match_args__ = (
        "kind",
        "changes",
        "cut",
        "units",
        "language",
        "classes",
        "before",
        "after",
        "saved",
        "currency",
    )
    kind: AdviceKind
    changes: tuple[Change, ...]
    cut: int | None
    units: int
    language: Language | None
    classes: tuple[OffenderClass, ...]
    before: int
    after: int
    saved: Decimal | None
    currency: str | None

    def apply(self, text: str) -> str:
        """The text, which has to be the one that was advised on, after the edit.

        >>> text = "It’s on" + " and on" * 20
        >>> septet.advise(text)[0].apply(text) == text.replace("’", "'")
        True
        """
        cut = len(text) if self.cut is None else self.cut
        parts, end = [], 0
        for change in self.changes:
            if change.position >= cut:
                break
            parts += [text[end : change.position], change.to]
            end = change.position + len(change.from_)
        return "".join([*parts, text[end:cut]])


class Keyword(Record):
    """Whether an inbound text is a keyword. Made by `classify_keyword`.

    `match` is "exact" (act on it), "likely" (it holds one, and nothing that would give it another meaning: act on an opt-out, ask
    about the others) or "none"; `kind` is "opt_out", "opt_in" or "help", None for an ordinary text.

    >>> match septet.classify_keyword("ARRÊT"):
    ...     case septet.Keyword(kind="opt_out"):
    ...         print("no more messages")
    no more messages
    """

    __slots__ = __match_args__ = ("match", "kind")
    match: Literal["exact", "likely", "none"]
    kind: KeywordKind | None
