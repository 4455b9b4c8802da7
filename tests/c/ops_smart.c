/* National tables, smart encoding, advice and keywords. */
#include <stdio.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"

/* The most changes that a vector lists. */
enum { SHOWN = 20 };

/* One code point in UTF-8; how many octets. */
static size_t utf8(uint32_t point, char out[4])
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
    for (size_t n = more; n > 0; n--, point >>= 6)
        out[n] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)(leads[more] | point);
    return more + 1;
}

struct table {
    uint32_t shift, language, character;
};

static septet_status cells(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    const struct table *table = context;
    return septet_alphabet_cells(table->shift, table->language, out, cap, count, err);
}

static septet_status encode(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    const struct table *table = context;
    uint32_t locking = table->shift == SEPTET_SHIFT_LOCKING ? table->language : 0;
    return septet_alphabet_encode(table->character, locking, table->language - locking, out, cap, count, err);
}

void op_alphabet(struct run *run)
{
    static const char *const shifts[] = {"locking", "single"};
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t count;
    struct table table = {number_of(run, "shift", shifts, 2), 0, 0};
    struct octets code = input(run, "language");
    for (uint32_t identifier = 1; identifier <= SEPTET_LANGUAGE_URDU; identifier++) {
        septet_str known = septet_language_code(identifier);
        if (code.present && known.len == code.len && memcmp(known.data, code.data, code.len) == 0)
            table.language = identifier;
    }
    begin(run, "septet_alphabet_cells", 8);
    uint32_t *found = fill(run, cells, &table, sizeof *found, &count, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_number(run, "cells.length", count);
    put_number(run, "septets.length", count);
    for (size_t i = 0; i < count; i++) {
        char text[4], hex[8] = "";
        size_t septets;
        if (found[i] == 0) {
            put_word(run, at(run, "cells", i, ""), "");
            put_word(run, at(run, "septets", i, ""), "");
            continue;
        }
        put_text(run, at(run, "cells", i, ""), text, utf8(found[i], text));
        table.character = found[i];
        uint8_t *octets = fill(run, encode, &table, 1, &septets, &status, &err);
        for (size_t n = 0; status == SEPTET_OK && n < septets; n++)
            snprintf(hex + 2 * n, 3, "%02x", octets[n]);
        put_word(run, at(run, "septets", i, ""), hex);
    }
    expect_out(run);
}

void op_region_languages(struct run *run)
{
    begin(run, "septet_languages_for_region", 8);
    uint32_t languages = septet_languages_for_region(input_str(run, "region"));
    size_t count = 0;
    for (uint32_t identifier = 1; identifier < 32; identifier++)
        if (languages & SEPTET_LANGUAGE_BIT(identifier))
            put_str(run, at(run, "languages", count++, ""), septet_language_code(identifier));
    put_number(run, "languages.length", count);
    expect_out(run);
}

static void put_changes(struct run *run, const char *path, const char *text, const septet_change *changes, size_t count)
{
    char place[192];
    size_t shown = count < SHOWN ? count : SHOWN;
    snprintf(place, sizeof place, "%s.length", path);
    put_number(run, place, shown);
    for (size_t i = 0; i < shown; i++) {
        put_number(run, at(run, path, i, ".position"), changes[i].position);
        put_text(run, at(run, path, i, ".from"), text + changes[i].position, changes[i].length);
        put_word(run, at(run, path, i, ".to"), changes[i].replacement);
        put_str(run, at(run, path, i, ".class"), septet_offender_class_name(changes[i].offender_class));
        put_integer(run, at(run, path, i, ".units"), changes[i].units);
    }
}

/* The text of a vector in UTF-8. What is ill-formed as UTF-16 is refused on the way to it: 0 then. */
static int well_formed(struct run *run, struct octets *text)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    *text = input(run, "text");
    if (text->present)
        return 1;
    struct units wide = input_utf16(run, "text");
    begin(run, "UTF-16", 16);
    septet_status status = septet_text_analyze_utf16(wide.data, wide.len, NULL, &analysis, &err);
    if (status == SEPTET_OK)
        fail(run, "ill-formed text is taken");
    else
        expect_error(run, status, &err);
    return 0;
}

