/* Templates: their bounds, and rows of values in columns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"

static septet_template template_of(struct run *run)
{
    static const char *const styles[] = {"", "braces", "double_braces", "percent"};
    static const char *const alphabets[] = {"any", "digits", "gsm7"};
    septet_template template = SEPTET_TEMPLATE_INIT;
    template.style = number_of(run, "style", styles, 4);
    template.text = input_str(run, "text");
    template.field_count = (size_t)input_number(run, "fields.length", 0);
    septet_field *fields = own(run, calloc(template.field_count + 1, sizeof *fields));
    for (size_t i = 0; i < template.field_count; i++) {
        fields[i].name = input_str(run, at(run, "fields", i, ".name"));
        fields[i].max_length = (size_t)input_number(run, at(run, "fields", i, ".max_length"), 0);
        fields[i].alphabet = number_of(run, at(run, "fields", i, ".alphabet"), alphabets, 3);
    }
    template.fields = fields;
    return template;
}

static void put_size(struct run *run, const char *path, const septet_analysis *found)
{
    char place[64];
    snprintf(place, sizeof place, "%s.encoding", path);
    put_str(run, place, septet_encoding_name(found->encoding));
    snprintf(place, sizeof place, "%s.units", path);
    put_number(run, place, found->units);
    snprintf(place, sizeof place, "%s.segments", path);
    put_number(run, place, found->segments);
}

static void put_field(struct run *run, const char *path, const septet_template *template, size_t index)
{
    if (index == SEPTET_NONE)
        put_null(run, path);
    else
        put_str(run, path, template->fields[index].name);
}

void op_lint_template(struct run *run)
{
    septet_template template = template_of(run);
    septet_text_options options = text_options(run);
    int has_options = input(run, "options").present;
    /* Without options in the vector, NULL and the defaults are both tried. */
    for (int times = has_options; times < 2; times++) {
        septet_template_bounds bounds = SEPTET_TEMPLATE_BOUNDS_INIT;
        septet_analysis smallest = SEPTET_ANALYSIS_INIT, largest = SEPTET_ANALYSIS_INIT;
        septet_error err = SEPTET_ERROR_INIT;
        begin(run, times ? "septet_template_lint" : "without options", 8);
        septet_status status =
            septet_template_lint(&template, times ? &options : NULL, &bounds, &smallest, &largest, &err);
        if (septet_template_lint(&template, times ? &options : NULL, NULL, NULL, NULL, NULL) != status)
            fail(run, "without outputs, another status");
        if (status != SEPTET_OK) {
            if (bounds.placeholders || smallest.segments || largest.segments)
                fail(run, "written on failure");
            expect_error(run, status, &err);
            continue;
        }
        put_size(run, "smallest", &smallest);
        put_size(run, "largest", &largest);
        put_number(run, "placeholders", bounds.placeholders);
        put_field(run, "deciding_field", &template, bounds.deciding_field);
        put_field(run, "ucs2_field", &template, bounds.ucs2_field);
        put_position(run, "ucs2_literal", bounds.ucs2_literal);
        expect_out(run);
    }
}

struct filling {
    const septet_template *template;
    const septet_str *values;
    size_t count;
};

static septet_status filled(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    const struct filling *filling = context;
    return septet_template_fill(filling->template, filling->values, filling->count, out, cap, len, err);
}

/* A row that is filled on its own has to take what its columns say. */
static void check_row(struct run *run, const struct filling *filling, const septet_text_options *options,
                      const septet_analysis_columns *columns, size_t row)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    struct filling copy = *filling;
    septet_status status;
    size_t len;
    char *text = fill(run, filled, &copy, 1, &len, &status, &err);
    if (status == SEPTET_OK)
        status = septet_text_analyze(text, len, options, &analysis, &err);
    if (status != columns->error[row])
        fail(run, "a row that is filled alone has another status");
    else if (status == SEPTET_OK && ((int32_t)analysis.units != columns->units[row] ||
                                     (int32_t)analysis.segments != columns->segments[row]))
        fail(run, "a row that is filled alone takes something else");
}

