/* Requests, facts and plans. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"

static septet_status write_send(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_send_request_write(context, out, cap, len, err);
}

static septet_status write_bulk(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_bulk_request_write(context, out, cap, len, err);
}

static void put_present(struct run *run, const char *path, septet_str text)
{
    if (text.data)
        put_str(run, path, text);
}

static void put_strings(struct run *run, const char *path, const septet_str *strings, size_t count)
{
    char place[192];
    snprintf(place, sizeof place, "%s.length", path);
    put_number(run, place, count);
    for (size_t i = 0; i < count; i++)
        put_str(run, at(run, path, i, ""), strings[i]);
}

/* Beyond 2^53 the vectors write integers as strings. */
static void put_route_id(struct run *run, uint32_t has, int64_t id)
{
    char digits[32];
    if (!has)
        return;
    if (id > -(INT64_C(1) << 53) && id < INT64_C(1) << 53) {
        put_integer(run, "request.route_id", id);
        return;
    }
    snprintf(digits, sizeof digits, "%lld", (long long)id);
    put_word(run, "request.route_id", digits);
}

void op_send_request(struct run *run)
{
    struct octets json = input(run, "json");
    septet_error err = SEPTET_ERROR_INIT;
    septet_request *handle = NULL;
    begin(run, "septet_send_request_parse", 8);
    septet_status status = septet_send_request_parse(json.data, json.len, &handle, &err);
    if (status != SEPTET_OK) {
        if (handle)
            fail(run, "a handle on failure");
        expect_error(run, status, &err);
        return;
    }
    septet_send_request request = SEPTET_SEND_REQUEST_INIT;
    septet_bulk_request other = SEPTET_BULK_REQUEST_INIT;
    if (septet_request_send(handle, &request, &err) != SEPTET_OK)
        fail(run, "the request cannot be read");
    if (septet_request_bulk(handle, &other, &err) != SEPTET_ERR_NO_SUCH_ITEM)
        fail(run, "a send request is a bulk request");
    put_present(run, "request.to", request.to);
    put_present(run, "request.from", request.from);
    put_present(run, "request.body", request.body);
    put_present(run, "request.reference", request.reference);
    put_route_id(run, request.has_route_id, request.route_id);
    put_strings(run, "unknown", request.unknown, request.unknown_count);
    size_t len;
    char *written = fill(run, write_send, &request, 1, &len, &status, &err);
    put_text(run, "written", written, len);
    expect_out(run);
    septet_request_free(handle);
}

