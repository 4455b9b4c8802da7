/* Texts, in UTF-8 and in UTF-16. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"

/* A text in one of its two forms. */
struct text {
    const char *utf8;
    const uint16_t *utf16; /* NULL for UTF-8 */
    size_t len;
    const septet_text_options *options;
};

/* Runs `one` on both forms of the vector's text. */
static void both(struct run *run, void (*one)(struct run *, const struct text *))
{
    septet_text_options options = text_options(run);
    septet_error err = SEPTET_ERROR_INIT;
    uint32_t languages = 77;
    septet_status status = text_languages(run, &languages, &err);
    if (status != SEPTET_OK) {
        begin(run, "septet_languages_parse", 8);
        if (languages != 77)
            fail(run, "written on failure");
        expect_error(run, status, &err);
        return;
    }
    /* Without options in the vector, NULL and the defaults are both tried. */
    int has_options = input(run, "options").present;
    struct octets utf8 = input(run, "text");
    if (utf8.present) {
        struct text text = {utf8.data, NULL, utf8.len, &options};
        begin(run, "UTF-8", 8);
        one(run, &text);
        if (!has_options) {
            text.options = NULL;
            begin(run, "UTF-8 without options", 8);
            one(run, &text);
        }
    }
    struct units utf16 = input_utf16(run, "text");
    if (utf16.present) {
        struct text text = {NULL, utf16.data, utf16.len, &options};
        begin(run, "UTF-16", 16);
        one(run, &text);
        if (!has_options) {
            text.options = NULL;
            begin(run, "UTF-16 without options", 16);
            one(run, &text);
        }
    }
}

static septet_status analyze(const struct text *text, septet_analysis *out, septet_error *err)
{
    return text->utf16 ? septet_text_analyze_utf16(text->utf16, text->len, text->options, out, err)
                       : septet_text_analyze(text->utf8, text->len, text->options, out, err);
}

/* One row through both column functions has to say the same. */
static void check_columns(struct run *run, const struct text *text, septet_status expected,
                          const septet_analysis *analysis)
{
    int16_t error[1] = {77};
    int8_t encoding[1] = {77};
    int32_t units[1] = {77}, segments[1] = {77}, first[1] = {77};
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    columns.rows = 1;
    columns.error = error;
    columns.encoding = encoding;
    columns.units = units;
    columns.segments = segments;
    columns.first_offender = first;
    int32_t offsets[2] = {0, (int32_t)text->len};
    int64_t offsets64[2] = {0, (int64_t)text->len};
    for (int wide = 0; wide < 2; wide++) {
        error[0] = 77;
        septet_status status =
            wide ? septet_text_analyze_many64(text->utf8, text->len, offsets64, 2, text->options, &columns, NULL)
                 : septet_text_analyze_many(text->utf8, text->len, offsets, 2, text->options, &columns, NULL);
        if (status != SEPTET_OK) {
            /* Options that are refused are refused before any row. */
            if (status != expected || error[0] != 77)
                fail(run, "the columns are refused for another reason");
        } else if (error[0] != expected) {
            fail(run, "the columns hold another status");
        } else if (expected != SEPTET_OK) {
            if (encoding[0] != -1 || units[0] != -1 || segments[0] != -1 || first[0] != -1)
                fail(run, "a row with an error has values");
        } else if ((uint32_t)encoding[0] != analysis->encoding || (size_t)units[0] != analysis->units ||
                   (size_t)segments[0] != analysis->segments ||
                   (first[0] < 0 ? SEPTET_NONE : (size_t)first[0]) != analysis->first_offender) {
            fail(run, "the columns hold other values");
        }
    }
}

