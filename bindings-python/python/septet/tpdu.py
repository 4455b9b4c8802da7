"""The units that carry a short message (3GPP TS 23.040, 9.2.2): SMS-SUBMIT, SMS-DELIVER and SMS-STATUS-REPORT.

A *TPDU* is what `encode` and `decode` are about. A *PDU*, as modems speak it in `AT+CMGS` and `AT+CMGL`, is the service
centre's address and then the TPDU: `encode_pdu` and `decode_pdu`. Reading keeps every octet that means something; text is
decoded only when it is asked for, since a message with an odd text is still a message.

    SMS-SUBMIT:  first octet | reference | destination | protocol | data coding | validity 0, 1 or 7 | length | user data
    SMS-DELIVER: first octet | originator | protocol | data coding | service time 7 | length | user data
    address:     semi-octets | 1 ton npi | digits, two in each octet, or packed septets
    user data:   { header length | { element | length | data } } fill bits | septets or octets
"""

from __future__ import annotations

from septet import _septet
from septet._record import Record, sender

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Literal, Unpack

    from septet._septet import PhoneNumber
    from septet._text_options import TextOptions
    from septet._types import Time
    from septet._wire import UserData
    from septet._wire_types import AddressLike, CharacterSet, Octets

__all__ = [
    "Address",
    "DataCoding",
    "MessageWaiting",
    "ServiceTime",
    "SmsDeliver",
    "SmsStatusReport",
    "SmsSubmit",
    "ValidityPeriod",
    "decode",
    "decode_pdu",
]


class Address(Record):
    """An address as it stands on the wire: type of number, numbering plan, and digits or a name.

    From a text as people write it (`+` and digits is international; digits, `*` and `#` a number of unknown type; anything
    else a name of up to 11 septets), a `PhoneNumber` or a `SenderId`; with `ton`, from its digits (`0`-`9`, `*`, `#`, `a`,
    `b`, `c`, up to 20). `octets` is the whole field: length in semi-octets, type, digits or septets. `ambiguous_padding` tells
    that a name ends with an `@` that may be seven spare bits of a sender that counts wrongly. `repr` masks numbers.

    Raises `SeptetError`: `address_invalid` and `not_gsm7`, with the position or the count; `invalid_option` for a `ton` above
    7 or of a name (5), and an `npi` above 15.

    >>> septet.tpdu.Address("Conerix").octets.hex()
    '0dd0c3b7bb2c4fe301'
    >>> septet.tpdu.Address("12025550143", ton=1)
    Address(text='+1********43', ton=1, npi=1, ambiguous_padding=False)
    """

    __match_args__ = ("text", "ton", "npi", "ambiguous_padding")
    __slots__ = (*__match_args__, "octets")
    _hidden = {"text": sender}
    text: str
    ton: int
    npi: int
    ambiguous_padding: bool
    octets: bytes

    def __init__(self, text: AddressLike, ton: int | None = None, npi: int = 1) -> None:
        self._fill(_septet._address_fields(text, ton, npi))

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        return (*cls.__match_args__, "octets")

    @staticmethod
    def decode(octets: Octets) -> Address:
        """Read a field of a TPDU.

        Raises `SeptetError`, with the octet's position: `address_invalid`, `octets_truncated`, `octets_left_over`.

        >>> septet.tpdu.Address.decode(bytes.fromhex("0dd0c3b7bb2c4fe301")).text
        'Conerix'
        """
        return _septet._address_read(octets)

    def encode(self) -> bytes:
        """The field as a TPDU has it: `octets`."""
        return self.octets

    @property
    def number(self) -> PhoneNumber | None:
        """The number, when it is an international one that E.164 allows.

        >>> septet.tpdu.Address("+12025550143").number.calling_code
        1
        """
        return _septet._address_number(self)


class MessageWaiting(Record):
    """An indication that messages of another `kind` wait ("voicemail", "fax", "email", "other"), or no longer do.

    `active` tells whether the indicator goes on; `store` whether the message itself is kept.

    >>> waiting = septet.tpdu.MessageWaiting("voicemail", active=True)
    >>> septet.tpdu.DataCoding.for_waiting(waiting).octet
    200
    """

    __slots__ = __match_args__ = ("kind", "active", "store")
    kind: Literal["voicemail", "fax", "email", "other"]
    active: bool
    store: bool

    def __init__(
        self, kind: Literal["voicemail", "fax", "email", "other"], active: bool, store: bool = False
    ) -> None:
        self._fill((kind, active, store))


