"""What callers do wrong with cheaper texts, templates and numbering plans, and what they are told."""

from __future__ import annotations

import pytest
import septet

FIELDS = [septet.Field("name", 10), septet.Field("code", 6, "digits")]
TEMPLATE = septet.Template("Hello {name}, {code}", "braces", FIELDS)
TEXT_FUNCTIONS = [
    septet.analyze,
    septet.explain,
    septet.offenders,
    septet.prepare,
    septet.segment,
    septet.transliterate,
    septet.advise,
    lambda text, **options: septet.analyze_many([text], **options),
    lambda text, **options: septet.lint_template(text, "braces", [], **options),
    lambda text, **options: TEMPLATE.rows([[text, "1"]], **options),
]


def _refused(ask) -> septet.SeptetError:
    with pytest.raises(septet.SeptetError) as caught:
        ask()
    return caught.value


@pytest.mark.parametrize("function", TEXT_FUNCTIONS)
def test_options_of_a_wrong_type(function) -> None:
    for options in (
        {"languages": "tr"},
        {"languages": 7},
        {"languages": [7]},
        {"languages": b"tr"},
        {"normalize": 1},
        {"keep_graphemes": 1},
        {"keep_words": "yes"},
        {"keep_urls": []},
        {"numbering": 0},
        {"no_such_option": 1},
    ):
        with pytest.raises(TypeError):
            function("Hi", **options)


@pytest.mark.parametrize("function", TEXT_FUNCTIONS)
def test_options_of_a_wrong_value(function) -> None:
    error = _refused(lambda: function("Hi", languages=["tr", "xx"]))
    assert (error.code, error.field, error.index) == ("language_unknown", "languages", 1)
    assert _refused(lambda: function("Hi", languages=["\ud800"])).code == "language_unknown"
    error = _refused(lambda: function("Hi", normalize="nfd"))
    assert (error.code, error.field) == ("invalid_option", "normalize")


@pytest.mark.parametrize("function", TEXT_FUNCTIONS)
def test_options_that_say_nothing(function) -> None:
    nothing = dict.fromkeys(("languages", "normalize", "keep_graphemes", "keep_words", "numbering"))
    told, again = function("Hi —"), function("Hi —", **nothing)
    assert list(told) == list(again) if function is septet.offenders else told == again


def test_languages_that_are_gone_afterwards() -> None:
    text = "ĞŞİğşı" * 13
    once = (code for code in ["tr"])
    analysis = septet.analyze(text, languages=once)
    codes = ["tr"]
    assert analysis == septet.analyze(text, languages=codes) == septet.analyze(text, languages={"tr"})
    codes.clear()
    assert str(analysis.show(text)).startswith("GSM-7, 1 segment")


@pytest.mark.parametrize("function", [septet.transliterate, septet.advise, septet.classify_keyword])
def test_only_str_is_text(function) -> None:
    for wrong in (b"Hi", 7, None, ["Hi"]):
        with pytest.raises(TypeError):
            function(wrong)
    error = _refused(lambda: function("é中\ud83d"))
    assert (error.code, error.offset) == ("unpaired_surrogate", 2)


def test_classes() -> None:
    for wrong in ("typographic", 7, [7], [None]):
        with pytest.raises(TypeError):
            septet.transliterate("Hi", classes=wrong)
    for word in ("emoji", "Space", "", "\ud800"):
        error = _refused(lambda word=word: septet.transliterate("Hi", classes=["space", word]))
        assert (error.code, error.field, error.index) == ("invalid_option", "classes", 1)
    with pytest.raises(TypeError):
        septet.transliterate("Hi", when_equal="no")
    with pytest.raises(TypeError):
        septet.transliterate("Hi", ["space"])


