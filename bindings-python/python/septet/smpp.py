"""The fields of SMPP's `submit_sm` and `deliver_sm` (SMPP 3.4; 5.0), without the protocol.

Sessions, sequence numbers and sockets belong to an SMPP library: this is about the body of a PDU, what follows the header of 16
octets.

    service_type 0 | ton npi source_addr 0 | ton npi destination_addr 0 | esm_class protocol_id priority_flag |
    schedule_delivery_time 0 | validity_period 0 | registered_delivery replace_if_present data_coding
    sm_default_msg_id | sm_length short_message | { tag tag length length value }
"""

from __future__ import annotations

from septet import _septet
from septet._record import Record, characters
from septet._wire import octets_hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import ClassVar, Literal, Unpack

    from septet._delivery import Receipt
    from septet._parts import Part
    from septet._septet import PhoneNumber, SenderId
    from septet._text_options import TextOptions
    from septet._types import Time
    from septet._wire import Concatenation, Udh
    from septet._wire_types import MessageIdForm, MessageState, Octets

__all__ = [
    "Address",
    "CommandStatus",
    "DeliverSm",
    "Profile",
    "ShortMessage",
    "SmppTime",
    "SubmitOptions",
    "SubmitSm",
    "Tlv",
    "command_status",
    "data_coding_name",
    "message_state_name",
    "npi_name",
    "submit",
    "ton_name",
]


class Address(Record):
    """An address with its type of number and numbering plan: at most 20 characters up to U+00FF. `repr` does not show it.

    Raises `SeptetError` `invalid_option` for what is no octet.

    >>> septet.smpp.Address("12025550143", ton=1, npi=1)
    Address(address=<11 characters>, ton=1, npi=1)
    """

    __slots__ = __match_args__ = ("address", "ton", "npi")
    _hidden = {"address": characters}
    address: str
    ton: int
    npi: int

    def __init__(self, address: str = "", ton: int = 0, npi: int = 0) -> None:
        self._fill((address, ton, npi))
        _septet._smpp_check(self)


class Tlv(Record):
    """An optional parameter (SMPP 3.4, 5.3): tag and value, at most 65,535 octets. `repr` does not show the value.

    Raises `SeptetError` `invalid_option` for a tag of more than 16 bits.

    >>> septet.smpp.Tlv(septet.smpp.Tlv.MESSAGE_STATE, b"\\x02")
    Tlv(tag=1063, value=<1 octet>)
    """

    __slots__ = __match_args__ = ("tag", "value")
    _hidden = {"value": octets_hidden}
    tag: int
    value: bytes

    USER_MESSAGE_REFERENCE: ClassVar[int] = 0x0204
    SAR_MSG_REF_NUM: ClassVar[int] = 0x020C
    SAR_TOTAL_SEGMENTS: ClassVar[int] = 0x020E
    SAR_SEGMENT_SEQNUM: ClassVar[int] = 0x020F
    RECEIPTED_MESSAGE_ID: ClassVar[int] = 0x001E
    NETWORK_ERROR_CODE: ClassVar[int] = 0x0423
    MESSAGE_PAYLOAD: ClassVar[int] = 0x0424
    MESSAGE_STATE: ClassVar[int] = 0x0427

    def __init__(self, tag: int, value: Octets) -> None:
        self._fill((tag, _septet._octets(value)))
        _septet._smpp_check(self)


class Profile(Record):
    """What an SMSC makes of the fields, as its operator documents it. The default is what most do.

    `default_alphabet` is `data_coding` 0: "gsm7", "latin1" or "ascii"; `packed` puts eight septets in seven octets;
    `ucs2_data_coding` is 8, or 24 where the SMSC takes the value for a TP-DCS; `concatenation` "udh", "sar" (parameters) or
    "payload" (one message, the SMSC splits it); `message_id_form` is that of `convert_message_id`.

    Raises `SeptetError` `invalid_option` with the field.

    >>> septet.smpp.Profile(default_alphabet="latin1").ucs2_data_coding
    8
    """

    __slots__ = __match_args__ = (
        "default_alphabet",
        "packed",
        "ucs2_data_coding",
        "concatenation",
        "message_id_form",
    )
    default_alphabet: Literal["gsm7", "latin1", "ascii"]
    packed: bool
    ucs2_data_coding: int
    concatenation: Literal["udh", "sar", "payload"]
    message_id_form: MessageIdForm

    def __init__(
        self,
        *,
        default_alphabet: Literal["gsm7", "latin1", "ascii"] = "gsm7",
        packed: bool = False,
        ucs2_data_coding: int = 8,
        concatenation: Literal["udh", "sar", "payload"] = "udh",
        message_id_form: MessageIdForm = "verbatim",
    ) -> None:
        self._fill((default_alphabet, packed, ucs2_data_coding, concatenation, message_id_form))
        _septet._smpp_check(self)


