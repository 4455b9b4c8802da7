"""Requests, and the facts that plans are made of."""

from .address import parse_number
from .document import is_integer, member, quoted, read_object, strings, written
from .layout import Layout
from .money import PriceTable, check_currency, check_network, parse_amount, refuse_unknown
from .tables import Err


SEND = {"to": "string", "from": "string", "body": "string", "route_id": "integer", "reference": "string"}
BULK = {"from": "string", "body": "string", "recipients": "strings", "route_id": "integer", "reference": "string"}


def read_request(text, shape):
    """(members that are present, names that are not known)."""
    members = read_object(text)
    request = {}
    for name, kind in shape.items():
        value = strings(members, name) if kind == "strings" else member(members, name, kind)
        if value is not None:
            request[name] = value
    return request, [name for name, value in members.items() if name not in shape and value is not None]


def write_request(request, shape):
    def write(value):
        if isinstance(value, int):
            return str(value)
        if isinstance(value, list):
            return "[" + ",".join(quoted(item) for item in value) + "]"
        return quoted(value)
    return written([(name, write(request[name])) for name in shape if name in request])


def request_op(shape, given):
    request, unknown = read_request(given["json"], shape)
    text = write_request(request, shape)
    if abs(request.get("route_id", 0)) >= 2 ** 53:
        request["route_id"] = str(request["route_id"])
    return {"request": request, "unknown": unknown, "written": text}


TEXT_OPTIONS = {"encoding": "string", "reference_bits": "integer", "max_segments": "integer", "newline": "string",
                "normalize": "string", "languages": "strings", "keep_graphemes": "boolean", "keep_words": "boolean",
                "keep_urls": "boolean", "numbering": "boolean"}


class Facts:
    def __init__(self, members):
        refuse_unknown({k: v for k, v in members.items() if v is not None}, {
            "approved_senders", "opted_out", "blocked", "hlr", "balance", "currency", "prices", "routes", "category",
            "strict", "sender_alphabet", "number_level", "number_errors", "duplicates", *TEXT_OPTIONS})
        self.approved_senders = strings(members, "approved_senders")
        self.opted_out = self.numbers(members, "opted_out")
        self.blocked = self.numbers(members, "blocked")
        self.unreachable, self.networks = set(), {}
        for index, item in enumerate(member(members, "hlr", "list") or []):
            if not isinstance(item, dict):
                raise Err("wrong_type", field="hlr", index=index)
            refuse_unknown(item, {"number", "reachable", "network"})
            try:
                digits = parse_number(member(item, "number", "string", required=True))
            except Err as error:
                raise Err(error.code, **{**error.members, "index": index})
            if not member(item, "reachable", "boolean", required=True):
                self.unreachable.add(digits)
            network = member(item, "network", "string")
            if network is not None:
                check_network(network)
                self.networks[digits] = network
        self.balance = member(members, "balance", "amount")
        self.currency = member(members, "currency", "string")
        if self.currency is not None:
            check_currency(self.currency)
        if self.balance is not None:
            self.balance = parse_amount(self.balance)
            if self.currency is None:
                raise Err("missing_member", field="currency")
        prices = member(members, "prices", "object")
        self.prices = None if prices is None else PriceTable(prices)
        self.routes = member(members, "routes", "list")
        if self.routes is not None:
            for index, route in enumerate(self.routes):
                if not is_integer(route):
                    raise Err("wrong_type", field="routes", index=index)
                if not 1 <= int(route) <= 2 ** 53 - 1:
                    raise Err("route_id_out_of_range", field="routes", index=index)
            self.routes = [int(route) for route in self.routes]
        self.category = self.choice(members, "category", "transactional", ("transactional", "marketing"))
        self.strict = member(members, "strict", "boolean") or False
        self.sender_alphabet = self.choice(members, "sender_alphabet", "portable", ("portable", "common", "gsm"))
        self.number_level = self.choice(members, "number_level", "length", ("syntax", "length", "numbering"))
        self.number_errors = member(members, "number_errors", "boolean") or False
        self.duplicates = self.choice(members, "duplicates", "fail", ("fail", "allow", "collapse"))
        self.text_options = {}
        for name, kind in TEXT_OPTIONS.items():
            value = strings(members, name) if kind == "strings" else member(members, name, kind)
            if value is not None:
                self.text_options[name] = value
        Layout("", self.text_options)  # an option that is not allowed is an error

    @staticmethod
    def numbers(members, name):
        found = set()
        for index, text in enumerate(strings(members, name) or []):
            try:
                found.add(parse_number(text))
            except Err as error:
                raise Err(error.code, **{**error.members, "field": name, "index": index})
        return found

    @staticmethod
    def choice(members, name, default, allowed):
        value = member(members, name, "string")
        if value is None:
            return default
        if value not in allowed:
            raise Err("invalid_option", field=name)
        return value

    def costs(self, digits, request, segments):
        """(lowest, highest) nanos over the candidate routes, or None."""
        if self.prices is None or segments is None:
            return None
        if "route_id" in request:
            candidates = [request["route_id"]]
        elif self.routes is not None:
            candidates = self.routes
        else:
            candidates = [None]
        prices = [self.prices.price(digits, route, self.networks.get(digits)) for route in candidates]
        if not prices or None in prices:
            return None
        return min(prices) * segments, max(prices) * segments


def facts_op(given):
    Facts(read_object(given["json"]))
    return {}
