"""Compares `septet check --level numbering` with the Python port of libphonenumber, number by number.

    python tests/numbering/compare.py SEPTET LIST

What is asked of septet: on a number whose digits libphonenumber keeps, validity, type and region are libphonenumber's. A
number that libphonenumber changes while parsing is not valid; when what it makes of it is valid, that is the suggestion.
"""

import json
import multiprocessing
import subprocess
import sys
from collections import Counter

import phonenumbers
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumber, PhoneNumberFormat, PhoneNumberType
from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE as REGIONS

# No smaller run says anything.
LEAST = 300_000
SHOWN = 20
# Morocco is asked first and has all leading digits of Western Sahara.
UNREACHABLE = {"EH"}
WORDS = {number: word.lower() for word, number in vars(PhoneNumberType).items() if word.isupper()}


def possible_lengths(code):
    """How many digits the national numbers of a calling code have, of all its regions."""
    lengths = set()
    for region in REGIONS[code]:
        lengths.update(PhoneMetadata.metadata_for_region_or_calling_code(code, region).general_desc.possible_length)
    return lengths


LENGTHS = {code: possible_lengths(code) for code in REGIONS}


def as_written(code, national):
    """The number of these digits, without parsing, which might change them."""
    zeros = min(len(national) - len(national.lstrip("0")), len(national) - 1)
    return PhoneNumber(
        country_code=code,
        national_number=int(national),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )


def expected(text):
    """What septet has to say of a number: the members of its answer, and the kind of case."""
    try:
        parsed = phonenumbers.parse(text, None)
    except NumberParseException as error:
        assert error.error_type == NumberParseException.INVALID_COUNTRY_CODE, (text, error)
        return {"valid": False, "code": "calling_code_unassigned", "region": None}, "unassigned"
    code = parsed.country_code
    national = text[1 + len(str(code)) :]
    kept = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    valid = phonenumbers.is_valid_number(parsed)
    answer = {"region": phonenumbers.region_code_for_number(as_written(code, national))}
    if kept == text and valid:
        line_type = WORDS[phonenumbers.number_type(parsed)]
        return answer | {"valid": True, "type": line_type}, line_type
    answer["valid"] = False
    if len(national) in LENGTHS[code]:
        answer["code"] = "number_range_unassigned"
    else:
        answer["code"] = "number_length_impossible"
    if kept == text or not valid:
        return answer, answer["code"] if kept == text else "changed, not valid"
    answer["suggestion"] = kept
    if len(kept) >= len(text):
        return answer, "something left out"
    answer["code"] = "trunk_prefix_kept"
    return answer, "trunk_prefix_kept"


def compare(line):
    found = json.loads(line)
    text = found["to"]
    wanted, kind = expected(text)
    members = ("valid", "code", "region", "type", "suggestion")
    same = all(found.get(member) == wanted.get(member) for member in members)
    difference = None if same else f"{text}: expected {wanted}\n    found {found}"
    return kind, found["region"], difference


def main():
    septet, numbers = sys.argv[1:]
    command = [septet, "check", "--level", "numbering", "--ndjson", "--file", numbers]
    lines = subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    kinds, regions, differences = Counter(), Counter(), []
    with multiprocessing.Pool() as pool:
        for kind, region, difference in pool.imap_unordered(compare, lines, 2_000):
            kinds[kind] += 1
            regions[region] += 1
            if difference:
                differences.append(difference)
    print(f"{len(lines)} numbers compared with phonenumbers {phonenumbers.__version__}, {len(differences)} differences")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    print("\n".join(differences[:SHOWN]))
    every_region = {region for regions in REGIONS.values() for region in regions}
    missing = every_region - UNREACHABLE - set(regions)
    missing |= {word for word in WORDS.values() if word != "unknown"} - set(kinds)
    if missing:
        print(f"never seen: {sorted(missing)}")
    sys.exit(bool(differences or missing or len(lines) < LEAST))


if __name__ == "__main__":
    main()
