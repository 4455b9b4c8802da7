"""What a notebook shows of an analysis and of a plan: no body and no recipient, because notebooks are saved."""

from __future__ import annotations

from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from septet._errors import SeptetError
    from septet._septet import Analysis, BulkPlan


def _table(rows: list[tuple[str, object]]) -> str:
    cells = (f"<tr><th>{escape(name)}</th><td>{escape(str(value))}</td></tr>" for name, value in rows)
    return f"<table>{''.join(cells)}</table>"


def analysis(found: Analysis) -> str:
    """A table of what was found."""
    rows: list[tuple[str, object]] = [("encoding", found.encoding)]
    names = (
        "segments",
        "units",
        "remaining",
        "per_segment",
        "characters",
        "locking",
        "single",
        "offender_count",
        "first_offender",
    )
    rows += [(name, value) for name in names if (value := getattr(found, name)) is not None]
    return _table(rows)


def bulk_plan(plan: BulkPlan) -> str:
    """A table of counts, and how often each error stands in the plan."""
    rows: list[tuple[str, object]] = [("total", plan.total), ("ok", plan.ok), ("failed", plan.failed)]
    if plan.analysis is not None:
        rows += [("encoding", plan.analysis.encoding), ("segments", plan.analysis.segments)]
    if plan.cost is not None:
        rows.append(("cost", f"{plan.cost} {plan.currency}"))
    counts: dict[tuple[str, str], int] = {}
    failed = [message.error for message in plan.messages if message.error is not None]
    kinds: tuple[tuple[str, list[SeptetError]], ...] = (
        ("error", list(plan.errors)),
        ("failed", failed),
        ("warning", list(plan.warnings)),
    )
    for kind, errors in kinds:
        for error in errors:
            counts[kind, error.code] = counts.get((kind, error.code), 0) + 1
    rows += [(f"{kind}: {code}", count) for (kind, code), count in counts.items()]
    return _table(rows)