static septet_status smart_changes(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    return septet_transliteration_changes(context, out, cap, count, err);
}

static void put_transliteration(struct run *run, const char *text, septet_transliteration *smart)
{
    septet_transliteration_summary summary = SEPTET_TRANSLITERATION_SUMMARY_INIT;
    septet_analysis before = SEPTET_ANALYSIS_INIT, after = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t count;
    if (septet_transliteration_get(smart, &summary, NULL) != SEPTET_OK ||
        septet_transliteration_after(smart, &after, NULL) != SEPTET_OK)
        fail(run, "a handle does not answer");
    put_str(run, "text", summary.text);
    put_str(run, "untouched", septet_untouched_name(summary.untouched));
    put_position(run, "blocker", summary.blocker);
    status = septet_transliteration_before(smart, &before, NULL);
    if (status == SEPTET_OK)
        put_number(run, "before", before.segments);
    else
        put_null(run, "before");
    if (status != SEPTET_OK && (status != SEPTET_ERR_NO_SUCH_ITEM || before.segments != 0))
        fail(run, "there is another reason for no analysis");
    put_number(run, "after", after.segments);
    put_str(run, "encoding", septet_encoding_name(after.encoding));
    put_number(run, "units", after.units);
    septet_change *changes = fill(run, smart_changes, smart, sizeof *changes, &count, &status, &err);
    if (count != summary.change_count)
        fail(run, "the counts differ");
    put_number(run, "change_count", summary.change_count);
    put_changes(run, "changes", text, changes, count);
    expect_out(run);
}

void op_transliterate(struct run *run)
{
    septet_text_options options = text_options(run);
    septet_transliteration_options how = SEPTET_TRANSLITERATION_OPTIONS_INIT;
    septet_transliteration *smart = NULL;
    septet_error err = SEPTET_ERROR_INIT;
    static const char *const yes[] = {"false", "true"};
    struct octets text;
    size_t count;
    if (!well_formed(run, &text))
        return;
    begin(run, "septet_offender_classes_parse", 8);
    septet_str *names = input_list(run, "classes", &count);
    septet_status status = septet_offender_classes_parse(names, count, &how.classes, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    how.has_classes = (uint32_t)input(run, "classes.length").present;
    how.when_equal = number_of(run, "when_equal", yes, 2);
    int plain = !how.has_classes && !how.when_equal && !input(run, "options").present;
    /* Where nothing is asked for, NULL is tried too. */
    for (int times = 0; times <= plain; times++) {
        begin(run, times ? "without options" : "septet_text_transliterate", 8);
        status = septet_text_transliterate(text.data, text.len, times ? NULL : &options, times ? NULL : &how, &smart,
                                           &err);
        if (status != SEPTET_OK) {
            if (smart)
                fail(run, "written on failure");
            expect_error(run, status, &err);
            continue;
        }
        put_transliteration(run, text.data, smart);
        septet_transliteration_free(smart);
        smart = NULL;
    }
}

struct proposal {
    septet_advice *advice;
    size_t index;
};

static septet_status proposed_changes(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    const struct proposal *proposal = context;
    return septet_advice_changes(proposal->advice, proposal->index, out, cap, count, err);
}

/* The words of a set of classes, in the order of their numbers, which is that of the documentation. */
static void put_classes(struct run *run, const char *path, uint32_t classes)
{
    char place[192];
    size_t count = 0;
    for (uint32_t offender = 0; offender < 32; offender++)
        if (classes & SEPTET_OFFENDER_BIT(offender))
            put_str(run, at(run, path, count++, ""), septet_offender_class_name(offender));
    snprintf(place, sizeof place, "%s.length", path);
    put_number(run, place, count);
}

static void put_advice(struct run *run, const char *text, septet_advice *advice)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t count = septet_advice_count(advice);
    put_number(run, "advice.length", count);
    for (size_t i = 0; i < count; i++) {
        septet_advice_item item = SEPTET_ADVICE_ITEM_INIT;
        struct proposal proposal = {advice, i};
        char path[128];
        size_t changed;
        if (septet_advice_get(advice, i, &item, NULL) != SEPTET_OK)
            fail(run, "an item is missing");
        put_str(run, at(run, "advice", i, ".kind"), septet_advice_kind_name(item.kind));
        put_position(run, at(run, "advice", i, ".cut"), item.cut);
        put_number(run, at(run, "advice", i, ".units"), item.units);
        put_str(run, at(run, "advice", i, ".language"), septet_language_code(item.language));
        put_number(run, at(run, "advice", i, ".before"), item.before);
        put_number(run, at(run, "advice", i, ".after"), item.after);
        put_amount(run, at(run, "advice", i, ".saved"), item.saved, 2);
        put_str(run, at(run, "advice", i, ".text"), item.text);
        put_number(run, at(run, "advice", i, ".change_count"), item.change_count);
        if ((item.saved == SEPTET_NO_AMOUNT) != (item.currency.code[0] == 0))
            fail(run, "money without a currency");
        snprintf(path, sizeof path, "advice[%zu].classes", i);
        put_classes(run, path, item.classes);
        snprintf(path, sizeof path, "advice[%zu].changes", i);
        septet_change *changes = fill(run, proposed_changes, &proposal, sizeof *changes, &changed, &status, &err);
        if (changed != item.change_count)
            fail(run, "the counts differ");
        put_changes(run, path, text, changes, changed);
    }
    expect_out(run);
}

