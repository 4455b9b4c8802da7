"""What septet answers to the vectors of dispatches, and of what gateways ask besides."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import septet
import vectors
from vectors_wire import _same


def _told(action: Any) -> str:
    match action:
        case septet.Transmit(token, message, segment, route_id, deadline):
            return f"transmit {token} {message} {segment} {route_id} {deadline}"
        case septet.Timeout(at):
            return f"timeout {at}"
        case septet.Done():
            return "done"
    raise AssertionError(action)


def _forms(given: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Request, facts, routes and policy as texts, as octets, and as Python objects."""
    parts = {"request": given["request"], "facts": json.dumps(given.get("facts", {}))}
    routes = [json.dumps(route) for route in given["routes"]]
    policy = json.dumps(given["policy"]) if "policy" in given else None
    exact = [json.loads(route, parse_float=Decimal) for route in routes]
    return [
        ("str", parts | {"routes": routes, "policy": policy}),
        (
            "bytes",
            {name: text.encode() for name, text in parts.items()}
            | {"routes": (route.encode() for route in routes), "policy": policy and policy.encode()},
        ),
        (
            "objects",
            {
                "request": json.loads(parts["request"]),
                "facts": septet.Facts.from_json(parts["facts"]),
                "routes": tuple(exact),
                "policy": given.get("policy"),
            },
        ),
    ]


def _step(machine: Any, step: dict[str, Any]) -> None:
    now = step["now"]
    match step["input"]:
        case "start":
            machine.start(now)
        case "timeout":
            machine.timeout(now)
        case "cancel":
            machine.cancel(now, **({"message": step["message"]} if "message" in step else {}))
        case "result":
            machine.result(
                step["token"],
                step["outcome"],
                now,
                provider_id=step.get("provider_id"),
                retry_after_ms=step.get("retry_after_ms"),
            )
        case other:
            raise AssertionError(other)


def _drained(machine: Any, by_poll: bool) -> list[str]:
    if not by_poll:
        return [_told(_same(action)) for action in machine]
    told = []
    while (action := machine.poll()) is not None:
        told.append(_told(action))
    return told


def _ways(given: dict[str, Any], request: Any, plan: Any) -> dict[str, Any]:
    """What the plan of a request asks of a route, beside the number."""
    facts = given.get("facts", {})
    return {
        "segments": plan.analysis.segments,
        "encoding": plan.analysis.encoding,
        "sender": septet.SenderId(request.from_, facts.get("sender_alphabet", "portable")),
        "route_id": request.route_id,
        "prices": septet.PriceTable.from_json(json.dumps(facts["prices"])) if "prices" in facts else None,
    }


def _network(given: dict[str, Any], to: str) -> str | None:
    found = [row.get("network") for row in given.get("facts", {}).get("hlr", []) if row["number"] == to]
    return found[0] if found else None


def _asked(given: dict[str, Any]) -> dict[str, Any] | None:
    """The question that a send request asks of the routes; None when its plan has errors."""
    request = septet.SendRequest(given["request"])
    plan = septet.plan_send(request, septet.Facts.from_json(json.dumps(given.get("facts", {}))))
    if plan.errors:
        return None
    return _ways(given, request, plan) | {"to": request.to, "network": _network(given, request.to)}


def _pushed(given: dict[str, Any], routes: list[Any], policy: Any) -> septet.BulkDispatch:
    """A bulk request's messages, pushed one by one."""
    facts = given.get("facts", {})
    request = septet.BulkRequest(given["request"])
    plan = septet.plan_bulk(request, septet.Facts.from_json(json.dumps(facts)))
    bulk = septet.BulkDispatch.empty(routes, policy, balance=facts.get("balance"))
    for message in plan.messages:
        error = next(iter(plan.errors), message.error)
        if error is not None:
            bulk.push_refused(error.code)
            continue
        bulk.push(message.to, **_ways(given, request, plan), network=_network(given, message.to))
    return bulk


