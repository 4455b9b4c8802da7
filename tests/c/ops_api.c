/* Answers and events, written and read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"

/* A member of an object among the inputs. */
septet_str member(struct run *run, const char *object, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s.%s", object, name);
    return input_str(run, path);
}

uint64_t number(struct run *run, const char *object, const char *name, uint32_t *has)
{
    char path[128];
    snprintf(path, sizeof path, "%s.%s", object, name);
    struct octets text = input(run, path);
    *has = (uint32_t)text.present;
    char digits[32];
    snprintf(digits, sizeof digits, "%.*s", (int)text.len, text.present ? text.data : "");
    return strtoull(digits, NULL, 10);
}

static int64_t amount(struct run *run, septet_str text)
{
    int64_t nanos = SEPTET_NO_AMOUNT;
    if (text.data && septet_amount_parse(text.data, text.len, &nanos, NULL) != SEPTET_OK)
        fail(run, "an amount cannot be read");
    return nanos;
}

int64_t moment(struct run *run, septet_str text)
{
    int64_t seconds = 0;
    if (text.data && septet_timestamp_parse(text.data, text.len, &seconds, NULL) != SEPTET_OK)
        fail(run, "a time cannot be read");
    return seconds;
}

static septet_currency currency(septet_str text)
{
    septet_currency found;
    memset(&found, 0, sizeof found);
    if (text.data)
        memcpy(found.code, text.data, text.len < 4 ? text.len : 4);
    return found;
}

septet_message message_of(struct run *run, const char *object)
{
    septet_message message = SEPTET_MESSAGE_INIT;
    uint32_t has;
    message.id = member(run, object, "id");
    message.to = member(run, object, "to");
    message.from = member(run, object, "from");
    message.body = member(run, object, "body");
    message.status = member(run, object, "status");
    message.cost = amount(run, member(run, object, "cost"));
    message.currency = currency(member(run, object, "currency"));
    message.route_id = number(run, object, "route_id", &message.has_route_id);
    message.provider_message_id = member(run, object, "provider_message_id");
    message.attempts = number(run, object, "attempts", &has);
    message.created_at = moment(run, member(run, object, "created_at"));
    septet_str sent_at = member(run, object, "sent_at");
    message.has_sent_at = sent_at.data != NULL;
    message.sent_at = moment(run, sent_at);
    return message;
}

static void put_message(struct run *run, const char *object, const septet_message *message)
{
    char path[128];
#define PATH(name) (snprintf(path, sizeof path, "%s.%s", object, name), path)
    put_str(run, PATH("id"), message->id);
    put_str(run, PATH("to"), message->to);
    put_str(run, PATH("from"), message->from);
    put_str(run, PATH("body"), message->body);
    put_str(run, PATH("status"), message->status);
    put_amount(run, PATH("cost"), message->cost, 4);
    if (message->currency.code[0])
        put_word(run, PATH("currency"), message->currency.code);
    else
        put_null(run, PATH("currency"));
    if (message->has_route_id)
        put_number(run, PATH("route_id"), message->route_id);
    else
        put_null(run, PATH("route_id"));
    put_str(run, PATH("provider_message_id"), message->provider_message_id);
    put_number(run, PATH("attempts"), message->attempts);
    put_time(run, PATH("created_at"), message->created_at);
    if (message->has_sent_at)
        put_time(run, PATH("sent_at"), message->sent_at);
    else
        put_null(run, PATH("sent_at"));
#undef PATH
}

struct writer {
    const septet_message *message;
    const septet_event *event;
    const septet_error_envelope *envelope;
    const septet_bulk_item *items;
    size_t count;
    septet_str request_id;
};

static septet_status write_message(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct writer *writer = context;
    return septet_message_write(writer->message, writer->request_id, out, cap, len, err);
}

static septet_status write_event(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct writer *writer = context;
    return septet_event_write(writer->event, writer->message, out, cap, len, err);
}

static septet_status write_envelope(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_error_write(((struct writer *)context)->envelope, out, cap, len, err);
}

static septet_status write_bulk_result(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct writer *writer = context;
    return septet_bulk_result_write(writer->items, writer->count, writer->request_id, out, cap, len, err);
}

