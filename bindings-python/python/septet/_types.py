"""The words and forms that arguments and results have. For type checkers: nothing imports this when it runs."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Protocol, TypeAlias, TypedDict

Encoding: TypeAlias = Literal["gsm7", "ucs2"]
EncodingChoice: TypeAlias = Literal["auto", "gsm7", "ucs2"]
Newline: TypeAlias = Literal["keep", "lf"]
Normalization: TypeAlias = Literal["none", "nfc"]
Language: TypeAlias = Literal["tr", "es", "pt", "bn", "gu", "hi", "kn", "ml", "or", "pa", "ta", "te", "ur"]
Level: TypeAlias = Literal["syntax", "length", "numbering"]
Alphabet: TypeAlias = Literal["portable", "common", "gsm"]
Category: TypeAlias = Literal["transactional", "marketing"]
Duplicates: TypeAlias = Literal["fail", "allow", "collapse"]
SenderKind: TypeAlias = Literal["alphanumeric", "short_code", "long_code"]
OffenderClass: TypeAlias = Literal[
    "typographic",
    "space",
    "invisible",
    "accent",
    "lookalike",
    "ligature",
    "fraction",
    "symbol",
    "emoji",
    "control",
    "script",
    "other",
]
Untouched: TypeAlias = Literal[
    "already_gsm7", "ucs2_demanded", "no_replacement", "class_not_chosen", "no_saving"
]
AdviceKind: TypeAlias = Literal[
    "delete_invisible", "replace", "allow_language", "drop_extension", "drop_emoji", "shorten", "combine"
]
KeywordKind: TypeAlias = Literal["opt_out", "opt_in", "help"]
Shift: TypeAlias = Literal["locking", "single"]
TemplateStyle: TypeAlias = Literal["braces", "double_braces", "percent"]
FieldAlphabet: TypeAlias = Literal["digits", "gsm7", "any"]
LineType: TypeAlias = Literal[
    "fixed_line",
    "mobile",
    "fixed_line_or_mobile",
    "toll_free",
    "premium_rate",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
]
ErrorClass: TypeAlias = Literal[
    "request", "auth", "validation", "billing", "blocklist", "routing", "upstream", "delivery"
]
Disposition: TypeAlias = Literal["hard", "retryable", "route_fault", "unknown"]
RetryAdvice: TypeAlias = Literal["never", "safe", "after", "ambiguous"]

Json: TypeAlias = str | bytes | bytearray | memoryview
Members: TypeAlias = dict[str, Any]
Document: TypeAlias = Members | Json
Money: TypeAlias = Decimal | str | int
Time: TypeAlias = datetime | str | int


class TextOptions(TypedDict, total=False):
    """The options of `analyze`, as keyword arguments of what takes them besides its own."""

    encoding: EncodingChoice
    reference_bits: Literal[8, 16]
    max_segments: int | None
    newline: Newline
    normalize: Normalization | None
    languages: Iterable[Language]
    keep_graphemes: bool
    keep_words: bool
    keep_urls: bool
    numbering: bool
    header_elements: bytes
    concatenation_reference: int | None


class ArrowArray(Protocol):
    """Anything that exports one Arrow array."""

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...


class ArrowStream(Protocol):
    """Anything that exports a stream of Arrow arrays."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...


Strings: TypeAlias = Iterable[str | None] | ArrowArray | ArrowStream
