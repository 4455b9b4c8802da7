"""Messages, results, errors and events."""

from .document import member, or_null, quoted, read_object, written
from .instant import read_time, write_time
from .money import parse_amount, print_amount
from .tables import Err


# name -> (kind, whether it must be there)
MESSAGE = {
    "id": ("string", True), "to": ("string", True), "from": ("string", True), "body": ("string", True),
    "status": ("string", True), "cost": ("cost", False), "currency": ("string", False), "route_id": ("integer", False),
    "provider_message_id": ("string", False), "attempts": ("integer", True), "created_at": ("time", True),
    "sent_at": ("time", False),
}


def write_message_members(message, decimals=4):
    pairs = []
    for name, (kind, _) in MESSAGE.items():
        write = {"integer": str, "cost": lambda v: print_amount(parse_amount(v), decimals)}.get(kind, quoted)
        pairs.append((name, or_null(message.get(name), write)))
        if name == "id":
            pairs.append(("object", '"message"'))
    return pairs


def read_message_members(members):
    message = {}
    for name, (kind, required) in MESSAGE.items():
        value = member(members, name, {"cost": "number", "time": "string"}.get(kind, kind), required)
        if value is not None and kind == "cost":
            value = print_amount(parse_amount(value), 4)
        if value is not None and kind == "time":
            value = canonical_time(value, name)
        message[name] = value
    member(members, "object", "string", required=True)
    return message


def canonical_time(text, field):
    try:
        return write_time(read_time(text))
    except Err as error:
        raise Err(error.code, field=field)


def envelope(data, request_id):
    return written([("success", "true"), ("data", data), ("meta", written([("request_id", quoted(request_id))]))])


def read_envelope(text):
    """(data or error members, request id or None)."""
    members = read_object(text)
    success = member(members, "success", "boolean", required=True)
    meta = member(members, "meta", "object") or {}
    return success, members, member(meta, "request_id", "string")


def message_write(given):
    return {"json": envelope(written(write_message_members(given["message"])), given["request_id"])}


def message_read(given):
    _, members, request_id = read_envelope(given["json"])
    message = read_message_members(member(members, "data", "object", required=True))
    return {"message": message, "request_id": request_id}


def write_error(error):
    return written([
        ("code", quoted(error["code"])), ("message", quoted(error["message"])),
        ("field", quoted(error["field"]) if "field" in error else None),
        ("index", str(error["index"]) if "index" in error else None)])


def read_item_error(members):
    """The error of one message: the API gives it a code and a message, nothing else."""
    return {"code": member(members, "code", "string", True), "message": member(members, "message", "string", True)}


def read_error(members):
    error = read_item_error(members)
    for name, kind in (("field", "string"), ("index", "integer")):
        value = member(members, name, kind)
        if value is not None:
            error[name] = value
    return error


def counts(messages):
    failed = sum(message["status"] == "failed" for message in messages)
    return len(messages), len(messages) - failed, failed


def bulk_result_write(given):
    messages = given["bulk_result"]["messages"]
    items = []
    for item in messages:
        items.append(written([
            ("id", quoted(item["id"])), ("to", quoted(item["to"])), ("status", quoted(item["status"])),
            ("cost", or_null(item.get("cost"), lambda v: print_amount(parse_amount(v), 2))),
            ("error", write_error(item["error"]) if "error" in item else None)]))
    total, sent, failed = counts(messages)
    return {"json": envelope(written([
        ("object", '"bulk_result"'), ("total", str(total)), ("sent", str(sent)), ("failed", str(failed)),
        ("messages", "[" + ",".join(items) + "]")]), given["request_id"])}


def bulk_result_read(given):
    _, members, request_id = read_envelope(given["json"])
    data = member(members, "data", "object", required=True)
    member(data, "object", "string", required=True)
    stated = tuple(member(data, name, "integer", required=True) for name in ("total", "sent", "failed"))
    messages = []
    for index, item in enumerate(member(data, "messages", "list", required=True)):
        if not isinstance(item, dict):
            raise Err("wrong_type", field="messages", index=index)
        message = {name: member(item, name, "string", True, index) for name in ("id", "to", "status")}
        cost = member(item, "cost", "number", index=index)
        message["cost"] = None if cost is None else print_amount(parse_amount(cost), 2)
        error = member(item, "error", "object", index=index)
        if error is not None:
            message["error"] = read_item_error(error)
        messages.append(message)
    if stated != counts(messages):
        raise Err("inconsistent_counts")
    return {"bulk_result": {"messages": messages}, "total": stated[0], "sent": stated[1], "failed": stated[2],
            "request_id": request_id}


def error_write(given):
    return {"json": written([
        ("success", "false"), ("error", write_error(given["error"])),
        ("meta", written([("request_id", quoted(given["request_id"]))]))])}


def error_read(given):
    _, members, request_id = read_envelope(given["json"])
    return {"error": read_error(member(members, "error", "object", required=True)), "request_id": request_id}


def event_write(given):
    event = given["event"]
    data = written(write_message_members(event["message"]) + [
        ("reference", or_null(event.get("reference"))),
        ("error", write_error(event["error"]) if "error" in event else None)])
    return {"json": written([
        ("id", quoted(event["id"])), ("object", '"event"'), ("type", quoted(event["type"])),
        ("created_at", quoted(event["created_at"])), ("data", data)])}


def event_read(given):
    members = read_object(given["json"])
    event = {"id": member(members, "id", "string", True)}
    member(members, "object", "string", True)
    event["type"] = member(members, "type", "string", True)
    event["created_at"] = canonical_time(member(members, "created_at", "string", True), "created_at")
    data = member(members, "data", "object", True)
    event["message"] = read_message_members(data)
    event["reference"] = member(data, "reference", "string")
    error = member(data, "error", "object")
    if error is not None:
        event["error"] = read_item_error(error)
    return {"event": event}