void op_bulk_request(struct run *run)
{
    struct octets json = input(run, "json");
    septet_error err = SEPTET_ERROR_INIT;
    septet_request *handle = NULL;
    begin(run, "septet_bulk_request_parse", 8);
    septet_status status = septet_bulk_request_parse(json.data, json.len, &handle, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    septet_bulk_request request = SEPTET_BULK_REQUEST_INIT;
    septet_send_request other = SEPTET_SEND_REQUEST_INIT;
    if (septet_request_bulk(handle, &request, &err) != SEPTET_OK)
        fail(run, "the request cannot be read");
    if (septet_request_send(handle, &other, &err) != SEPTET_ERR_NO_SUCH_ITEM)
        fail(run, "a bulk request is a send request");
    put_present(run, "request.from", request.from);
    put_present(run, "request.body", request.body);
    put_present(run, "request.reference", request.reference);
    put_route_id(run, request.has_route_id, request.route_id);
    if (request.recipients)
        put_strings(run, "request.recipients", request.recipients, request.recipient_count);
    put_strings(run, "unknown", request.unknown, request.unknown_count);
    size_t len;
    char *written = fill(run, write_bulk, &request, 1, &len, &status, &err);
    put_text(run, "written", written, len);
    expect_out(run);
    septet_request_free(handle);
}

void op_chunk(struct run *run)
{
    size_t total = (size_t)input_number(run, "recipients", 0), count = 0, sum = 0;
    septet_str *recipients = own(run, calloc(total + 1, sizeof *recipients));
    char *digits = own(run, malloc(total * 16 + 1));
    for (size_t i = 0; i < total; i++) {
        recipients[i].data = digits + 16 * i;
        recipients[i].len = (size_t)snprintf(digits + 16 * i, 16, "+1202555%04zu", i);
    }
    septet_bulk_request request = SEPTET_BULK_REQUEST_INIT, chunk = SEPTET_BULK_REQUEST_INIT;
    request.recipients = recipients;
    request.recipient_count = total;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    begin(run, "septet_bulk_request_chunk", 8);
    while ((status = septet_bulk_request_chunk(&request, count, &chunk, &err)) == SEPTET_OK) {
        if (chunk.recipients != recipients + sum)
            fail(run, "chunks do not join to the list");
        put_number(run, at(run, "sizes", count++, ""), chunk.recipient_count);
        sum += chunk.recipient_count;
    }
    if (status != SEPTET_ERR_NO_SUCH_ITEM || sum != total)
        fail(run, "chunks do not cover the list");
    put_number(run, "sizes.length", count);
    expect_out(run);
}

void op_facts(struct run *run)
{
    struct octets json = input(run, "json");
    septet_error err = SEPTET_ERROR_INIT;
    septet_facts *facts = NULL;
    begin(run, "septet_facts_new", 8);
    septet_status status = septet_facts_new(json.data, json.len, &facts, &err);
    septet_facts_free(facts);
    if (status != SEPTET_OK)
        expect_error(run, status, &err);
    else
        expect_out(run);
}

/* Errors or warnings of a plan. */
typedef septet_status (*nth)(const void *plan, size_t index, septet_error *out, septet_error *err);

static void put_errors(struct run *run, const char *path, const void *plan, nth get, size_t count)
{
    char place[192];
    septet_error found = SEPTET_ERROR_INIT, err = SEPTET_ERROR_INIT;
    snprintf(place, sizeof place, "%s.length", path);
    put_number(run, place, count);
    for (size_t i = 0; i < count; i++) {
        if (get(plan, i, &found, &err) != SEPTET_OK)
            fail(run, "an error of the plan cannot be read");
        put_word(run, at(run, path, i, ".code"), septet_status_name(found.status));
        if (found.field[0])
            put_word(run, at(run, path, i, ".field"), found.field);
        if (found.index != SEPTET_NONE)
            put_number(run, at(run, path, i, ".index"), found.index);
    }
    if (get(plan, count, &found, &err) != SEPTET_ERR_NO_SUCH_ITEM)
        fail(run, "there is an error beyond the last");
}

static septet_status send_error(const void *plan, size_t index, septet_error *out, septet_error *err)
{
    return septet_send_plan_error(plan, index, out, err);
}

static septet_status send_warning(const void *plan, size_t index, septet_error *out, septet_error *err)
{
    return septet_send_plan_warning(plan, index, out, err);
}

static septet_status bulk_error(const void *plan, size_t index, septet_error *out, septet_error *err)
{
    return septet_bulk_plan_error(plan, index, out, err);
}

static septet_status bulk_warning(const void *plan, size_t index, septet_error *out, septet_error *err)
{
    return septet_bulk_plan_warning(plan, index, out, err);
}

static septet_status write_send_plan(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_send_plan_write(context, out, cap, len, err);
}

static septet_status write_send_refusal(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    septet_str id = {"req_1", 5};
    return septet_send_plan_write_refusal(context, id, out, cap, len, err);
}

static septet_status write_bulk_plan(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_bulk_plan_write(context, out, cap, len, err);
}

static septet_status write_bulk_refusal(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    septet_str id = {"req_1", 5};
    return septet_bulk_plan_write_refusal(context, id, out, cap, len, err);
}

/* The refusal of a plan is an answer with its first error, or there is none. */
static void check_refusal(struct run *run, filler write, void *plan, size_t error_count, septet_status first)
{
    size_t len;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    char *json = fill(run, write, plan, 1, &len, &status, &err);
    if (error_count == 0) {
        if (status != SEPTET_ERR_NO_SUCH_ITEM)
            fail(run, "a refusal without an error");
        return;
    }
    septet_answer *answer = NULL;
    septet_error_envelope envelope = SEPTET_ERROR_ENVELOPE_INIT;
    if (status != SEPTET_OK || septet_error_parse(json, len, &answer, &err) != SEPTET_OK ||
        septet_answer_error(answer, &envelope, &err) != SEPTET_OK ||
        septet_status_from_name(envelope.code) != first || (envelope.details.data != NULL) != (error_count > 1))
        fail(run, "the refusal says something else");
    septet_answer_free(answer);
}

static void put_plan_send(struct run *run, septet_send_plan *plan)
{
    septet_send_summary summary = SEPTET_SEND_SUMMARY_INIT;
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT, first = SEPTET_ERROR_INIT;
    if (septet_send_plan_summary(plan, &summary, &err) != SEPTET_OK)
        fail(run, "the plan cannot be read");
    put_digits(run, "to", summary.to_digits);
    put_str(run, "from", septet_sender_kind_name(summary.sender_kind));
    septet_status has = septet_send_plan_analysis(plan, &analysis, &err);
    if (has != (summary.has_analysis ? SEPTET_OK : SEPTET_ERR_NO_SUCH_ITEM))
        fail(run, "has_analysis says something else");
    if (has == SEPTET_OK) {
        put_str(run, "encoding", septet_encoding_name(analysis.encoding));
        put_number(run, "units", analysis.units);
        put_number(run, "segments", analysis.segments);
    } else {
        put_null(run, "encoding");
        put_null(run, "units");
        put_null(run, "segments");
    }
    put_errors(run, "errors", plan, send_error, summary.error_count);
    put_errors(run, "warnings", plan, send_warning, summary.warning_count);
    if (summary.cost_max == SEPTET_NO_AMOUNT) {
        put_null(run, "quote");
    } else {
        put_word(run, "quote.currency", summary.currency.code);
        put_amount(run, "quote.min", summary.cost_min, 2);
        put_amount(run, "quote.max", summary.cost_max, 2);
    }
    expect_out(run);
    size_t len;
    septet_status status;
    char *json = fill(run, write_send_plan, plan, 1, &len, &status, &err);
    if (status != SEPTET_OK || len < 2 || json[0] != '{' || json[len - 1] != '}')
        fail(run, "the plan cannot be written");
    if (summary.error_count > 0 && septet_send_plan_error(plan, 0, &first, &err) != SEPTET_OK)
        fail(run, "the first error cannot be read");
    check_refusal(run, write_send_refusal, plan, summary.error_count, first.status);
}

void op_plan_send(struct run *run)
{
    struct octets json = input(run, "request"), facts_json = input(run, "facts");
    septet_error err = SEPTET_ERROR_INIT;
    septet_facts *facts = NULL;
    septet_send_plan *plan = NULL;
    begin(run, "septet_send_plan_new_json", 8);
    /* The request is read first: its errors come before those of the facts. */
    septet_request *request = NULL;
    septet_status status = septet_send_request_parse(json.data, json.len, &request, &err);
    if (status == SEPTET_OK)
        status = septet_facts_new(facts_json.data, facts_json.len, &facts, &err);
    if (status == SEPTET_OK)
        status = septet_send_plan_new_json(json.data, json.len, facts, &plan, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
    } else {
        put_plan_send(run, plan);
        septet_send_plan_free(plan);
        begin(run, "septet_send_plan_new", 8);
        septet_send_request members = SEPTET_SEND_REQUEST_INIT;
        if (septet_request_send(request, &members, &err) != SEPTET_OK ||
            septet_send_plan_new(&members, facts, &plan, &err) != SEPTET_OK)
            fail(run, "the members cannot be planned");
        /* A plan lives without what it was made of. */
        septet_request_free(request);
        septet_facts_free(facts);
        put_plan_send(run, plan);
        septet_send_plan_free(plan);
        return;
    }
    septet_request_free(request);
    septet_facts_free(facts);
}

static void put_messages(struct run *run, const septet_bulk_plan *plan, size_t count, size_t first)
{
    septet_planned_message message = SEPTET_PLANNED_MESSAGE_INIT;
    septet_error why = SEPTET_ERROR_INIT, err = SEPTET_ERROR_INIT;
    for (size_t i = 0; i < count; i++) {
        if (septet_bulk_plan_message(plan, i, &message, &err) != SEPTET_OK)
            fail(run, "a message cannot be read");
        put_str(run, at(run, "messages", first + i, ".to"), message.to);
        put_word(run, at(run, "messages", first + i, ".status"), message.status ? "failed" : "ok");
        if (message.cost != SEPTET_NO_AMOUNT)
            put_amount(run, at(run, "messages", first + i, ".cost"), message.cost, 2);
        septet_status has = septet_bulk_plan_message_error(plan, i, &why, &err);
        if (message.status) {
            put_word(run, at(run, "messages", first + i, ".code"), septet_status_name(message.status));
            /* Its index counts in the request, which duplicates that were left out are still part of. */
            if (has != SEPTET_OK || why.status != message.status || why.index == SEPTET_NONE || why.index < i)
                fail(run, "the error of a message says something else");
        } else if (has != SEPTET_ERR_NO_SUCH_ITEM) {
            fail(run, "a message without an error has one");
        }
    }
    if (septet_bulk_plan_message(plan, count, &message, &err) != SEPTET_ERR_NO_SUCH_ITEM)
        fail(run, "there is a message beyond the last");
}

static void put_bulk_analysis(struct run *run, const septet_bulk_plan *plan, const septet_bulk_summary *summary)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status has = septet_bulk_plan_analysis(plan, &analysis, &err);
    if (has != (summary->has_analysis ? SEPTET_OK : SEPTET_ERR_NO_SUCH_ITEM))
        fail(run, "has_analysis says something else");
    if (has == SEPTET_OK) {
        put_str(run, "encoding", septet_encoding_name(analysis.encoding));
        put_number(run, "segments", analysis.segments);
    } else {
        put_null(run, "encoding");
        put_null(run, "segments");
    }
    if (summary->currency.code[0])
        put_word(run, "currency", summary->currency.code);
    else
        put_null(run, "currency");
}