static void analyze_one(struct run *run, const struct text *text)
{
    septet_analysis found = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status = analyze(text, &found, &err);
    if (!text->utf16)
        check_columns(run, text, status, &found);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_str(run, "encoding", septet_encoding_name(found.encoding));
    put_number(run, "units", found.units);
    put_number(run, "segments", found.segments);
    put_number(run, "greedy_segments", found.greedy_segments);
    put_number(run, "characters", found.characters);
    put_number(run, "utf16_units", found.utf16_units);
    put_number(run, "remaining", found.remaining);
    put_number(run, "per_segment", found.per_segment);
    put_str(run, "locking", septet_language_code(found.locking));
    put_str(run, "single", septet_language_code(found.single));
    put_position(run, "first_offender", found.first_offender);
    put_number(run, "offender_count", found.offender_count);
    expect_out(run);
}

void op_analyze(struct run *run)
{
    both(run, analyze_one);
}

static septet_status offenders(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    const struct text *text = context;
    return text->utf16
               ? septet_text_offenders_utf16(text->utf16, text->len, text->options, out, cap, count, err)
               : septet_text_offenders(text->utf8, text->len, text->options, out, cap, count, err);
}

/* The code points of an offender, read from the text. */
static void put_code_points(struct run *run, const char *path, const struct text *text, const septet_offender *found)
{
    struct units units = {NULL, found->length, 1};
    size_t count = 0;
    if (text->utf16)
        units.data = (uint16_t *)(uintptr_t)(text->utf16 + found->position);
    else
        units = to_utf16(run, text->utf8 + found->position, found->length);
    for (size_t i = 0; i < units.len; i++) {
        uint32_t point = units.data[i];
        char word[16], place[192];
        if (point == '\r' && i + 1 < units.len && units.data[i + 1] == '\n' && text->options &&
            text->options->newline == SEPTET_NEWLINE_LF)
            continue;
        if (point >= 0xD800 && point < 0xDC00 && i + 1 < units.len)
            point = 0x10000 + ((point - 0xD800) << 10) + (units.data[++i] - 0xDC00u);
        snprintf(word, sizeof word, "U+%04X", (unsigned)point);
        snprintf(place, sizeof place, "%s[%zu]", path, count++);
        put_word(run, place, word);
    }
    char place[192];
    snprintf(place, sizeof place, "%s.length", path);
    put_number(run, place, count);
}

static void offenders_one(struct run *run, const struct text *text)
{
    size_t count;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    struct text copy = *text;
    septet_offender *found = fill(run, offenders, &copy, sizeof *found, &count, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_number(run, "offenders.length", count);
    for (size_t i = 0; i < count; i++) {
        char path[128];
        put_number(run, at(run, "offenders", i, ".position"), found[i].position);
        put_str(run, at(run, "offenders", i, ".class"), septet_offender_class_name(found[i].offender_class));
        if (found[i].has_replacement)
            put_word(run, at(run, "offenders", i, ".replacement"), found[i].replacement);
        else
            put_null(run, at(run, "offenders", i, ".replacement"));
        snprintf(path, sizeof path, "%s", at(run, "offenders", i, ".code_points"));
        size_t owned = run->owned_count;
        put_code_points(run, path, text, &found[i]);
        disown(run, owned);
    }
    expect_out(run);
}

void op_offenders(struct run *run)
{
    both(run, offenders_one);
}

static septet_status segments(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    const struct text *text = context;
    return text->utf16 ? septet_text_segments_utf16(text->utf16, text->len, text->options, out, cap, count, err)
                       : septet_text_segments(text->utf8, text->len, text->options, out, cap, count, err);
}

/* One segment of a text. */
struct part {
    struct octets text;
    const septet_text_options *options;
    size_t index;
};

static septet_status segment_text(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    const struct part *part = context;
    return septet_text_segment_text(part->text.data, part->text.len, part->options, part->index, out, cap, len, err);
}

/* The text of a segment as it is sent, which is always UTF-8. */
static void put_segment_text(struct run *run, const char *path, const struct text *text, size_t index,
                             const septet_segment *found)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t len;
    struct part part = {input(run, "text"), text->options, index};
    char *sent = fill(run, segment_text, &part, 1, &len, &status, &err);
    if (strncmp(found->counter, sent, strlen(found->counter)) != 0)
        fail(run, "another counter");
    put_text(run, path, sent, len);
}

