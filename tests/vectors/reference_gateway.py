#!/usr/bin/env python3
"""The part of the independent implementation that gateways need: see reference.py, whose rules and runner it shares.

Written from SMPP 3.4 and 5.0, RFC 2104, RFC 8785, RFC 9110 and docs/rules.md, without a look at the Rust code.

    python3 tests/vectors/reference_gateway.py [substring]
"""

import hashlib
import hmac
import json
import re
import sys

import reference
from reference import BULK, SEND, Err, is_integer, member, read_object, read_request, retry_seconds, rows

OUTCOMES = ("accepted", "retryable", "route_fault", "hard", "unknown")
PLAIN = {"accepted": None, "retryable": "upstream_unavailable", "route_fault": "route_fault",
         "hard": "upstream_rejected", "unknown": "upstream_unclear"}
TABLE = {row["code"]: row for row in json.loads((reference.HERE / "errors.json").read_text(encoding="utf-8"))}


# ---------------------------------------------------------------------------------------------------------------
# Answers of networks
# ---------------------------------------------------------------------------------------------------------------

def read_smpp():
    outcomes = {}
    for row in rows("smpp-command-status.tsv"):
        if "-" not in row[0]:
            outcomes[int(row[0], 16)] = row[8]
    return outcomes


SMPP = read_smpp()
SMPP_REASONS = {"ESME_RINVMSGLEN": "body_rejected", "ESME_RINVSRCADR": "sender_rejected", "ESME_RINVDSTADR": "recipient_rejected",
                "ESME_RMSGQFUL": "upstream_throttled", "ESME_RTHROTTLED": "upstream_throttled",
                **dict.fromkeys(("ESME_RBINDFAIL", "ESME_RINVPASWD", "ESME_RINVSYSID", "ESME_RSERTYPUNAUTH", "ESME_RPROHIBITED",
                                 "ESME_RSERTYPDENIED"), "route_unauthorized")}
SMPP_NAMES = {int(row[0], 16): row[1] for row in rows("smpp-command-status.tsv") if "-" not in row[0]}
PROVIDERS = {}
for provider, code, outcome, error, _meaning in rows("provider-codes.tsv"):
    PROVIDERS.setdefault(provider, {})[code] = (outcome, None if error == "-" else error)

ROUTE = {"id", "prefixes", "encodings", "max_segments", "sender_kinds", "price", "window", "segments_per_second", "burst",
         "priority", "idempotent", "classifier"}


def one_of(members, name, words):
    word = member(members, name, "string", required=True)
    if word not in words:
        raise Err("invalid_option", field=name)
    return word


class Classifier:
    """A route's rules: {("command_status", 69): (outcome, code)}."""

    def __init__(self, members):
        self.rules, self.unlisted = {}, "hard"
        if members.get("unlisted") is not None:
            self.unlisted = one_of(members, "unlisted", set(OUTCOMES) - {"accepted"})
        overrides = members.get("overrides")
        if overrides is not None and not isinstance(overrides, list):
            raise Err("wrong_type", field="overrides")
        for index, rule in enumerate(overrides or []):
            try:
                self.add(rule)
            except Err as error:
                raise Err(error.code, **{**error.members, "index": index}) from None
        for name in members:
            if name not in ("unlisted", "overrides"):
                raise Err("unknown_member", field=name)

    def add(self, rule):
        outcome = one_of(rule, "outcome", OUTCOMES)
        code = PLAIN[outcome]
        given = member(rule, "error", "string")
        if given is not None and given not in TABLE:
            raise Err("invalid_option", field="error")
        for name in rule:
            if name not in ("command_status", "http_status", "provider_code", "outcome", "error"):
                raise Err("unknown_member", field=name)
        subjects = [name for name in ("command_status", "http_status", "provider_code") if rule.get(name) is not None]
        if len(subjects) != 1:
            raise Err("invalid_option", field="overrides")
        name, = subjects
        if name == "provider_code":
            key = member(rule, name, "string")
        else:
            if not is_integer(rule[name]) or int(rule[name]) < 0:
                raise Err("wrong_type", field=name)
            key = int(rule[name])
            if key >= 2 ** (32 if name == "command_status" else 16):
                raise Err("invalid_option", field=name)
        if (name, key) in self.rules:
            raise Err("duplicate_override", field="overrides")
        if given is not None:
            if outcome == "accepted" or TABLE[given]["disposition"] != outcome:
                raise Err("invalid_option", field="error")
            code = given
        self.rules[name, key] = (outcome, code)

    def classify(self, name, key, listed):
        """A rule, else `listed`, a pair or None."""
        found = self.rules.get((name, key), listed)
        outcome, code = found or (self.unlisted, PLAIN[self.unlisted])
        return {"outcome": outcome, "code": code, "class": code and TABLE[code]["class"], "listed": found is not None}


