"""Writes tests/vectors/numbering.json: libphonenumber's own example numbers and their neighbours, judged by its Python port.

    python tests/numbering/vectors.py
"""

import json
from pathlib import Path

import phonenumbers
from compare import REGIONS, WORDS, expected
from phonenumbers import PhoneMetadata

TARGET = Path(__file__).parents[1] / "vectors" / "numbering.json"
SOURCE = f"phonenumbers {phonenumbers.__version__}"
# A plus and fifteen digits.
LONGEST = 16
NOTES = {
    "Example": "An example number of libphonenumber's metadata.",
    "LeadingZero": "A zero that is part of the number.",
    "TrunkPrefix": "The prefix of national dialling was kept; the number without it is suggested.",
    "AreaCode": "The area code was left out; the number with it is suggested.",
    "Shared": "Several regions share the calling code.",
}
# Beside the examples: what, number, flags.
BY_HAND = (
    ("london-kept-zero", "+4402079460958", ["TrunkPrefix", "edge"]),
    ("london", "+442079460958", ["Shared"]),
    ("rome", "+390669812345", ["LeadingZero"]),
    ("rome-without-zero", "+39669812345", ["LeadingZero", "edge"]),
    ("vatican", "+390669812", ["LeadingZero", "Shared"]),
    ("ivory-coast-mobile", "+2250101234567", ["LeadingZero"]),
    ("ivory-coast-without-zero", "+225101234567", ["LeadingZero", "edge"]),
    ("gabon-old-zero", "+24101234567", ["LeadingZero", "edge"]),
    ("argentina-mobile-prefix", "+54111512345678", ["TrunkPrefix", "edge"]),
    ("argentina-zero-and-mobile-prefix", "+540111512345678", ["TrunkPrefix", "edge"]),
    ("brazil-carrier", "+550211123456789", ["TrunkPrefix", "edge"]),
    ("brazil-zero", "+55011961234567", ["TrunkPrefix", "edge"]),
    ("korea-carrier", "+820082212345678", ["TrunkPrefix", "edge"]),
    ("hungary-kept-06", "+360612345678", ["TrunkPrefix", "edge"]),
    ("russia-kept-8", "+789161234567", ["TrunkPrefix", "edge"]),
    ("north-america-kept-1", "+112042345678", ["TrunkPrefix", "edge"]),
    ("belarus-810-is-rewritten", "+3758101234567", ["edge"]),
    ("lithuania-kept-8", "+370861234567", ["TrunkPrefix", "edge"]),
    ("san-marino-without-0549", "+378886377", ["AreaCode", "edge"]),
    ("norfolk-without-3", "+67222345", ["AreaCode", "edge"]),
    ("madagascar-without-20", "+2612123456", ["AreaCode", "edge"]),
    ("fictional-555-0143", "+12025550143", ["Shared"]),
    ("fictional-555-0100-area-555", "+15555550100", ["Shared", "edge"]),
    ("ofcom-drama-mobile", "+447700900100", ["Shared", "edge"]),
    ("canada-555", "+16045550143", ["Shared"]),
    ("guernsey-mobile", "+447781123456", ["Shared"]),
    ("isle-of-man-leading-digits-not-valid", "+441624000000", ["Shared", "edge"]),
    ("kazakhstan-not-valid", "+77000", ["edge"]),
    ("kazakhstan-region-by-first-digit", "+77999999999", ["Shared", "edge"]),
    ("western-sahara-is-asked-after-morocco", "+212528812345", ["Shared", "edge"]),
    ("shortest", "+6834000", ["edge"]),
    ("niue-landline-too-short", "+683400", ["edge"]),
    ("fifteen-digits-austria", "+431234567890123", ["edge"]),
    ("fifteen-digits-nigeria", "+234700123456789", ["edge"]),
    ("sixteen-digits", "+2347001234567890", ["edge"]),
    ("unassigned-999", "+99912345678", ["edge"]),
    ("unassigned-210", "+2101234567", ["edge"]),
    ("letters", "+1800FLOWERS", ["edge"]),
    ("no-plus", "07700900100", ["edge"]),
    ("germany-short", "+49115000", ["edge"]),
    ("satellite", "+881612345678", []),
)
# Errors of the syntax, as docs/rules.md has them.
REFUSED = {
    "niue-landline-too-short": {"code": "number_too_short", "actual": 6, "limit": 7},
    "kazakhstan-not-valid": {"code": "number_too_short", "actual": 5, "limit": 7},
    "sixteen-digits": {"code": "number_too_long", "actual": 16, "limit": 15},
    "letters": {"code": "number_invalid_character", "position": {"utf8": 5, "char": 5, "utf16": 5}},
    "no-plus": {"code": "number_missing_plus"},
}


def vector(name, number, flags):
    test = {"id": f"numbering/{name}", "flags": flags, "source": SOURCE, "in": {"number": number}}
    if name in REFUSED:
        return test | {"source": "hand, docs/rules.md Numbers and senders", "err": REFUSED[name]}
    answer, _ = expected(number)
    return test | {
        "out": {
            "valid": answer["valid"],
            "type": answer.get("type"),
            "region": answer["region"],
            "reason": answer.get("code"),
            "suggestion": answer.get("suggestion"),
        }
    }


def vectors():
    for name, number, flags in BY_HAND:
        yield vector(name, number, flags)
    seen = {word: 0 for word in WORDS.values()}
    for index, (code, regions) in enumerate(sorted(REGIONS.items())):
        for region in regions:
            metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
            place = region.lower() if region != "001" else str(code)
            shared = ["Shared"] if len(regions) > 1 else []
            taken = 0
            for word in WORDS.values():
                numbers = getattr(metadata, word, None)
                # Of every region one, and of every type some.
                if numbers is None or not numbers.example_number or taken and seen[word] >= 8:
                    continue
                taken, seen[word] = taken + 1, seen[word] + 1
                number = f"+{code}{numbers.example_number}"
                yield vector(f"{place}-{word.replace('_', '-')}", number, ["Example", *shared])
                # Of every other calling code what lies beside it.
                if taken > 1 or index % 2:
                    continue
                if len(number) < LONGEST:
                    yield vector(f"{place}-a-digit-more", f"{number}0", ["edge", *shared])
                if metadata.national_prefix:
                    kept = f"+{code}{metadata.national_prefix}{numbers.example_number}"
                    if len(kept) <= LONGEST:
                        yield vector(f"{place}-prefix-kept", kept, ["TrunkPrefix", "edge", *shared])


def main():
    tests = list(vectors())
    used = {flag for test in tests for flag in test["flags"]}
    notes = {flag: note for flag, note in NOTES.items() if flag in used}
    head = {"schema": 1, "op": "numbering", "count": len(tests), "notes": notes}
    lines = json.dumps(head, indent=1)[:-2] + ',\n "tests": [\n  '
    lines += ",\n  ".join(json.dumps(test, ensure_ascii=False) for test in tests)
    TARGET.write_text(lines + "\n ]\n}\n", encoding="utf-8", newline="\n")
    print(f"wrote {TARGET}: {len(tests)} tests")


if __name__ == "__main__":
    main()