def dispatch_trace(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(form: dict[str, Any], by_poll: bool) -> Any:
        routes = list(form["routes"])
        dispatch = septet.Dispatch(form["request"], form["facts"], routes, form["policy"])
        if (asked := _asked(given)) is not None:
            # The same question without the request makes the same dispatch, down to its state.
            queried = septet.Dispatch.of_query(routes, **asked, policy=form["policy"])
            assert queried.snapshot() == dispatch.snapshot()
            dispatch = queried if by_poll else dispatch
        polled = []
        for step in given["steps"]:
            if step["input"] == "restore":
                dispatch = septet.Dispatch.restore(dispatch.snapshot(), step["now"])
            else:
                _step(dispatch, step)
            polled.append(_drained(dispatch, by_poll))
        request = septet.SendRequest(given["request"])
        queued = septet.Message(
            id="msg_1",
            to=request.to or "",
            from_=request.from_ or "",
            body=request.body or "",
            status="queued",
            created_at=0,
        )
        state = _same(dispatch.state)
        return {
            "polled": polled,
            "json": dispatch.message(queued).to_json("req_1"),
            "error": state.error,
            "transmits": state.transmits,
            "accepted": state.accepted,
            "duplicate_possible": state.duplicate_possible,
            "provider_ids": list(state.provider_ids),
            "parked": list(dispatch.parked_routes),
        }

    for name, form in _forms(given):
        yield name, lambda form=form, name=name: answer(form, by_poll=name == "bytes")


def bulk_dispatch_trace(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(form: dict[str, Any], by_poll: bool) -> Any:
        request, facts, routes = form["request"], form["facts"], list(form["routes"])
        bulk = septet.BulkDispatch(request, facts, routes, form["policy"])
        assert _pushed(given, routes, form["policy"]).snapshot() == bulk.snapshot()
        polled = []
        for step in given["steps"]:
            if step["input"] == "restore":
                bulk = septet.BulkDispatch.restore(bulk.snapshot(), step["now"], request, facts, routes)
            else:
                _step(bulk, step)
            polled.append(_drained(bulk, by_poll))
        states = [bulk.state(index) for index in range(bulk.total)]
        assert bulk.state(bulk.total) is None
        assert bulk.open == sum(state.status == "queued" for state in states)
        return {
            "polled": polled,
            "json": bulk.bulk_result(lambda index: f"msg_{index}").to_json("req_1"),
            "transmits": [state.transmits for state in states],
            "parked": list(bulk.parked_routes),
        }

    for name, form in _forms(given):
        yield name, lambda form=form, name=name: answer(form, by_poll=name == "bytes")


def _classified(found: septet.Classification) -> dict[str, Any]:
    _same(found)
    return {"outcome": found.outcome, "code": found.code, "class": found.class_, "listed": found.listed}


def _classifiers(
    given: dict[str, Any], name: str, arguments: tuple[Any, ...], show: Callable[[Any], Any], **keywords: Any
) -> vectors.Answers:
    """Without rules the plain functions, with them a classifier of every form; both where there are none."""

    def ruled(classifier: septet.Classifier) -> Any:
        assert septet.Classifier.from_json(classifier.to_json()) == classifier
        return show(getattr(_same(classifier), name)(*arguments, **keywords))

    if "route" in given:
        yield "of_route", lambda: ruled(septet.Classifier.of_route(given["route"]))
        yield "of_route, octets", lambda: ruled(septet.Classifier.of_route(given["route"].encode()))
        if (members := vectors._members(given["route"])) is not None:
            yield "of_route, dict", lambda: ruled(septet.Classifier.of_route(members))
        return
    rules = given.get("classifier", "{}")
    yield "from_json", lambda: ruled(septet.Classifier.from_json(rules))
    yield "octets", lambda: ruled(septet.Classifier(rules.encode()))
    if (members := vectors._members(rules)) is not None:
        yield "dict", lambda: ruled(septet.Classifier(members))
    if "classifier" not in given:
        yield "plain", lambda: show(getattr(septet, name)(*arguments, **keywords))


def classify_smpp(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    yield from _classifiers(given, "classify_smpp", (given["command_status"],), _classified)


def classify_http(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def show(found: septet.Classification) -> Any:
        return _classified(found) | {"retry_after_ms": found.retry_after_ms}

    if "http_status" not in given:
        yield "silence", lambda: show(septet.classify_no_response(given["written"]))
        return
    keywords = {
        "has_message_id": given.get("has_message_id", False),
        "retry_after": given.get("retry_after"),
        "now": given.get("now"),
    }
    yield from _classifiers(given, "classify_http", (given["http_status"],), show, **keywords)


def classify_provider(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    arguments = (given["provider"], given["provider_code"])
    yield from _classifiers(given, "classify_provider", arguments, _classified)


def fingerprint(vector: vectors.Vector) -> vectors.Answers:
    operation, text = vector.input["operation"], vector.input["json"]
    kind = septet.SendRequest if operation == "send" else septet.BulkRequest

    def answer(request: Any) -> Any:
        return {"fingerprint": septet.fingerprint(operation, request)}

    for name, document in vectors._documents(text):
        if not vectors._position_free(vector.err, name):
            yield name, lambda document=document: answer(document)
            yield f"request of {name}", lambda document=document: answer(kind(document))


def idempotency_decide(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(time: Callable[[int], Any]) -> Any:
        stored = None
        if "stored" in given:
            expires_at = time(given["expires_at"]) if given["stored"] == "answered" else None
            stored = _same(septet.Stored(given["stored_fingerprint"], expires_at))
        decision = _same(septet.decide(stored, given["fingerprint"], time(given["now"])))
        return {"decision": decision.decision, "code": decision.code}

    yield "unix seconds", lambda: answer(int)
    if all(0 <= given.get(name, 0) < 2**32 for name in ("now", "expires_at")):
        yield "datetime", lambda: answer(lambda unix: datetime.fromtimestamp(unix, UTC))


def _bodies(given: dict[str, Any]) -> list[tuple[str, Any]]:
    """As a text and as octets."""
    if "body_octets" in given:
        return [("bytes", bytes.fromhex(given["body_octets"]))]
    body = given["body"]
    return [("str", body), ("bytes", body.encode()), ("memoryview", memoryview(body.encode()))]


def verify_signature(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    header, now, tolerance = given["header"], given["now"], given["tolerance"]

    def answer(body: Any, secrets: Any, **keywords: Any) -> Any:
        assert septet.verify_signature(header, body, secrets, now, **keywords) is None
        return {}

    for name, body in _bodies(given):
        yield name, lambda body=body: answer(body, given["secrets"], tolerance=tolerance)
    octets = [secret.encode() for secret in given["secrets"]]
    yield "secrets of octets", lambda: answer(_bodies(given)[0][1], octets, tolerance=tolerance)
    if tolerance == 300:
        yield "default tolerance", lambda: answer(_bodies(given)[0][1], octets)


def sign_webhook(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input
    for name, body in _bodies(given):
        yield name, lambda body=body: {"header": septet.sign_webhook(body, given["secrets"], given["now"])}


def message_life(vector: vectors.Vector) -> vectors.Answers:
    given = vector.input

    def answer(at: Any) -> Any:
        fields = {"from_" if name == "from" else name: value for name, value in given["message"].items()}
        message = septet.Message(**fields)
        after = message.advance(given["status"], at)
        assert septet.status_may_become(message.status, given["status"]) is (after is not None)
        error = septet.ItemError(**given["error"]) if given.get("error") else None
        event = after and after.event(given["event_id"], at, given.get("reference"), error)
        shown = after or message
        return {
            "moved": after is not None,
            "status": shown.status,
            "sent_at": shown.sent_at and shown.sent_at.isoformat(),
            "event": event and event.to_json(),
        }

    yield "text", lambda: answer(given["at"])
    yield "datetime", lambda: answer(datetime.fromisoformat(given["at"]))
