/* Numbers, senders, money, ids, times and the edge of HTTP. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"

struct writer {
    uint64_t number;
    int64_t nanos;
    uint8_t decimals;
    const uint8_t *random;
};

static septet_status write_number(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_phone_format(((struct writer *)context)->number, out, cap, len, err);
}

static septet_status write_masked(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_phone_mask(((struct writer *)context)->number, out, cap, len, err);
}

static septet_status write_regions(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_phone_regions(((struct writer *)context)->number, out, cap, len, err);
}

static septet_status write_amount(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct writer *writer = context;
    return septet_amount_format(writer->nanos, writer->decimals, out, cap, len, err);
}

static septet_status write_time(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_timestamp_format(((struct writer *)context)->nanos, out, cap, len, err);
}

static septet_status write_id(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct writer *writer = context;
    return septet_id_format((uint32_t)writer->number, writer->random, out, cap, len, err);
}

/* One row through both column functions has to say the same. */
static void check_number_columns(struct run *run, const char *text, size_t len, uint32_t level, septet_status expected,
                                 const septet_phone *phone)
{
    int16_t error[1] = {77}, calling_code[1] = {77}, region[1] = {77};
    int8_t line_type[1] = {77};
    int64_t number[1] = {77};
    septet_numbering numbering = SEPTET_NUMBERING_INIT;
    septet_number_columns columns = SEPTET_NUMBER_COLUMNS_INIT;
    columns.rows = 1;
    columns.error = error;
    columns.number = number;
    columns.calling_code = calling_code;
    columns.line_type = line_type;
    columns.region = region;
    int32_t offsets[2] = {0, (int32_t)len};
    int64_t offsets64[2] = {0, (int64_t)len};
    for (int wide = 0; wide < 2; wide++) {
        septet_status status = wide ? septet_phone_check_many64(text, len, offsets64, 2, level, &columns, NULL)
                                    : septet_phone_check_many(text, len, offsets, 2, level, &columns, NULL);
        if (status != SEPTET_OK)
            fail(run, "the columns are refused");
        else if (error[0] != expected)
            fail(run, "the columns hold another status");
        else if (expected == SEPTET_OK &&
                 ((uint64_t)number[0] != phone->digits || (uint32_t)calling_code[0] != phone->calling_code))
            fail(run, "the columns hold other values");
        else if ((level != SEPTET_NUMBER_NUMBERING || number[0] == 0) && (region[0] != -1 || line_type[0] != 0))
            fail(run, "the columns know more than was asked");
        else if (level == SEPTET_NUMBER_NUMBERING && number[0] != 0 &&
                 (septet_phone_numbering((uint64_t)number[0], &numbering, NULL) != SEPTET_OK ||
                  numbering.line_type != (uint32_t)line_type[0] || numbering.reason != error[0]))
            fail(run, "the columns hold another type");
        else if (region[0] < 0 ? numbering.region[0] != 0
                               : strncmp(septet_region_code((size_t)region[0]).data, numbering.region, 2) != 0)
            fail(run, "the columns hold another region");
        /* Without the columns that may be left out. */
        columns.line_type = NULL;
        columns.region = NULL;
    }
}

void op_phone(struct run *run)
{
    static const char *const levels[] = {"syntax", "length", "numbering"};
    uint32_t level = number_of(run, "level", levels, 3);
    struct octets text = input(run, "number");
    septet_phone phone = SEPTET_PHONE_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_phone_parse", 8);
    septet_status status = septet_phone_parse(text.data, text.len, level, &phone, &err);
    check_number_columns(run, text.data, text.len, level, status, &phone);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    char digits[24];
    size_t len, count;
    struct writer writer = {phone.digits, 0, 0, NULL};
    char *again = fill(run, write_number, &writer, 1, &len, &status, &err);
    if (len != text.len || memcmp(again, text.data, len) != 0)
        fail(run, "printed other than it was read");
    char *masked = fill(run, write_masked, &writer, 1, &len, &status, &err);
    if (len != text.len || memcmp(masked + len - 2, text.data + len - 2, 2) != 0 || !memchr(masked, '*', len))
        fail(run, "not masked");
    septet_region *regions = fill(run, write_regions, &writer, sizeof *regions, &count, &status, &err);
    if (count != phone.region_count || phone.digit_count + 1 != text.len)
        fail(run, "the counts differ");
    if (count == 1 ? strcmp(phone.region, regions[0].code) != 0 : phone.region[0] != 0)
        fail(run, "another region");
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)phone.digits);
    put_word(run, "digits", digits);
    if (phone.calling_code)
        put_number(run, "calling_code", phone.calling_code);
    else
        put_null(run, "calling_code");
    put_number(run, "regions.length", count);
    for (size_t i = 0; i < count; i++)
        put_word(run, at(run, "regions", i, ""), regions[i].code);
    expect_out(run);
}

