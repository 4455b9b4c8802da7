"""What septet answers to the vectors of cheaper texts, templates, keywords and numbering plans."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Any

import forms
import septet
from vectors import NUMBERS, Answers, Vector, _expected_place, _options, _plain, _text, _through, _units

_SHOWN = 20


def _transliterate(vector: Vector) -> Answers:
    how = {name: vector.input[name] for name in ("classes", "when_equal") if name in vector.input}

    def answer(text: str, options: dict[str, Any]) -> Any:
        smart = septet.transliterate(text, **how, **options)
        position = _units(text)
        assert smart.after == septet.analyze(smart.text, **options)
        assert smart.before is None or smart.before == septet.analyze(
            text, **options | {"max_segments": None}
        )
        return {
            "text": smart.text,
            "change_count": len(smart.changes),
            "changes": _changes(text, smart.changes),
            "untouched": smart.untouched,
            "blocker": None if smart.blocker is None else position(smart.blocker),
            "before": None if smart.before is None else smart.before.segments,
            "after": smart.after.segments,
            "encoding": smart.after.encoding,
            "units": smart.after.units,
        }

    yield from _through(vector, answer)


def _changes(text: str, changes: tuple[septet.Change, ...]) -> list[dict[str, Any]]:
    position = _units(text)
    return [
        {
            "position": position(change.position),
            "from": change.from_,
            "to": change.to,
            "class": change.class_,
            "units": change.units,
        }
        for change in islice(changes, _SHOWN)
    ]


def _advise(vector: Vector) -> Answers:
    facts = {name: vector.input[name] for name in ("price", "currency", "recipients") if name in vector.input}

    def answer(text: str, options: dict[str, Any], facts: dict[str, Any]) -> Any:
        position = _units(text)
        found = [
            {
                "kind": advice.kind,
                "change_count": len(advice.changes),
                "changes": _changes(text, advice.changes),
                "cut": None if advice.cut is None else position(advice.cut),
                "units": advice.units,
                "language": advice.language,
                "classes": list(advice.classes),
                "before": advice.before,
                "after": advice.after,
                "saved": None if advice.saved is None else f"{advice.saved:f}",
                "text": advice.apply(text),
            }
            for advice in septet.advise(text, **facts, **options)
        ]
        return {"advice": found}

    yield from _through(vector, lambda text, options: answer(text, options, facts))
    if "price" in facts:
        exact = facts | {"price": Decimal(facts["price"])}
        yield "Decimal", lambda: answer(_text(vector.input), _options(vector.input), exact)


def _classify_keyword(vector: Vector) -> Answers:
    def answer(text: str, options: dict[str, Any]) -> Any:
        keyword = septet.classify_keyword(text)
        return {"match": keyword.match, "kind": keyword.kind}

    yield from _through(vector, answer)


def _region_languages(vector: Vector) -> Answers:
    for name, form in forms.strings(vector.input["region"]):
        yield name, lambda form=form: {"languages": list(septet.languages_for_region(form))}


def _alphabet(vector: Vector) -> Answers:
    def answer() -> Any:
        cells = septet.alphabet(vector.input["shift"], vector.input["language"])
        return {
            "cells": [character for character, _ in cells],
            "septets": [septets.hex() for _, septets in cells],
        }

    yield "call", answer


def _fields(vector: Vector) -> list[septet.Field]:
    return [septet.Field(**field) for field in vector.input["fields"]]


def _lint_template(vector: Vector) -> Answers:
    style = vector.input["style"]

    def size(size: septet.TemplateSize) -> Any:
        return {"encoding": size.encoding, "units": size.units, "segments": size.segments}

    def told(bounds: septet.TemplateBounds, text: str) -> Any:
        literal = bounds.ucs2_literal
        return {
            "smallest": size(bounds.smallest),
            "largest": size(bounds.largest),
            "placeholders": bounds.placeholders,
            "deciding_field": bounds.deciding_field,
            "ucs2_literal": None if literal is None else _units(text)(literal),
            "ucs2_field": bounds.ucs2_field,
        }

    def short(text: str, options: dict[str, Any]) -> Any:
        return told(septet.lint_template(text, style, _fields(vector), **options), text)

    def template(text: str, options: dict[str, Any]) -> Any:
        return told(septet.Template(text, style, vector.input["fields"]).bounds(**options), text)

    yield from _through(vector, short)
    for name, run in _through(vector, template):
        yield f"Template of {name}", run


def _template_rows(vector: Vector) -> Answers:
    given = vector.input
    price = given.get("price")
    names = [field["name"] for field in given["fields"]]

    def row(told: septet.TemplateRow) -> Any:
        cost = None if told.cost is None else str(int(told.cost.scaleb(9)))
        return {
            "code": told.error,
            "encoding": told.encoding,
            "units": told.units,
            "segments": told.segments,
            "cost": cost,
        }

    def answer(text: str, options: dict[str, Any], rows: Any) -> Any:
        template = septet.Template(text, given["style"], _fields(vector))
        columns = template.rows(rows, price=price, **options)
        told = [row(told) for told in columns.tolist()]
        assert columns.error.tolist() == [NUMBERS.get(each["code"], 0) for each in told]
        assert columns.cost.tolist() == [-1 if each["cost"] is None else int(each["cost"]) for each in told]
        for values, found in zip(given["rows"], columns.tolist(), strict=True):
            if found.error is None:
                analysis = septet.analyze(template.fill(values), **options)
                assert (found.units, found.first_offender) == (analysis.units, analysis.first_offender)
        total = columns.total
        return {
            "rows": told,
            "total": {
                "rows": total.rows,
                "failed": total.failed,
                "segments": total.segments,
                "most_segments": total.most_segments,
                "cost": None if total.cost is None else str(int(total.cost.scaleb(9))),
            },
        }

    rows = given["rows"]
    forms = {
        "lists": rows,
        "generator of tuples": [tuple(row) for row in rows],
        "dicts": [dict(zip(names, row, strict=True)) | {"more": 1} for row in rows],
    }
    for kind, rows in forms.items():
        for name, run in _through(vector, lambda text, options, rows=rows: answer(text, options, iter(rows))):
            yield f"{kind}, {name}", run


def _numbering(vector: Vector) -> Answers:
    text = _plain(vector.input["number"])

    def one(form: str) -> Any:
        number = septet.PhoneNumber(form)
        info = number.numbering()
        try:
            number.check("numbering")
            refused = None
        except septet.SeptetError as error:
            refused = error.code
        assert refused == info.reason, "the level and the answer agree"
        return {
            "valid": info.valid,
            "type": info.type,
            "region": info.region,
            "reason": info.reason,
            "suggestion": None if info.suggestion is None else str(info.suggestion),
        }

    def many(numbers: Any, row: int) -> Any:
        columns = septet.check_numbers(numbers, "numbering")
        told = columns[row]
        if vector.err is not None:
            assert columns.error[row] == NUMBERS[vector.err["code"]]
            raise septet.SeptetError("", told.error, *_expected_place(vector.err))
        assert columns.number[row] == told.number.digits == int(text[1:])
        assert septet.regions()[columns.region[row]] == told.region or columns.region[row] == -1
        assert (columns.line_type[row] == 0) == (told.line_type is None)
        return {
            "valid": told.error is None,
            "type": told.line_type,
            "region": told.region,
            "reason": told.error,
            # Columns have none.
            "suggestion": vector.out["suggestion"],
        }

    for name, form in forms.strings(text):
        yield name, lambda form=form: one(form)
        yield f"list of {name}", lambda form=form: many(["before", form], 1)
    for name, array, row in islice(forms.arrow(text.encode()), 2):
        yield name, lambda array=array, row=row: many(array, row)