class SmppTime(Record):
    """A time in a field (SMPP 3.4, 7.1.1): `YYMMDDhhmmsstnnp`, checked field by field.

    `relative` tells that it counts from the SMSC's time. Raises `SeptetError` `smpp_time_invalid`, with the position of the
    first field that is out of range.

    >>> septet.smpp.SmppTime("020610233429000R")
    SmppTime(text='020610233429000R', relative=True)
    """

    __slots__ = __match_args__ = ("text", "relative")
    text: str
    relative: bool

    def __init__(self, text: str) -> None:
        self._fill(_septet._smpp_time("text", text, 0))

    @staticmethod
    def from_now(seconds: int) -> SmppTime:
        """So many seconds after the SMSC's time. Raises `smpp_time_invalid` from 32 days on, and below 0.

        >>> septet.smpp.SmppTime.from_now(90_061).text
        '000001010101000R'
        """
        return SmppTime._of(_septet._smpp_time("from_now", seconds, 0))

    @staticmethod
    def at(time: Time, quarters: int = 0) -> SmppTime:
        """A moment, in the zone that is so many quarters of an hour ahead of UTC (-48 to 48).

        Raises `smpp_time_invalid` outside the years 2000 to 2099 of that zone, `invalid_timestamp`.

        >>> septet.smpp.SmppTime.at("2026-05-12T11:34:21Z", quarters=-14).text
        '260512080421014-'
        """
        return SmppTime._of(_septet._smpp_time("at", time, quarters))

    def __str__(self) -> str:
        return self.text


class SubmitOptions(Record):
    """The fields of `submit_sm` that neither the text nor the SMSC decides. The default asks for nothing.

    `source_plan` and `destination_plan` are pairs of TON and NPI in the place of the sender's own and of (1, 1); `messaging_mode`
    0 to 3; `priority_flag` 0 to 3; times are `SmppTime` or its text; `registered_delivery` 1 asks for a receipt in any case, 2
    on failure; `message_class` 0 (shown at once) to 3.

    Raises `SeptetError`: `invalid_option` with the field for what is no octet, `smpp_time_invalid`.

    >>> options = septet.smpp.SubmitOptions(registered_delivery=1)
    >>> septet.smpp.submit("Hi", "Conerix", "+12025550143", options=options)[0].registered_delivery
    1
    """

    __slots__ = __match_args__ = (
        "service_type",
        "source_plan",
        "destination_plan",
        "messaging_mode",
        "protocol_id",
        "priority_flag",
        "schedule_delivery_time",
        "validity_period",
        "registered_delivery",
        "replace_if_present",
        "message_class",
        "sm_default_msg_id",
    )
    service_type: str
    source_plan: tuple[int, int] | None
    destination_plan: tuple[int, int] | None
    messaging_mode: int
    protocol_id: int
    priority_flag: int
    schedule_delivery_time: SmppTime | None
    validity_period: SmppTime | None
    registered_delivery: int
    replace_if_present: bool
    message_class: int | None
    sm_default_msg_id: int

    def __init__(
        self,
        *,
        service_type: str = "",
        source_plan: tuple[int, int] | None = None,
        destination_plan: tuple[int, int] | None = None,
        messaging_mode: int = 0,
        protocol_id: int = 0,
        priority_flag: int = 0,
        schedule_delivery_time: SmppTime | str | None = None,
        validity_period: SmppTime | str | None = None,
        registered_delivery: int = 0,
        replace_if_present: bool = False,
        message_class: Literal[0, 1, 2, 3] | None = None,
        sm_default_msg_id: int = 0,
    ) -> None:
        schedule = _time(schedule_delivery_time)
        numbers = (messaging_mode, protocol_id, priority_flag, schedule, _time(validity_period))
        rest = (registered_delivery, replace_if_present, message_class, sm_default_msg_id)
        self._fill((service_type, source_plan, destination_plan, *numbers, *rest))
        _septet._smpp_submit(None, None, None, None, self)


def _time(time: SmppTime | str | None) -> SmppTime | None:
    return SmppTime(time) if isinstance(time, str) else time