def test_advice_in_money() -> None:
    text = "a" * 161
    for wrong in (0.04, True, b"0.04"):
        with pytest.raises(TypeError):
            septet.advise(text, price=wrong, currency="EUR")
    for wrong in ("1", 1.0, True):
        with pytest.raises(TypeError):
            septet.advise(text, recipients=wrong)
    error = _refused(lambda: septet.advise(text, price="0.04"))
    assert (error.code, error.field) == ("missing_member", "currency")
    assert _refused(lambda: septet.advise(text, price="-1", currency="EUR")).code == "amount_negative"
    assert _refused(lambda: septet.advise(text, price="1", currency="euro")).code == "currency_invalid"
    assert _refused(lambda: septet.advise(text, price="9e9", currency="EUR", recipients=2)).code in {
        "amount_overflow",
        "amount_invalid",
    }
    error = _refused(lambda: septet.advise(text, recipients=-1))
    assert (error.code, error.field) == ("invalid_option", "recipients")
    error = _refused(lambda: septet.advise(text, propose_languages=["xx"]))
    assert (error.code, error.field) == ("language_unknown", "propose_languages")
    with pytest.raises(TypeError):
        septet.advise(text, propose_languages="tr")
    assert septet.advise(text, recipients=0, price="1", currency="EUR")[0].saved == 0


def test_tables_and_regions() -> None:
    for wrong in (7, None, b"TR"):
        with pytest.raises(TypeError):
            septet.languages_for_region(wrong)
        with pytest.raises(TypeError):
            septet.alphabet(wrong)
    for unknown in ("", "tr", "TUR", "\ud800", "🇹🇷"):
        assert septet.languages_for_region(unknown) == ()
    assert _refused(lambda: septet.alphabet("basic")).field == "shift"
    assert _refused(lambda: septet.alphabet("single", "xx")).code == "language_unknown"


def test_fields() -> None:
    for wrong in ((7, 1), ("a", "1"), ("a", 1.0), ("a", True), ("a", 1, 7)):
        with pytest.raises(TypeError):
            septet.Field(*wrong)
    assert _refused(lambda: septet.Field("a", 1, "ascii")).field == "alphabet"
    assert _refused(lambda: septet.Field("a", -1)).field == "max_length"
    assert _refused(lambda: septet.Field("\ud800", 1)).code == "unpaired_surrogate"
    for wrong in ([7], ["name"], 7, [("name", 1)], [{"name": "a"}], [{"name": "a", "max_length": 1, "x": 1}]):
        with pytest.raises(TypeError):
            septet.Template("Hi", "braces", wrong)
        with pytest.raises(TypeError):
            septet.lint_template("Hi", "braces", wrong)


@pytest.mark.parametrize("make", [septet.Template, septet.lint_template])
def test_templates(make) -> None:
    for wrong in (b"Hi", 7, None):
        with pytest.raises(TypeError):
            make(wrong, "braces", [])
        with pytest.raises(TypeError):
            make("Hi", wrong, [])
    assert _refused(lambda: make("Hi", "jinja", [])).field == "style"
    error = _refused(lambda: make("é{nobody}", "braces", FIELDS))
    assert (error.code, error.offset) == ("field_unknown", 1)
    error = _refused(lambda: make("中}", "braces", FIELDS))
    assert (error.code, error.offset) == ("template_invalid", 1)
    error = _refused(lambda: make("Hi", "braces", [*FIELDS, FIELDS[0]]))
    assert (error.code, error.index) == ("field_invalid", 2)
    assert _refused(lambda: make("\ud800", "braces", [])).code == "unpaired_surrogate"


def test_values_of_a_template() -> None:
    for wrong in ("Ann", 7, None, ["Ann", 7], [b"Ann", "1"], {"name": 7, "code": "1"}):
        with pytest.raises(TypeError):
            TEMPLATE.fill(wrong)
        with pytest.raises(TypeError):
            TEMPLATE.rows([["Ann", "1"], wrong])
    for wrong in (["a", "1", "2"], ["a", "1", "2", "3"]):
        with pytest.raises(ValueError, match="values for 2 fields"):
            TEMPLATE.fill(wrong)
    for short in (["Ann"], {"name": "Ann", "kode": "1"}):
        error = _refused(lambda short=short: TEMPLATE.fill(short))
        assert (error.code, error.index) == ("missing_member", 1)
        error = _refused(lambda short=short: TEMPLATE.rows([["Ann", "1"], short]))
        assert (error.code, error.field, error.index) == ("missing_member", "code", 1)
    error = _refused(lambda: TEMPLATE.fill(["Ann", "é2"]))
    assert (error.code, error.index, error.offset) == ("value_outside_alphabet", 1, 0)
    error = _refused(lambda: TEMPLATE.fill(["Ann", "\ud800"]))
    assert (error.code, error.index, error.offset) == ("unpaired_surrogate", 1, 0)


