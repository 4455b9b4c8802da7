"""What stands in user data: headers and their elements, texts and septets."""

from __future__ import annotations

from septet import _septet
from septet._record import Record, characters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal, TypeAlias, Unpack

    from septet._text_options import TextOptions
    from septet._wire_types import CharacterSet, Header, Octets


def octets_hidden(octets: bytes) -> str:
    """What stands in the place of octets that may be a text: their count."""
    return "<1 octet>" if len(octets) == 1 else f"<{len(octets)} octets>"


class DecodedSeptets(Record):
    """Septets read as text. Made by `decode_septets`.

    `unknown_escapes` counts the escapes that announce no character of the tables in force; `repr` does not show the text.

    >>> septet.decode_septets(bytes([0x1B, 0x41]))
    DecodedSeptets(text=<1 character>, unknown_escapes=1)
    """

    __slots__ = __match_args__ = ("text", "unknown_escapes")
    _hidden = {"text": characters}
    text: str
    unknown_escapes: int


class Concatenation(Record):
    """How a segment belongs to its message: segment `number` (from 1) of `total`, of the message with this reference.

    `bits` is 8 (element 0x00) or 16 (element 0x08): the same number in the other width is another message. What makes no
    sense is refused by whoever takes it.

    >>> septet.Udh([septet.Concatenation(0x1234, total=3, number=2, bits=16)]).octets.hex()
    '06080412340302'
    """

    __slots__ = __match_args__ = ("reference", "total", "number", "bits")
    reference: int
    total: int
    number: int
    bits: int

    def __init__(self, reference: int, total: int, number: int, bits: Literal[8, 16] = 8) -> None:
        self._fill((reference, total, number, bits))


class Ports(Record):
    """Application ports, of 16 bits (element 0x05) or 8 (element 0x04).

    >>> septet.Udh([septet.Ports(2948, 9200)]).octets.hex()
    '0605040b8423f0'
    """

    __slots__ = __match_args__ = ("destination", "originator", "bits")
    destination: int
    originator: int
    bits: int

    def __init__(self, destination: int, originator: int, bits: Literal[8, 16] = 16) -> None:
        self._fill((destination, originator, bits))


class SingleShift(Record):
    """The text is written with the single shift table of a language (ISO 639-1 code; element 0x24).

    >>> septet.Udh([septet.SingleShift("es")]).octets.hex()
    '03240102'
    """

    __slots__ = __match_args__ = ("language",)
    language: str

    def __init__(self, language: str) -> None:
        self._fill((language,))


class LockingShift(Record):
    """The text is written with the locking shift table of a language (ISO 639-1 code; element 0x25).

    >>> septet.Udh([septet.LockingShift("tr")]).octets.hex()
    '03250101'
    """

    __slots__ = __match_args__ = ("language",)
    language: str

    def __init__(self, language: str) -> None:
        self._fill((language,))


class OtherElement(Record):
    """Any other information element as it stands, without its length octet. `repr` does not show the data.

    >>> septet.OtherElement(0x70, b"abc")
    OtherElement(identifier=112, data=<3 octets>)
    """

    __slots__ = __match_args__ = ("identifier", "data")
    _hidden = {"data": octets_hidden}
    identifier: int
    data: bytes

    def __init__(self, identifier: int, data: Octets) -> None:
        self._fill((identifier, _septet._octets(data)))


if TYPE_CHECKING:
    Element: TypeAlias = Concatenation | Ports | SingleShift | LockingShift | OtherElement