class DataCoding(Record):
    """The data coding scheme (TP-DCS; 3GPP TS 23.038, 4): one octet, every value of which means something.

    `character_set` is "gsm7", "ucs2", "octets" or "compressed"; `class_` 0 ("flash") to 3 or None; `waiting` a
    `MessageWaiting` or None; `reserved` a scheme that the standard reserves, which is read as GSM-7.

    Raises `SeptetError` `invalid_option` for what is no octet.

    >>> coding = septet.tpdu.DataCoding(0x18)
    >>> coding.character_set, coding.class_
    ('ucs2', 0)
    """

    __slots__ = __match_args__ = (
        "octet",
        "character_set",
        "class_",
        "compressed",
        "automatic_deletion",
        "reserved",
        "waiting",
    )
    octet: int
    character_set: CharacterSet
    class_: Literal[0, 1, 2, 3] | None
    compressed: bool
    automatic_deletion: bool
    reserved: bool
    waiting: MessageWaiting | None

    def __init__(self, octet: int = 0) -> None:
        self._fill(_septet._data_coding_fields(octet))

    @staticmethod
    def for_character_set(character_set: CharacterSet) -> DataCoding:
        """The general scheme with a character set and nothing else.

        >>> septet.tpdu.DataCoding.for_character_set("ucs2").octet
        8
        """
        return _septet._data_coding_of(character_set)

    @staticmethod
    def for_waiting(waiting: MessageWaiting, character_set: CharacterSet = "gsm7") -> DataCoding:
        """The scheme that tells of waiting messages: GSM-7, or UCS-2 when the message is kept.

        Raises `SeptetError` `data_coding_mismatch` for another character set.
        """
        return _septet._data_coding_waiting(waiting, character_set)

    def with_class(self, class_: Literal[0, 1, 2, 3]) -> DataCoding:
        """The same with a message class, in the general group; an indication of waiting messages is lost.

        >>> septet.tpdu.DataCoding(8).with_class(0).octet
        24
        """
        return _septet._data_coding_with(self, class_, None)

    def with_character_set(self, character_set: CharacterSet) -> DataCoding:
        """The same with another character set. Raises `data_coding_mismatch` where its group has none such.

        >>> septet.tpdu.DataCoding(0xF1).with_character_set("ucs2").class_
        1
        """
        return _septet._data_coding_with(self, None, character_set)


class ServiceTime(Record):
    """A time stamp as it stands on the wire (TP-SCTS and others): seven octets, in the years 1990 to 2089.

    From an aware `datetime` or RFC 3339, told in its own zone, or from unix seconds, told in UTC; `quarters` of an hour ahead
    of UTC (-79 to 79) tell it in another zone. `time` is an aware `datetime`, and `unix` the same in seconds; both are None for
    stamps that are no date, since a message with a bad clock is still a message.

    Raises `SeptetError`: `service_time_invalid` for a year or a zone that cannot be told, `invalid_timestamp`.

    >>> stamp = septet.tpdu.ServiceTime(1_030_383_461, quarters=8)
    >>> stamp.octets.hex(), stamp.time.isoformat()
    ('20806291731480', '2002-08-26T19:37:41+02:00')
    """

    __slots__ = __match_args__ = ("octets", "time", "unix")
    octets: bytes
    time: datetime | None
    unix: int | None

    def __init__(self, time: Time, quarters: int | None = None) -> None:
        self._fill(_septet._service_time(time, quarters))

    @staticmethod
    def from_octets(octets: Octets) -> ServiceTime:
        """The stamp of seven octets. Raises `SeptetError` `service_time_invalid` for another number of them.

        >>> septet.tpdu.ServiceTime.from_octets(bytes(7)).time is None
        True
        """
        return ServiceTime._of(_septet._service_time_fields(octets))

    def __repr__(self) -> str:
        shown = repr(self.octets.hex()) if self.time is None else repr(self.time.isoformat())
        return f"ServiceTime({shown})"


