#!/usr/bin/env python3
"""An independent, slow and obvious implementation of dispatch traces.

Written from the client's API document and docs/rules.md (Dispatch): it keeps the history of every attempt and looks at all of it each
time. Plans come from reference.py.

    python3 tests/vectors/reference_dispatch.py [substring]

computes every trace and prints the differences; the last line is `N passed, M failed`.
"""

import json
import sys

import reference

DEFAULTS = {"on_unknown": "stop", "attempt_timeout_ms": 30000, "tries_per_route": 1, "retries": 3, "extra_transmits": 15,
            "backoff_ms": 1000, "max_backoff_ms": 60000, "window": 1000, "entropy": None}
HOUR = 3_600_000
ONES = (1 << 64) - 1


def splitmix(seed, draw):
    z = (seed + (draw + 1) * 0x9E3779B97F4A7C15) & ONES
    z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & ONES
    z = ((z ^ z >> 27) * 0x94D049BB133111EB) & ONES
    return z ^ z >> 31


class Route:
    def __init__(self, given):
        self.id = given["id"]
        self.given = given
        self.window = given.get("window", 10)
        self.rate = given.get("segments_per_second")
        self.burst = given.get("burst", -(-self.rate // 10) if self.rate else 1)
        self.idempotent = given.get("idempotent", False)
        self.level, self.filled = self.burst * 1000, 0
        self.rests_until, self.row, self.fault = 0, 0, False

    def reach(self, digits, segments, encoding, kind):
        """Length of the longest prefix, None when it cannot carry the message."""
        given = self.given
        if encoding not in given.get("encodings", ["gsm7", "ucs2"]) or segments > given.get("max_segments", 255):
            return None
        if kind not in given.get("sender_kinds", ["alphanumeric", "short_code", "long_code"]):
            return None
        if not given.get("prefixes"):
            return 0
        prefixes = [prefix.lstrip("+") for prefix in given["prefixes"]]
        return max((len(prefix) for prefix in prefixes if digits.startswith(prefix)), default=None)

    def tokens(self, now):
        return min(self.burst * 1000, self.level + (now - self.filled) * self.rate)

    def ready(self, now):
        at = max(now, self.rests_until)
        if self.rate:
            at = max(at, now + -(-max(0, 1000 - self.tokens(now)) // self.rate))
        return at


class Message:
    def __init__(self, segments, candidates, error=None):
        self.segments, self.candidates, self.error = segments, candidates, error
        self.history = []          # [segment, route, "flying" | "silent" | "answered"]
        self.accepted = {}         # segment -> provider id
        self.turn, self.carrier = 0, None
        self.todo = []             # segments to be sent again
        self.begun = 0             # segments that were ever sent
        self.unknown, self.refused = set(), set()
        self.stopped, self.refusal, self.end = False, None, None
        self.started = False
        self.tries = {}            # segment -> tries on this route
        self.passes, self.twice, self.sent_at, self.held = 0, False, None, 0
        self.since = None          # when it came to want its route, as a count, and which

    def wants(self):
        if not self.started or self.stopped or self.end:
            return None
        route = self.carrier if self.carrier is not None else (
            self.candidates[self.turn][0] if self.turn < len(self.candidates) else None)
        if route is None:
            return None
        if self.todo:
            return self.todo[0], route
        if (self.carrier is not None or self.begun == 0) and self.begun < self.segments:
            return self.begun, route
        return None

    def silent(self, segment):
        return sum(1 for s, _, state in self.history if s == segment and state == "silent")

    def flying(self, segment=None):
        return sum(1 for s, _, state in self.history if state == "flying" and segment in (None, s))

    def give_up(self, segment):
        (self.unknown if self.silent(segment) else self.refused).add(segment)

    def stop(self, refusal):
        if self.end:
            return
        self.stopped = True
        self.refusal = self.refusal or refusal
        for segment in self.todo:
            self.give_up(segment)
        self.todo = []

    def price(self):
        return dict(self.candidates).get(self.carrier)


class Run:
    def __init__(self, policy, routes):
        self.policy = {**DEFAULTS, **policy}
        self.routes = [Route(route) for route in routes]
        self.messages = []
        self.now, self.started, self.told, self.fresh = 0, False, False, False
        self.draws, self.count, self.turn = 0, 0, 0
        self.deadlines = []        # (deadline, message, attempt) in order
        self.balance = None
        self.moved = False         # a message has come to want another route

    # Selection and balance ------------------------------------------------------------------------------------

    def add(self, digits, segments, encoding, kind, named, price_of):
        routes = self.routes
        if named is not None and all(route.id != named for route in routes):
            return self.messages.append(Message(0, [], "route_not_assigned"))
        found = []
        for index, route in enumerate(routes):
            reach = route.reach(digits, segments, encoding, kind)
            if reach is None or (named is not None and route.id != named):
                continue
            price = reference.parse_amount(str(route.given["price"])) if "price" in route.given else price_of(route.id)
            order = (-reach, route.given.get("priority", 0), price is None, price or 0, route.id)
            found.append((order, (index, price)))
        if not found:
            return self.messages.append(Message(0, [], "no_route"))
        message = Message(segments, [candidate for _, candidate in sorted(found)])
        prices = [price for _, price in message.candidates]
        if self.balance is not None and None not in prices:
            cost = max(prices) * segments
            if cost > self.balance:
                return self.messages.append(Message(0, [], "insufficient_balance"))
            self.balance -= cost
            message.held = cost
        return self.messages.append(message)

    # Inputs ---------------------------------------------------------------------------------------------------

    def input(self, step):
        self.now = max(self.now, step["now"])
        self.fresh = True
        kind = step["input"]
        if kind == "start" and not self.started:
            self.started = True
            for message in self.messages:
                if not message.end:
                    message.started = True
                    if message.error:
                        message.stop(message.error)
                self.settle(message)
        elif kind == "cancel":
            chosen = self.messages if "message" not in step else self.messages[step["message"]:step["message"] + 1]
            self.started = self.started or "message" not in step
            for message in chosen:
                message.started = True
                message.stop(message.error or "cancelled")
                self.settle(message)
        elif kind == "result":
            self.result(step)
        elif kind == "restore":
            self.restore()
        while self.deadlines and self.deadlines[0][0] <= self.now:
            _, message, attempt = self.deadlines.pop(0)
            if message.history[attempt][2] == "flying":
                self.silence(message, attempt)
        return self.drain()

    def result(self, step):
        index, attempt = divmod(step["token"], 65536)
        if index >= len(self.messages) or not 1 <= attempt <= len(self.messages[index].history):
            return
        message, attempt = self.messages[index], attempt - 1
        segment, route, before = message.history[attempt]
        word = step["outcome"]
        if before == "answered" or (before == "silent" and word == "unknown"):
            return
        if word == "unknown":
            return self.silence(message, attempt)
        message.history[attempt][2] = "answered"
        late = before == "silent"
        if word == "accepted":
            self.routes[route].row = 0
            self.accept(message, segment, route, step.get("provider_id"))
        elif word == "retryable":
            self.refuse(message, segment, late, "upstream_unavailable")
            self.rest(route, step.get("retry_after_ms"))
        elif word == "route_fault":
            self.routes[route].fault = True
            self.refuse(message, segment, late, "route_fault")
        else:
            self.conclude(message, segment)
            message.stop("upstream_rejected")
        self.settle(message)

    def accept(self, message, segment, route, provider_id):
        if segment in message.accepted:
            return
        message.accepted[segment] = provider_id
        message.unknown.discard(segment)
        message.refused.discard(segment)
        message.todo = [other for other in message.todo if other != segment]
        if message.carrier is None:
            message.carrier = route
        if self.balance is not None:
            price = message.price() or 0
            held = min(price, message.held)
            message.held -= held
            self.balance -= price - held
        if message.end and message.end[0] == "unknown" and len(message.accepted) == message.segments:
            message.end, message.sent_at, self.told = ("sent", None), self.now, False

    def conclude(self, message, segment):
        """After a refusal: whether it is now proven that the segment was not sent, and given up."""
        if segment in message.accepted or segment in message.refused or segment in message.todo:
            return False
        if message.flying(segment):
            return False
        if segment in message.unknown:
            if message.silent(segment):
                return False
            message.unknown.discard(segment)
        if message.silent(segment):
            message.unknown.add(segment)
        else:
            message.refused.add(segment)
        return True

    def refuse(self, message, segment, late, code):
        if late or message.stopped or message.end:
            if self.conclude(message, segment):
                message.stop(code)
            return
        if segment in message.accepted:
            return
        certain = not message.silent(segment)
        bound = message.carrier is not None or (not certain and self.policy["on_unknown"] != "resubmit")
        most = self.policy["retries"] + 1 if bound else max(1, self.policy["tries_per_route"])
        if code != "route_fault" and message.tries[segment] < most:
            message.todo.append(segment)
        elif bound:
            message.give_up(segment)
            message.stop(code if certain else None)
        else:
            message.turn += 1
            message.tries[segment] = 0
            message.todo.append(segment)
            if message.turn >= len(message.candidates):
                message.stop(code if certain else None)

    def silence(self, message, attempt):
        segment, route, _ = message.history[attempt]
        message.history[attempt][2] = "silent"
        if segment not in message.accepted:
            choice = self.policy["on_unknown"]
            if message.stopped or message.end:
                message.give_up(segment)
            elif choice == "resubmit":
                self.refuse(message, segment, False, "upstream_timeout")
                self.rest(route, None)
            elif self.routes[route].idempotent and message.tries[segment] <= self.policy["retries"]:
                message.todo.append(segment)
                self.rest(route, None)
            else:
                message.give_up(segment)
                if choice == "stop":
                    message.stop(None)
                elif message.carrier is None:
                    message.carrier = route
        self.settle(message)

    def rest(self, route, wish):
        route = self.routes[route]
        if self.now >= route.rests_until:
            whole = min(self.policy["backoff_ms"] * 2 ** route.row, self.policy["max_backoff_ms"])
            if self.policy["entropy"] is not None:
                half = whole // 2
                whole = half + splitmix(int(self.policy["entropy"]), self.draws) % (whole - half + 1)
            self.draws += 1
            route.row += 1
            route.rests_until = self.now + whole
        if wish is not None:
            route.rests_until = max(route.rests_until, self.now + min(wish, HOUR))

    def restore(self):
        self.deadlines = []
        for message in self.messages:
            for entry in message.history:
                if entry[2] != "flying":
                    continue
                entry[2] = "silent"
                if entry[0] in message.accepted:
                    continue
                message.give_up(entry[0])
                if self.policy["on_unknown"] == "continue":
                    message.carrier = entry[1] if message.carrier is None else message.carrier
                elif self.policy["on_unknown"] == "stop" or message.carrier is None:
                    message.stop(None)
            message.since = None
        self.told = False
        for message in self.messages:
            self.settle(message)

    # Ends -----------------------------------------------------------------------------------------------------

    def settle(self, message):
        if message.started and not message.stopped and not message.end:
            if message.carrier is None and not message.flying():
                uncertain = message.silent(0) and message.tries.get(0)
                while (not uncertain and message.turn < len(message.candidates)
                       and self.routes[message.candidates[message.turn][0]].fault):
                    message.turn += 1
                    message.tries[0] = 0
                if message.turn >= len(message.candidates):
                    message.stop("route_fault")
            if len(message.history) >= message.segments + self.policy["extra_transmits"] and message.wants():
                message.stop("upstream_unavailable")
        if message.started and not message.end:
            everything = message.segments > 0 and len(message.accepted) == message.segments
            idle = not message.flying() and (message.stopped or (message.begun == message.segments and not message.todo))
            if everything or idle:
                message.end = self.verdict(message, everything)
                if message.end[0] == "sent":
                    message.sent_at = self.now
                if self.balance is not None:
                    self.balance += message.held
                    message.held = 0
                self.told = False
        wants = message.wants()
        place = None if wants is None else (wants[1], message.carrier is not None)
        if place is None:
            message.since = None
        elif message.since is None or message.since[1] != place:
            self.count += 1
            message.since = (self.count, place)

    @staticmethod
    def verdict(message, everything):
        if everything:
            return "sent", None
        incomplete = len(message.accepted) + len(message.unknown) < message.segments
        if message.refusal and message.accepted and incomplete:
            return "failed", "partial_submission"
        if message.unknown:
            return "unknown", "upstream_timeout"
        return "failed", message.refusal or "partial_submission"

    # Outputs --------------------------------------------------------------------------------------------------

    def in_flight(self, route=None):
        return sum(1 for message in self.messages for _, r, state in message.history
                   if state == "flying" and route in (None, r))

    def head(self, route):
        """The message that may send next on a route."""
        while True:
            waiting = [m for m in self.messages if m.since and m.since[1][0] == route and m.wants()]
            if not waiting:
                return None
            first = min(waiting, key=lambda message: (not message.since[1][1], message.since[0]))
            before = first.since
            self.settle(first)
            if first.since == before:
                return first
            self.moved = True

    def drain(self):
        polled = []
        while self.in_flight() < self.policy["window"]:
            sent, self.moved = None, False
            for offset in range(len(self.routes)):
                route = (self.turn + offset) % len(self.routes)
                message = self.head(route)
                if self.in_flight(route) >= self.routes[route].window:
                    continue
                if message and self.routes[route].ready(self.now) <= self.now:
                    sent = self.transmit(message, route)
                    self.turn = (route + 1) % len(self.routes)
                    break
            if sent is None and self.moved:
                continue
            if sent is None:
                break
            polled.append(sent)
            self.fresh = True
        if not self.fresh:
            return polled
        self.fresh = False
        if not self.started:
            return polled
        if all(message.end for message in self.messages):
            if not self.told:
                self.told = True
                polled.append("done")
            return polled
        times = [d for d, message, attempt in self.deadlines if message.history[attempt][2] == "flying"]
        if self.in_flight() < self.policy["window"]:
            for index, route in enumerate(self.routes):
                if self.in_flight(index) < route.window and self.head(index):
                    times.append(route.ready(self.now))
        if times:
            polled.append(f"timeout {min(times)}")
        return polled

    def transmit(self, message, index):
        route = self.routes[index]
        segment, _ = message.wants()
        if message.todo:
            message.todo.pop(0)
        else:
            message.begun += 1
        if route.rate:
            route.level, route.filled = route.tokens(self.now) - 1000, self.now
        if message.carrier is None and not message.tries.get(segment):
            message.passes += 1
        message.twice = message.twice or (message.silent(segment) > 0 and not route.idempotent)
        message.tries[segment] = message.tries.get(segment, 0) + 1
        message.history.append([segment, index, "flying"])
        deadline = self.now + self.policy["attempt_timeout_ms"]
        self.deadlines.append((deadline, message, len(message.history) - 1))
        place = self.messages.index(message)
        token = place * 65536 + len(message.history)
        self.settle(message)
        return f"transmit {token} {place} {segment} {route.id} {deadline}"


# What becomes of it ---------------------------------------------------------------------------------------------

def cost(message):
    if not message.accepted:
        return 0
    price = message.price()
    return None if price is None else price * len(message.accepted)


def number(nanos, decimals):
    return "null" if nanos is None else reference.print_amount(nanos, decimals)


def checked(given):
    """Routes and policy whose values are refused."""
    for route in given["routes"]:
        for name in ("window", "segments_per_second", "burst"):
            if route.get(name) == 0:
                raise reference.Err("invalid_option", field=name)
        if not 1 <= route["id"] < 2 ** 53:
            raise reference.Err("route_id_out_of_range", field="id")
        for prefix in route.get("prefixes", []):
            digits = prefix.removeprefix("+")
            if not (digits.isascii() and digits.isdigit() and len(digits) <= 15 and digits[0] != "0"):
                raise reference.Err("price_prefix_invalid", field="prefix")
        if str(route.get("price", "")).startswith("-"):
            raise reference.Err("amount_negative", field="price")
    policy = given.get("policy", {})
    if policy.get("window") == 0:
        raise reference.Err("invalid_option", field="window")
    if policy.get("on_unknown", "stop") not in ("stop", "continue", "resubmit"):
        raise reference.Err("invalid_option", field="on_unknown")
    for name in policy:
        if name not in DEFAULTS:
            raise reference.Err("unknown_member", field=name)


def dispatch_trace(given):
    checked(given)
    request = json.loads(given["request"])
    facts = {"request": given["request"], "facts": given.get("facts", {})}
    plan = reference.plan_send(facts)
    prices = reference.given_facts(facts).prices
    run = Run(given.get("policy", {}), given["routes"])
    if plan["errors"]:
        run.messages.append(Message(0, [], plan["errors"][0]["code"]))
    else:
        digits = plan["to"][1:]
        run.add(digits, plan["segments"], plan["encoding"], plan["from"], request.get("route_id"),
                lambda route: prices.price(digits, route, None) if prices else None)
    polled = [run.input(step) for step in given["steps"]]
    message = run.messages[0]
    status, error = message.end or ("queued", None)
    last = message.carrier if message.carrier is not None else (message.history[-1][1] if message.history else None)
    ids = [message.accepted.get(segment) for segment in range(message.segments)]
    first = next((known for known in ids if known is not None), None)
    quoted = lambda value: "null" if value is None else json.dumps(value, ensure_ascii=False)
    members = [
        ("id", '"msg_1"'), ("object", '"message"'), ("to", quoted(request["to"])), ("from", quoted(request["from"])),
        ("body", quoted(request["body"])), ("status", quoted(status)), ("cost", number(cost(message), 4)),
        ("currency", quoted(prices.currency if prices else None)),
        ("route_id", "null" if last is None else str(run.routes[last].id)), ("provider_message_id", quoted(first)),
        ("attempts", str(message.passes)), ("created_at", '"1970-01-01T00:00:00+00:00"'),
        ("sent_at", "null" if message.sent_at is None else quoted(reference.write_time(message.sent_at // 1000))),
    ]
    return {
        "polled": polled, "json": reference.envelope(reference.written(members), "req_1"), "error": error,
        "transmits": len(message.history), "accepted": len(message.accepted), "duplicate_possible": message.twice,
        "provider_ids": ids, "parked": [route.id for route in run.routes if route.fault],
    }


def bulk_dispatch_trace(given):
    checked(given)
    request = json.loads(given["request"])
    facts = {"request": given["request"], "facts": given.get("facts", {})}
    plan = reference.plan_bulk(facts)
    known = reference.given_facts(facts)
    kind = reference.sender({"sender": request["from"], "alphabet": "portable"})["kind"]
    run = Run(given.get("policy", {}), given["routes"])
    run.balance = known.balance
    for planned in plan["messages"]:
        code = plan["errors"][0]["code"] if plan["errors"] else planned.get("code")
        if code:
            run.messages.append(Message(0, [], code))
            continue
        digits = planned["to"][1:]
        run.add(digits, plan["segments"], plan["encoding"], kind, request.get("route_id"),
                lambda route, digits=digits: known.prices.price(digits, route, None) if known.prices else None)
    polled = [run.input(step) for step in given["steps"]]
    items, failed = [], 0
    for index, (planned, message) in enumerate(zip(plan["messages"], run.messages)):
        status, error = message.end or ("queued", None)
        if planned.get("code"):
            status, error = "failed", planned["code"]
        members = [("id", f'"msg_{index}"'), ("to", json.dumps(planned["to"])), ("status", f'"{status}"'),
                   ("cost", number(cost(message), 2))]
        if status == "failed":
            failed += 1
            text = reference.ERRORS[error]["meaning"]
            members.append(("error", reference.written([("code", f'"{error}"'), ("message", json.dumps(text))])))
        items.append(reference.written(members))
    total = len(items)
    data = reference.written([
        ("object", '"bulk_result"'), ("total", str(total)), ("sent", str(total - failed)), ("failed", str(failed)),
        ("messages", "[" + ",".join(items) + "]")])
    return {"polled": polled, "json": reference.envelope(data, "req_1"),
            "transmits": [len(message.history) for message in run.messages],
            "parked": [route.id for route in run.routes if route.fault]}


reference.OPS["dispatch_trace"] = dispatch_trace
reference.OPS["bulk_dispatch_trace"] = bulk_dispatch_trace


def main():
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    passed = failed = 0
    for name in ("dispatch_trace", "bulk_dispatch_trace"):
        problems, file = reference.check_file(reference.HERE / f"{name}.json", set())
        for problem in problems:
            print(f"FAILED {name}: {problem}")
            failed += 1
        for test in file["tests"]:
            if only not in test["id"]:
                continue
            difference = reference.differs(test, name)
            if difference:
                print(f"FAILED {test['id']}\n    {difference}")
                failed += 1
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