class Udh(Record):
    """A user data header: information elements in their order, as many as 140 octets hold. Empty for a message without one.

    `octets` begin with the length octet and are compared, so reading and writing lose nothing; `bytes(header)` is the same.

    Raises `SeptetError`, with the element's `index`: `header_too_long` (octets); `header_invalid` for a total or number that
    makes no sense, a number too large for its width, and a language that has no such table; `language_unknown`.

    >>> header = septet.Udh([septet.Concatenation(7, total=2, number=1), septet.SingleShift("es")])
    >>> header.octets.hex(), header.concatenation.total, header.single
    ('080003070201240102', 2, 'es')
    """

    __slots__ = __match_args__ = ("octets",)
    octets: bytes

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        self._fill((_septet._udh_build(elements),))

    @staticmethod
    def parse(octets: Octets) -> Udh:
        """Read the header that octets of user data begin with; what follows it is not looked at.

        Raises `SeptetError`, with the octet's position: `octets_truncated`; `header_invalid` at the first element that the
        header's end cuts off; `header_too_long` beyond 140 octets.

        >>> septet.Udh.parse(bytes.fromhex("050003170301")).concatenation
        Concatenation(reference=23, total=3, number=1, bits=8)
        """
        return _septet._udh_parse(octets)

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements in their order."""
        return _septet._udh_elements(self.octets)[0]

    @property
    def concatenation(self) -> Concatenation | None:
        """How this segment belongs to its message. Numbers that make no sense are ignored; of several the last counts."""
        return _septet._udh_elements(self.octets)[1]

    @property
    def ports(self) -> Ports | None:
        """The application ports; of several the last counts."""
        return _septet._udh_elements(self.octets)[2]

    @property
    def locking(self) -> str | None:
        """The language of the locking shift table that text is read with; None for the default alphabet."""
        return _septet._udh_elements(self.octets)[3]

    @property
    def single(self) -> str | None:
        """The language of the single shift table that text is read with; None for the default extension table."""
        return _septet._udh_elements(self.octets)[4]

    def __bytes__(self) -> bytes:
        return self.octets

    def __bool__(self) -> bool:
        return bool(self.octets)

    def __repr__(self) -> str:
        return f"Udh([{', '.join(map(repr, self.elements))}])"


class UserData(Record):
    """The user data of one short message as it stands on the wire: header, fill bits and text, at most 140 octets.

    `length` is TP-UDL: septets for "gsm7", octets otherwise, the header included; `character_set` is "gsm7", "ucs2",
    "octets" or "compressed" (which is carried, but not read); `has_header` is TP-UDHI. What it says is known when it is
    decoded. Two are equal when all octets are, spare bits included; `repr` shows none.

    Raises `SeptetError`: `user_data_too_long`; `octets_truncated` and `octets_left_over`, with the position, when octets and
    length do not agree; `invalid_option`.

    >>> data = septet.UserData(bytes.fromhex("c3b7bb2c4fe301"), 7, "gsm7")
    >>> data
    UserData(octets=<7 octets>, length=7, character_set='gsm7', has_header=False)
    >>> data.decode().text
    'Conerix'
    """

    __slots__ = __match_args__ = ("octets", "length", "character_set", "has_header")
    _hidden = {"octets": octets_hidden}
    octets: bytes
    length: int
    character_set: CharacterSet
    has_header: bool

    def __init__(
        self, octets: Octets, length: int, character_set: CharacterSet, has_header: bool = False
    ) -> None:
        self._fill(_septet._user_data_read(octets, length, character_set, has_header)._values())

    @staticmethod
    def from_septets(septets: Octets, header: Header | None = None) -> UserData:
        """Septets, one in each octet, behind a header and its fill bits.

        Raises `SeptetError`: `user_data_too_long` (septets), `septet_invalid` with the position.

        >>> septet.UserData.from_septets(b"hello").octets.hex()
        'e8329bfd06'
        """
        return _septet._user_data_of(octets=septets, septets=True, header=header)

    @staticmethod
    def from_octets(octets: Octets, header: Header | None = None) -> UserData:
        """8-bit data behind a header. Raises `SeptetError` `user_data_too_long` (octets).

        >>> septet.UserData.from_octets(b"data", septet.Udh([septet.Ports(2948, 9200)])).length
        11
        """
        return _septet._user_data_of(octets=octets, septets=False, header=header)

    @staticmethod
    def split(text: str, **options: Unpack[TextOptions]) -> tuple[UserData, ...]:
        """Cut a text into the user data of its segments, each with its header.

        Takes the options of `analyze`. Raises `SeptetError` as `segment` does, and `invalid_option` (field
        `concatenation_reference`) when there are several segments and no reference is given.

        >>> [data.length for data in septet.UserData.split("a" * 161, concatenation_reference=7)]
        [160, 15]
        """
        return _septet._user_data_split(text, **options)

    @property
    def header(self) -> Udh:
        """The header alone; empty where there is none, and where it has to be ignored. Raises `octets_truncated`."""
        return _septet._user_data_part(self, "header")

    @property
    def body(self) -> bytes:
        """The octets behind the header; for GSM-7 with its fill bits. Raises `octets_truncated`."""
        return _septet._user_data_part(self, "body")

    @property
    def septets(self) -> bytes:
        """The septets behind the header, one in each octet. Raises `octets_truncated`, `data_coding_mismatch`."""
        return _septet._user_data_part(self, "septets")

    def decode(self) -> DecodedUserData:
        """Read header and text. Raises as `decode_user_data` does.

        >>> septet.encode_user_data("20 €", "gsm7").decode().text
        '20 €'
        """
        return _septet._user_data_part(self, "decoded")


class DecodedUserData(Record):
    """User data that has been read. Made by `decode_user_data` and `UserData.decode`.

    `text`, or `data` for 8-bit data, the other None; `header_ignored` tells that the elements of the header do not fit it, so
    that none counts; `unknown_escapes` counts escapes that announce nothing. `repr` shows neither text nor data.

    >>> septet.encode_user_data("Hi", "ucs2").decode()
    DecodedUserData(text=<2 characters>, header=Udh([]), header_ignored=False, unknown_escapes=0)
    """

    __slots__ = __match_args__ = ("text", "data", "header", "header_ignored", "unknown_escapes")
    _hidden = {"text": characters, "data": octets_hidden}
    text: str | None
    data: bytes | None
    header: Udh
    header_ignored: bool
    unknown_escapes: int
