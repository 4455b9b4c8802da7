"""Numbers, numbering plans and senders."""

import functools
import re

from .tables import CALLING_CODES, Err, SEPTETS, is_alphabetic, rows
from .text import position


ASCII_DIGITS = set("0123456789")


def parse_number(text):
    """The digits of an E.164 number."""
    if text == "":
        raise Err("number_empty")
    if text[0] in ASCII_DIGITS:
        raise Err("number_missing_plus", position=position(text, 0))
    if text[0] != "+":
        raise Err("number_invalid_character", position=position(text, 0))
    for i in range(1, len(text)):
        if text[i] not in ASCII_DIGITS:
            raise Err("number_invalid_character", position=position(text, i))
    digits = text[1:]
    if digits.startswith("0"):
        raise Err("number_leading_zero", position=position(text, 1))
    if len(digits) < 7:
        raise Err("number_too_short", actual=len(digits), limit=7)
    if len(digits) > 15:
        raise Err("number_too_long", actual=len(digits), limit=15)
    return digits


def calling_code(digits):
    for length in (1, 2, 3):
        if digits[:length] in CALLING_CODES:
            return digits[:length]
    return None


def check_length(digits):
    code = calling_code(digits)
    if code is None:
        raise Err("calling_code_unassigned")
    if len(digits) - len(code) not in CALLING_CODES[code][1]:
        raise Err("number_length_impossible")


# In the order in which a number is asked for its type; fixed line and mobile at once is a type of its own.
LINE_TYPES = ("premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
              "fixed_line", "mobile")


@functools.cache
def numbering_plans():
    """By calling code, the regions in order: their names and what they have, patterns by kind."""
    plans = {}
    for code, region, kind, lengths, pattern in rows("numbering/metadata.tsv"):
        if kind != "release":
            lengths = None if lengths == "-" else {int(length) for length in lengths.split(",")}
            plans.setdefault(code, {}).setdefault(region, {})[kind] = (pattern, lengths)
    return plans


def matches(region, kind, national):
    pattern, lengths = region.get(kind, (None, ()))
    return len(national) in lengths and re.fullmatch(pattern, national) is not None


def line_type(region, national):
    if not matches(region, "general", national):
        return None
    found = next((kind for kind in LINE_TYPES if matches(region, kind, national)), None)
    if found == "fixed_line" and matches(region, "mobile", national):
        return "fixed_line_or_mobile"
    return found


def region_of(plan, national):
    if len(plan) == 1:
        return next(iter(plan))
    for name, region in plan.items():
        if "leading_digits" in region:
            if re.match(region["leading_digits"][0], national):
                return name
        elif line_type(region, national):
            return name
    return None


def without_prefix(plan, national):
    """What parsing makes of the digits."""
    main = next(iter(plan.values()))
    match = re.match(main["national_prefix"][0], national) if "national_prefix" in main else None
    if not match:
        return national
    rule = main.get("national_prefix_replacement", ("",))[0]
    start = "" if not rule or match[match.re.groups] is None else match.expand(rule.replace("$", "\\"))
    other = start + national[match.end():]
    general, lengths = main["general"]
    if re.fullmatch(general, national) and not re.fullmatch(general, other):
        return national
    return other if len(other) in lengths or len(other) > max(lengths) else national


def judge_numbering(digits):
    """Type, region, reason, suggestion."""
    code = calling_code(digits)
    if code is None:
        return None, None, "calling_code_unassigned", None
    plan, national = numbering_plans()[code], digits[len(code):]

    def type_of(national):
        region = region_of(plan, national)
        return region and line_type(plan[region], national)

    other = without_prefix(plan, national)
    region = region_of(plan, national)
    if other == national and type_of(national):
        return type_of(national), region, None, None
    suggestion = "+" + code + other if other != national and type_of(other) else None
    if suggestion and len(other) < len(national):
        return None, region, "trunk_prefix_kept", suggestion
    possible = len(national) in CALLING_CODES[code][1]
    return None, region, "number_range_unassigned" if possible else "number_length_impossible", suggestion


def numbering(given):
    line_type, region, reason, suggestion = judge_numbering(parse_number(given["number"]))
    return {"valid": reason is None, "type": line_type, "region": region, "reason": reason, "suggestion": suggestion}


def check_level(text, digits, level):
    if level == "length":
        check_length(digits)
    reason = judge_numbering(digits)[2] if level == "numbering" else None
    if reason == "trunk_prefix_kept":
        raise Err(reason, position=position(text, 1 + len(calling_code(digits))))
    if reason == "number_length_impossible":
        raise Err(reason, actual=len(digits) - len(calling_code(digits)))
    if reason:
        raise Err(reason)


def phone(given):
    digits = parse_number(given["number"])
    check_level(given["number"], digits, given["level"])
    code = calling_code(digits)
    return {
        "digits": digits,
        "calling_code": None if code is None else int(code),
        "regions": [] if code is None else CALLING_CODES[code][0],
    }


LETTERS = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
PORTABLE = LETTERS | ASCII_DIGITS
COMMON = PORTABLE | set(" -_.&+")
GSM = set(SEPTETS) - set("\n\r\f")


def parse_sender(text, alphabet="portable"):
    def sender(kind, tier, ton, npi, number=None):
        return {"kind": kind, "tier": tier, "ton": ton, "npi": npi, "number": number}
    if text == "":
        raise Err("sender_empty")
    if set(text) <= ASCII_DIGITS:
        if len(text) <= 2:
            raise Err("sender_too_short", actual=len(text), limit=3)
        if len(text) <= 8:
            return sender("short_code", "portable", 3, 0)
        if len(text) > 15:
            raise Err("sender_too_long", actual=len(text), limit=15)
        if text[0] == "0":
            raise Err("sender_leading_zero", position=position(text, 0))
        return sender("long_code", "portable", 1, 1, "+" + text)
    if text[0] == "+" and set(text[1:]) <= ASCII_DIGITS:
        return sender("long_code", "portable", 1, 1, "+" + parse_number(text))
    allowed = {"portable": PORTABLE, "common": COMMON, "gsm": GSM}[alphabet]
    for i, character in enumerate(text):
        if character not in allowed:
            raise Err("sender_invalid_character", position=position(text, i))
    if text[0] == " " or text[-1] == " ":
        raise Err("sender_edge_space")
    septets = sum(SEPTETS[c] for c in text)
    if septets > 11:
        raise Err("sender_too_long", actual=septets, limit=11)
    if not any(is_alphabetic(c) for c in text):
        raise Err("sender_no_letter")
    tier = "portable" if set(text) <= PORTABLE else "common" if set(text) <= COMMON else "gsm"
    return sender("alphanumeric", tier, 5, 0)


def sender(given):
    return parse_sender(given["sender"], given["alphabet"])
