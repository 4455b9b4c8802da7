"""The words and forms of the wire. For type checkers: nothing imports this when it runs."""

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from septet._septet import PhoneNumber, SenderId
    from septet._wire import Udh
    from septet.tpdu import Address

Octets: TypeAlias = bytes | bytearray | memoryview
Header: TypeAlias = "Udh | Octets"
CharacterSet: TypeAlias = Literal["gsm7", "octets", "ucs2", "compressed"]
DeliveryStatus: TypeAlias = Literal["pending", "enroute", "accepted", "unknown", "delivered", "failed"]
MessageIdForm: TypeAlias = Literal["verbatim", "decimal_to_hex", "hex_to_decimal"]
MessageState: TypeAlias = Literal[
    "scheduled",
    "enroute",
    "delivered",
    "expired",
    "deleted",
    "undeliverable",
    "accepted",
    "unknown",
    "rejected",
    "skipped",
]
AddressLike: TypeAlias = "Address | PhoneNumber | SenderId | str"