static void put_column(struct run *run, const char *path, int64_t value)
{
    if (value < 0)
        put_null(run, path);
    else
        put_integer(run, path, value);
}

static void put_nanos(struct run *run, const char *path, int64_t nanos)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)nanos);
    if (nanos < 0)
        put_null(run, path);
    else
        put_word(run, path, digits);
}

void op_template_rows(struct run *run)
{
    septet_template template = template_of(run);
    septet_text_options options = text_options(run);
    size_t rows = (size_t)input_number(run, "rows.length", 0), count = rows * template.field_count, end = 0;
    septet_str *list = own(run, calloc(count + 1, sizeof *list));
    int32_t *offsets = own(run, calloc(count + 1, sizeof *offsets));
    int64_t *offsets64 = own(run, calloc(count + 1, sizeof *offsets64));
    for (size_t i = 0; i < count; i++) {
        char path[64];
        snprintf(path, sizeof path, "rows[%zu][%zu]", i / template.field_count, i % template.field_count);
        list[i] = input_str(run, path);
        end += list[i].len;
        offsets[i + 1] = (int32_t)end;
        offsets64[i + 1] = (int64_t)end;
    }
    char *data = own(run, malloc(end + 1));
    for (size_t i = 0; i < count; i++)
        memcpy(data + offsets[i], list[i].data ? list[i].data : "", list[i].len);

    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    columns.rows = rows;
    columns.error = own(run, malloc(rows * sizeof *columns.error + 1));
    columns.encoding = own(run, malloc(rows + 1));
    columns.units = own(run, malloc(rows * sizeof *columns.units + 1));
    columns.segments = own(run, malloc(rows * sizeof *columns.segments + 1));
    columns.first_offender = own(run, malloc(rows * sizeof *columns.first_offender + 1));
    int64_t *cost = own(run, malloc(rows * sizeof *cost + 1));

    septet_template_values values = SEPTET_TEMPLATE_VALUES_INIT;
    struct octets price = input(run, "price");
    values.has_price = (uint32_t)price.present;
    if (price.present && septet_amount_parse(price.data, price.len, &values.price, NULL) != SEPTET_OK)
        fail(run, "a price cannot be read");
    values.data = data;
    values.len = end;
    values.offset_count = count + 1;
    for (int wide = 0; wide < 2; wide++) {
        septet_template_total total = SEPTET_TEMPLATE_TOTAL_INIT;
        septet_error err = SEPTET_ERROR_INIT;
        values.offsets = wide ? NULL : offsets;
        values.offsets64 = wide ? offsets64 : NULL;
        begin(run, wide ? "offsets of 64 bits" : "septet_template_rows", 8);
        septet_status status = septet_template_rows(&template, &values, &options, &columns, cost, &total, &err);
        if (status != SEPTET_OK) {
            if (total.rows)
                fail(run, "written on failure");
            expect_error(run, status, &err);
            continue;
        }
        put_number(run, "rows.length", rows);
        for (size_t i = 0; i < rows; i++) {
            struct filling filling = {&template, list + i * template.field_count, template.field_count};
            if (columns.error[i])
                put_word(run, at(run, "rows", i, ".code"), septet_status_name(columns.error[i]));
            else
                put_null(run, at(run, "rows", i, ".code"));
            put_str(run, at(run, "rows", i, ".encoding"), septet_encoding_name((uint32_t)columns.encoding[i]));
            put_column(run, at(run, "rows", i, ".units"), columns.units[i]);
            put_column(run, at(run, "rows", i, ".segments"), columns.segments[i]);
            put_nanos(run, at(run, "rows", i, ".cost"), cost[i]);
            check_row(run, &filling, &options, &columns, i);
        }
        put_number(run, "total.rows", total.rows);
        put_number(run, "total.failed", total.failed);
        put_number(run, "total.segments", total.segments);
        put_number(run, "total.most_segments", total.most_segments);
        put_nanos(run, "total.cost", total.cost);
        expect_out(run);
        if (septet_template_rows(&template, &values, &options, &columns, NULL, NULL, NULL) != SEPTET_OK)
            fail(run, "without costs, another status");
    }
}