void op_numbering(struct run *run)
{
    struct octets text = input(run, "number");
    septet_phone phone = SEPTET_PHONE_INIT;
    septet_numbering found = SEPTET_NUMBERING_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_phone_numbering", 8);
    septet_status status = septet_phone_parse(text.data, text.len, SEPTET_NUMBER_SYNTAX, &phone, &err);
    if (status == SEPTET_OK)
        status = septet_phone_numbering(phone.digits, &found, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    septet_phone again = SEPTET_PHONE_INIT;
    if (septet_phone_parse(text.data, text.len, SEPTET_NUMBER_NUMBERING, &again, NULL) != found.reason)
        fail(run, "the level and the answer disagree");
    put_bool(run, "valid", (int)found.valid);
    put_str(run, "type", septet_line_type_name(found.line_type));
    if (found.region[0])
        put_word(run, "region", found.region);
    else
        put_null(run, "region");
    if (found.reason == SEPTET_OK)
        put_null(run, "reason");
    else
        put_word(run, "reason", septet_status_name(found.reason));
    put_digits(run, "suggestion", found.suggestion);
    expect_out(run);
    check_number_columns(run, text.data, text.len, SEPTET_NUMBER_NUMBERING, found.reason, &phone);
}

void op_sender(struct run *run)
{
    static const char *const alphabets[] = {"portable", "common", "gsm"};
    struct octets text = input(run, "sender");
    septet_sender sender = SEPTET_SENDER_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_sender_parse", 8);
    septet_status status =
        septet_sender_parse(text.data, text.len, number_of(run, "alphabet", alphabets, 3), &sender, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_str(run, "kind", septet_sender_kind_name(sender.kind));
    put_str(run, "tier", septet_sender_alphabet_name(sender.tier));
    put_number(run, "ton", sender.ton);
    put_number(run, "npi", sender.npi);
    put_digits(run, "number", sender.digits);
    expect_out(run);
}

void op_amount(struct run *run)
{
    struct octets text = input(run, "text");
    septet_error err = SEPTET_ERROR_INIT;
    struct writer writer = {0, 0, (uint8_t)input_number(run, "decimals", 0), NULL};
    begin(run, "septet_amount_parse", 8);
    septet_status status = septet_amount_parse(text.data, text.len, &writer.nanos, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    char nanos[32];
    size_t len;
    snprintf(nanos, sizeof nanos, "%lld", (long long)writer.nanos);
    put_word(run, "nanos", nanos);
    char *printed = fill(run, write_amount, &writer, 1, &len, &status, &err);
    put_text(run, "printed", printed, len);
    expect_out(run);
}

void op_price(struct run *run)
{
    struct octets json = input(run, "table");
    struct octets number = input(run, "number");
    septet_error err = SEPTET_ERROR_INIT;
    septet_phone phone = SEPTET_PHONE_INIT;
    septet_price_table *table = NULL;
    septet_currency currency;
    int64_t nanos = 0;
    begin(run, "septet_price_table_price", 8);
    septet_status status = septet_price_table_new(json.data, json.len, &table, &err);
    if (status == SEPTET_OK)
        status = septet_phone_parse(number.data, number.len, SEPTET_NUMBER_SYNTAX, &phone, &err);
    if (status == SEPTET_OK)
        status = septet_price_table_price(table, (uint64_t)input_number(run, "route_id", 0), phone.digits,
                                          input_str(run, "network"), &nanos, &err);
    if (status == SEPTET_OK)
        status = septet_price_table_currency(table, &currency, &err);
    septet_price_table_free(table);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_amount(run, "price", nanos, 2);
    put_word(run, "currency", currency.code);
    expect_out(run);
}

void op_id(struct run *run)
{
    static const char *const kinds[] = {"message", "request", "event"};
    struct octets random = input(run, "octets");
    struct writer writer = {number_of(run, "kind", kinds, 3), 0, 0, (const uint8_t *)random.data};
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    size_t len;
    begin(run, "septet_id_format", 8);
    char *id = fill(run, write_id, &writer, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    if (len != SEPTET_ID_LEN)
        fail(run, "another length than SEPTET_ID_LEN");
    put_text(run, "id", id, len);
    expect_out(run);
}

void op_timestamp(struct run *run)
{
    struct writer writer = {0, input_number(run, "unix", 0), 0, NULL};
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    size_t len;
    begin(run, "septet_timestamp_format", 8);
    char *text = fill(run, write_time, &writer, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    if (len != SEPTET_TIMESTAMP_LEN)
        fail(run, "another length than SEPTET_TIMESTAMP_LEN");
    put_text(run, "text", text, len);
    expect_out(run);
}

void op_timestamp_read(struct run *run)
{
    struct octets text = input(run, "text");
    septet_error err = SEPTET_ERROR_INIT;
    int64_t seconds = 0;
    char digits[32];
    begin(run, "septet_timestamp_parse", 8);
    septet_status status = septet_timestamp_parse(text.data, text.len, &seconds, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    snprintf(digits, sizeof digits, "%lld", (long long)seconds);
    put_word(run, "unix", digits);
    expect_out(run);
}

void op_http_route(struct run *run)
{
    septet_error err = SEPTET_ERROR_INIT;
    uint32_t operation = 77;
    begin(run, "septet_http_route", 8);
    septet_status status = septet_http_route(input_str(run, "method"), input_str(run, "path"), &operation, &err);
    if (status != SEPTET_OK) {
        if (operation != 77)
            fail(run, "written on failure");
        expect_error(run, status, &err);
        return;
    }
    put_word(run, "operation", operation == SEPTET_OPERATION_SEND ? "send" : "bulk");
    expect_out(run);
}

void op_http_check(struct run *run)
{
    septet_http_headers headers = SEPTET_HTTP_HEADERS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_str token = SEPTET_STR_INIT;
    headers.authorization = input_str(run, "authorization");
    headers.content_type = input_str(run, "content_type");
    headers.body_length = (size_t)input_number(run, "body_length", 0);
    headers.max_body = (size_t)input_number(run, "max_body", 0);
    begin(run, "septet_http_check", 8);
    septet_status status = septet_http_check(&headers, &token, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_str(run, "token", token);
    expect_out(run);
}
