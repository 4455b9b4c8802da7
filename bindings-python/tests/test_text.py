"""Texts: laws that hold for every text, and what a Python programmer expects."""

from __future__ import annotations

import time
import unicodedata
from decimal import Decimal

import pytest
import septet
from forms import strings
from hypothesis import given
from hypothesis import strategies as st

# Everything that decides: both tables, offenders of several kinds, pairs, marks, and surrogates without partners.
WELL_FORMED = st.text(
    st.one_of(
        st.sampled_from("ab {}[]€\r\n\f@é—’\u0301\u200b\u4e2d\N{GRINNING FACE}"),
        st.characters(codec="utf-8"),
    ),
    max_size=400,
)
ANY = st.text(st.one_of(st.characters(), st.characters(categories=["Cs"])), max_size=50)
CLASSES = ["typographic", "space", "invisible", "accent", "lookalike", "ligature", "fraction", "symbol"]
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "encoding": st.sampled_from(["auto", "ucs2"]),
        "reference_bits": st.sampled_from([8, 16]),
        "newline": st.sampled_from(["keep", "lf"]),
        "normalize": st.sampled_from([None, "none", "nfc"]),
        "languages": st.lists(st.sampled_from(["tr", "es", "pt"])),
        "keep_graphemes": st.booleans(),
        "keep_words": st.booleans(),
        "keep_urls": st.booleans(),
        "concatenation_reference": st.integers(0, 255),
    },
)


@given(WELL_FORMED, OPTIONS)
def test_segments_join_to_the_text(text: str, options: dict) -> None:
    analysis = septet.analyze(text, **options)
    segments = septet.segment(text, **options)
    assert len(segments) == analysis.segments
    assert sum(segment.units for segment in segments) == analysis.units
    assert segments[-1].units + analysis.remaining == analysis.per_segment
    ends = [0, *(segment.end for segment in segments)]
    assert ends[:-1] == [segment.start for segment in segments]
    assert ends[-1] == len(text)
    assert "".join(segment.text for segment in segments) == septet.prepare(text, **options).text
    plain = options.get("newline", "keep") == "keep" and options.get("normalize") != "nfc"
    if analysis.encoding == "ucs2" and plain:
        assert analysis.units == len(text.encode("utf-16-le")) // 2


@given(WELL_FORMED)
def test_offenders_are_what_the_analysis_counts(text: str) -> None:
    analysis = septet.analyze(text)
    found = list(septet.offenders(text))
    assert len(found) == analysis.offender_count
    assert (found[0].position if found else None) == analysis.first_offender
    for offender in found:
        part = text[offender.position : offender.position + offender.length]
        assert tuple(map(ord, part)) == offender.code_points


@given(ANY, OPTIONS)
def test_every_storage_answers_alike(text: str, options: dict) -> None:
    def answer(text: str) -> object:
        try:
            found = septet.analyze(text, **options)
            return found, septet.segment(text, **options), list(septet.offenders(text, **options))
        except septet.SeptetError as error:
            return error

    answers = [answer(form) for _, form in strings(text)]
    assert all(each == answers[0] for each in answers)
    lone = next((at for at, character in enumerate(text) if "\ud800" <= character <= "\udfff"), None)
    if lone is not None:
        assert answers[0].code == "unpaired_surrogate"
        assert answers[0].offset == lone


@given(st.lists(st.one_of(st.none(), ANY), max_size=20))
def test_many_is_one_after_the_other(texts: list[str | None]) -> None:
    columns = septet.analyze_many(texts)
    assert len(columns) == len(texts)
    for text, row in zip(texts, columns.tolist(), strict=True):
        if text is None:
            assert row is None
            continue
        try:
            found = septet.analyze(text)
        except septet.SeptetError as error:
            assert row.error == error.code
            assert row.units is None
        else:
            assert (row.encoding, row.units, row.segments) == (found.encoding, found.units, found.segments)
            assert row.first_offender == found.first_offender


def test_a_pair_of_surrogates_is_two_lone_ones() -> None:
    # UTF-16 would take them for one character; in a Python string they are not.
    for text in ("\ud83d\ude00", "ab\ud83d\ude00", "\ud83d\ude00\N{GRINNING FACE}"):
        with pytest.raises(septet.SeptetError) as caught:
            septet.analyze(text)
        assert (caught.value.code, caught.value.offset) == ("unpaired_surrogate", text.index("\ud83d"))


def test_match_patterns() -> None:
    match septet.analyze("Hello"):
        case septet.Analysis(encoding="gsm7", segments=1, units=units):
            assert units == 5
        case _:
            pytest.fail("no match")
    match septet.segment("Hello"):
        case [septet.Segment("Hello", 0, 5)]:
            pass
        case _:
            pytest.fail("no match")


def test_show_draws_segments_and_marks_offenders() -> None:
    text = "It’s on" + " and on" * 20 + " <b>"
    drawing = septet.analyze(text).show(text)
    assert str(drawing).splitlines()[0] == "UCS-2, 3 segments"
    assert str(drawing).splitlines()[2] == "     ^"
    assert "\x1b[" in repr(drawing)
    assert "\x1b[" not in str(drawing)
    html = drawing._repr_html_()
    assert "<mark>’</mark>" in html
    assert "&lt;b&gt;" in html
    with pytest.raises(ValueError, match="not the text"):
        septet.analyze("Hello").show("Hallo!")
    # It draws with the options that the analysis was made with.
    wide = septet.analyze("a" * 306, reference_bits=16)
    assert str(wide.show("a" * 306)).count("of 152") == 3