class ShortMessage(Record):
    """The fields of a `submit_sm` or a `deliver_sm`, in the order of the body. `SubmitSm` and `DeliverSm` are this class.

    Times are texts as they stand there, empty for none. `short_message` has at most 254 octets: header (announced by 0x40 in
    `esm_class`) and text. `repr` shows neither addresses nor text.

    Raises `SeptetError` `invalid_option` with the field for what is no octet.

    >>> message = septet.smpp.SubmitSm(
    ...     destination=septet.smpp.Address("12025550143", ton=1, npi=1), short_message=b"hi")
    >>> septet.smpp.SubmitSm.from_octets(message.to_octets()) == message
    True
    """

    __slots__ = __match_args__ = (
        "service_type",
        "source",
        "destination",
        "esm_class",
        "protocol_id",
        "priority_flag",
        "schedule_delivery_time",
        "validity_period",
        "registered_delivery",
        "replace_if_present",
        "data_coding",
        "sm_default_msg_id",
        "short_message",
        "tlvs",
    )
    _hidden = {"short_message": octets_hidden}
    service_type: str
    source: Address
    destination: Address
    esm_class: int
    protocol_id: int
    priority_flag: int
    schedule_delivery_time: str
    validity_period: str
    registered_delivery: int
    replace_if_present: int
    data_coding: int
    sm_default_msg_id: int
    short_message: bytes
    tlvs: tuple[Tlv, ...]

    def __init__(
        self,
        *,
        service_type: str = "",
        source: Address | None = None,
        destination: Address | None = None,
        esm_class: int = 0,
        protocol_id: int = 0,
        priority_flag: int = 0,
        schedule_delivery_time: SmppTime | str = "",
        validity_period: SmppTime | str = "",
        registered_delivery: int = 0,
        replace_if_present: int = 0,
        data_coding: int = 0,
        sm_default_msg_id: int = 0,
        short_message: Octets = b"",
        tlvs: Iterable[Tlv] = (),
    ) -> None:
        first = (service_type, source or Address(), destination or Address(), esm_class, protocol_id)
        times = (priority_flag, schedule_delivery_time, validity_period, registered_delivery)
        rest = (replace_if_present, data_coding, sm_default_msg_id, short_message, tlvs)
        self._fill((*first, *times, *rest))
        self._fill(_septet._smpp_fields(self))

    @staticmethod
    def from_octets(octets: Octets) -> ShortMessage:
        """Read the body of a PDU.

        Raises `SeptetError`, with the position: `octets_truncated`; `smpp_field_invalid` with the field for a text without an
        end within its size, or a `short_message` of 255 octets.
        """
        return _septet._smpp_read(octets)

    def to_octets(self) -> bytes:
        """Write the body of a PDU.

        Raises `SeptetError` `smpp_field_invalid` with the field, for a text that is too long or holds a NUL or a character above
        U+00FF, a `short_message` of more than 254 octets, a parameter of more than 65,535.
        """
        return _septet._smpp_write(self)

    def tlv(self, tag: int) -> bytes | None:
        """The value of an optional parameter; of several the first.

        >>> septet.smpp.ShortMessage().tlv(septet.smpp.Tlv.MESSAGE_PAYLOAD) is None
        True
        """
        return next((tlv.value for tlv in self.tlvs if tlv.tag == tag), None)

    @property
    def user_data(self) -> bytes:
        """The octets of header and text: `short_message`, or `message_payload` where that is empty."""
        return _septet._smpp_user_data(self)

    @property
    def header(self) -> Udh:
        """The user data header; empty where there is none, and where it has to be ignored.

        Raises `SeptetError`: `octets_truncated`, `header_too_long`.
        """
        return _septet._smpp_header(self)

    @property
    def concatenation(self) -> Concatenation | None:
        """Which segment this is: by the header, else by the `sar` parameters; None for a message of its own.

        >>> long = septet.smpp.submit("a" * 161, "Conerix", "+12025550143", concatenation_reference=7)
        >>> long[1].concatenation
        Concatenation(reference=7, total=2, number=2, bits=8)
        """
        return _septet._smpp_place(self)

    def content(self, profile: Profile | None = None) -> str | bytes:
        """The text, or the octets of a coding that is none.

        Raises `SeptetError`: `octets_not_text`, `septet_invalid`, `user_data_odd_length`, `unpaired_surrogate`, and as
        `header` does.

        >>> [message] = septet.smpp.submit("20 €", "Conerix", "+12025550143")
        >>> message.content()
        '20 €'
        """
        return _septet._smpp_content(self, profile)

    def part(self, profile: Profile | None = None) -> Part | None:
        """This message as a part for a `Reassembler`, the addresses as they are written; None for a message of its own.

        >>> long = septet.smpp.submit("a" * 161, "Conerix", "+12025550143", concatenation_reference=7)
        >>> reassembler = septet.Reassembler()
        >>> [reassembler.push(message.part(), now_ms=0)[-1].kind for message in long]
        ['stored', 'complete']
        """
        return _septet._smpp_part(self, profile)

    @property
    def is_receipt(self) -> bool:
        """Whether `esm_class` says that this is an SMSC's delivery receipt or an intermediate notification."""
        return _septet._smpp_receipt(self, None, False)[0]

    def receipt(self, profile: Profile | None = None) -> Receipt | None:
        """The receipt, from the text and the parameters; None when this is none.

        Raises `SeptetError` `receipt_unreadable` when neither tells an id or a state.

        >>> text = b"id:0059113978 stat:DELIVRD"
        >>> receipt = septet.smpp.DeliverSm(esm_class=4, short_message=text).receipt()
        >>> receipt.status, receipt.message_id_in("decimal_to_hex")
        ('delivered', '38601fa')
        """
        return _septet._smpp_receipt(self, profile, True)[1]