/* The answer to the request, with every message that may be sent queued. */
static void check_result(struct run *run, const septet_bulk_plan *plan, const septet_bulk_summary *summary);

static void put_plan_bulk(struct run *run, septet_bulk_plan *plan)
{
    septet_bulk_summary summary = SEPTET_BULK_SUMMARY_INIT;
    septet_error err = SEPTET_ERROR_INIT, first = SEPTET_ERROR_INIT;
    if (septet_bulk_plan_summary(plan, &summary, &err) != SEPTET_OK)
        fail(run, "the plan cannot be read");
    put_bulk_analysis(run, plan, &summary);
    put_errors(run, "errors", plan, bulk_error, summary.error_count);
    put_errors(run, "warnings", plan, bulk_warning, summary.warning_count);
    put_number(run, "total", summary.total);
    put_number(run, "ok", summary.ok);
    put_number(run, "failed", summary.failed);
    put_amount(run, "cost", summary.cost, 2);
    put_number(run, "messages.length", summary.total);
    put_messages(run, plan, summary.total, 0);
    expect_out(run);
    size_t len;
    septet_status status;
    char *json = fill(run, write_bulk_plan, plan, 1, &len, &status, &err);
    if (status != SEPTET_OK || len < 2 || json[0] != '{' || json[len - 1] != '}')
        fail(run, "the plan cannot be written");
    if (summary.error_count > 0 && septet_bulk_plan_error(plan, 0, &first, &err) != SEPTET_OK)
        fail(run, "the first error cannot be read");
    check_refusal(run, write_bulk_refusal, plan, summary.error_count, first.status);
    check_result(run, plan, &summary);
}

