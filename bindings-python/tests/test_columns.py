"""Columns: in lists, in buffers, in Arrow, in data frames."""

from __future__ import annotations

import duckdb
import numpy
import pandas
import polars
import pyarrow as pa
import pytest
import septet

TEXTS = ["Hello", None, "Привет", "a" * 161, "é中"]
EXPECTED = {
    "error": [0, None, 0, 0, 0],
    "encoding": [0, None, 1, 0, 1],
    "units": [5, None, 6, 161, 2],
    "segments": [1, None, 1, 2, 1],
    "first_offender": [-1, None, 0, -1, 1],
}
SCHEMA = pa.schema(
    [
        ("error", pa.int16()),
        ("encoding", pa.int8()),
        ("units", pa.int32()),
        ("segments", pa.int32()),
        ("first_offender", pa.int32()),
    ]
)


def _pandas_strings() -> pandas.Series:
    return pandas.Series(TEXTS, dtype=pandas.StringDtype(storage="pyarrow"))


INPUTS = {
    "list": lambda: TEXTS,
    "tuple": lambda: tuple(TEXTS),
    "generator": lambda: (text for text in TEXTS),
    "dict values": lambda: dict(enumerate(TEXTS)).values(),
    "numpy objects": lambda: numpy.array(TEXTS, dtype=object),
    "pyarrow string": lambda: pa.array(TEXTS),
    "pyarrow large_string": lambda: pa.array(TEXTS, pa.large_string()),
    "pyarrow string_view": lambda: pa.array(TEXTS, pa.string_view()),
    "pyarrow slice": lambda: pa.array(["x", *TEXTS, "y"]).slice(1, 5),
    "pyarrow chunks": lambda: pa.chunked_array([TEXTS[:2], [], TEXTS[2:]], pa.string()),
    "pyarrow batch": lambda: pa.record_batch({"body": pa.array(TEXTS)}),
    "pyarrow table": lambda: pa.table({"body": TEXTS}),
    "pyarrow reader": lambda: pa.table({"body": TEXTS}).to_reader(),
    "polars": lambda: polars.Series(TEXTS),
    "polars slice": lambda: polars.Series(["x", *TEXTS, "y"])[1:6],
    "polars chunks": lambda: polars.Series(TEXTS[:2]).append(polars.Series(TEXTS[2:])),
    "polars column": lambda: polars.DataFrame({"body": TEXTS, "other": range(5)})["body"],
    "pandas": _pandas_strings,
    "duckdb": lambda: duckdb.sql("SELECT unnest(?) AS body", params=[TEXTS]),
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_input_gives_the_same_columns(name: str) -> None:
    columns = septet.analyze_many(INPUTS[name]())
    assert {field: getattr(columns, field).tolist() for field in EXPECTED} == EXPECTED


def test_long_views_lie_in_several_buffers() -> None:
    texts = [f"{number:05} " * 20 for number in range(50_000)]
    views = pa.chunked_array([pa.array(texts, pa.string_view())])
    assert len(views.chunk(0).buffers()) >= 3
    expected = septet.analyze_many(texts)
    assert septet.analyze_many(views) == expected
    assert septet.analyze_many(polars.Series(texts)) == expected


@pytest.mark.parametrize(
    "wrong",
    [
        pa.array([1, 2]),
        pa.array([b"octets"]),
        pa.array(["a", "b"]).dictionary_encode(),
        pa.table({"one": ["a"], "two": ["b"]}),
        polars.Series([1.5]),
        polars.Series(["a"], dtype=polars.Categorical),
        pa.array([["nested"]]),
    ],
    ids=str,
)
def test_arrays_of_something_else(wrong) -> None:
    with pytest.raises(TypeError, match="Arrow"):
        septet.analyze_many(wrong)


def test_a_null_array() -> None:
    assert septet.analyze_many(pa.nulls(3)).units.tolist() == [None] * 3
    assert len(septet.analyze_many(pa.array([], pa.string()))) == 0
    assert len(septet.analyze_many(pa.array([], pa.string_view()))) == 0


def test_a_stream_that_fails() -> None:
    def batches():
        yield pa.record_batch({"body": pa.array(["a"])})
        raise ValueError("the source has gone")

    reader = pa.RecordBatchReader.from_batches(pa.schema([("body", pa.string())]), batches())
    with pytest.raises(Exception, match="gone"):
        septet.analyze_many(reader)


def test_arrow_takes_the_columns_more_than_once() -> None:
    columns = septet.analyze_many(TEXTS)
    for _ in range(3):
        batch = pa.record_batch(columns)
        batch.validate(full=True)
        assert batch.schema == SCHEMA
        assert batch.to_pydict() == EXPECTED
        assert pa.table(columns).to_pydict() == EXPECTED
        assert pa.schema(columns) == SCHEMA
        for name in EXPECTED:
            array = pa.array(getattr(columns, name))
            array.validate(full=True)
            assert array.to_pylist() == EXPECTED[name]
            assert array.type == SCHEMA.field(name).type
    # No copy: both lie at one place.
    one, other = pa.array(columns.units), pa.record_batch(columns).column("units")
    assert one.buffers()[1].address == other.buffers()[1].address


def test_arrow_keeps_what_python_has_let_go() -> None:
    batch = pa.record_batch(septet.analyze_many(["Hello"] * 1_000))
    array = pa.array(septet.analyze_many(["Hello"] * 1_000).segments)
    view = memoryview(septet.analyze_many(["Hello"] * 1_000).units)
    assert batch.column("units").to_pylist() == [5] * 1_000
    assert array.to_pylist() == [1] * 1_000
    assert view.tolist() == [5] * 1_000


def test_arrow_may_leave_capsules_unused() -> None:
    columns = septet.analyze_many(TEXTS)
    for source in (columns, columns.units):
        source.__arrow_c_array__()
        source.__arrow_c_stream__()
        source.__arrow_c_schema__()
        source.__arrow_c_array__(None)


def test_buffers() -> None:
    columns = septet.analyze_many(["Hello", "Привет"])
    formats = {"error": "h", "encoding": "b", "units": "i", "segments": "i", "first_offender": "i"}
    for name, code in formats.items():
        view = memoryview(getattr(columns, name))
        assert (view.format, view.ndim, view.shape, view.readonly) == (code, 1, (2,), True)
        assert view.tolist() == getattr(columns, name).tolist()
    number = memoryview(septet.check_numbers(["+12025550143"]).number)
    assert (number.format, number.itemsize, number.tolist()) == ("q", 8, [12025550143])
    array = numpy.asarray(columns.units)
    assert array.dtype == numpy.int32
    assert array.sum() == 11
    assert not array.flags.writeable


def test_rows_and_slices() -> None:
    columns = septet.analyze_many(TEXTS)
    assert columns[-1] == columns[4]
    assert columns[1] is None
    assert columns[::2] == [columns[0], columns[2], columns[4]]
    assert columns[::-1] == columns.tolist()[::-1]
    assert columns.units[1:4] == [None, 6, 161]
    assert columns.units[-1] == 2
    assert columns.units.null_count == 1
    assert list(columns.units) == EXPECTED["units"]
    assert [row and row.segments for row in columns] == EXPECTED["segments"]
    for index in (5, -6, 10**10):
        with pytest.raises(IndexError):
            columns[index]
        with pytest.raises(IndexError):
            columns.units[index]
    with pytest.raises(TypeError):
        columns["units"]


def test_they_print_well() -> None:
    assert repr(septet.analyze_many(["Hello", "Привет", None, "\ud800"])).splitlines() == [
        "AnalysisColumns(4 rows)",
        "               error  encoding  units  segments  first_offender",
        "                   0      gsm7      5         1              -1",
        "                   0      ucs2      6         1               0",
        "                null      null   null      null            null",
        "  unpaired_surrogate        -1     -1        -1              -1",
    ]
    numbers = septet.check_numbers(["+12025550143", "12"] * 20)
    assert repr(numbers).splitlines()[:3] == [
        "NumberColumns(40 rows)",
        "                error        number  calling_code",
        "                    0  +1********43             1",
    ]
    assert repr(numbers).splitlines()[-1] == "  …"
    assert (
        repr(numbers.calling_code)
        == "Column('calling_code', int16, 40 rows: 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, …)"
    )


def test_polars() -> None:
    frame = polars.DataFrame({"body": TEXTS})
    found = polars.DataFrame(septet.analyze_many(frame["body"]))
    assert found.to_dict(as_series=False) == EXPECTED
    both = frame.hstack(found)
    assert both.filter(polars.col("segments") > 1)["body"].to_list() == ["a" * 161]
    assert polars.Series(septet.analyze_many(TEXTS).units).to_list() == EXPECTED["units"]


def test_duckdb() -> None:
    bodies = duckdb.sql("SELECT unnest(['Hello', 'Привет', repeat('a', 161)]) AS body")
    columns = septet.analyze_many(bodies)  # noqa: F841 (the queries find it by its name)
    total = duckdb.sql("SELECT sum(segments), count(*) FILTER (encoding = 1) FROM columns").fetchall()
    assert total == [(4, 1)]
    # Twice, since the columns can be exported more than once.
    assert duckdb.sql("SELECT max(units) FROM columns").fetchall() == [(161,)]


def test_pandas() -> None:
    frame = pandas.DataFrame({"number": ["+12025550143", "07700900100"]}, dtype="str")
    checked = pa.record_batch(septet.check_numbers(frame["number"])).to_pandas()
    assert list(checked["error"]) == [0, 211]
    assert list(checked["number"]) == [12025550143, 0]


def test_big_arrays_go_on_without_the_interpreter() -> None:
    texts = ["Привет — мир"] * 200_000
    columns = septet.analyze_many(pa.array(texts))
    assert numpy.asarray(columns.units).sum() == 12 * len(texts)
    numbers = septet.check_numbers(pa.array(["+12025550143"] * 200_000))
    assert numpy.asarray(numbers.error).sum() == 0
