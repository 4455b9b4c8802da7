"""The columns of numbering plans and of templates, in every data frame."""

from __future__ import annotations

import duckdb
import numpy
import polars
import pyarrow as pa
import septet

NUMBERS = ["+442079460958", "+4402079460958", None, "12", "+12042345678", "+77"]
TEMPLATE = septet.Template("Hello {name}", "braces", [septet.Field("name", 10)])


def test_line_types_and_regions() -> None:
    columns = septet.check_numbers(NUMBERS, level="numbering")
    names = [name for name in septet.regions() if name in ("GB", "CA")]
    assert names.count("GB") == names.count("CA") == 1
    assert columns.line_type.tolist() == [1, 0, None, 0, 3, 0]
    gb, ca = septet.regions().index("GB"), septet.regions().index("CA")
    assert columns.region.tolist() == [gb, -1, None, -1, ca, -1]
    assert [row and (row.line_type, row.region) for row in columns.tolist()] == [
        ("fixed_line", "GB"),
        (None, None),
        None,
        (None, None),
        ("fixed_line_or_mobile", "CA"),
        (None, None),
    ]
    lower = septet.check_numbers(NUMBERS, level="length")
    assert lower.number == columns.number
    assert lower.calling_code == columns.calling_code


def test_plans_in_data_frames() -> None:
    columns = septet.check_numbers(pa.array(NUMBERS), level="numbering")
    assert columns == septet.check_numbers(NUMBERS, level="numbering")
    assert pa.record_batch(columns).schema == pa.schema(
        [
            ("error", pa.int16()),
            ("number", pa.int64()),
            ("calling_code", pa.int16()),
            ("line_type", pa.int8()),
            ("region", pa.int16()),
        ]
    )
    frame = polars.DataFrame(columns)
    assert frame["line_type"].to_list() == columns.line_type.tolist()
    assert frame["region"].null_count() == 1
    found = duckdb.sql("SELECT count(*) FROM columns WHERE line_type > 0").fetchall()
    assert found == [(2,)]
    assert numpy.asarray(columns.line_type).dtype == numpy.int8
    assert pa.record_batch(septet.check_numbers(NUMBERS)).num_columns == 3


def test_plans_print_well() -> None:
    assert repr(septet.check_numbers(NUMBERS[:2], level="numbering")).splitlines() == [
        "NumberColumns(2 rows)",
        "              error          number  calling_code   line_type  region",
        "                  0   +44********58            44  fixed_line      GB",
        "  trunk_prefix_kept  +44*********58            44           0      -1",
    ]


def test_templates_in_data_frames() -> None:
    rows = [["Ann"], ["Işıl"], ["much too long"]]
    columns = TEMPLATE.rows(rows, price="0.05")
    assert pa.record_batch(columns).to_pydict() == {
        "error": [0, 0, septet.SeptetError("", "value_too_long").number],
        "encoding": [0, 1, -1],
        "units": [9, 10, -1],
        "segments": [1, 1, -1],
        "first_offender": [-1, 7, -1],
        "cost": [50_000_000, 50_000_000, -1],
    }
    assert polars.DataFrame(columns)["cost"].sum() == 99_999_999
    assert duckdb.sql("SELECT sum(cost) FROM columns WHERE error = 0").fetchall() == [(100_000_000,)]
    assert [row.units for row in columns[:2]] == [9, 10]
    assert TEMPLATE.rows(rows).cost.tolist() == [-1, -1, -1]
    assert TEMPLATE.rows(rows) != columns
    assert TEMPLATE.rows(iter(rows), price="0.05") == columns


def test_templates_print_well() -> None:
    assert repr(TEMPLATE.rows([["Ann"], ["中" * 11]], price="0.05")).splitlines() == [
        "TemplateColumns(2 rows)",
        "           error  encoding  units  segments  first_offender      cost",
        "               0      gsm7      9         1              -1  50000000",
        "  value_too_long        -1     -1        -1              -1        -1",
    ]


def test_many_rows_of_values() -> None:
    columns = TEMPLATE.rows(([name] for name in ["Ann", "Işıl"] * 100_000), price="0.05")
    assert columns.total.segments == 200_000
    assert numpy.asarray(columns.first_offender).max() == 7
