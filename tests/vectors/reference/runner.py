"""Every operation by its name, and the run over all vector files."""

import functools
import json
import sys

from .tables import ERRORS, Err, HERE, NOT_VECTORS, rows
from .layout import capacity
from .address import numbering, phone, sender
from .money import amount, price
from .analysis import alphabet, analyze, offenders, prepare, region_languages, segment
from .replacing import explain, transliterate
from .advice import advise
from .template import lint_template, template_rows
from .requests import BULK, SEND, facts_op, request_op
from .keyword import classify_keyword
from .plan import chunk, plan_bulk, plan_send
from .instant import make_id, timestamp, timestamp_read
from .answers import (
    bulk_result_read, bulk_result_write, error_read, error_write, event_read, event_write, message_read,
    message_write,
)
from .edge import http_check, http_route, interpret, interpret_no_response


OPS = {
    "analyze": analyze, "offenders": offenders, "segment": segment, "prepare": prepare,
    "alphabet": alphabet, "region_languages": region_languages, "explain": explain,
    "transliterate": transliterate, "advise": advise, "lint_template": lint_template, "template_rows": template_rows,
    "classify_keyword": classify_keyword,
    "phone": phone, "numbering": numbering, "sender": sender, "amount": amount, "price": price,
    "send_request": functools.partial(request_op, SEND), "bulk_request": functools.partial(request_op, BULK),
    "facts": facts_op, "plan_send": plan_send, "plan_bulk": plan_bulk, "chunk": chunk,
    "message_write": message_write, "message_read": message_read,
    "bulk_result_write": bulk_result_write, "bulk_result_read": bulk_result_read,
    "error_write": error_write, "error_read": error_read, "event_write": event_write, "event_read": event_read,
    "interpret": interpret, "interpret_no_response": interpret_no_response, "id": make_id,
    "timestamp": timestamp, "timestamp_read": timestamp_read, "http_route": http_route, "http_check": http_check,
}


def compute(op, given):
    """("out", value) or ("err", members)."""
    try:
        return "out", OPS[op](given)
    except Err as error:
        return "err", error.as_vector()


def differs(test, op):
    """None, or a sentence."""
    kind, value = compute(op, test["in"])
    if kind not in test:
        return f"expected {json.dumps(test.get('out', test.get('err')))}\n    computed {kind} {json.dumps(value)}"
    if kind == "out":
        if value != test["out"] or json.dumps(value, sort_keys=True) != json.dumps(test["out"], sort_keys=True):
            return f"expected {json.dumps(test['out'])}\n    computed {json.dumps(value)}"
        return None
    for name, expected in test["err"].items():
        if value.get(name) != expected:
            return f"expected {json.dumps(test['err'])}\n    computed {json.dumps(value)}"
    return None


def no_duplicates(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a member twice: " + ", ".join(name for name, _ in pairs))
    return members


def check_file(path, ids):
    """Problems with the form of a vector file, and the file."""
    file = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates)
    problems = []
    if set(file) - {"schema", "op", "count", "notes", "tests"} or file["schema"] != 1:
        problems.append("unknown members or another schema")
    if file["count"] != len(file["tests"]):
        problems.append(f"count is {file['count']}, but there are {len(file['tests'])} tests")
    used = set()
    for test in file["tests"]:
        if set(test) - {"id", "flags", "source", "in", "out", "err"} or ("out" in test) == ("err" in test):
            problems.append(f"{test['id']}: unknown members, or not exactly one of out and err")
        if test["id"] in ids:
            problems.append(f"{test['id']}: not unique")
        if "err" in test and test["err"]["code"] not in ERRORS:
            problems.append(f"{test['id']}: no such code")
        ids.add(test["id"])
        used |= set(test["flags"]) - {"edge"}
    if used != set(file["notes"]):
        problems.append(f"flags and notes differ: {sorted(used ^ set(file['notes']))}")
    return problems, file


def check_capacity():
    """The capacities computed here against the table that was made from other sources."""
    for header, udh, _septets, gsm7, _octets, ucs2 in rows("segment-capacity.tsv"):
        if (capacity("gsm7", int(udh)), capacity("ucs2", int(udh))) != (int(gsm7), int(ucs2)):
            yield f"segment-capacity.tsv, {header}"


def main():
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    passed = failed = 0
    for problem in check_capacity():
        print(f"FAILED {problem}")
        failed += 1
    ids = set()
    for path in sorted(HERE.glob("*.json")):
        if path.name in NOT_VECTORS:
            continue
        problems, file = check_file(path, ids)
        for problem in problems:
            print(f"FAILED {path.name}: {problem}")
            failed += 1
        if file["op"] not in OPS:
            print(f"not computed here: {path.name} (op {file['op']})")
            continue
        for test in file["tests"]:
            if only not in test["id"]:
                continue
            difference = differs(test, file["op"])
            if difference:
                print(f"FAILED {test['id']}\n    {difference}")
                failed += 1
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