def test_a_bad_row_does_not_stop_the_others() -> None:
    rows = [["Ann", "1"], ["\ud83d", "1"], ["Işıl", "2"], ["a" * 11, "1"], ["b", "x"], ["\ud83d", "\ud83d"]]
    columns = TEMPLATE.rows(rows, price="0.05")
    assert [row.error for row in columns.tolist()] == [
        None,
        "unpaired_surrogate",
        None,
        "value_too_long",
        "value_outside_alphabet",
        "unpaired_surrogate",
    ]
    assert columns[2].first_offender == len("Hello I")
    assert (columns.total.rows, columns.total.failed, str(columns.total.cost)) == (6, 4, "0.10")
    with pytest.raises(TypeError):
        TEMPLATE.rows([["Ann", "1"]], price=0.05)
    with pytest.raises(TypeError):
        TEMPLATE.rows(7)
    assert len(TEMPLATE.rows([])) == 0


def test_nothing_shows_a_body() -> None:
    text = "Sécret “thing” of Zoë" * 9
    secrets = ("cret", "thing", "Zo", "“")
    smart = septet.transliterate(text, classes=["typographic", "accent"])
    assert smart.changes
    values = [smart, *smart.changes, *septet.advise(text), TEMPLATE, septet.Template(text, "percent", [])]
    values += septet.segment(text, numbering=True)
    for value in values:
        assert not any(secret in repr(value) for secret in secrets), value
    assert "7946" not in repr(septet.PhoneNumber("+4402079460958").numbering())
    assert "7946" not in repr(septet.check_numbers(["+442079460958"], "numbering"))


def test_results_do_not_change() -> None:
    values = [
        septet.transliterate("Hi"),
        septet.advise("a" * 161)[0],
        septet.classify_keyword("STOP"),
        septet.PhoneNumber("+442079460958").numbering(),
        TEMPLATE,
        TEMPLATE.bounds(),
        FIELDS[0],
    ]
    for value in values:
        name = type(value).__match_args__[0]
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        with pytest.raises(AttributeError):
            delattr(value, name)
    for kind in (septet.Advice, septet.Keyword, septet.Transliteration, septet.NumberingInfo):
        with pytest.raises(TypeError):
            kind()
    with pytest.raises(TypeError):
        septet.TemplateColumns()


def test_levels() -> None:
    with pytest.raises(AttributeError):
        _ = septet.check_numbers(["+12025550143"], "length").region
    assert not hasattr(septet.check_numbers([]), "line_type")
    error = _refused(lambda: septet.PhoneNumber("+4402079460958", "numbering"))
    assert (error.code, error.offset) == ("trunk_prefix_kept", 3)
    assert _refused(lambda: septet.check_numbers([], "plan")).field == "level"


def test_facts() -> None:
    body = {"to": "+442079460958", "from": "Conerix", "body": "ĞŞİğşı" * 13}
    facts = septet.Facts(languages=("tr",), number_level="numbering", number_errors=True)
    plan = septet.plan_send(body, facts)
    assert (plan.analysis.locking, plan.analysis.segments, plan.errors) == ("tr", 1, ())
    [error] = septet.plan_send(body | {"to": "+4402079460958"}, facts).errors
    assert (error.code, error.field) == ("trunk_prefix_kept", "to")
    kept = septet.plan_send(body | {"body": "word " * 70}, septet.Facts(keep_words=True)).analysis
    assert kept.segments == septet.analyze("word " * 70, keep_words=True).segments
    with pytest.raises(TypeError):
        septet.Facts(languages="tr")
    with pytest.raises(TypeError):
        septet.Facts(keep_words="yes")
    error = _refused(lambda: septet.Facts(languages=["xx"]))
    assert (error.code, error.field) == ("language_unknown", "languages")
