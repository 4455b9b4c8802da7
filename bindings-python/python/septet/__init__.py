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
    TemplateColumns,
    __version__,
    advise,
    alphabet,
    analyze,
    analyze_many,
    check_numbers,
    chunk,
    classify_keyword,
    event_id,
    explain,
    interpret,
    interpret_no_response,
    languages_for_region,
    lint_template,
    message_id,
    numbering_version,
    offenders,
    plan_bulk,
    plan_send,
    prepare,
    regions,
    request_id,
    segment,
    transliterate,
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
    from septet._numbering import NumberingInfo
    from septet._plans import BulkRequest, PlannedMessage, Quote, SendPlan, SendRequest
    from septet._rows import AnalysisRow, NumberRow, TemplateRow
    from septet._smart import Advice, Change, Keyword, Transliteration
    from septet._templates import Field, Template, TemplateBounds, TemplateSize, TemplateTotal
    from septet._text import Offender, Prepared, Segment

__all__ = [
    "Advice",
    "Analysis",
    "AnalysisColumns",
    "AnalysisRow",
    "Answer",
    "BulkItem",
    "BulkPlan",
    "BulkPlanner",
    "BulkRequest",
    "BulkResult",
    "Change",
    "Column",
    "Drawing",
    "ErrorEnvelope",
    "Event",
    "Facts",
    "Field",
    "Interpretation",
    "ItemError",
    "Keyword",
    "Message",
    "NumberColumns",
    "NumberRow",
    "NumberingInfo",
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
    "Template",
    "TemplateBounds",
    "TemplateColumns",
    "TemplateRow",
    "TemplateSize",
    "TemplateTotal",
    "Transliteration",
    "__version__",
    "advise",
    "alphabet",
    "analyze",
    "analyze_many",
    "check_numbers",
    "chunk",
    "classify_keyword",
    "event_id",
    "explain",
    "http",
    "interpret",
    "interpret_no_response",
    "languages_for_region",
    "lint_template",
    "message_id",
    "numbering_version",
    "offenders",
    "plan_bulk",
    "plan_send",
    "prepare",
    "regions",
    "request_id",
    "segment",
    "transliterate",
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
    "NumberingInfo": "_numbering",
    "PlannedMessage": "_plans",
    "Quote": "_plans",
    "SendPlan": "_plans",
    "SendRequest": "_plans",
    "AnalysisRow": "_rows",
    "NumberRow": "_rows",
    "TemplateRow": "_rows",
    "Advice": "_smart",
    "Change": "_smart",
    "Keyword": "_smart",
    "Transliteration": "_smart",
    "Field": "_templates",
    "Template": "_templates",
    "TemplateBounds": "_templates",
    "TemplateSize": "_templates",
    "TemplateTotal": "_templates",
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