/* What is written is the vector's JSON, and reads back. */
static void expect_json(struct run *run, filler write, struct writer *writer,
                        septet_status (*parse)(const char *, size_t, septet_answer **, septet_error *), uint32_t kind)
{
    size_t len;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    char *json = fill(run, write, writer, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_text(run, "json", json, len);
    expect_out(run);
    septet_answer *answer = NULL;
    if (parse(json, len, &answer, &err) != SEPTET_OK || septet_answer_what(answer) != kind)
        fail(run, "what was written does not read back");
    septet_answer_free(answer);
}

void op_message_write(struct run *run)
{
    septet_message message = message_of(run, "message");
    struct writer writer = {&message, NULL, NULL, NULL, 0, input_str(run, "request_id")};
    begin(run, "septet_message_write", 8);
    expect_json(run, write_message, &writer, septet_message_parse, SEPTET_ANSWER_MESSAGE);
}

void op_bulk_result_write(struct run *run)
{
    uint32_t has;
    size_t count = (size_t)number(run, "bulk_result", "messages.length", &has);
    septet_bulk_item *items = own(run, calloc(count + 1, sizeof *items));
    for (size_t i = 0; i < count; i++) {
        char path[64];
        snprintf(path, sizeof path, "bulk_result.messages[%zu]", i);
        items[i].id = member(run, path, "id");
        items[i].to = member(run, path, "to");
        items[i].status = member(run, path, "status");
        items[i].cost = amount(run, member(run, path, "cost"));
        items[i].error_code = member(run, path, "error.code");
        items[i].error_message = member(run, path, "error.message");
    }
    struct writer writer = {NULL, NULL, NULL, items, count, input_str(run, "request_id")};
    begin(run, "septet_bulk_result_write", 8);
    expect_json(run, write_bulk_result, &writer, septet_bulk_result_parse, SEPTET_ANSWER_BULK_RESULT);
}

void op_error_write(struct run *run)
{
    septet_error_envelope envelope = SEPTET_ERROR_ENVELOPE_INIT;
    envelope.code = member(run, "error", "code");
    envelope.message = member(run, "error", "message");
    envelope.field = member(run, "error", "field");
    envelope.index = number(run, "error", "index", &envelope.has_index);
    envelope.request_id = input_str(run, "request_id");
    struct writer writer = {NULL, NULL, &envelope, NULL, 0, SEPTET_STR_INIT};
    begin(run, "septet_error_write", 8);
    expect_json(run, write_envelope, &writer, septet_error_parse, SEPTET_ANSWER_ERROR);
}

void op_event_write(struct run *run)
{
    septet_message message = message_of(run, "event.message");
    septet_event event = SEPTET_EVENT_INIT;
    event.id = member(run, "event", "id");
    event.event_type = member(run, "event", "type");
    event.created_at = moment(run, member(run, "event", "created_at"));
    event.reference = member(run, "event", "reference");
    event.error_code = member(run, "event", "error.code");
    event.error_message = member(run, "event", "error.message");
    struct writer writer = {&message, &event, NULL, NULL, 0, SEPTET_STR_INIT};
    begin(run, "septet_event_write", 8);
    expect_json(run, write_event, &writer, septet_event_parse, SEPTET_ANSWER_EVENT);
}

/* Reads the vector's JSON; NULL after an error, which has been compared. */
static septet_answer *parsed(struct run *run, const char *entry,
                             septet_status (*parse)(const char *, size_t, septet_answer **, septet_error *))
{
    struct octets json = input(run, "json");
    septet_error err = SEPTET_ERROR_INIT;
    septet_answer *answer = NULL;
    begin(run, entry, 8);
    septet_status status = parse(json.data, json.len, &answer, &err);
    if (status == SEPTET_OK)
        return answer;
    if (answer)
        fail(run, "a handle on failure");
    expect_error(run, status, &err);
    return NULL;
}

static void put_request_id(struct run *run, const septet_answer *answer)
{
    septet_str id = SEPTET_STR_INIT;
    if (septet_answer_request_id(answer, &id, NULL) != SEPTET_OK)
        fail(run, "the id of the request cannot be read");
    put_str(run, "request_id", id);
}

void op_message_read(struct run *run)
{
    septet_message message = SEPTET_MESSAGE_INIT;
    septet_answer *answer = parsed(run, "septet_message_parse", septet_message_parse);
    if (!answer)
        return;
    if (septet_answer_message(answer, &message, NULL) != SEPTET_OK)
        fail(run, "the message cannot be read");
    put_message(run, "message", &message);
    put_request_id(run, answer);
    expect_out(run);
    septet_answer_free(answer);
}

void op_bulk_result_read(struct run *run)
{
    septet_bulk_counts counts = SEPTET_BULK_COUNTS_INIT;
    septet_answer *answer = parsed(run, "septet_bulk_result_parse", septet_bulk_result_parse);
    if (!answer)
        return;
    if (septet_answer_bulk_result(answer, &counts, NULL) != SEPTET_OK)
        fail(run, "the counts cannot be read");
    put_number(run, "total", counts.total);
    put_number(run, "sent", counts.sent);
    put_number(run, "failed", counts.failed);
    put_number(run, "bulk_result.messages.length", counts.total);
    for (size_t i = 0; i < counts.total; i++) {
        septet_bulk_item item = SEPTET_BULK_ITEM_INIT;
        if (septet_answer_item(answer, i, &item, NULL) != SEPTET_OK)
            fail(run, "an item cannot be read");
        put_str(run, at(run, "bulk_result.messages", i, ".id"), item.id);
        put_str(run, at(run, "bulk_result.messages", i, ".to"), item.to);
        put_str(run, at(run, "bulk_result.messages", i, ".status"), item.status);
        put_amount(run, at(run, "bulk_result.messages", i, ".cost"), item.cost, 2);
        if (item.error_code.data) {
            put_str(run, at(run, "bulk_result.messages", i, ".error.code"), item.error_code);
            put_str(run, at(run, "bulk_result.messages", i, ".error.message"), item.error_message);
        }
    }
    put_request_id(run, answer);
    expect_out(run);
    septet_answer_free(answer);
}

void op_error_read(struct run *run)
{
    septet_error_envelope envelope = SEPTET_ERROR_ENVELOPE_INIT;
    septet_answer *answer = parsed(run, "septet_error_parse", septet_error_parse);
    if (!answer)
        return;
    if (septet_answer_error(answer, &envelope, NULL) != SEPTET_OK)
        fail(run, "the refusal cannot be read");
    put_str(run, "error.code", envelope.code);
    put_str(run, "error.message", envelope.message);
    if (envelope.field.data)
        put_str(run, "error.field", envelope.field);
    if (envelope.has_index)
        put_number(run, "error.index", envelope.index);
    put_request_id(run, answer);
    expect_out(run);
    septet_answer_free(answer);
}

void op_event_read(struct run *run)
{
    septet_event event = SEPTET_EVENT_INIT;
    septet_message message = SEPTET_MESSAGE_INIT;
    septet_answer *answer = parsed(run, "septet_event_parse", septet_event_parse);
    if (!answer)
        return;
    if (septet_answer_event(answer, &event, NULL) != SEPTET_OK ||
        septet_answer_message(answer, &message, NULL) != SEPTET_OK)
        fail(run, "the event cannot be read");
    put_str(run, "event.id", event.id);
    put_str(run, "event.type", event.event_type);
    put_time(run, "event.created_at", event.created_at);
    put_message(run, "event.message", &message);
    put_str(run, "event.reference", event.reference);
    if (event.error_code.data) {
        put_str(run, "event.error.code", event.error_code);
        put_str(run, "event.error.message", event.error_message);
    }
    expect_out(run);
    septet_answer_free(answer);
}

void op_interpret(struct run *run)
{
    static const char *const kinds[] = {"unreadable", "message", "bulk_result", "error"};
    struct octets body = input(run, "body");
    int64_t now = input_number(run, "now", 0);
    septet_interpretation found = SEPTET_INTERPRETATION_INIT;
    septet_error err = SEPTET_ERROR_INIT, defect = SEPTET_ERROR_INIT;
    septet_answer *answer = NULL;
    begin(run, "septet_response_interpret", 8);
    septet_status status = septet_response_interpret((uint16_t)input_number(run, "http_status", 0), body.data, body.len,
                                                     input_str(run, "retry_after"),
                                                     input(run, "now").present ? &now : NULL, &found, &answer, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_word(run, "kind", kinds[found.kind]);
    put_str(run, "advice", septet_retry_name(found.retry));
    if (found.retry == SEPTET_RETRY_AFTER)
        put_number(run, "seconds", found.seconds);
    septet_error_envelope envelope = SEPTET_ERROR_ENVELOPE_INIT;
    if (septet_answer_error(answer, &envelope, &err) == SEPTET_OK) {
        put_str(run, "code", envelope.code);
        if (septet_status_from_name(envelope.code) != found.status)
            fail(run, "another status than the code's");
    }
    if (septet_answer_what(answer) != found.kind ||
        (septet_answer_defect(answer, &defect, &err) == SEPTET_OK) != (found.kind == SEPTET_ANSWER_UNREADABLE))
        fail(run, "the answer is of another kind");
    expect_out(run);
    septet_answer_free(answer);
}

void op_interpret_no_response(struct run *run)
{
    struct octets written = input(run, "written");
    begin(run, "septet_response_interpret_silence", 8);
    uint32_t retry = septet_response_interpret_silence(written.len == 4 && memcmp(written.data, "true", 4) == 0);
    put_str(run, "advice", septet_retry_name(retry));
    expect_out(run);
}
