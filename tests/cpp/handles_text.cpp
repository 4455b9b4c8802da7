// What the vectors do not show of septet.hpp's texts and templates: moves, columns, languages that are combined.
#include "septet.hpp"

#include <type_traits>

#include "../c/check.h"

namespace {

static_assert(!std::is_copy_constructible_v<septet::transliteration> && !std::is_copy_assignable_v<septet::advice>);
static_assert(std::is_nothrow_move_constructible_v<septet::transliteration>);
static_assert(std::is_nothrow_move_assignable_v<septet::advice>);

// 154 characters with one that is outside the alphabet: UCS-2, 3 segments; without it GSM-7, 1 segment.
const std::string quoted = "It\u2019s" + std::string(150, 'a');

void cheaper()
{
    septet::transliteration smart = septet::transliterate(std::string(quoted));
    septet::transliteration moved = std::move(smart);
    CHECK(smart.try_get().error().status == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet::view(moved.try_get().value().text) == "It's" + std::string(150, 'a'));
    CHECK(moved.try_before().value().segments == 3 && moved.try_after().value().segments == 1);
    CHECK(moved.try_changes().value().at(0).position == 2);

    septet::advice_options price;
    price.has_price = 1;
    price.price = septet::parse_amount("0.04");
    price.currency = {{'E', 'U', 'R', 0}};
    price.recipients = 100000;
    septet::advice advice = septet::advise(quoted, {}, price);
    CHECK(advice.size() >= 1 && advice.try_item(0).value().kind == SEPTET_ADVICE_REPLACE);
    // Two segments of 0.04 for each of 100,000.
    CHECK(septet::format_amount(advice.try_item(0).value().saved) == "8000.00");
    CHECK(!advice.try_item(advice.size()));
    septet::advice other = septet::advise("short");
    CHECK(other.size() == 0);
    other = std::move(advice);
    CHECK(other.size() >= 1 && advice.size() == 0);
}

void languages()
{
    septet::text_options options;
    options.languages = septet::languages_for_region("TR") | septet::parse_languages({"es", "pt"});
    CHECK(options.languages == (SEPTET_LANGUAGE_BIT(SEPTET_LANGUAGE_TURKISH) | SEPTET_LANGUAGE_BIT(SEPTET_LANGUAGE_SPANISH) |
                                SEPTET_LANGUAGE_BIT(SEPTET_LANGUAGE_PORTUGUESE)));
    std::string text;
    for (int i = 0; i < 80; i++)
        text += "\u011F";
    CHECK(septet::analyze(text, options).locking == SEPTET_LANGUAGE_TURKISH);
    CHECK(septet::analyze(text).segments == 2);
    CHECK(septet::try_parse_languages({"tr", "de"}).error().index == 1);
    options.numbering = 1;
    CHECK(septet::segment_text(quoted, 1, options).substr(0, 6) == "(2/3) ");
    CHECK(septet::try_segment_text(quoted, 3, options).error().status == SEPTET_ERR_NO_SUCH_ITEM);
}

void templates()
{
    std::vector<septet::field> fields = {{"name", 20}, {"code", 6, SEPTET_FIELD_DIGITS}};
    septet::text_template greeting("Hello {name}, {code}", SEPTET_TEMPLATE_BRACES, fields);
    CHECK(septet::lint(greeting).deciding_field == SEPTET_NONE && septet::lint(greeting).ucs2_field == 0);
    CHECK(septet::fill(greeting, {"Anna", "12"}) == "Hello Anna, 12");
    CHECK(septet::try_fill(greeting, {"Anna"}).error().status == SEPTET_ERR_MISSING_MEMBER);
    std::vector<std::int16_t> error(2);
    std::vector<std::int8_t> encoding(2);
    std::vector<std::int32_t> units(2), segments(2), first(2);
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    columns.rows = 2;
    columns.error = error.data();
    columns.encoding = encoding.data();
    columns.units = units.data();
    columns.segments = segments.data();
    columns.first_offender = first.data();
    std::vector<std::int32_t> offsets = {0, 4, 6, 9, 10};
    septet::template_values values("Anna12Bobx", offsets);
    septet::template_total total = septet::fill_rows(greeting, values, columns);
    CHECK(total.rows == 2 && total.failed == 1 && total.cost == SEPTET_NO_AMOUNT);
    CHECK(units[0] == 14 && error[1] == SEPTET_ERR_VALUE_OUTSIDE_ALPHABET);
}

void numbers()
{
    septet::numbering found = septet::numbering_of(septet::parse_phone("+4402079460958").digits);
    CHECK(!found.valid && found.reason == SEPTET_ERR_TRUNK_PREFIX_KEPT && found.suggestion == 442079460958);
    CHECK(!septet::try_parse_phone("+4402079460958", SEPTET_NUMBER_NUMBERING));
    CHECK(!septet::try_numbering_of(7));
    CHECK(septet::classify_keyword("Stop!").kind == SEPTET_KEYWORD_OPT_OUT);
}

} // namespace

int main()
{
    cheaper();
    languages();
    templates();
    numbers();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