SECRET = "PIN 4711 für +12025550143 — 中"


def test_nothing_shows_a_body_by_itself() -> None:
    shown = [
        septet.analyze(SECRET),
        septet.segment(SECRET),
        septet.prepare(SECRET),
        list(septet.offenders(SECRET)),
        septet.analyze_many([SECRET]),
        septet.SendRequest(to="+12025550143", from_="+447700900100", body=SECRET, reference=SECRET),
        septet.BulkRequest(from_="+447700900100", body=SECRET, recipients=["+12025550143"]),
        septet.plan_send({"to": "+12025550143", "from": "+447700900100", "body": SECRET}),
        septet.plan_bulk({"from": "+447700900100", "body": SECRET, "recipients": ["+12025550143"]}),
        septet.plan_bulk({"from": "+447700900100", "body": SECRET, "recipients": ["+12025550143"]}).messages,
        septet.Facts(opted_out=["+12025550143"], blocked=["+447700900100"]),
        septet.PhoneNumber("+12025550143"),
        septet.SenderId("+447700900100"),
        septet.check_numbers(["+12025550143"]),
    ]
    htmls = [value._repr_html_() for value in shown if hasattr(value, "_repr_html_")]
    assert len(htmls) == 2
    for told in [repr(value) for value in shown] + htmls:
        for part in ("4711", "2025550143", "7700900100", "中", "für"):
            assert part not in told, told


def test_errors_hold_no_content() -> None:
    for ask in (
        lambda: septet.PhoneNumber("+1202555x0143"),
        lambda: septet.SenderId("4711geheim!"),
        lambda: septet.analyze(SECRET, encoding="gsm7"),
        lambda: septet.SendRequest(f'{{"to": "{SECRET}" 4711}}'),
    ):
        with pytest.raises(septet.SeptetError) as caught:
            ask()
        for part in ("4711", "2025", "geheim"):
            assert part not in repr(caught.value)


@given(WELL_FORMED)
def test_composition_is_that_of_the_standard_library(text: str) -> None:
    prepared = septet.prepare(text, normalize="nfc")
    assert prepared.text == unicodedata.normalize("NFC", text)
    assert prepared.changed == (prepared.text != text)
    positions = [prepared.original_position(at) for at in range(len(prepared.text) + 1)]
    assert positions == sorted(positions)
    assert (positions[0], positions[-1]) == (0, len(text))
    if not prepared.changed:
        assert positions == list(range(len(text) + 1))
    found = list(septet.offenders(text, normalize="nfc"))
    analysis = septet.analyze(text, normalize="nfc")
    assert len(found) == analysis.offender_count
    assert (found[0].position if found else None) == analysis.first_offender


@given(WELL_FORMED)
def test_smart_encoding_is_all_or_nothing(text: str) -> None:
    smart = septet.transliterate(text, classes=CLASSES)
    if smart.untouched is None:
        assert smart.after.segments < smart.before.segments
        assert smart.after.encoding == "gsm7"
        assert not list(septet.offenders(smart.text))
    else:
        assert (smart.text, smart.changes, smart.after) == (text, (), smart.before)
    end, parts = 0, []
    for change in smart.changes:
        assert text.startswith(change.from_, change.position)
        parts += [text[end : change.position], change.to]
        end = change.position + len(change.from_)
    assert "".join([*parts, text[end:]]) == smart.text


@given(WELL_FORMED, st.sampled_from([(), ("tr",), ("pt", "es")]))
def test_advice_saves_what_it_says(text: str, languages: tuple[str, ...]) -> None:
    before = septet.analyze(text).segments
    for advice in septet.advise(
        text, price="0.05", currency="USD", recipients=3, propose_languages=languages
    ):
        allowed = [] if advice.language is None else [advice.language]
        after = septet.analyze(advice.apply(text), languages=allowed).segments
        assert (advice.before, advice.after) == (before, after)
        assert after < before
        assert advice.saved == (before - after) * 3 * Decimal("0.05")


def test_looking_for_offenders_stays_linear_with_composition() -> None:
    text = "e\u0301中" * 20_000
    started = time.monotonic()
    assert sum(1 for _ in septet.offenders(text, normalize="nfc")) == 20_000
    # Milliseconds when it is linear, minutes when the text is composed for each.
    assert time.monotonic() - started < 10


def test_a_drawing_leaves_room_for_counters() -> None:
    text = "a" * 70 + "—"
    lines = str(septet.analyze(text, numbering=True).show(text)).splitlines()
    [marked] = [at for at, line in enumerate(lines) if line.strip() == "^"]
    assert lines[marked - 1][lines[marked].index("^")] == "—"
    assert "(2/2) " in lines[marked - 1]


def test_clean_breaks() -> None:
    family = "👨‍👩‍👧‍👦"
    text = "a" * 63 + family + "b" * 10
    cut, kept = septet.segment(text), septet.segment(text, keep_graphemes=True)
    assert not any(family in segment.text for segment in cut)
    assert any(family in segment.text for segment in kept)
    huge = "a" + "\u0301" * 80
    assert "".join(segment.text for segment in septet.segment(huge, keep_graphemes=True)) == huge
    words = ("word " * 40).strip()
    analysis = septet.analyze(words, keep_words=True)
    assert (analysis.segments, analysis.greedy_segments) == (2, 2)
    first, second = septet.segment(words, keep_words=True)
    assert (first.text[-5:], second.text[:5]) == ("word ", "word ")
    link = "x" * 150 + " https://shop.example/sale"
    assert septet.segment(link, keep_urls=True)[1].text.strip() == "https://shop.example/sale"