class ValidityPeriod(Record):
    """How long the network is to try (TP-VP), in one of three formats: "relative", "absolute" or "enhanced".

    `octets` are one for a relative period, else seven; `seconds` is the period, None for an instant and where none is given;
    `time` the instant of an absolute one; `single_shot` tells to try only once.

    Raises `SeptetError` `invalid_option` for another format, `validity_invalid` for another number of octets.

    >>> septet.tpdu.ValidityPeriod.relative(24 * 3600).octets.hex()
    'a7'
    >>> septet.tpdu.ValidityPeriod("relative", b"\\xa7").seconds
    86400
    """

    __slots__ = __match_args__ = ("format", "octets", "seconds", "time", "single_shot")
    format: Literal["relative", "absolute", "enhanced"]
    octets: bytes
    seconds: int | None
    time: ServiceTime | None
    single_shot: bool

    def __init__(self, format: Literal["relative", "absolute", "enhanced"], octets: Octets) -> None:
        self._fill(_septet._validity_fields(format, octets))

    @staticmethod
    def relative(seconds: int) -> ValidityPeriod:
        """The shortest relative period that is not shorter: steps of 5 minutes, 30 minutes, days, weeks.

        Raises `SeptetError` `validity_invalid` beyond 63 weeks.

        >>> septet.tpdu.ValidityPeriod.relative(301).seconds
        600
        """
        return _septet._validity_relative(seconds)

    @staticmethod
    def absolute(time: ServiceTime | Time) -> ValidityPeriod:
        """Up to an instant. Raises as `ServiceTime` does.

        >>> septet.tpdu.ValidityPeriod.absolute("2026-05-12T11:34:21Z").octets.hex()
        '62502111431200'
        """
        stamp = time if isinstance(time, ServiceTime) else ServiceTime(time)
        return ValidityPeriod("absolute", stamp.octets)

    @staticmethod
    def enhanced(seconds: int, single_shot: bool = False) -> ValidityPeriod:
        """So many seconds, 1 to 255. Raises `SeptetError` `validity_invalid` for 0, which is reserved.

        >>> septet.tpdu.ValidityPeriod.enhanced(30, single_shot=True).octets.hex()
        '421e0000000000'
        """
        return _septet._validity_enhanced(seconds, single_shot)


