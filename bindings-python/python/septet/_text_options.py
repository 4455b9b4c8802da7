"""The options of a text as one type, for functions that pass them on. For type checkers: nothing imports this when it runs."""

from collections.abc import Iterable
from typing import Literal, TypedDict

from septet._types import EncodingChoice, Newline


class TextOptions(TypedDict, total=False):
    """The keyword arguments of `analyze`."""

    encoding: EncodingChoice
    reference_bits: Literal[8, 16]
    max_segments: int | None
    newline: Newline
    header_elements: bytes
    concatenation_reference: int | None
    normalize: Literal["none", "nfc"] | None
    languages: Iterable[str]
    keep_graphemes: bool
    keep_words: bool
    keep_urls: bool
    numbering: bool
