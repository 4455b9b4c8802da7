/* What callers do wrong with texts, templates and numbering plans, and structs of older versions. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "septet.h"

/* A right single quotation mark; one segment in GSM-7, two in UCS-2. */
#define QUOTED "It\xE2\x80\x99s on and on and on and on and on and on and on and on and on and on and on and on and on"
static const char quoted[] = QUOTED;
enum { QUOTED_LEN = sizeof quoted - 1 };

static void null_arguments(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_transliteration *smart = NULL;
    septet_advice *advice = NULL;
    septet_str bad = {NULL, 3};
    uint32_t set = 77;
    size_t count = 77;
    CHECK(septet_text_transliterate(NULL, 5, NULL, NULL, &smart, &err) == SEPTET_ERR_NULL_ARGUMENT && !smart);
    CHECK(septet_text_transliterate(quoted, QUOTED_LEN, NULL, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_transliteration_get(NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_transliteration_changes(NULL, NULL, 0, &count, NULL) == SEPTET_ERR_NULL_ARGUMENT && count == 77);
    CHECK(septet_transliteration_before(NULL, NULL, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_transliteration_after(NULL, NULL, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_advise(quoted, QUOTED_LEN, NULL, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_advice_count(NULL) == 0);
    CHECK(septet_advice_get(NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_advice_changes(NULL, 0, NULL, 0, &count, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_advise(NULL, 0, NULL, NULL, &advice, NULL) == SEPTET_OK && septet_advice_count(advice) == 0);
    CHECK(septet_languages_parse(NULL, 1, &set, &err) == SEPTET_ERR_NULL_ARGUMENT && set == 77);
    CHECK(septet_languages_parse(&bad, 1, &set, &err) == SEPTET_ERR_NULL_ARGUMENT && set == 77);
    CHECK(septet_languages_parse(NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_languages_parse(NULL, 0, &set, &err) == SEPTET_OK && set == 0);
    CHECK(septet_languages_for_region(bad) == 0);
    CHECK(septet_offender_classes_parse(&bad, SIZE_MAX, &set, &err) == SEPTET_ERR_BAD_LENGTH);
    CHECK(septet_alphabet_cells(0, 0, NULL, 128, &count, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_alphabet_encode('a', 0, 0, NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_classify_keyword(NULL, 1, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_template_lint(NULL, NULL, NULL, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_template_fill(NULL, NULL, 0, NULL, 0, &count, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_template_rows(NULL, NULL, NULL, NULL, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_phone_numbering(12025550143, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_segment_text(NULL, 1, NULL, 0, NULL, 0, &count, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(count == 77);
    septet_transliteration_free(NULL);
    septet_advice_free(NULL);
    septet_advice_free(advice);
}

/* Every number and flag of the options is checked, and nothing is written when one is wrong. */
static void options(void)
{
    static const size_t flags[] = {
        offsetof(septet_text_options, normalize),  offsetof(septet_text_options, keep_graphemes),
        offsetof(septet_text_options, keep_words), offsetof(septet_text_options, keep_urls),
        offsetof(septet_text_options, numbering),
    };
    static const char *const fields[] = {"normalize", "keep_graphemes", "keep_words", "keep_urls", "numbering"};
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
        uint32_t two = 2, one = 1;
        memcpy((char *)&options + flags[i], &two, sizeof two);
        CHECK(septet_text_analyze(quoted, QUOTED_LEN, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
        CHECK(strcmp(err.field, fields[i]) == 0 && analysis.segments == 0);
        memcpy((char *)&options + flags[i], &one, sizeof one);
        CHECK(septet_text_analyze("a", 1, &options, &analysis, &err) == SEPTET_OK && analysis.segments == 1);
        analysis.segments = 0;
    }
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    static const uint32_t sets[] = {1, SEPTET_LANGUAGE_BIT(14), SEPTET_LANGUAGES_ALL | 1, UINT32_MAX};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        options.languages = sets[i];
        CHECK(septet_text_analyze("a", 1, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
        CHECK(strcmp(err.field, "languages") == 0);
    }
    options.languages = SEPTET_LANGUAGES_ALL;
    /* 80 times U+011F, which the Turkish tables have; without them it is UCS-2 in two segments. */
    char turkish[160];
    for (size_t i = 0; i < sizeof turkish; i++)
        turkish[i] = i % 2 ? '\x9F' : '\xC4';
    CHECK(septet_text_analyze(turkish, sizeof turkish, &options, &analysis, &err) == SEPTET_OK);
    CHECK(analysis.encoding == SEPTET_ENCODING_GSM7 && analysis.segments == 1);
    CHECK(analysis.locking == SEPTET_LANGUAGE_TURKISH && analysis.single == 0 && analysis.units == 80);
    septet_transliteration_options how = SEPTET_TRANSLITERATION_OPTIONS_INIT;
    septet_transliteration *smart = NULL;
    how.has_classes = 2;
    CHECK(septet_text_transliterate("a", 1, NULL, &how, &smart, &err) == SEPTET_ERR_INVALID_OPTION);
    how.has_classes = 1;
    /* Emoji have no replacement. */
    how.classes = SEPTET_OFFENDER_BIT(SEPTET_OFFENDER_EMOJI);
    CHECK(septet_text_transliterate("a", 1, NULL, &how, &smart, &err) == SEPTET_ERR_INVALID_OPTION);
    how.classes = SEPTET_OFFENDER_BIT(31);
    CHECK(septet_text_transliterate("a", 1, NULL, &how, &smart, &err) == SEPTET_ERR_INVALID_OPTION && !smart);
    septet_advice_options price = SEPTET_ADVICE_OPTIONS_INIT;
    septet_advice *advice = NULL;
    price.has_price = 1;
    CHECK(septet_text_advise("a", 1, NULL, &price, &advice, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(strcmp(err.field, "currency") == 0);
    memcpy(price.currency.code, "EUROS", 4);
    CHECK(septet_text_advise("a", 1, NULL, &price, &advice, &err) == SEPTET_ERR_CURRENCY_INVALID);
    memcpy(price.currency.code, "EUR", 4);
    price.price = SEPTET_NO_AMOUNT;
    CHECK(septet_text_advise("a", 1, NULL, &price, &advice, &err) == SEPTET_ERR_INVALID_OPTION);
    price.price = -1;
    CHECK(septet_text_advise("a", 1, NULL, &price, &advice, &err) == SEPTET_ERR_AMOUNT_NEGATIVE && !advice);
    uint32_t cells[128];
    size_t count = 77;
    CHECK(septet_alphabet_cells(2, 0, cells, 128, &count, &err) == SEPTET_ERR_INVALID_OPTION && count == 77);
    CHECK(septet_alphabet_cells(0, 14, cells, 128, &count, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_alphabet_cells(0, 257, cells, 128, &count, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_alphabet_cells(0, 0, cells, 127, &count, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && count == 128);
    uint8_t septets[2];
    CHECK(septet_alphabet_encode(0x20AC, 0, 0, septets, 2, &count, &err) == SEPTET_OK && count == 2 &&
          septets[0] == 0x1B && septets[1] == 0x65);
    /* A surrogate, and what is beyond Unicode, are in no table. */
    CHECK(septet_alphabet_encode(0xD800, 0, 0, septets, 2, &count, &err) == SEPTET_OK && count == 0);
    CHECK(septet_alphabet_encode(UINT32_MAX, 0, 0, septets, 2, &count, &err) == SEPTET_OK && count == 0);
    CHECK(septet_untouched_name(0).data == NULL && septet_untouched_name(6).data == NULL);
    CHECK(septet_advice_kind_name(0).data == NULL && septet_advice_kind_name(8).data == NULL);
    CHECK(septet_keyword_match_name(3).data == NULL && septet_keyword_kind_name(0).data == NULL);
    CHECK(septet_line_type_name(0).data == NULL && septet_line_type_name(12).data == NULL);
    CHECK(septet_line_type_name(257).data == NULL && septet_language_code(257).data == NULL);
    CHECK(septet_region_code(0).len > 0 && septet_region_code(SIZE_MAX).data == NULL);
}

/* The structs as they were before they grew: read and written as far as they go. */
static void older_structs(void)
{
    enum { OPTIONS = offsetof(septet_text_options, languages), ANALYSIS = offsetof(septet_analysis, greedy_segments) };
    septet_error err = SEPTET_ERROR_INIT;
    septet_text_options *options = calloc(1, OPTIONS);
    septet_analysis *analysis = calloc(1, ANALYSIS);
    if (!options || !analysis)
        exit(3);
    options->struct_size = OPTIONS;
    analysis->struct_size = ANALYSIS;
    /* Allocated no longer than they say: the sanitizer sees whoever goes beyond. */
    CHECK(septet_text_analyze(quoted, QUOTED_LEN, options, analysis, &err) == SEPTET_OK);
    CHECK(analysis->segments == 2 && analysis->struct_size == ANALYSIS);
    free(options);
    free(analysis);
    septet_text_options between = SEPTET_TEXT_OPTIONS_INIT;
    septet_analysis found = SEPTET_ANALYSIS_INIT;
    /* What a version knows that has only some of the newer members is read; the rest is its default. */
    between.numbering = 2;
    between.struct_size = offsetof(septet_text_options, numbering) - 4;
    CHECK(septet_text_analyze("a", 1, &between, &found, &err) == SEPTET_OK);
    static const uint32_t wrong[] = {OPTIONS - 8, OPTIONS - 1, OPTIONS + 1, sizeof(septet_text_options) - 1};
    between.numbering = 0;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        between.struct_size = wrong[i];
        CHECK(septet_text_analyze("a", 1, &between, &found, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
    }
    int16_t error[1] = {77}, calling_code[1] = {77};
    int64_t number[1] = {77};
    int32_t offsets[2] = {0, 12};
    enum { COLUMNS = offsetof(septet_number_columns, line_type) };
    septet_number_columns *columns = calloc(1, COLUMNS);
    if (!columns)
        exit(3);
    columns->struct_size = COLUMNS;
    columns->rows = 1;
    columns->error = error;
    columns->number = number;
    columns->calling_code = calling_code;
    CHECK(septet_phone_check_many("+12025550143", 12, offsets, 2, SEPTET_NUMBER_NUMBERING, columns, &err) == SEPTET_OK);
    CHECK(number[0] == 12025550143 && calling_code[0] == 1);
    free(columns);
}

static void handles(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_transliteration *smart = NULL;
    septet_advice *advice = NULL;
    septet_transliteration_summary summary = SEPTET_TRANSLITERATION_SUMMARY_INIT;
    septet_advice_item item = SEPTET_ADVICE_ITEM_INIT;
    septet_change changes[2] = {{77, 0, 0, 0, 0, {0}}, {77, 0, 0, 0, 0, {0}}};
    size_t count = 0;
    /* Handles keep nothing of the caller's: the text is gone when they are asked. */
    char *text = malloc(QUOTED_LEN);
    if (!text)
        exit(3);
    memcpy(text, quoted, QUOTED_LEN);
    CHECK(septet_text_transliterate(text, QUOTED_LEN, NULL, NULL, &smart, &err) == SEPTET_OK);
    CHECK(septet_text_advise(text, QUOTED_LEN, NULL, NULL, &advice, &err) == SEPTET_OK);
    free(text);
    CHECK(septet_transliteration_get(smart, &summary, &err) == SEPTET_OK && summary.change_count == 1);
    CHECK(summary.text.len == QUOTED_LEN - 2 && memcmp(summary.text.data, "It's on", 7) == 0);
    CHECK(septet_transliteration_changes(smart, changes, 0, &count, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && count == 1);
    CHECK(changes[0].position == 77);
    CHECK(septet_transliteration_changes(smart, changes, 2, &count, &err) == SEPTET_OK && count == 1);
    CHECK(changes[0].position == 2 && changes[0].length == 3 && changes[0].units == 0 && changes[1].position == 77);
    CHECK(septet_advice_count(advice) > 0);
    for (int i = 0; i < 2; i++) {
        CHECK(septet_advice_get(advice, septet_advice_count(advice), &item, &err) == SEPTET_ERR_NO_SUCH_ITEM);
        CHECK(septet_advice_get(advice, SIZE_MAX, &item, &err) == SEPTET_ERR_NO_SUCH_ITEM && item.kind == 0);
        CHECK(septet_advice_changes(advice, SIZE_MAX, changes, 2, &count, &err) == SEPTET_ERR_NO_SUCH_ITEM);
    }
    CHECK(septet_advice_get(advice, 0, &item, &err) == SEPTET_OK && item.kind == SEPTET_ADVICE_REPLACE);
    CHECK(item.text.len == summary.text.len && memcmp(item.text.data, summary.text.data, item.text.len) == 0);
    item.struct_size = 4;
    CHECK(septet_advice_get(advice, 0, &item, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
    septet_transliteration_free(smart);
    septet_advice_free(advice);
    CHECK(septet_text_transliterate("\xFF", 1, NULL, NULL, &smart, &err) == SEPTET_ERR_INVALID_UTF8 && err.position == 0);
}

static void templates(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_field fields[2] = {{{"name", 4}, 5, SEPTET_FIELD_ANY, 0}, {{"code", 4}, 6, SEPTET_FIELD_DIGITS, 0}};
    septet_template template = SEPTET_TEMPLATE_INIT;
    septet_template_bounds bounds = SEPTET_TEMPLATE_BOUNDS_INIT;
    template.text = (septet_str){"{name}: {code}", 14};
    template.fields = fields;
    template.field_count = 2;
    /* A style is never guessed. */
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(strcmp(err.field, "style") == 0);
    template.style = SEPTET_TEMPLATE_BRACES;
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_OK && bounds.placeholders == 2);
    fields[1].alphabet = 3;
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_ERR_INVALID_OPTION);
    fields[1].alphabet = SEPTET_FIELD_DIGITS;
    fields[0].reserved = 1;
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_ERR_INVALID_OPTION);
    fields[0].reserved = 0;
    fields[0].max_length = SIZE_MAX;
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_ERR_TEXT_TOO_LONG);
    fields[0].max_length = 5;
    fields[0].name = (septet_str){"na\xFF", 3};
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_ERR_INVALID_UTF8);
    fields[0].name = (septet_str){"name", 4};
    template.fields = NULL;
    CHECK(septet_template_lint(&template, NULL, &bounds, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    template.fields = fields;

    septet_str values[2] = {{"Anna", 4}, {"12", 2}};
    char buffer[16];
    size_t len = 77;
    CHECK(septet_template_fill(&template, values, 1, buffer, 16, &len, &err) == SEPTET_ERR_MISSING_MEMBER);
    CHECK(err.index == 1 && len == 77);
    values[1] = (septet_str){"1x", 2};
    CHECK(septet_template_fill(&template, values, 2, buffer, 16, &len, &err) == SEPTET_ERR_VALUE_OUTSIDE_ALPHABET);
    CHECK(err.index == 1 && err.position == 1);
    values[1] = (septet_str){"1234567", 7};
    CHECK(septet_template_fill(&template, values, 2, buffer, 16, &len, &err) == SEPTET_ERR_VALUE_TOO_LONG);
    CHECK(err.actual == 7 && err.limit == 6);
    values[1] = (septet_str){"12", 2};
    CHECK(septet_template_fill(&template, values, 2, buffer, 16, &len, &err) == SEPTET_OK && len == 8);
    CHECK(memcmp(buffer, "Anna: 12", 8) == 0);

    int32_t offsets[5] = {0, 4, 6, 7, 9};
    int64_t offsets64[5] = {0, 4, 6, 7, 9}, cost[2] = {77, 77};
    int16_t error[2] = {77, 77};
    int8_t encoding[2] = {77, 77};
    int32_t units[2] = {77, 77}, segments[2] = {77, 77}, first[2] = {77, 77};
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    septet_template_values rows = SEPTET_TEMPLATE_VALUES_INIT;
    septet_template_total total = SEPTET_TEMPLATE_TOTAL_INIT;
    columns.rows = 2;
    columns.error = error;
    columns.encoding = encoding;
    columns.units = units;
    columns.segments = segments;
    columns.first_offender = first;
    rows.data = "Anna12B34";
    rows.len = 9;
    rows.offsets = offsets;
    rows.offsets64 = offsets64;
    rows.offset_count = 5;
    /* One or the other. */
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_INVALID_OPTION);
    rows.offsets64 = NULL;
    rows.offset_count = 4;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_OFFSETS_INVALID);
    rows.offset_count = 0;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_OFFSETS_INVALID);
    rows.offset_count = 5;
    rows.has_price = 2;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_INVALID_OPTION);
    rows.has_price = 1;
    rows.price = -1;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_AMOUNT_NEGATIVE);
    columns.rows = 1;
    rows.price = 50000000;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_COLUMN_TOO_SHORT);
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, NULL, &total, &err) == SEPTET_ERR_COLUMN_TOO_SHORT);
    CHECK(error[0] == 77 && encoding[0] == 77 && cost[0] == 77 && total.rows == 0);
    columns.rows = 2;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_OK);
    CHECK(total.rows == 2 && total.cost == 100000000 && cost[1] == 50000000 && units[1] == 5);
    /* The sum is too large: found at the end, with every row in its columns. */
    rows.price = INT64_MAX;
    encoding[0] = 77;
    total.rows = 77;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, cost, &total, &err) == SEPTET_ERR_AMOUNT_OVERFLOW);
    CHECK(encoding[0] == SEPTET_ENCODING_GSM7 && total.rows == 77);
    /* The rows that there are, and not the rest of the columns. */
    rows.price = 1;
    rows.offset_count = 3;
    encoding[1] = 77;
    CHECK(septet_template_rows(&template, &rows, NULL, &columns, NULL, NULL, &err) == SEPTET_OK && encoding[1] == 77);
}

static void numbering(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_numbering found = SEPTET_NUMBERING_INIT;
    CHECK(septet_phone_numbering(0, &found, &err) != SEPTET_OK && found.valid == 0);
    CHECK(septet_phone_numbering(UINT64_MAX, &found, &err) == SEPTET_ERR_NUMBER_TOO_LONG);
    found.struct_size = sizeof found - 8;
    CHECK(septet_phone_numbering(442079460958, &found, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
    found.struct_size = sizeof found;
    CHECK(septet_phone_numbering(442079460958, &found, &err) == SEPTET_OK && found.valid == 1);
    CHECK(found.line_type == SEPTET_LINE_FIXED_LINE && strcmp(found.region, "GB") == 0 && found.suggestion == 0);
    septet_phone phone = SEPTET_PHONE_INIT;
    CHECK(septet_phone_parse("+4402079460958", 14, SEPTET_NUMBER_NUMBERING, &phone, &err) == SEPTET_ERR_TRUNK_PREFIX_KEPT);
    CHECK(err.position == 3 && phone.digits == 0);
    int16_t error[2], calling_code[2], region[2] = {77, 77};
    int8_t line_type[2] = {77, 77};
    int64_t number[2];
    int32_t offsets[3] = {0, 13, 17};
    septet_number_columns columns = SEPTET_NUMBER_COLUMNS_INIT;
    columns.rows = 2;
    columns.error = error;
    columns.number = number;
    columns.calling_code = calling_code;
    columns.region = region;
    CHECK(septet_phone_check_many("+442079460958oops", 17, offsets, 3, SEPTET_NUMBER_NUMBERING, &columns, &err) == SEPTET_OK);
    CHECK(region[0] >= 0 && memcmp(septet_region_code((size_t)region[0]).data, "GB", 2) == 0 && region[1] == -1);
    columns.region = NULL;
    columns.line_type = line_type;
    CHECK(septet_phone_check_many("+442079460958oops", 17, offsets, 3, SEPTET_NUMBER_NUMBERING, &columns, &err) == SEPTET_OK);
    CHECK(line_type[0] == SEPTET_LINE_FIXED_LINE && line_type[1] == SEPTET_LINE_NONE);
    columns.rows = SIZE_MAX / 4;
    CHECK(septet_phone_check_many("+442079460958oops", 17, offsets, 3, 2, &columns, &err) == SEPTET_ERR_BAD_LENGTH);
}

int main(void)
{
    null_arguments();
    options();
    older_structs();
    handles();
    templates();
    numbering();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
