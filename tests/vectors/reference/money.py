"""Amounts, currencies, networks and prices."""

import re

from .address import parse_number
from .document import member, read_object
from .tables import Err


MOST_NANOS = 2 ** 63 - 1


def parse_amount(text):
    match = re.fullmatch(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?", text, re.ASCII)
    if not match:
        raise Err("amount_invalid")
    sign, whole, fraction, exponent = match.groups()
    fraction = fraction or ""
    digits = (whole + fraction).lstrip("0")
    if digits == "":
        return 0
    power = int(exponent or "0") - len(fraction)
    while digits.endswith("0"):
        digits = digits[:-1]
        power += 1
    if power < -9:
        raise Err("amount_too_precise")
    if len(digits) + power > 12:
        raise Err("amount_overflow")
    nanos = int(digits) * 10 ** (power + 9)
    if nanos > MOST_NANOS:
        raise Err("amount_overflow")
    return -nanos if sign else nanos


def print_amount(nanos, decimals):
    fraction = "%09d" % (abs(nanos) % 10 ** 9)
    while len(fraction) > decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    return ("-" if nanos < 0 else "") + "%d.%s" % (abs(nanos) // 10 ** 9, fraction)


def amount(given):
    nanos = parse_amount(given["text"])
    return {"nanos": str(nanos), "printed": print_amount(nanos, given["decimals"])}


def check_currency(currency):
    if not re.fullmatch(r"[A-Z]{3}", currency, re.ASCII):
        raise Err("currency_invalid")


def check_network(network):
    if not re.fullmatch(r"[0-9]{5,6}", network, re.ASCII):
        raise Err("network_invalid")


def refuse_unknown(members, known):
    for name in members:
        if name not in known:
            raise Err("unknown_member", field=name)


class PriceTable:
    def __init__(self, members):
        refuse_unknown(members, {"currency", "prices"})
        self.currency = member(members, "currency", "string", required=True)
        check_currency(self.currency)
        self.rows = {}
        for index, row in enumerate(member(members, "prices", "list", required=True)):
            if not isinstance(row, dict):
                raise Err("wrong_type", field="prices", index=index)
            refuse_unknown(row, {"prefix", "network", "route_id", "price"})
            prefix = member(row, "prefix", "string")
            network = member(row, "network", "string")
            route = member(row, "route_id", "integer")
            if prefix is not None:
                prefix = prefix.removeprefix("+")
                if not re.fullmatch(r"[1-9][0-9]{0,14}", prefix, re.ASCII):
                    raise Err("price_prefix_invalid")
            if network is not None:
                check_network(network)
            price = parse_amount(member(row, "price", "amount", required=True))
            if price < 0:
                raise Err("amount_negative")
            key = (route, prefix, network)
            if key in self.rows:
                raise Err("duplicate_price")
            self.rows[key] = price

    def price(self, digits, route, network):
        """Nanos for one segment, or None."""
        for r in [route, None] if route is not None else [None]:
            if network is not None and (r, None, network) in self.rows:
                return self.rows[r, None, network]
            for length in range(15, 0, -1):
                if len(digits) >= length and (r, digits[:length], None) in self.rows:
                    return self.rows[r, digits[:length], None]
            if (r, None, None) in self.rows:
                return self.rows[r, None, None]
        return None


def price(given):
    table = PriceTable(read_object(given["table"]))
    nanos = table.price(parse_number(given["number"]), given.get("route_id"), given.get("network"))
    return {"price": None if nanos is None else print_amount(nanos, 2), "currency": table.currency}
