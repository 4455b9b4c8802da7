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
    Facts,
    NumberColumns,
    PhoneNumber,
    PriceTable,
    SenderId,
    __version__,
    analyze,
    analyze_many,
    check_numbers,
    chunk,
    event_id,
    explain,
    interpret,
    interpret_no_response,
    message_id,
    numbering_version,
    offenders,
    plan_bulk,
    plan_send,
    prepare,
    request_id,
    segment,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet import http
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
    from septet._drawing import Drawing
    from septet._plans import BulkRequest, PlannedMessage, Quote, SendPlan, SendRequest
    from septet._rows import AnalysisRow, NumberRow
    from septet._text import Offender, Prepared, Segment

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
    "Drawing",
    "ErrorEnvelope",
    "Event",
    "Facts",
    "Interpretation",
    "ItemError",
    "Message",
    "NumberColumns",
    "NumberRow",
    "Offender",
    "Outcome",
    "PhoneNumber",
    "PlannedMessage",
    "Prepared",
    "PriceTable",
    "Quote",
    "Segment",
    "SendPlan",
    "SendRequest",
    "SenderId",
    "SeptetError",
    "SeptetInternalError",
    "__version__",
    "analyze",
    "analyze_many",
    "check_numbers",
    "chunk",
    "event_id",
    "explain",
    "http",
    "interpret",
    "interpret_no_response",
    "message_id",
    "numbering_version",
    "offenders",
    "plan_bulk",
    "plan_send",
    "prepare",
    "request_id",
    "segment",
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
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "http":
        return import_module("septet.http")
    if name not in _HOMES:
        raise AttributeError(f"module 'septet' has no attribute {name!r}")
    value = getattr(import_module(f"septet.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