struct result {
    const septet_bulk_plan *plan;
    septet_bulk_item *items;
    size_t count;
};

static septet_status write_result(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct result *result = context;
    septet_str id = {"req_1", 5};
    return septet_bulk_plan_write_result(result->plan, result->items, result->count, id, out, cap, len, err);
}

static void check_result(struct run *run, const septet_bulk_plan *plan, const septet_bulk_summary *summary)
{
    struct result result = {plan, own(run, calloc(summary->total + 1, sizeof *result.items)), summary->total};
    septet_str id = {"msg_1", 5}, queued = {"queued", 6};
    septet_planned_message message = SEPTET_PLANNED_MESSAGE_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    for (size_t i = 0; i < summary->total; i++) {
        septet_bulk_item item = SEPTET_BULK_ITEM_INIT;
        item.id = id;
        if (septet_bulk_plan_message(plan, i, &message, &err) == SEPTET_OK && message.status == SEPTET_OK)
            item.status = queued;
        result.items[i] = item;
    }
    size_t len;
    septet_status status;
    char *json = fill(run, write_result, &result, 1, &len, &status, &err);
    septet_answer *answer = NULL;
    septet_bulk_counts counts = SEPTET_BULK_COUNTS_INIT;
    if (status != SEPTET_OK || septet_bulk_result_parse(json, len, &answer, &err) != SEPTET_OK ||
        septet_answer_bulk_result(answer, &counts, &err) != SEPTET_OK || counts.total != summary->total ||
        counts.sent != summary->ok || counts.failed != summary->failed)
        fail(run, "the result says something else");
    septet_answer_free(answer);
    if (summary->total > 0) {
        result.count--;
        if (write_result(&result, NULL, 0, &len, &err) != SEPTET_ERR_COLUMN_TOO_SHORT)
            fail(run, "too few outcomes are taken");
    }
}

