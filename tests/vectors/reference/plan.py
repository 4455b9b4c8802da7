"""Plans."""

import json

from .address import check_level, parse_number, parse_sender
from .document import read_object
from .keyword import has_opt_out
from .layout import Layout
from .money import print_amount
from .requests import BULK, Facts, SEND, read_request
from .tables import Err, WHITE_SPACE, is_control


def note(code, field, index=None):
    return {"code": code, "field": field} if index is None else {"code": code, "field": field, "index": index}


def check_recipient(text, sender_number, facts, all_of_them):
    """(digits or None, errors, warning or None). A duplicate is looked for by the caller, through `all_of_them`."""
    try:
        digits = parse_number(text)
    except Err as error:
        return None, [error.code], None
    errors, warning = [], None
    try:
        check_level(text, digits, facts.number_level)
    except Err as error:
        if facts.number_errors:
            errors.append(error.code)
        else:
            warning = error.code
    if sender_number == "+" + digits:
        errors.append("to_equals_from")
    errors += all_of_them(digits)
    if digits in facts.opted_out:
        errors.append("recipient_opted_out")
    if digits in facts.blocked:
        errors.append("recipient_blocked")
    if digits in facts.unreachable:
        errors.append("recipient_unreachable")
    return digits, errors, warning


class Plan:
    """What send and bulk plans have in common; `first` are the errors on the recipients, which come first."""

    def __init__(self, request, unknown, facts):
        self.errors, self.warnings = [], []
        self.layout = None
        self.sender = None
        if "from" not in request:
            self.errors.append(note("from_missing", "from"))
        else:
            try:
                self.sender = parse_sender(request["from"], facts.sender_alphabet)
                if facts.approved_senders is not None and request["from"] not in facts.approved_senders:
                    self.errors.append(note("sender_not_approved", "from"))
            except Err as error:
                self.errors.append(note(error.code, "from"))
        body = request.get("body")
        if body is None:
            self.errors.append(note("body_missing", "body"))
        else:
            if body == "":
                self.errors.append(note("body_empty", "body"))
            elif set(body) <= WHITE_SPACE:
                self.errors.append(note("body_blank", "body"))
            if len(body) > 1600:
                self.errors.append(note("body_too_long", "body"))
            try:
                limit = facts.text_options.get("max_segments", 255)
                self.layout = Layout(body, {k: v for k, v in facts.text_options.items() if k != "max_segments"})
                if self.layout.segments > limit:
                    self.errors.append(note("too_many_segments", "body"))
            except Err as error:
                self.errors.append(note(error.code, "body"))
            if facts.category == "marketing" and not has_opt_out(body):
                self.warnings.append(note("opt_out_missing", "body"))
        route = request.get("route_id")
        if route is not None:
            if not 1 <= route <= 2 ** 53 - 1:
                self.errors.append(note("route_id_out_of_range", "route_id"))
            elif facts.routes is not None and route not in facts.routes:
                self.errors.append(note("route_not_assigned", "route_id"))
        reference = request.get("reference")
        if reference is not None:
            if reference == "":
                self.errors.append(note("reference_empty", "reference"))
            if len(reference) > 255:
                self.errors.append(note("reference_too_long", "reference"))
            if any(is_control(c) for c in reference):
                self.errors.append(note("reference_control_character", "reference"))
        for name in unknown:
            (self.errors if facts.strict else self.warnings).append(note("unknown_member", name))
        self.currencies_differ = (facts.balance is not None and facts.prices is not None
                                  and facts.currency != facts.prices.currency)
        if self.currencies_differ:
            self.errors.append(note("mixed_currency", "balance"))
        if facts.balance is not None and facts.prices is None:
            self.warnings.append(note("balance_not_checked", "balance"))
        self.encoding = self.layout.encoding if self.layout else None
        self.units = self.layout.units if self.layout else None
        self.segments = self.layout.segments if self.layout else None


def given_facts(given):
    return Facts(read_object(json.dumps(given.get("facts", {}))))


def plan_send(given):
    request, unknown = read_request(given["request"], SEND)
    facts = given_facts(given)
    plan = Plan(request, unknown, facts)
    digits = None
    if "to" not in request:
        plan.errors.insert(0, note("to_missing", "to"))
    else:
        own = plan.sender["number"] if plan.sender else None
        digits, errors, warning = check_recipient(request["to"], own, facts, lambda _: [])
        plan.errors = [note(code, "to") for code in errors] + plan.errors
        if warning:
            plan.warnings.insert(0, note(warning, "to"))
    costs = None if digits is None else facts.costs(digits, request, plan.segments)
    if not plan.errors and costs and facts.balance is not None and costs[1] > facts.balance:
        plan.errors.append(note("insufficient_balance", "balance"))
    if not plan.errors and costs is None and facts.balance is not None and facts.prices is not None:
        plan.warnings.append(note("balance_not_checked", "balance"))
    return {
        "to": None if digits is None else "+" + digits,
        "from": plan.sender["kind"] if plan.sender else None,
        "encoding": plan.encoding,
        "units": plan.units,
        "segments": plan.segments,
        "errors": plan.errors,
        "warnings": plan.warnings,
        "quote": None if costs is None else {
            "currency": facts.prices.currency, "min": print_amount(costs[0], 2), "max": print_amount(costs[1], 2)},
    }


def plan_bulk(given):
    request, unknown = read_request(given["request"], BULK)
    facts = given_facts(given)
    plan = Plan(request, unknown, facts)
    recipients = request.get("recipients", [])
    if "recipients" not in request:
        plan.errors.insert(0, note("recipients_missing", "recipients"))
    elif not recipients:
        plan.errors.insert(0, note("recipients_empty", "recipients"))
    elif len(recipients) > 1000:
        plan.errors.insert(0, note("too_many_recipients", "recipients"))
    own = plan.sender["number"] if plan.sender else None
    messages, warnings = [], []
    seen = set()
    left = facts.balance
    total, unpriced = 0, facts.prices is None
    for index, text in enumerate(recipients):
        def duplicate(digits):
            return ["duplicate_recipient"] if facts.duplicates != "allow" and digits in seen else []
        digits, errors, warning = check_recipient(text, own, facts, duplicate)
        if digits is not None:
            if facts.duplicates == "collapse" and digits in seen:
                continue
            seen.add(digits)
        message = {"to": text, "status": "ok"}
        costs = None if digits is None else facts.costs(digits, request, plan.segments)
        if not errors and costs and left is not None and not plan.currencies_differ:
            if costs[1] > left:
                errors.append("insufficient_balance")
            else:
                left -= costs[1]
        if errors:
            message["status"] = "failed"
            message["code"] = errors[0]
        else:
            if warning:
                warnings.append(note(warning, "recipients", index))
            if costs:
                message["cost"] = print_amount(costs[1], 2)
                total += costs[1]
            else:
                unpriced = True
                if left is not None and facts.prices and plan.segments is not None and not plan.currencies_differ:
                    warnings.append(note("balance_not_checked", "recipients", index))
        messages.append(message)
    ok = sum(message["status"] == "ok" for message in messages)
    return {
        "encoding": plan.encoding,
        "segments": plan.segments,
        "errors": plan.errors,
        "warnings": warnings + plan.warnings,
        "total": len(messages),
        "ok": ok,
        "failed": len(messages) - ok,
        "cost": None if unpriced else print_amount(total, 2),
        "currency": facts.prices.currency if facts.prices else None,
        "messages": messages,
    }


def chunk(given):
    left, sizes = given["recipients"], []
    while left > 0:
        sizes.append(min(left, 1000))
        left -= sizes[-1]
    return {"sizes": sizes}