def plain(outcome, code=None):
    return outcome, code or PLAIN[outcome]


def classifier(given):
    if "route" not in given:
        return Classifier(read_object(given.get("classifier", "{}")))
    route = read_object(given["route"])
    if not set(route) <= ROUTE:
        raise Err("unknown_member", field=min(set(route) - ROUTE))
    rules = route.get("classifier")
    if rules is not None and not isinstance(rules, dict):
        raise Err("wrong_type", field="classifier")
    return Classifier(rules or {})


def classify_smpp(given):
    status = given["command_status"]
    listed = plain(SMPP[status], SMPP_REASONS.get(SMPP_NAMES[status])) if status in SMPP else None
    return classifier(given).classify("command_status", status, listed)


def listed_http(status, has_id):
    hundreds = status // 100 if 200 <= status <= 599 else 5
    if status in (200, 201, 202):
        return plain("accepted" if has_id else "unknown")
    if status in (408, 425, 503):
        return plain("retryable")
    if status == 429:
        return plain("retryable", "upstream_throttled")
    if status in (401, 403, 407):
        return plain("route_fault", "route_unauthorized")
    if status == 402:
        return plain("route_fault", "route_unfunded")
    if status == 409:
        return plain("unknown")
    return plain({2: "unknown", 3: "route_fault", 4: "hard", 5: "unknown"}[hundreds])


def classify_http(given):
    if "http_status" not in given:
        listed = plain("unknown", "upstream_timeout") if given["written"] else plain("retryable")
        return {**classifier(given).classify(None, None, listed), "retry_after_ms": None}
    status = given["http_status"]
    found = classifier(given).classify("http_status", status, listed_http(status, given.get("has_message_id", False)))
    wait = None
    if "retry_after" in given and found["outcome"] == "retryable":
        # RFC 9110, 5.5: blanks around a field value are not part of it.
        wait = retry_seconds(given["retry_after"].strip(" \t"), given.get("now"))
    return {**found, "retry_after_ms": None if wait is None else min(wait * 1000, 2 ** 53 - 1)}


def classify_provider(given):
    codes = PROVIDERS.get(given["provider"])
    if codes is None:
        raise Err("invalid_option", field="provider")
    code = given["provider_code"]
    families = [row for name, row in codes.items() if name.endswith("*") and code.startswith(name[:-1])]
    listed = codes.get(code) or (families[0] if families else None)
    return classifier(given).classify("provider_code", code, listed)


# ---------------------------------------------------------------------------------------------------------------
# Idempotency
# ---------------------------------------------------------------------------------------------------------------

def fingerprint(given):
    if given["operation"] not in ("send", "bulk"):
        raise Err("invalid_option", field="operation")
    request, _unknown = read_request(given["json"], SEND if given["operation"] == "send" else BULK)
    # RFC 8785: for these values Python's own writer differs in nothing but the white space and the order.
    canonical = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {"fingerprint": hashlib.sha256((given["operation"] + "\n" + canonical).encode()).hexdigest()}


