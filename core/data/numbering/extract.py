"""Writes metadata.tsv from an installed release of the Python package `phonenumbers`, whose releases bear the numbers of
libphonenumber's metadata:

    python3 -m venv V && V/bin/pip install phonenumbers==RELEASE && V/bin/python core/data/numbering/extract.py

calling-codes.tsv is of the same release; `cargo xtask gen` refuses to mix two.
"""

from pathlib import Path

import phonenumbers
from phonenumbers import PhoneMetadata
from phonenumbers.data import _COUNTRY_CODE_TO_REGION_CODE as REGIONS

# In the order in which libphonenumber asks for a number's type.
TYPES = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line",
    "mobile",
)

HEADER = """\
# National numbers as libphonenumber's metadata describes them (Apache-2.0, see LICENSE and NOTICE). Made by extract.py.
# The regions of a calling code stand in the order in which libphonenumber asks them whose a number is; the first is the
# main one, whose national prefix counts for all.
# kind: general (every number of the region), the types in the order in which libphonenumber asks for them, leading_digits
# (a region's numbers begin so), national_prefix (what national dialling puts in front, as parsing strips it),
# national_prefix_replacement (what parsing puts in its place).
# lengths: possible numbers of digits of the whole national number.
# calling_code\tregion\tkind\tlengths\tpattern
"""


def rows():
    yield "-", "-", "release", "-", phonenumbers.__version__
    for code, regions in sorted(REGIONS.items()):
        for region in regions:
            metadata = PhoneMetadata.metadata_for_region_or_calling_code(code, region)
            fixed, mobile = metadata.fixed_line, metadata.mobile
            if metadata.same_mobile_and_fixed_line_pattern and (fixed or mobile):
                # Then "fixed line or mobile" follows from both matching, without the mark.
                assert fixed.national_number_pattern == mobile.national_number_pattern
                assert fixed.possible_length == mobile.possible_length
            for kind in ("general", *TYPES):
                described = metadata.general_desc if kind == "general" else getattr(metadata, kind)
                if described is None or described.possible_length == (-1,):
                    continue
                lengths = ",".join(str(length) for length in described.possible_length)
                yield code, region, kind, lengths, described.national_number_pattern
            if metadata.leading_digits is not None:
                yield code, region, "leading_digits", "-", metadata.leading_digits
            # Only the main region's is ever used for a number that begins with its calling code.
            if region == regions[0] and metadata.national_prefix_for_parsing:
                yield code, region, "national_prefix", "-", metadata.national_prefix_for_parsing
                if metadata.national_prefix_transform_rule:
                    rule = metadata.national_prefix_transform_rule.replace("\\", "$")
                    yield code, region, "national_prefix_replacement", "-", rule


def main():
    lines = ["\t".join(str(column) for column in row) + "\n" for row in rows()]
    target = Path(__file__).with_name("metadata.tsv")
    target.write_text(HEADER + "".join(lines), encoding="ascii", newline="\n")
    print(f"wrote {target}: {len(lines)} rows")


if __name__ == "__main__":
    main()
