"""The SMS core: encoding, segments, cost, validation and planning, without any I/O.

Positions are code points, counted from 0. Money is `decimal.Decimal`, never a float. Bodies and numbers are masked in
`repr`, in notebooks and in errors.
"""

from septet._errors import SeptetError, SeptetInternalError
from septet._septet import (
    Analysis,
    AnalysisColumns,
    BulkPlan,
    BulkPlanner,
    Column,
    DeliveryAggregate,
    Facts,
    NumberColumns,
    PhoneNumber,
    PriceTable,
    Reassembler,
    SenderId,
    __version__,
    analyze,
    analyze_many,
    check_numbers,
    chunk,
    convert_message_id,
    decode_septets,
    decode_user_data,
    encode_septets,
    encode_user_data,
    event_id,
    explain,
    interpret,
    interpret_no_response,
    message_id,
    normalize_message_id,
    numbering_version,
    offenders,
    pack_septets,
    plan_bulk,
    plan_send,
    prepare,
    request_id,
    segment,
    tp_status,
    unpack_septets,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet import http, smpp, tpdu
    from septet._answers import (
        Answer,
        BulkItem,
        BulkResult,
        ErrorEnvelope,
        Event,
        Interpretation,
        ItemError,
        Message,
        Outcome,
    )
    from septet._delivery import NetworkError, Receipt, ReceiptDate, TpStatus
    from septet._drawing import Drawing
    from septet._parts import Part, PartBody, ReassemblyEvent, ReassemblyKey
    from septet._plans import BulkRequest, PlannedMessage, Quote, SendPlan, SendRequest
    from septet._rows import AnalysisRow, NumberRow
    from septet._text import Offender, Prepared, Segment
    from septet._wire import (
        Concatenation,
        DecodedSeptets,
        DecodedUserData,
        LockingShift,
        OtherElement,
        Ports,
        SingleShift,
        Udh,
        UserData,
    )

__all__ = [
    "Analysis",
    "AnalysisColumns",
    "AnalysisRow",
    "Answer",
    "BulkItem",
    "BulkPlan",
    "BulkPlanner",
    "BulkRequest",
    "BulkResult",
    "Column",
    "Concatenation",
    "DecodedSeptets",
    "DecodedUserData",
    "DeliveryAggregate",
    "Drawing",
    "ErrorEnvelope",
    "Event",
    "Facts",
    "Interpretation",
    "ItemError",
    "LockingShift",
    "Message",
    "NetworkError",
    "NumberColumns",
    "NumberRow",
    "Offender",
    "OtherElement",
    "Outcome",
    "Part",
    "PartBody",
    "PhoneNumber",
    "PlannedMessage",
    "Ports",
    "Prepared",
    "PriceTable",
    "Quote",
    "Reassembler",
    "ReassemblyEvent",
    "ReassemblyKey",
    "Receipt",
    "ReceiptDate",
    "Segment",
    "SendPlan",
    "SendRequest",
    "SenderId",
    "SeptetError",
    "SeptetInternalError",
    "SingleShift",
    "TpStatus",
    "Udh",
    "UserData",
    "__version__",
    "analyze",
    "analyze_many",
    "check_numbers",
    "chunk",
    "convert_message_id",
    "decode_septets",
    "decode_user_data",
    "encode_septets",
    "encode_user_data",
    "event_id",
    "explain",
    "http",
    "interpret",
    "interpret_no_response",
    "message_id",
    "normalize_message_id",
    "numbering_version",
    "offenders",
    "pack_septets",
    "plan_bulk",
    "plan_send",
    "prepare",
    "request_id",
    "segment",
    "smpp",
    "tp_status",
    "tpdu",
    "unpack_septets",
]

# Python classes are imported when somebody asks for one: most who import septet want the functions.
_HOMES = {
    "Answer": "_answers",
    "BulkItem": "_answers",
    "BulkRequest": "_plans",
    "BulkResult": "_answers",
    "Drawing": "_drawing",
    "ErrorEnvelope": "_answers",
    "Event": "_answers",
    "Interpretation": "_answers",
    "ItemError": "_answers",
    "Message": "_answers",
    "Outcome": "_answers",
    "PlannedMessage": "_plans",
    "Quote": "_plans",
    "SendPlan": "_plans",
    "SendRequest": "_plans",
    "AnalysisRow": "_rows",
    "NumberRow": "_rows",
    "Offender": "_text",
    "Prepared": "_text",
    "Segment": "_text",
    "Concatenation": "_wire",
    "DecodedSeptets": "_wire",
    "DecodedUserData": "_wire",
    "LockingShift": "_wire",
    "OtherElement": "_wire",
    "Ports": "_wire",
    "SingleShift": "_wire",
    "Udh": "_wire",
    "UserData": "_wire",
    "NetworkError": "_delivery",
    "Receipt": "_delivery",
    "ReceiptDate": "_delivery",
    "TpStatus": "_delivery",
    "Part": "_parts",
    "PartBody": "_parts",
    "ReassemblyEvent": "_parts",
    "ReassemblyKey": "_parts",
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in ("http", "smpp", "tpdu"):
        return import_module(f"septet.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'septet' has no attribute {name!r}")
    value = getattr(import_module(f"septet.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
