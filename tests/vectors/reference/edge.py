"""The edge of HTTP: what an answer means, headers, paths."""

import datetime
import re

from .answers import bulk_result_read, error_read, message_read, read_envelope
from .document import member
from .tables import ERRORS, Err


def readable(body):
    """(kind, error code or None) of an answer's body."""
    try:
        success, members, _ = read_envelope(body)
        if not success:
            return "error", error_read({"json": body})["error"]["code"]
        data = member(members, "data", "object", required=True)
        if member(data, "object", "string") == "message":
            message_read({"json": body})
            return "message", None
        if member(data, "object", "string") == "bulk_result":
            bulk_result_read({"json": body})
            return "bulk_result", None
    except Err:
        pass
    return "unreadable", None


def http_date(text):
    """Unix seconds of an HTTP date (RFC 9110 5.6.7: three forms), or None."""
    for form in ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"):
        try:
            when = datetime.datetime.strptime(text, form)
        except ValueError:
            continue
        return int(when.replace(tzinfo=datetime.timezone.utc).timestamp())
    return None


def retry_seconds(retry_after, now):
    if retry_after is None:
        return None
    if re.fullmatch(r"[0-9]+", retry_after, re.ASCII):
        return int(retry_after)
    when = http_date(retry_after)
    if when is None or now is None:
        return None
    return max(0, when - now)


def interpret(given):
    status = given["http_status"]
    kind, code = readable(given["body"])
    if 200 <= status <= 299:
        advice = "ambiguous" if kind == "unreadable" else "never"
    elif code in ERRORS:
        advice = {"hard": "never", "route_fault": "never", "retryable": "safe", "unknown": "ambiguous"}[
            ERRORS[code]["disposition"]]
    elif status in (408, 425, 429, 503):
        advice = "safe"
    elif 300 <= status <= 499:
        advice = "never"
    else:
        advice = "ambiguous"
    answer = {"kind": kind, "advice": advice}
    if code is not None:
        answer["code"] = code
    if advice == "safe":
        now = given.get("now")
        seconds = retry_seconds(given.get("retry_after"), None if now is None else int(now))
        if seconds is not None:
            answer["advice"] = "after"
            answer["seconds"] = seconds
    return answer


def interpret_no_response(given):
    return {"advice": "ambiguous" if given["written"] else "safe"}


def http_route(given):
    path = given["path"].split("?", 1)[0]
    operation = {"/v1/messages/send": "send", "/v1/messages/bulk": "bulk"}.get(path)
    if operation is None:
        raise Err("not_found")
    if given["method"] != "POST":
        raise Err("method_not_allowed")
    return {"operation": operation}


def http_check(given):
    match = re.fullmatch(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)", given.get("authorization", ""), re.ASCII)
    if not match:
        raise Err("unauthorized")
    kind, *parameters = [part.strip(" \t") for part in given.get("content_type", "").lower().split(";")]
    if kind != "application/json" or any(p not in ("charset=utf-8", 'charset="utf-8"') for p in parameters):
        raise Err("unsupported_media_type")
    if given["body_length"] > given.get("max_body", 262144):
        raise Err("payload_too_large")
    return {"token": match.group(1)}