void op_advise(struct run *run)
{
    septet_text_options options = text_options(run);
    septet_advice_options how = SEPTET_ADVICE_OPTIONS_INIT;
    septet_advice *advice = NULL;
    septet_error err = SEPTET_ERROR_INIT;
    struct octets text, price = input(run, "price"), currency = input(run, "currency");
    if (!well_formed(run, &text))
        return;
    how.recipients = (size_t)input_number(run, "recipients", 0);
    how.has_price = (uint32_t)price.present;
    if (price.present && septet_amount_parse(price.data, price.len, &how.price, NULL) != SEPTET_OK)
        fail(run, "a price cannot be read");
    memcpy(how.currency.code, currency.data ? currency.data : "", currency.len);
    int plain = !price.present && !input(run, "options").present && !how.recipients;
    for (int times = 0; times <= plain; times++) {
        begin(run, times ? "without options" : "septet_text_advise", 8);
        septet_status status =
            septet_text_advise(text.data, text.len, times ? NULL : &options, times ? NULL : &how, &advice, &err);
        if (status != SEPTET_OK) {
            if (advice)
                fail(run, "written on failure");
            expect_error(run, status, &err);
            continue;
        }
        put_advice(run, text.data, advice);
        septet_advice_free(advice);
        advice = NULL;
    }
}

void op_classify_keyword(struct run *run)
{
    septet_keyword found = {77, 77};
    septet_error err = SEPTET_ERROR_INIT;
    struct octets text;
    if (!well_formed(run, &text))
        return;
    begin(run, "septet_text_classify_keyword", 8);
    septet_status status = septet_text_classify_keyword(text.data, text.len, &found, &err);
    if (status != SEPTET_OK) {
        if (found.keyword_match != 77)
            fail(run, "written on failure");
        expect_error(run, status, &err);
        return;
    }
    put_str(run, "match", septet_keyword_match_name(found.keyword_match));
    put_str(run, "kind", septet_keyword_kind_name(found.kind));
    expect_out(run);
}