class SmsSubmit(Record):
    """A message on its way to the service centre.

    `destination` is an `Address` or what one is made of; without `user_data` there is no text, and `split` puts it in;
    `data_coding` (or its octet) follows from the user data where it is not given. `message_reference` is the sender's own
    number (modems put their own); `service_centre` belongs to a PDU, None is the one that the SIM names. Raises `SeptetError` as
    `Address` and `DataCoding` do, and `invalid_option` with the field for what is no octet.

    >>> text = septet.encode_user_data("hellohello", "gsm7")
    >>> submit = septet.tpdu.SmsSubmit("+46708251358", text)
    >>> submit.encode_pdu().hex(), submit.at_length
    ('0001000b916407281553f800000ae8329bfd4697d9ec37', 22)
    >>> septet.tpdu.SmsSubmit.decode(submit.encode()) == submit
    True
    """

    __slots__ = __match_args__ = (
        "destination",
        "user_data",
        "message_reference",
        "reject_duplicates",
        "status_report_request",
        "reply_path",
        "protocol_id",
        "data_coding",
        "validity",
        "service_centre",
    )
    destination: Address
    user_data: UserData
    message_reference: int
    reject_duplicates: bool
    status_report_request: bool
    reply_path: bool
    protocol_id: int
    data_coding: DataCoding
    validity: ValidityPeriod | None
    service_centre: Address | None

    def __init__(
        self,
        destination: AddressLike,
        user_data: UserData | None = None,
        *,
        message_reference: int = 0,
        reject_duplicates: bool = False,
        status_report_request: bool = False,
        reply_path: bool = False,
        protocol_id: int = 0,
        data_coding: DataCoding | int | None = None,
        validity: ValidityPeriod | None = None,
        service_centre: AddressLike | None = None,
    ) -> None:
        flags = (reject_duplicates, status_report_request, reply_path)
        rest = (protocol_id, data_coding, validity, service_centre)
        self._fill((destination, user_data, message_reference, *flags, *rest))
        self._fill(_septet._tpdu_fields(self))

    @staticmethod
    def decode(octets: Octets) -> SmsSubmit:
        """Read a TPDU.

        Raises `SeptetError`, with the octet's position: `message_type_unexpected`, `octets_truncated`, `octets_left_over`,
        `address_invalid`, `user_data_too_long`.
        """
        return _septet._tpdu_decode("SmsSubmit", octets, False)

    @staticmethod
    def decode_pdu(octets: Octets) -> SmsSubmit:
        """Read a service centre's address and a TPDU. Raises as `decode` does."""
        return _septet._tpdu_decode("SmsSubmit", octets, True)

    def encode(self) -> bytes:
        """The TPDU. Raises `data_coding_mismatch` when data coding and user data name different character sets."""
        return _septet._tpdu_encode(self, False)

    def encode_pdu(self) -> bytes:
        """The service centre's address and the TPDU, as `AT+CMGS` takes them. Raises as `encode` does."""
        return _septet._tpdu_encode(self, True)

    @property
    def at_length(self) -> int:
        """The length that `AT+CMGS=` is given: the octets of the TPDU alone (TS 27.005, 4.3). Raises as `encode` does."""
        return len(self.encode())

    def split(self, text: str, **options: Unpack[TextOptions]) -> tuple[SmsSubmit, ...]:
        """Cut a text into TPDUs like this one: user data replaced, the data coding with the text's character set, the message
        reference counting up.

        Takes the options of `analyze`. Raises `SeptetError` as `UserData.split` does, and `data_coding_mismatch` when the
        data coding cannot say the text's character set.

        >>> submits = septet.tpdu.SmsSubmit("+447700900100").split("a" * 161, concatenation_reference=7)
        >>> [submit.at_length for submit in submits]
        [153, 27]
        """
        return _septet._submit_split(self, text, **options)


class SmsDeliver(Record):
    """A message on its way from the service centre.

    `service_time` is a `ServiceTime` or what one is made of; `more_messages` wait in the service centre; the other arguments are
    as those of `SmsSubmit`.

    >>> pdu = bytes.fromhex("06917228195339040b917228214365f700003130805120618005d4f29c2e03")
    >>> deliver = septet.tpdu.SmsDeliver.decode_pdu(pdu)
    >>> deliver.user_data.decode().text, deliver.service_time
    ('Test2', ServiceTime('2013-03-08T15:02:16+02:00'))
    """

    __slots__ = __match_args__ = (
        "originator",
        "service_time",
        "user_data",
        "more_messages",
        "loop_prevention",
        "status_report_indication",
        "reply_path",
        "protocol_id",
        "data_coding",
        "service_centre",
    )
    originator: Address
    service_time: ServiceTime
    user_data: UserData
    more_messages: bool
    loop_prevention: bool
    status_report_indication: bool
    reply_path: bool
    protocol_id: int
    data_coding: DataCoding
    service_centre: Address | None

    def __init__(
        self,
        originator: AddressLike,
        service_time: ServiceTime | Time,
        user_data: UserData | None = None,
        *,
        more_messages: bool = False,
        loop_prevention: bool = False,
        status_report_indication: bool = False,
        reply_path: bool = False,
        protocol_id: int = 0,
        data_coding: DataCoding | int | None = None,
        service_centre: AddressLike | None = None,
    ) -> None:
        flags = (more_messages, loop_prevention, status_report_indication, reply_path)
        self._fill((originator, service_time, user_data, *flags, protocol_id, data_coding, service_centre))
        self._fill(_septet._tpdu_fields(self))

    @staticmethod
    def decode(octets: Octets) -> SmsDeliver:
        """Read a TPDU. Raises as `SmsSubmit.decode` does."""
        return _septet._tpdu_decode("SmsDeliver", octets, False)

    @staticmethod
    def decode_pdu(octets: Octets) -> SmsDeliver:
        """Read a service centre's address and a TPDU, as modems tell received messages. Raises as `decode` does."""
        return _septet._tpdu_decode("SmsDeliver", octets, True)

    def encode(self) -> bytes:
        """The TPDU. Raises `data_coding_mismatch` when data coding and user data name different character sets."""
        return _septet._tpdu_encode(self, False)

    def encode_pdu(self) -> bytes:
        """The service centre's address and the TPDU. Raises as `encode` does."""
        return _septet._tpdu_encode(self, True)