def idempotency_decide(given):
    if not re.fullmatch("[0-9a-f]{64}", given["fingerprint"]):
        raise Err("fingerprint_invalid")
    stored = given.get("stored")
    if stored is None or (stored == "answered" and given["now"] >= given["expires_at"]):
        return {"decision": "proceed", "code": None}
    if given["stored_fingerprint"] != given["fingerprint"]:
        return {"decision": "conflict", "code": "conflict"}
    if stored == "in_flight":
        return {"decision": "in_flight", "code": "request_in_flight"}
    return {"decision": "replay", "code": None}


# ---------------------------------------------------------------------------------------------------------------
# Webhooks
# ---------------------------------------------------------------------------------------------------------------

def body_of(given):
    return bytes.fromhex(given["body_octets"]) if "body_octets" in given else given["body"].encode()


def check_secrets(secrets):
    if not secrets:
        raise Err("invalid_option", field="secrets")
    if "" in secrets:
        raise Err("invalid_option", field="secrets", index=secrets.index(""))


def macs(time, given):
    signed = time.encode() + b"." + body_of(given)
    return [hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest() for secret in given["secrets"]]


def verify_signature(given):
    check_secrets(given["secrets"])
    header = given["header"]
    time, candidates, start = None, [], 0
    for part in header.split(","):
        item = part.lstrip(" \t")
        at = {"utf8": len(header[:start].encode()) + len(part) - len(item)}
        start += len(part) + 1
        name, equals, value = item.rstrip(" \t").partition("=")
        bad = (not equals
               or name == "t" and (time is not None or not re.fullmatch("[0-9]+", value) or int(value) >= 2 ** 63)
               or name == "v1" and not re.fullmatch("[0-9A-Fa-f]{64}", value))
        if bad:
            raise Err("signature_malformed", position=at)
        if name == "t":
            time = value
        elif name == "v1":
            candidates.append(value.lower())
    if time is None or not candidates:
        raise Err("signature_malformed", position={"utf8": len(header.encode())})
    if not set(candidates) & set(macs(time, given)):
        raise Err("signature_mismatch")
    if abs(given["now"] - int(time)) > given["tolerance"]:
        raise Err("signature_expired")
    return {}


def sign_webhook(given):
    if given["now"] < 0:
        raise Err("invalid_timestamp")
    check_secrets(given["secrets"])
    time = str(given["now"])
    return {"header": ",".join(["t=" + time, *("v1=" + mac for mac in macs(time, given))])}


# ---------------------------------------------------------------------------------------------------------------
# The life of a message
# ---------------------------------------------------------------------------------------------------------------

FORWARD = {"queued": ("unknown", "sent", "delivered", "failed"), "unknown": ("sent", "delivered", "failed"),
           "sent": ("delivered", "failed")}


def message_life(given):
    message, status = dict(given["message"]), given["status"]
    sent_at = message.get("sent_at")
    if status not in FORWARD.get(message["status"], ()):
        return {"moved": False, "status": message["status"], "sent_at": sent_at, "event": None}
    message["status"] = status
    if status in ("sent", "delivered") and sent_at is None:
        message["sent_at"] = given["at"]
    event = None
    if status != "unknown":
        event = {"id": given["event_id"], "type": "message." + status, "created_at": given["at"], "message": message,
                 "reference": given.get("reference")}
        if status == "failed":
            why = {"code": "delivery_failed", "message": TABLE["delivery_failed"]["meaning"]}
            event["error"] = given.get("error", why)
        event = reference.event_write({"event": event})["json"]
    return {"moved": True, "status": status, "sent_at": message.get("sent_at"), "event": event}


if __name__ == "__main__":
    reference.OPS.clear()
    reference.OPS.update({
        "classify_smpp": classify_smpp, "classify_http": classify_http, "classify_provider": classify_provider,
        "fingerprint": fingerprint, "idempotency_decide": idempotency_decide, "verify_signature": verify_signature,
        "sign_webhook": sign_webhook, "message_life": message_life,
    })
    sys.exit(reference.main())
