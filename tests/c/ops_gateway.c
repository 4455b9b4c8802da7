/* What gateways need: answers of networks, idempotency, signatures, the life of a message. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"

static int is_true(struct run *run, const char *name)
{
    struct octets word = input(run, name);
    return word.len == 4 && memcmp(word.data, "true", 4) == 0;
}

/* The rules of a route with the id 1. */
static septet_status of_route(struct octets route, septet_classifier **classifier, septet_error *err)
{
    septet_str json = {route.data, route.len};
    septet_routes *routes = NULL;
    septet_status status = septet_routes_new(&json, 1, &routes, err);
    if (status == SEPTET_OK)
        status = septet_classifier_of_route(routes, 1, classifier, err);
    septet_routes_free(routes);
    return status;
}

/* The same rules, written and read again. */
static septet_status again(struct run *run, septet_classifier **classifier, septet_error *err)
{
    char json[1000];
    size_t len = 0;
    septet_classifier *first = *classifier;
    *classifier = NULL;
    septet_status status = septet_classifier_write(first, json, sizeof json, &len, err);
    septet_classifier_free(first);
    if (status != SEPTET_OK)
        fail(run, "rules that cannot be written");
    return septet_classifier_new(json, len, classifier, err);
}

/* The rules of the vector or of its route, or those of `otherwise`. 0 after an error, which has been compared. */
static int classifier_of(struct run *run, const char *otherwise, septet_classifier **classifier)
{
    struct octets json = input(run, "classifier"), route = input(run, "route");
    septet_error err = SEPTET_ERROR_INIT;
    *classifier = NULL;
    if (!json.present && !route.present && !otherwise)
        return 1;
    septet_status status = route.present  ? of_route(route, classifier, &err)
                           : json.present ? septet_classifier_new(json.data, json.len, classifier, &err)
                                          : septet_classifier_new(otherwise, strlen(otherwise), classifier, &err);
    if (status == SEPTET_OK && otherwise)
        status = again(run, classifier, &err);
    if (status == SEPTET_OK)
        return 1;
    if (*classifier)
        fail(run, "a handle on failure");
    expect_error(run, status, &err);
    return 0;
}

static void put_classification(struct run *run, const septet_classification *found)
{
    static const char *const classes[] = {"none",      "request", "auth",     "validation", "billing",
                                          "blocklist", "routing", "upstream", "delivery"};
    put_str(run, "outcome", septet_outcome_name(found->outcome));
    if (septet_outcome_from_name(septet_outcome_name(found->outcome)) != found->outcome)
        fail(run, "the outcome's word is another outcome's");
    if (found->status == SEPTET_OK) {
        put_null(run, "code");
        put_null(run, "class");
    } else {
        put_word(run, "code", septet_status_name(found->status));
        put_word(run, "class", classes[septet_status_class(found->status)]);
    }
    put_bool(run, "listed", (int)found->listed);
}

typedef septet_status (*classification)(struct run *run, const septet_classifier *classifier,
                                        septet_classification *found, septet_error *err);

/* With the vector's rules; without any, through NULL and through rules that say nothing. */
static void classify(struct run *run, classification call, int with_retry_after)
{
    for (int round = 0; round < 2; round++) {
        septet_classifier *classifier;
        septet_classification found = SEPTET_CLASSIFICATION_INIT;
        septet_error err = SEPTET_ERROR_INIT;
        begin(run, round ? "rules" : "no rules", 8);
        if (!classifier_of(run, round ? "{}" : NULL, &classifier))
            return;
        septet_status status = call(run, classifier, &found, &err);
        septet_classifier_free(classifier);
        if (status != SEPTET_OK) {
            expect_error(run, status, &err);
            continue;
        }
        put_classification(run, &found);
        if (with_retry_after && found.has_retry_after)
            put_number(run, "retry_after_ms", found.retry_after_ms);
        else if (with_retry_after)
            put_null(run, "retry_after_ms");
        else if (found.has_retry_after)
            fail(run, "a rest that nobody asked for");
        expect_out(run);
    }
}

static septet_status smpp(struct run *run, const septet_classifier *classifier, septet_classification *found,
                          septet_error *err)
{
    return septet_classify_smpp(classifier, (uint32_t)input_number(run, "command_status", 0), found, err);
}

void op_classify_smpp(struct run *run)
{
    classify(run, smpp, 0);
}

static septet_status http(struct run *run, const septet_classifier *classifier, septet_classification *found,
                          septet_error *err)
{
    int64_t now = input_number(run, "now", 0);
    if (!input(run, "http_status").present)
        return septet_classify_no_response((uint32_t)is_true(run, "written"), found, err);
    return septet_classify_http(classifier, (uint16_t)input_number(run, "http_status", 0),
                                (uint32_t)is_true(run, "has_message_id"), input_str(run, "retry_after"),
                                input(run, "now").present ? &now : NULL, found, err);
}

void op_classify_http(struct run *run)
{
    classify(run, http, 1);
}

static septet_status provider(struct run *run, const septet_classifier *classifier, septet_classification *found,
                              septet_error *err)
{
    return septet_classify_provider(classifier, input_str(run, "provider"), input_str(run, "provider_code"), found,
                                    err);
}

void op_classify_provider(struct run *run)
{
    classify(run, provider, 0);
}

struct asked {
    uint32_t operation;
    struct octets json;
    const septet_request *request;
};

static septet_status fingerprint(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct asked *asked = context;
    return septet_idempotency_fingerprint(asked->operation, asked->json.data, asked->json.len, out, cap, len, err);
}

static septet_status fingerprint_of_request(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_request_fingerprint(((struct asked *)context)->request, out, cap, len, err);
}