class SmsStatusReport(Record):
    """What became of a message that was sent earlier.

    `message_reference` is that of the message; `status` is TP-ST, of which `septet.tp_status` tells the meaning: below 0x20 done,
    below 0x40 still tried, above given up. `protocol_id`, `data_coding` and `user_data` are None where they are not told.

    >>> pdu = bytes.fromhex("0006d60b911326880736f4111011719551401110117195714000")
    >>> report = septet.tpdu.SmsStatusReport.decode_pdu(pdu)
    >>> report.message_reference, septet.tp_status(report.status).status
    (214, 'delivered')
    """

    __slots__ = __match_args__ = (
        "message_reference",
        "recipient",
        "service_time",
        "discharge_time",
        "status",
        "more_messages",
        "loop_prevention",
        "answers_command",
        "protocol_id",
        "data_coding",
        "user_data",
        "service_centre",
    )
    message_reference: int
    recipient: Address
    service_time: ServiceTime
    discharge_time: ServiceTime
    status: int
    more_messages: bool
    loop_prevention: bool
    answers_command: bool
    protocol_id: int | None
    data_coding: DataCoding | None
    user_data: UserData | None
    service_centre: Address | None

    def __init__(
        self,
        message_reference: int,
        recipient: AddressLike,
        service_time: ServiceTime | Time,
        discharge_time: ServiceTime | Time,
        status: int,
        *,
        more_messages: bool = False,
        loop_prevention: bool = False,
        answers_command: bool = False,
        protocol_id: int | None = None,
        data_coding: DataCoding | int | None = None,
        user_data: UserData | None = None,
        service_centre: AddressLike | None = None,
    ) -> None:
        first = (message_reference, recipient, service_time, discharge_time, status)
        flags = (more_messages, loop_prevention, answers_command)
        self._fill((*first, *flags, protocol_id, data_coding, user_data, service_centre))
        self._fill(_septet._tpdu_fields(self))

    @staticmethod
    def decode(octets: Octets) -> SmsStatusReport:
        """Read a TPDU. Raises as `SmsSubmit.decode` does."""
        return _septet._tpdu_decode("SmsStatusReport", octets, False)

    @staticmethod
    def decode_pdu(octets: Octets) -> SmsStatusReport:
        """Read a service centre's address and a TPDU, as modems tell received reports. Raises as `decode` does."""
        return _septet._tpdu_decode("SmsStatusReport", octets, True)

    def encode(self) -> bytes:
        """The TPDU. Raises `data_coding_mismatch` when data coding (GSM-7 where it is not told) and user data name different
        character sets."""
        return _septet._tpdu_encode(self, False)

    def encode_pdu(self) -> bytes:
        """The service centre's address and the TPDU. Raises as `encode` does."""
        return _septet._tpdu_encode(self, True)


def decode(octets: Octets) -> SmsSubmit | SmsDeliver | SmsStatusReport:
    """Read a TPDU by its message type. Raises `message_type_unexpected` for the reserved type, and as each type does.

    >>> text = septet.encode_user_data("Hi", "gsm7")
    >>> type(septet.tpdu.decode(septet.tpdu.SmsSubmit("+447700900100", text).encode())).__name__
    'SmsSubmit'
    """
    return _septet._tpdu_decode("any", octets, False)


def decode_pdu(octets: Octets) -> SmsSubmit | SmsDeliver | SmsStatusReport:
    """Read a service centre's address and a TPDU by its message type. Raises as `decode` does.

    >>> pdu = bytes.fromhex("0006d60b911326880736f4111011719551401110117195714000")
    >>> septet.tpdu.decode_pdu(pdu).recipient
    Address(text='+31*******34', ton=1, npi=1, ambiguous_padding=False)
    """
    return _septet._tpdu_decode("any", octets, True)
