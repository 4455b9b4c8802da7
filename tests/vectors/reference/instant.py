"""Times and ids."""

import functools
import re

from .tables import Err


def make_id(given):
    value = int.from_bytes(bytes.fromhex(given["octets"]), "big") % 62 ** 25
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    digits = ""
    for _ in range(25):
        digits = alphabet[value % 62] + digits
        value //= 62
    return {"id": {"message": "msg_", "request": "req_", "event": "evt_"}[given["kind"]] + digits}


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


@functools.cache
def days_before_year(year):
    """Days from 0000-01-01 to the first of this year."""
    return sum(366 if is_leap(y) else 365 for y in range(year))


EPOCH = 719528  # days_before_year(1970)
assert days_before_year(1970) == EPOCH
LAST = (days_before_year(10000) - EPOCH) * 86400 - 1


def write_time(unix):
    if not -EPOCH * 86400 <= unix <= LAST:
        raise Err("invalid_timestamp")
    days, second = divmod(unix, 86400)
    days += EPOCH
    year = 0
    while days_before_year(year + 1) <= days:
        year += 1
    days -= days_before_year(year)
    month = 1
    while days >= days_in_month(year, month):
        days -= days_in_month(year, month)
        month += 1
    return "%04d-%02d-%02dT%02d:%02d:%02d+00:00" % (
        year, month, days + 1, second // 3600, second // 60 % 60, second % 60)


def read_time(text):
    match = re.fullmatch(
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?"
        r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))", text, re.ASCII)
    if not match:
        raise Err("invalid_timestamp")
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    sign, offset_hour, offset_minute = match.group(7), int(match.group(8) or 0), int(match.group(9) or 0)
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        raise Err("invalid_timestamp")
    if hour > 23 or minute > 59 or second > 59 or offset_hour > 23 or offset_minute > 59:
        raise Err("invalid_timestamp")
    days = days_before_year(year) - EPOCH + sum(days_in_month(year, m) for m in range(1, month)) + day - 1
    offset = (offset_hour * 60 + offset_minute) * 60
    unix = days * 86400 + hour * 3600 + minute * 60 + second - (-offset if sign == "-" else offset)
    if not -EPOCH * 86400 <= unix <= LAST:
        raise Err("invalid_timestamp")
    return unix


def timestamp(given):
    return {"text": write_time(int(given["unix"]))}


def timestamp_read(given):
    return {"unix": str(read_time(given["text"]))}
