/* What callers of routes, dispatches, classifiers, idempotency and signatures do wrong, and threads. */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "septet.h"

static const septet_str absent = SEPTET_STR_INIT;

static septet_str text(const char *text)
{
    return (septet_str){text, strlen(text)};
}

static int same(septet_str found, const char *expected)
{
    return found.len == strlen(expected) && memcmp(found.data, expected, found.len) == 0;
}

static septet_routes *routes_of(size_t count)
{
    const septet_str jsons[] = {text("{\"id\":1}"), text("{\"id\":2,\"prefixes\":[\"+44\"],\"price\":\"0.04\"}")};
    septet_routes *routes = NULL;
    CHECK(septet_routes_new(jsons, count, &routes, NULL) == SEPTET_OK);
    return routes;
}

static septet_route_query query_of(uint64_t digits)
{
    septet_route_query query = SEPTET_ROUTE_QUERY_INIT;
    query.to_digits = digits;
    query.segments = 1;
    return query;
}

static void null_arguments(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_action action = SEPTET_ACTION_INIT;
    septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
    septet_classification found = SEPTET_CLASSIFICATION_INIT;
    septet_message message = SEPTET_MESSAGE_INIT;
    septet_event event = SEPTET_EVENT_INIT;
    septet_route_query query = query_of(447700900100);
    septet_routes *routes = routes_of(1);
    septet_dispatch *dispatch = NULL;
    septet_bulk_dispatch *bulk = NULL;
    uint32_t number = 77;
    size_t len = 77;
    septet_str bad = {NULL, 3};
    CHECK(septet_routes_new(NULL, 1, &routes, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_routes_new(&bad, 1, &routes, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_routes_new(NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_routes_select(NULL, &query, NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT && len == 77);
    CHECK(septet_routes_select(routes, NULL, NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_routes_select(routes, &query, NULL, NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_new(NULL, routes, NULL, absent, &dispatch, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_new(&query, NULL, NULL, absent, &dispatch, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_new(&query, routes, NULL, bad, &dispatch, &err) == SEPTET_ERR_NULL_ARGUMENT && !dispatch);
    CHECK(septet_dispatch_new(&query, routes, NULL, absent, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_of_plan(NULL, routes, absent, &dispatch, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_start(NULL, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_result(NULL, 1, SEPTET_OUTCOME_HARD, absent, 0, 0, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_timeout(NULL, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_cancel(NULL, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_poll(NULL, &action, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_state(NULL, &state, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_provider_id(NULL, 0, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_write_message(NULL, &message, absent, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_parked_routes(NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_snapshot(NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_dispatch_restore(NULL, 2, 0, &dispatch, &err) == SEPTET_ERR_NULL_ARGUMENT && !dispatch);
    CHECK(septet_bulk_dispatch_new(NULL, absent, SEPTET_NO_AMOUNT, &bulk, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_of_plan(NULL, routes, absent, &bulk, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_push(NULL, &query, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_push_refused(NULL, SEPTET_ERR_NO_ROUTE, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_start(NULL, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_result(NULL, 1, SEPTET_OUTCOME_HARD, absent, 0, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_timeout(NULL, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_cancel(NULL, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_cancel_message(NULL, 0, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_poll(NULL, &action, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_state(NULL, 0, &state, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_total(NULL) == 0 && septet_bulk_dispatch_open(NULL) == 0);
    CHECK(septet_bulk_dispatch_write_result(NULL, NULL, NULL, 0, absent, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_snapshot(NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_dispatch_restore("{}", 2, NULL, 0, &bulk, &err) == SEPTET_ERR_NULL_ARGUMENT && !bulk);
    CHECK(septet_classifier_new(NULL, 2, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_classify_smpp(NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_classify_http(NULL, 200, 1, bad, NULL, &found, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_classify_no_response(1, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_idempotency_fingerprint(SEPTET_OPERATION_SEND, "{}", 2, NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_request_fingerprint(NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_idempotency_decide(NULL, absent, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_idempotency_decide(NULL, absent, 0, &number, &err) == SEPTET_ERR_FINGERPRINT_INVALID && number == 77);
    CHECK(septet_webhook_verify(absent, NULL, 0, NULL, 1, 0, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_webhook_verify(absent, NULL, 0, &bad, 1, 0, 0, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_webhook_verify(absent, NULL, 0, NULL, 0, 0, 0, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_webhook_sign(NULL, 3, NULL, 0, 0, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT && len == 77);
    CHECK(septet_message_advance(NULL, text("sent"), 0, &number, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_message_write_event(&message, NULL, NULL, 0, &len, &err) != SEPTET_OK);
    CHECK(septet_message_write_event(NULL, &event, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_message_may_become(bad, text("sent")) == 0 && septet_message_may_become(absent, absent) == 0);
    CHECK(septet_outcome_from_name(bad) == 0);
    septet_routes_free(routes);
    septet_routes_free(NULL);
    septet_dispatch_free(NULL);
    septet_bulk_dispatch_free(NULL);
    septet_classifier_free(NULL);
}

static void numbers_and_sizes(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_routes *routes = routes_of(2);
    septet_route_query query = query_of(447700900100);
    septet_candidate found[2];
    septet_classification means = SEPTET_CLASSIFICATION_INIT;
    size_t count = 77;
    CHECK(septet_routes_select(routes, &query, NULL, found, 1, &count, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && count == 2);
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_OK && count == 2);
    CHECK(found[0].index == 1 && found[0].route_id == 2 && found[0].price == 40000000);
    CHECK(found[1].index == 0 && found[1].route_id == 1 && found[1].price == SEPTET_NO_AMOUNT);
    query.route_id = 3;
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_ERR_ROUTE_NOT_ASSIGNED);
    query = query_of(0);
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) != SEPTET_OK);
    query = query_of(447700900100);
    query.segments = 0;
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_ERR_INVALID_OPTION);
    query.segments = SIZE_MAX;
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_ERR_TOO_MANY_SEGMENTS);
    static const char *const fields[] = {"encoding", "sender_kind", "reserved"};
    for (int i = 0; i < 3; i++) {
        query = query_of(447700900100);
        *(i == 0 ? &query.encoding : i == 1 ? &query.sender_kind : &query.reserved) = 4;
        CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_ERR_INVALID_OPTION);
        CHECK(strcmp(err.field, fields[i]) == 0);
    }
    query = query_of(447700900100);
    query.network = text("31");
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_ERR_NETWORK_INVALID);
    query.network = absent;
    query.struct_size = 8;
    CHECK(septet_routes_select(routes, &query, NULL, found, 2, &count, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
    septet_classifier *rules = NULL;
    CHECK(septet_classifier_of_route(NULL, 1, &rules, &err) == SEPTET_ERR_NULL_ARGUMENT && !rules);
    CHECK(septet_classifier_of_route(routes, 1, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_classifier_of_route(routes, 3, &rules, &err) == SEPTET_ERR_ROUTE_NOT_ASSIGNED && !rules);
    CHECK(strcmp(err.field, "route_id") == 0);
    CHECK(septet_classifier_of_route(routes, 2, &rules, &err) == SEPTET_OK);
    septet_routes_free(routes);
    /* The rules outlive the routes. */
    char json[40];
    size_t len = 77;
    CHECK(septet_classifier_write(NULL, json, sizeof json, &len, &err) == SEPTET_ERR_NULL_ARGUMENT && len == 77);
    CHECK(septet_classifier_write(rules, json, 4, &len, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && len == 34);
    CHECK(septet_classifier_write(rules, json, sizeof json, &len, &err) == SEPTET_OK && len == 34);
    CHECK(memcmp(json, "{\"unlisted\":\"hard\",\"overrides\":[]}", 34) == 0);
    septet_classifier_free(rules);
    /* The index tells which route. */
    const septet_str jsons[] = {text("{\"id\":1}"), text("{\"id\":0}")};
    routes = NULL;
    CHECK(septet_routes_new(jsons, 2, &routes, &err) == SEPTET_ERR_ROUTE_ID_OUT_OF_RANGE && err.index == 1 && !routes);
    CHECK(septet_routes_new(jsons, SIZE_MAX, &routes, &err) == SEPTET_ERR_BAD_LENGTH);
    means.struct_size = 4;
    CHECK(septet_classify_smpp(NULL, 0x58, &means, &err) == SEPTET_ERR_BAD_STRUCT_SIZE && means.outcome == 0);
    means.struct_size = sizeof means;
    CHECK(septet_classify_provider(NULL, text("nobody"), text("1"), &means, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_classify_provider(NULL, text("aws"), text("\xFF"), &means, &err) == SEPTET_ERR_INVALID_UTF8);
    CHECK(septet_classify_http(NULL, 429, 0, text("30"), NULL, &means, &err) == SEPTET_OK);
    CHECK(means.outcome == SEPTET_OUTCOME_RETRYABLE && means.has_retry_after && means.retry_after_ms == 30000);
    CHECK(septet_outcome_name(0).data == NULL && septet_outcome_name(6).data == NULL);
    CHECK(septet_outcome_from_name(text("Accepted")) == 0 && septet_provider_codes_version().len == 7);
    CHECK(septet_decision_name(0).data == NULL && septet_decision_name(5).data == NULL);
    CHECK(septet_decision_status(0) == SEPTET_OK && septet_decision_status(SEPTET_DECISION_CONFLICT) == SEPTET_ERR_CONFLICT);
    CHECK(septet_idempotency_fingerprint(3, "{}", 2, NULL, 0, &count, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(strcmp(err.field, "operation") == 0);
}

/* An input that is refused leaves a dispatch as it was; an action that cannot be written is not lost. */
static void inputs_of_a_dispatch(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_routes *routes = routes_of(2);
    septet_route_query query = query_of(447700900100);
    septet_dispatch *dispatch = NULL;
    septet_action action = SEPTET_ACTION_INIT;
    septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
    char buffer[4096];
    size_t len = 77;
    CHECK(septet_dispatch_new(&query, routes, NULL, text("{\"window\":0}"), &dispatch, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_dispatch_new(&query, routes, NULL, text(""), &dispatch, &err) == SEPTET_ERR_INVALID_JSON && !dispatch);
    CHECK(septet_dispatch_new(&query, routes, NULL, absent, &dispatch, &err) == SEPTET_OK);
    septet_routes_free(routes);
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_NONE);
    CHECK(septet_dispatch_state(dispatch, &state, &err) == SEPTET_OK && same(state.status, "queued"));
    CHECK(state.segments == 1 && state.transmits == 0 && state.route_id == 0 && !state.has_sent_at);
    CHECK(septet_dispatch_start(dispatch, 1000, &err) == SEPTET_OK);
    action.struct_size = 0;
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
    CHECK(septet_dispatch_poll(dispatch, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    action.struct_size = sizeof action;
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_TRANSMIT);
    CHECK(action.route_id == 2 && action.segment == 0 && action.at_ms == 31000);
    uint64_t token = action.token;
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_TIMEOUT);
    CHECK(action.at_ms == 31000 && action.token == 0);
    for (uint32_t wrong = 0; wrong < 7; wrong += 6) {
        CHECK(septet_dispatch_result(dispatch, token, wrong, absent, 0, 1100, &err) == SEPTET_ERR_INVALID_OPTION);
        CHECK(strcmp(err.field, "outcome") == 0);
    }
    CHECK(septet_dispatch_result(dispatch, token, SEPTET_OUTCOME_ACCEPTED, text("\xFF"), 0, 1100, &err) ==
          SEPTET_ERR_INVALID_UTF8);
    CHECK(septet_dispatch_provider_id(dispatch, 0, buffer, sizeof buffer, &len, &err) == SEPTET_ERR_NO_SUCH_ITEM);
    CHECK(len == 77);
    /* A token of nobody changes nothing. */
    CHECK(septet_dispatch_result(dispatch, UINT64_MAX, SEPTET_OUTCOME_HARD, absent, 0, 1100, &err) == SEPTET_OK);
    CHECK(septet_dispatch_state(dispatch, &state, &err) == SEPTET_OK && same(state.status, "queued"));
    CHECK(septet_dispatch_result(dispatch, token, SEPTET_OUTCOME_ACCEPTED, text("a1"), 0, 1200, &err) == SEPTET_OK);
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_DONE);
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_NONE);
    /* The first answer counts. */
    CHECK(septet_dispatch_result(dispatch, token, SEPTET_OUTCOME_HARD, text("b2"), 0, 1300, &err) == SEPTET_OK);
    CHECK(septet_dispatch_state(dispatch, &state, &err) == SEPTET_OK && same(state.status, "sent"));
    CHECK(state.cost == 40000000 && state.route_id == 2 && state.attempts == 1 && state.accepted == 1);
    CHECK(state.has_sent_at && state.sent_at_ms == 1200 && state.error == SEPTET_OK && !state.currency.code[0]);
    CHECK(septet_dispatch_provider_id(dispatch, 0, buffer, 1, &len, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && len == 2);
    CHECK(septet_dispatch_provider_id(dispatch, 0, buffer, 2, &len, &err) == SEPTET_OK && memcmp(buffer, "a1", 2) == 0);
    CHECK(septet_dispatch_provider_id(dispatch, 1, buffer, 2, &len, &err) == SEPTET_ERR_NO_SUCH_ITEM);
    septet_message queued = SEPTET_MESSAGE_INIT;
    CHECK(septet_dispatch_write_message(dispatch, &queued, absent, buffer, sizeof buffer, &len, &err) ==
          SEPTET_ERR_MISSING_MEMBER);
    septet_dispatch_free(dispatch);
}

/* What no route can carry is no mistake of the call: the message fails, and says why. */
static void messages_without_a_way(void)
{
    static const septet_status expected[] = {SEPTET_ERR_INVALID_OPTION, SEPTET_ERR_TOO_MANY_SEGMENTS,
                                             SEPTET_ERR_ROUTE_NOT_ASSIGNED, SEPTET_ERR_NO_ROUTE};
    septet_error err = SEPTET_ERROR_INIT;
    septet_routes *routes = routes_of(2), *none = routes_of(0);
    for (size_t i = 0; i < 4; i++) {
        septet_route_query query = query_of(447700900100);
        septet_dispatch *dispatch = NULL;
        septet_action action = SEPTET_ACTION_INIT;
        septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
        query.segments = i == 0 ? 0 : i == 1 ? 256 : 1;
        query.route_id = i == 2 ? 9 : 0;
        CHECK(septet_dispatch_new(&query, i == 3 ? none : routes, NULL, absent, &dispatch, &err) == SEPTET_OK);
        CHECK(septet_dispatch_start(dispatch, 0, &err) == SEPTET_OK);
        CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_DONE);
        CHECK(septet_dispatch_state(dispatch, &state, &err) == SEPTET_OK && same(state.status, "failed"));
        CHECK(state.error == expected[i] && state.attempts == 0 && state.transmits == 0);
        septet_dispatch_free(dispatch);
    }
    septet_routes_free(routes);
    septet_routes_free(none);
}

/* What was in flight is unknown after restoring; a snapshot of another kind or of other routes is refused. */
static void snapshots(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_routes *routes = routes_of(2), *others = routes_of(1);
    septet_route_query query = query_of(447700900100);
    septet_dispatch *dispatch = NULL, *restored = NULL;
    septet_bulk_dispatch *bulk = NULL;
    septet_action action = SEPTET_ACTION_INIT;
    septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
    char json[4096];
    size_t len = 0;
    CHECK(septet_dispatch_new(&query, routes, NULL, text("{\"on_unknown\":\"resubmit\"}"), &dispatch, &err) == SEPTET_OK);
    CHECK(septet_dispatch_start(dispatch, 0, &err) == SEPTET_OK);
    CHECK(septet_dispatch_poll(dispatch, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_TRANSMIT);
    CHECK(septet_dispatch_snapshot(dispatch, json, 10, &len, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && len > 10);
    CHECK(septet_dispatch_snapshot(dispatch, json, sizeof json, &len, &err) == SEPTET_OK);
    septet_dispatch_free(dispatch);
    CHECK(septet_bulk_dispatch_restore(json, len, routes, 5, &bulk, &err) == SEPTET_ERR_INVALID_SNAPSHOT && !bulk);
    CHECK(septet_dispatch_restore(json, len - 1, 5, &restored, &err) == SEPTET_ERR_INVALID_JSON && !restored);
    CHECK(septet_dispatch_restore("{}", 2, 5, &restored, &err) != SEPTET_OK && !restored);
    CHECK(septet_dispatch_restore(json, len, 5, &restored, &err) == SEPTET_OK);
    CHECK(septet_dispatch_poll(restored, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_DONE);
    CHECK(septet_dispatch_state(restored, &state, &err) == SEPTET_OK && same(state.status, "unknown"));
    CHECK(state.error == SEPTET_ERR_UPSTREAM_TIMEOUT && state.transmits == 1);
    septet_dispatch_free(restored);
    CHECK(septet_bulk_dispatch_new(routes, absent, SEPTET_NO_AMOUNT, &bulk, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_snapshot(bulk, json, sizeof json, &len, &err) == SEPTET_OK);
    septet_bulk_dispatch_free(bulk);
    bulk = NULL;
    CHECK(septet_bulk_dispatch_restore(json, len, others, 5, &bulk, &err) == SEPTET_ERR_INVALID_SNAPSHOT && !bulk);
    CHECK(septet_bulk_dispatch_restore(json, len, routes, 5, &bulk, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_push(bulk, &query, NULL, &err) == SEPTET_OK && septet_bulk_dispatch_total(bulk) == 1);
    septet_bulk_dispatch_free(bulk);
    septet_routes_free(routes);
    septet_routes_free(others);
}

static void bulk(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_routes *routes = routes_of(2);
    septet_bulk_dispatch *bulk = NULL;
    septet_bulk_plan *plan = NULL;
    septet_route_query query = query_of(447700900100), nowhere = query_of(0);
    septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
    septet_action action = SEPTET_ACTION_INIT;
    const septet_str id = {"msg_0", 5};
    char json[1024];
    size_t len = 77;
    /* Money for one message of two. */
    CHECK(septet_bulk_dispatch_new(routes, absent, 50000000, &bulk, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_push(bulk, &nowhere, NULL, &err) != SEPTET_OK && septet_bulk_dispatch_total(bulk) == 0);
    query.route_id = 2;
    CHECK(septet_bulk_dispatch_push(bulk, &query, NULL, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_push(bulk, &query, NULL, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_push_refused(bulk, SEPTET_ERR_RECIPIENT_OPTED_OUT, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_push_refused(bulk, SEPTET_OK, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_bulk_dispatch_push_refused(bulk, SEPTET_ERR_PANIC, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_bulk_dispatch_total(bulk) == 3);
    CHECK(septet_bulk_dispatch_start(bulk, 0, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_poll(bulk, &action, &err) == SEPTET_OK && action.kind == SEPTET_ACTION_TRANSMIT);
    CHECK(septet_bulk_dispatch_state(bulk, 1, &state, &err) == SEPTET_OK);
    CHECK(same(state.status, "failed") && state.error == SEPTET_ERR_INSUFFICIENT_BALANCE);
    CHECK(septet_bulk_dispatch_state(bulk, 2, &state, &err) == SEPTET_OK && state.error == SEPTET_ERR_RECIPIENT_OPTED_OUT);
    CHECK(septet_bulk_dispatch_state(bulk, 3, &state, &err) == SEPTET_ERR_NO_SUCH_ITEM);
    CHECK(septet_bulk_dispatch_provider_id(bulk, 3, 0, json, sizeof json, &len, &err) == SEPTET_ERR_NO_SUCH_ITEM);
    CHECK(septet_bulk_dispatch_cancel_message(bulk, SIZE_MAX, 1, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_open(bulk) == 1);
    CHECK(septet_bulk_dispatch_result(bulk, action.token, SEPTET_OUTCOME_ACCEPTED, text("a"), 0, 2, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_provider_id(bulk, 0, 0, json, sizeof json, &len, &err) == SEPTET_OK && len == 1);
    CHECK(septet_bulk_dispatch_open(bulk) == 0);
    septet_bulk_dispatch_free(bulk);
    static const char request[] = "{\"from\":\"Conerix\",\"body\":\"Hi\",\"recipients\":[\"+447700900100\",\"+447700900101\"]}";
    CHECK(septet_bulk_plan_new_json(request, sizeof request - 1, NULL, &plan, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_of_plan(plan, routes, absent, &bulk, &err) == SEPTET_OK);
    septet_routes_free(routes);
    CHECK(septet_bulk_dispatch_cancel(bulk, 0, &err) == SEPTET_OK);
    CHECK(septet_bulk_dispatch_write_result(bulk, plan, &id, 1, absent, json, sizeof json, &len, &err) ==
          SEPTET_ERR_COLUMN_TOO_SHORT);
    CHECK(err.actual == 1 && err.limit == 2);
    const septet_str ids[] = {id, {"\xFF", 1}};
    CHECK(septet_bulk_dispatch_write_result(bulk, plan, ids, 2, absent, json, sizeof json, &len, &err) ==
          SEPTET_ERR_INVALID_UTF8);
    CHECK(err.index == 1);
    septet_bulk_plan_free(plan);
    /* A dispatch outlives the plan that it was made of. */
    CHECK(septet_bulk_dispatch_state(bulk, 1, &state, &err) == SEPTET_OK && same(state.status, "failed"));
    septet_bulk_dispatch_free(bulk);
}

static void life_and_signatures(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_message message = SEPTET_MESSAGE_INIT;
    septet_event event = SEPTET_EVENT_INIT;
    uint32_t moved = 77;
    char buffer[1024];
    size_t len = 77;
    CHECK(septet_message_advance(&message, text("sent"), 5, &moved, &err) == SEPTET_ERR_MISSING_MEMBER && moved == 77);
    message.id = text("msg_1");
    message.to = text("+12025550143");
    message.from = text("Conerix");
    message.body = text("Hi");
    message.status = text("queued");
    event.id = text("evt_1");
    CHECK(septet_message_advance(&message, absent, 5, &moved, &err) == SEPTET_ERR_MISSING_MEMBER);
    CHECK(septet_message_advance(&message, text("sent"), INT64_MAX, &moved, &err) == SEPTET_ERR_INVALID_TIMESTAMP);
    CHECK(strcmp(err.field, "at") == 0 && same(message.status, "queued") && moved == 77);
    CHECK(septet_message_write_event(&message, &event, buffer, sizeof buffer, &len, &err) == SEPTET_ERR_NO_SUCH_ITEM);
    CHECK(len == 77);
    /* The status that was set lives on, whatever becomes of the one that was given. */
    char word[] = "delivered";
    CHECK(septet_message_advance(&message, text(word), 5, &moved, &err) == SEPTET_OK && moved == 1);
    memset(word, 'x', sizeof word - 1);
    CHECK(same(message.status, "delivered") && message.has_sent_at && message.sent_at == 5);
    CHECK(message.struct_size == sizeof message);
    CHECK(septet_message_advance(&message, text("failed"), 6, &moved, &err) == SEPTET_OK && moved == 0);
    CHECK(same(message.status, "delivered"));
    CHECK(septet_message_write_event(&message, &event, buffer, sizeof buffer, &len, &err) == SEPTET_OK && len > 77);
    event.id = absent;
    CHECK(septet_message_write_event(&message, &event, buffer, sizeof buffer, &len, &err) == SEPTET_ERR_MISSING_MEMBER);
    /* Secrets are octets, not texts. */
    const septet_str secrets[] = {{"\xFF\0\xFE", 3}, {"", 0}};
    CHECK(septet_webhook_sign("{}", 2, secrets, 1, 1000, buffer, sizeof buffer, &len, &err) == SEPTET_OK);
    septet_str header = {buffer, len};
    CHECK(septet_webhook_verify(header, "{}", 2, secrets, 1, 1000, 0, &err) == SEPTET_OK);
    CHECK(septet_webhook_verify(header, "{}", 2, secrets, 2, 1000, 0, &err) == SEPTET_ERR_INVALID_OPTION && err.index == 1);
    CHECK(septet_webhook_verify(header, "{ }", 3, secrets, 1, 1000, 0, &err) == SEPTET_ERR_SIGNATURE_MISMATCH);
    CHECK(septet_webhook_verify(header, "{}", 2, secrets, 1, 1301, SEPTET_SIGNATURE_TOLERANCE, &err) ==
          SEPTET_ERR_SIGNATURE_EXPIRED);
    CHECK(septet_webhook_verify(text("\xFF"), "{}", 2, secrets, 1, 1000, 0, &err) == SEPTET_ERR_INVALID_UTF8);
}

struct shared {
    septet_bulk_dispatch *bulk;
    size_t sent;
    int done;
};

/* Sends what it polls, while others do the same. */
static void *work(void *argument)
{
    struct shared *shared = argument;
    for (;;) {
        septet_action action = SEPTET_ACTION_INIT;
        if (septet_bulk_dispatch_poll(shared->bulk, &action, NULL) != SEPTET_OK)
            return NULL;
        if (action.kind == SEPTET_ACTION_TRANSMIT) {
            shared->sent++;
            if (septet_bulk_dispatch_result(shared->bulk, action.token, SEPTET_OUTCOME_ACCEPTED, absent, 0, 1, NULL) !=
                SEPTET_OK)
                return NULL;
        } else if (action.kind == SEPTET_ACTION_DONE) {
            shared->done = 1;
        } else if (septet_bulk_dispatch_open(shared->bulk) == 0) {
            return NULL;
        }
    }
}

static void threads(void)
{
    enum { COUNT = 4, MESSAGES = 400 };
    pthread_t thread[COUNT];
    struct shared shared[COUNT];
    septet_error err = SEPTET_ERROR_INIT;
    septet_routes *routes = routes_of(2);
    septet_bulk_dispatch *bulk = NULL;
    CHECK(septet_bulk_dispatch_new(routes, absent, SEPTET_NO_AMOUNT, &bulk, &err) == SEPTET_OK);
    for (uint64_t i = 0; i < MESSAGES; i++) {
        septet_route_query query = query_of(447700900000 + i);
        CHECK(septet_bulk_dispatch_push(bulk, &query, NULL, &err) == SEPTET_OK);
    }
    CHECK(septet_bulk_dispatch_start(bulk, 0, &err) == SEPTET_OK);
    for (int i = 0; i < COUNT; i++) {
        shared[i] = (struct shared){bulk, 0, 0};
        CHECK(pthread_create(&thread[i], NULL, work, &shared[i]) == 0);
    }
    size_t sent = 0;
    int done = 0;
    for (int i = 0; i < COUNT; i++) {
        pthread_join(thread[i], NULL);
        sent += shared[i].sent;
        done += shared[i].done;
    }
    /* Every message once, and one thread was told of the end. */
    CHECK(sent == MESSAGES && done == 1 && septet_bulk_dispatch_open(bulk) == 0);
    septet_bulk_dispatch_free(bulk);
    septet_routes_free(routes);
}

int main(void)
{
    null_arguments();
    numbers_and_sizes();
    inputs_of_a_dispatch();
    messages_without_a_way();
    snapshots();
    bulk();
    life_and_signatures();
    threads();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