/* Three recipients at a time through one planner: messages, counts and cost join to the same. */
static void plan_in_pieces(struct run *run, const septet_bulk_request *request, const septet_facts *facts,
                           const septet_bulk_plan *whole)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_bulk_planner *planner = NULL;
    septet_bulk_summary expected = SEPTET_BULK_SUMMARY_INIT, piece = SEPTET_BULK_SUMMARY_INIT;
    size_t total = 0, ok = 0;
    int64_t cost = 0;
    if (septet_bulk_planner_new(request, facts, &planner, &err) != SEPTET_OK ||
        septet_bulk_plan_summary(whole, &expected, &err) != SEPTET_OK) {
        fail(run, "there is no planner");
        return;
    }
    for (size_t i = 0; i < request->recipient_count; i += 3) {
        size_t count = request->recipient_count - i < 3 ? request->recipient_count - i : 3;
        septet_bulk_plan *plan = NULL;
        if (septet_bulk_planner_plan(planner, request->recipients + i, count, &plan, &err) != SEPTET_OK ||
            septet_bulk_plan_summary(plan, &piece, &err) != SEPTET_OK) {
            fail(run, "a piece cannot be planned");
            break;
        }
        for (size_t n = 0; n < piece.total; n++) {
            septet_planned_message one = SEPTET_PLANNED_MESSAGE_INIT, other = SEPTET_PLANNED_MESSAGE_INIT;
            if (septet_bulk_plan_message(plan, n, &one, &err) != SEPTET_OK ||
                septet_bulk_plan_message(whole, total + n, &other, &err) != SEPTET_OK || one.status != other.status ||
                one.cost != other.cost || one.digits != other.digits)
                fail(run, "a message of a piece is another");
        }
        total += piece.total;
        ok += piece.ok;
        cost = cost == SEPTET_NO_AMOUNT || piece.cost == SEPTET_NO_AMOUNT ? SEPTET_NO_AMOUNT : cost + piece.cost;
        septet_bulk_plan_free(plan);
    }
    if (total != expected.total || ok != expected.ok)
        fail(run, "the pieces do not join to the whole");
    if (request->recipient_count > 0 && expected.cost != SEPTET_NO_AMOUNT && cost != expected.cost)
        fail(run, "the pieces cost something else");
    septet_bulk_planner_free(planner);
}

void op_plan_bulk(struct run *run)
{
    struct octets json = input(run, "request"), facts_json = input(run, "facts");
    septet_error err = SEPTET_ERROR_INIT;
    septet_facts *facts = NULL;
    septet_request *request = NULL;
    septet_bulk_plan *plan = NULL, *again = NULL;
    begin(run, "septet_bulk_plan_new_json", 8);
    septet_status status = septet_bulk_request_parse(json.data, json.len, &request, &err);
    if (status == SEPTET_OK)
        status = septet_facts_new(facts_json.data, facts_json.len, &facts, &err);
    if (status == SEPTET_OK)
        status = septet_bulk_plan_new_json(json.data, json.len, facts, &plan, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
    } else {
        put_plan_bulk(run, plan);
        begin(run, "septet_bulk_plan_new", 8);
        septet_bulk_request members = SEPTET_BULK_REQUEST_INIT;
        if (septet_request_bulk(request, &members, &err) != SEPTET_OK ||
            septet_bulk_plan_new(&members, facts, &again, &err) != SEPTET_OK)
            fail(run, "the members cannot be planned");
        put_plan_bulk(run, again);
        plan_in_pieces(run, &members, facts, plan);
        septet_bulk_plan_free(again);
        septet_bulk_plan_free(plan);
    }
    septet_request_free(request);
    septet_facts_free(facts);
}
