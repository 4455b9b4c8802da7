"""Templates: texts with placeholders, what they take at least and at most, and what rows of values make of them."""

from __future__ import annotations

from septet import _septet
from septet._record import Record, characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal
    from typing import Any, Unpack

    from septet._septet import TemplateColumns
    from septet._types import Encoding, FieldAlphabet, Language, Money, TemplateStyle, TextOptions


class Field(Record):
    """A field of a template: its name, and what its values may be.

    `max_length` is the most characters (code points) of a value; `alphabet` is what it is made of: "digits", "gsm7" (the GSM 7
    bit alphabet) or "any".

    Raises `SeptetError` `invalid_option`; `TypeError` for wrong types. The name is judged by the template.

    >>> septet.Field("code", 6, "digits")
    Field(name='code', max_length=6, alphabet='digits')
    """

    __slots__ = __match_args__ = ("name", "max_length", "alphabet")
    name: str
    max_length: int
    alphabet: FieldAlphabet

    def __init__(self, name: str, max_length: int, alphabet: FieldAlphabet = "any") -> None:
        _septet._check_field(name, max_length, alphabet)
        self._fill((name, max_length, alphabet))


class Template(Record):
    """A text with placeholders, and the fields that they name.

    `style` is "braces" (`{name}`; `{{` and `}}` are braces), "double_braces" (`{{ name }}`) or "percent" (`%name%`; `%%` is
    a percent sign); `fields` are `Field`s, or dicts of their members. `repr` shows only how long the text is.

    Raises `SeptetError`: `field_invalid` (with the index), `template_invalid`, `field_unknown` (with the position in code
    points), `invalid_option`.

    >>> template = septet.Template("{code} is your code", "braces", [septet.Field("code", 6, "digits")])
    >>> template.fill(["482194"])
    '482194 is your code'
    """

    __slots__ = __match_args__ = ("text", "style", "fields")
    _hidden = {"text": characters}
    text: str
    style: TemplateStyle
    fields: tuple[Field, ...]

    def __init__(self, text: str, style: TemplateStyle, fields: Iterable[Field | dict[str, Any]]) -> None:
        self._fill((text, style, _septet._template_fields(text, style, fields)))

    def bounds(self, **options: Unpack[TextOptions]) -> TemplateBounds:
        """What the template takes at least and at most, as `lint_template` says. Takes the options of `analyze`.

        >>> septet.Template("{a}", "braces", [septet.Field("a", 200, "gsm7")]).bounds().largest.segments
        3
        """
        return _septet.lint_template(self.text, self.style, self.fields, **options)

    def fill(self, values: Iterable[str] | dict[str, Any]) -> str:
        """The text with values in place of the placeholders: in the order of the fields, or a `dict` by their names.

        Raises `SeptetError`: `value_too_long` and `value_outside_alphabet` (with the index of the field, and the position in
        the value), `missing_member` (with the index); `ValueError` for more values than fields.

        >>> septet.Template("Hello %name%", "percent", [septet.Field("name", 10)]).fill({"name": "Ann"})
        'Hello Ann'
        """
        return _septet._fill_template(self.text, self.style, self.fields, values)

    def rows(
        self,
        rows: Iterable[Iterable[str] | dict[str, Any]],
        *,
        price: Money | None = None,
        **options: Unpack[TextOptions],
    ) -> TemplateColumns:
        """Fill the template with rows of values and tell what each takes, as columns.

        A row is one value for each field in their order, or a `dict` that holds them; `price` is that of one segment. Takes the
        options of `analyze`. A row that is refused has the number of its error and does not stop the others.

        Raises `SeptetError`: `missing_member` with the field and the index of a row without its value, `amount_negative`,
        `amount_overflow`, and the errors of the options; `TypeError` for values that are no strings.

        >>> template = septet.Template("Hello %name%", "percent", [septet.Field("name", 10)])
        >>> columns = template.rows([["Ann"], ["Işıl"]], price="0.05")
        >>> columns.encoding.tolist(), columns.total
        ([0, 1], TemplateTotal(rows=2, failed=0, segments=2, most_segments=1, cost=Decimal('0.10')))
        """
        return _septet._template_rows(self.text, self.style, self.fields, rows, price, dict(options))


class TemplateSize(Record):
    """What a template takes with some values: a part of `TemplateBounds`, each as in an `Analysis`.

    >>> septet.lint_template("{a}", "braces", [septet.Field("a", 9)]).smallest
    TemplateSize(encoding='gsm7', units=0, segments=1, remaining=160, per_segment=160)
    """

    __slots__ = __match_args__ = (
        "encoding",
        "units",
        "segments",
        "remaining",
        "per_segment",
        "locking",
        "single",
    )
    encoding: Encoding
    units: int
    segments: int
    remaining: int
    per_segment: int
    locking: Language | None
    single: Language | None


class TemplateBounds(Record):
    """What a template takes at least and at most. Made by `lint_template`.

    `smallest`: with every value empty; `largest`: with the values that take the most, of those that the fields allow;
    `placeholders`: how many there are; `deciding_field`: the one without which the most segments would be fewest, None where
    they would not be fewer; `ucs2_literal`: where the first literal character stands that forces UCS-2, in code points;
    `ucs2_field`: the first field whose values may force it.

    >>> bounds = septet.lint_template("{name} — hello", "braces", [septet.Field("name", 9)])
    >>> bounds.ucs2_literal, bounds.ucs2_field
    (7, 'name')
    """

    __slots__ = __match_args__ = (
        "smallest",
        "largest",
        "placeholders",
        "deciding_field",
        "ucs2_literal",
        "ucs2_field",
    )
    smallest: TemplateSize
    largest: TemplateSize
    placeholders: int
    deciding_field: str | None
    ucs2_literal: int | None
    ucs2_field: str | None


class TemplateTotal(Record):
    """What all rows of a template take together: `TemplateColumns.total`.

    `failed` rows have an error and count for nothing in `segments`, `most_segments` (of one row) and `cost` (None without a
    price).

    >>> septet.Template("{a}", "braces", [septet.Field("a", 1)]).rows([["a"], ["too long"]]).total
    TemplateTotal(rows=2, failed=1, segments=1, most_segments=1)
    """

    __slots__ = __match_args__ = ("rows", "failed", "segments", "most_segments", "cost")
    rows: int
    failed: int
    segments: int
    most_segments: int
    cost: Decimal | None