SubmitSm = ShortMessage
DeliverSm = ShortMessage


def submit(
    text: str,
    from_: str | SenderId,
    to: str | PhoneNumber,
    profile: Profile | None = None,
    options: SubmitOptions | None = None,
    **text_options: Unpack[TextOptions],
) -> tuple[SubmitSm, ...]:
    """One `submit_sm` for each segment of a text; a single one with "payload".

    Segments are cut as they are on the air. Takes the options of `analyze`. Raises `SeptetError` as `segment`, `SenderId` and
    `PhoneNumber` do; `invalid_option` with the field, `concatenation_reference` for several segments without one among them;
    `not_in_smsc_alphabet` with the position; `smpp_field_invalid` for a sender or a `service_type` that cannot be written.

    >>> long = septet.smpp.submit("@" * 161, "Conerix", "+12025550143", concatenation_reference=0x2A)
    >>> [(message.esm_class, len(message.short_message)) for message in long]
    [(64, 159), (64, 14)]
    """
    return _septet._smpp_submit(text, from_, to, profile, options, **text_options)


class CommandStatus(Record):
    """A `command_status` that the standard defines. Made by `command_status`.

    `code` as it stands in the response's header, the standard's `name` and `meaning`, and what a sender does after it:
    "accepted", "retryable", "route_fault" or "hard". A route may differ.

    >>> septet.smpp.command_status(0x58).outcome
    'retryable'
    """

    __slots__ = __match_args__ = ("code", "name", "meaning", "outcome")
    code: int
    name: str
    meaning: str
    outcome: Literal["accepted", "retryable", "route_fault", "hard"]


def command_status(code: int) -> CommandStatus | None:
    """What a `command_status` means; None for numbers that neither SMPP 3.4 nor 5.0 defines, the vendors' own among them.

    Raises `SeptetError` `invalid_option` for more than 32 bits.

    >>> septet.smpp.command_status(0x58).name, septet.smpp.command_status(0x400)
    ('ESME_RTHROTTLED', None)
    """
    return _septet._smpp_command_status(code)


def data_coding_name(data_coding: int) -> str | None:
    """The name of a `data_coding` (SMPP 3.4, 5.2.19), also where the standard reserves the value.

    >>> septet.smpp.data_coding_name(0xF1)
    'GSM message class control'
    """
    return _septet._smpp_name("data_coding", data_coding)


def ton_name(ton: int) -> str | None:
    """The name of a type of number (SMPP 3.4, 5.2.5); None for a reserved value.

    >>> septet.smpp.ton_name(5)
    'Alphanumeric'
    """
    return _septet._smpp_name("ton", ton)


def npi_name(npi: int) -> str | None:
    """The name of a numbering plan indicator (SMPP 3.4, 5.2.6); None for a reserved value.

    >>> septet.smpp.npi_name(1)
    'ISDN (E163/E164)'
    """
    return _septet._smpp_name("npi", npi)


def message_state_name(message_state: int) -> MessageState | None:
    """The word of a `message_state` (SMPP 3.4, 5.2.28; 5.0, 4.7.15); None for a reserved value.

    >>> septet.smpp.message_state_name(5)
    'undeliverable'
    """
    return _septet._smpp_name("message_state", message_state)