static void segment_one(struct run *run, const struct text *text)
{
    size_t count;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    struct text copy = *text;
    septet_segment *found = fill(run, segments, &copy, sizeof *found, &count, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    if (analyze(text, &analysis, NULL) != SEPTET_OK || analysis.segments != count)
        fail(run, "the analysis counts other segments");
    put_str(run, "encoding", septet_encoding_name(analysis.encoding));
    put_number(run, "segments.length", count);
    /* Splitting needs the whole text of the vector many times: free it in between. */
    size_t owned = run->owned_count;
    for (size_t i = 0; i < count; i++) {
        char hex[2 * SEPTET_USER_DATA_OCTETS + 1] = "";
        put_number(run, at(run, "segments", i, ".start"), found[i].start);
        put_number(run, at(run, "segments", i, ".end"), found[i].end);
        put_number(run, at(run, "segments", i, ".units"), found[i].units);
        put_number(run, at(run, "segments", i, ".octets"), found[i].octets);
        if (found[i].header_len == SEPTET_HEADER_UNKNOWN) {
            put_null(run, at(run, "segments", i, ".header"));
        } else {
            for (uint32_t n = 0; n < found[i].header_len; n++)
                snprintf(hex + 2 * n, 3, "%02x", found[i].header[n]);
            put_word(run, at(run, "segments", i, ".header"), hex);
        }
        put_segment_text(run, at(run, "segments", i, ".text"), text, i, &found[i]);
        disown(run, owned);
    }
    char beyond;
    size_t none = 77;
    struct octets whole = input(run, "text");
    if (septet_text_segment_text(whole.data, whole.len, text->options, count, &beyond, 1, &none, NULL) !=
            SEPTET_ERR_NO_SUCH_ITEM ||
        none != 77)
        fail(run, "a segment after the last");
    expect_out(run);
}

void op_segment(struct run *run)
{
    both(run, segment_one);
}

static septet_status prepare(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    const struct text *text = context;
    return septet_text_prepare(text->utf8, text->len, text->options, out, cap, len, err);
}

/* UTF-16 has no preparation of its own; what is ill-formed is refused on the way. */
static void refuse_utf16(struct run *run, const struct text *text)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status = analyze(text, &analysis, &err);
    if (status != SEPTET_OK)
        expect_error(run, status, &err);
}

static void prepare_one(struct run *run, const struct text *text)
{
    if (text->utf16) {
        refuse_utf16(run, text);
        return;
    }
    size_t len, count = 0;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    struct text copy = *text;
    char *found = fill(run, prepare, &copy, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_text(run, "text", found, len);
    put_bool(run, "changed", len != text->len || memcmp(found, text->utf8, len) != 0);
    for (size_t position = 0; position <= len; position++) {
        size_t original = 0;
        if (position < len && ((unsigned char)found[position] & 0xC0) == 0x80)
            continue;
        if (septet_text_original_position(text->utf8, text->len, text->options, position, &original, NULL) != SEPTET_OK)
            fail(run, "a position has no original");
        put_number(run, at(run, "positions", count, "[0]"), position);
        put_number(run, at(run, "positions", count, "[1]"), original);
        put_number(run, at(run, "positions", count, ".length"), 2);
        count++;
    }
    put_number(run, "positions.length", count);
    expect_out(run);
}

void op_prepare(struct run *run)
{
    both(run, prepare_one);
}

static septet_status explain(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    const struct text *text = context;
    return septet_text_explain(text->utf8, text->len, text->options, out, cap, len, err);
}

static void explain_one(struct run *run, const struct text *text)
{
    if (text->utf16) {
        refuse_utf16(run, text);
        return;
    }
    size_t len;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    struct text copy = *text;
    char *found = fill(run, explain, &copy, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_text(run, "sentence", found, len);
    expect_out(run);
}

void op_explain(struct run *run)
{
    both(run, explain_one);
}