void op_fingerprint(struct run *run)
{
    septet_str operation = input_str(run, "operation");
    struct asked asked = {SEPTET_OPERATION_NONE, input(run, "json"), NULL};
    if (operation.len == 4 && memcmp(operation.data, "send", 4) == 0)
        asked.operation = SEPTET_OPERATION_SEND;
    else if (operation.len == 4 && memcmp(operation.data, "bulk", 4) == 0)
        asked.operation = SEPTET_OPERATION_BULK;
    size_t len;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_idempotency_fingerprint", 8);
    char *text = fill(run, fingerprint, &asked, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    if (len != SEPTET_FINGERPRINT_LEN)
        fail(run, "another length");
    put_text(run, "fingerprint", text, len);
    expect_out(run);
    begin(run, "septet_request_fingerprint", 8);
    septet_request *request = NULL;
    status = asked.operation == SEPTET_OPERATION_SEND
                 ? septet_send_request_parse(asked.json.data, asked.json.len, &request, &err)
                 : septet_bulk_request_parse(asked.json.data, asked.json.len, &request, &err);
    if (status != SEPTET_OK)
        fail(run, "the request cannot be read");
    asked.request = request;
    text = fill(run, fingerprint_of_request, &asked, 1, &len, &status, &err);
    put_text(run, "fingerprint", text, len);
    expect_out(run);
    septet_request_free(request);
}

void op_idempotency_decide(struct run *run)
{
    septet_str word = input_str(run, "stored");
    septet_stored stored = SEPTET_STORED_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    uint32_t decision = 0;
    stored.answered = word.len == 8 && memcmp(word.data, "answered", 8) == 0;
    stored.fingerprint = input_str(run, "stored_fingerprint");
    stored.expires_at = input_number(run, "expires_at", 0);
    begin(run, "septet_idempotency_decide", 8);
    septet_status status = septet_idempotency_decide(word.data ? &stored : NULL, input_str(run, "fingerprint"),
                                                     input_number(run, "now", 0), &decision, &err);
    if (status != SEPTET_OK) {
        if (decision)
            fail(run, "a decision on failure");
        expect_error(run, status, &err);
        return;
    }
    put_str(run, "decision", septet_decision_name(decision));
    if (septet_decision_status(decision) == SEPTET_OK)
        put_null(run, "code");
    else
        put_word(run, "code", septet_status_name(septet_decision_status(decision)));
    expect_out(run);
}

struct signing {
    struct octets body;
    septet_str *secrets;
    size_t count;
    int64_t now;
};

static struct signing signing_of(struct run *run)
{
    struct signing found = {input(run, "body"), NULL, (size_t)input_number(run, "secrets.length", 0),
                            input_number(run, "now", 0)};
    found.secrets = own(run, calloc(found.count + 1, sizeof *found.secrets));
    for (size_t i = 0; i < found.count; i++)
        found.secrets[i] = input_str(run, at(run, "secrets", i, ""));
    return found;
}

void op_verify_signature(struct run *run)
{
    struct signing given = signing_of(run);
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_webhook_verify", 8);
    septet_status status =
        septet_webhook_verify(input_str(run, "header"), given.body.data, given.body.len, given.secrets, given.count,
                              given.now, (uint64_t)input_number(run, "tolerance", 0), &err);
    if (status == SEPTET_OK)
        expect_out(run);
    else
        expect_error(run, status, &err);
}

static septet_status sign(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct signing *given = context;
    return septet_webhook_sign(given->body.data, given->body.len, given->secrets, given->count, given->now, out, cap,
                               len, err);
}

void op_sign_webhook(struct run *run)
{
    struct signing given = signing_of(run);
    size_t len;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_webhook_sign", 8);
    char *header = fill(run, sign, &given, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_text(run, "header", header, len);
    expect_out(run);
    for (size_t i = 0; i < given.count; i++)
        if (septet_webhook_verify((septet_str){header, len}, given.body.data, given.body.len, &given.secrets[i], 1,
                                  given.now, 0, &err) != SEPTET_OK)
            fail(run, "who signs is not believed");
}

struct telling {
    const septet_message *message;
    const septet_event *event;
};

static septet_status tell(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct telling *telling = context;
    return septet_message_write_event(telling->message, telling->event, out, cap, len, err);
}

void op_message_life(struct run *run)
{
    septet_message message = message_of(run, "message");
    septet_str before = message.status, next = input_str(run, "status");
    int64_t now = moment(run, input_str(run, "at"));
    uint32_t moved = 77;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_message_advance", 8);
    septet_status status = septet_message_advance(&message, next, now, &moved, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    if (septet_message_may_become(before, next) != moved)
        fail(run, "may become and became are two things");
    put_bool(run, "moved", (int)moved);
    put_str(run, "status", message.status);
    if (message.has_sent_at)
        put_time(run, "sent_at", message.sent_at);
    else
        put_null(run, "sent_at");
    septet_event event = SEPTET_EVENT_INIT;
    event.id = input_str(run, "event_id");
    event.created_at = now;
    event.reference = input_str(run, "reference");
    event.error_code = member(run, "error", "code");
    event.error_message = member(run, "error", "message");
    struct telling telling = {&message, &event};
    size_t len;
    char *json = fill(run, tell, &telling, 1, &len, &status, &err);
    if (moved && status == SEPTET_OK)
        put_text(run, "event", json, len);
    else
        put_null(run, "event");
    if (status != SEPTET_OK && status != SEPTET_ERR_NO_SUCH_ITEM)
        fail(run, "the event cannot be written");
    expect_out(run);
}
