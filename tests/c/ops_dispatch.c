/* Traces of dispatches: inputs with their times, and what is polled after each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ops.h"

/* What a vector dispatches: facts, routes, a policy. */
struct given {
    septet_facts *facts;
    septet_routes *routes;
    septet_str policy;
};

static void put_down(struct given *given)
{
    septet_routes_free(given->routes);
    septet_facts_free(given->facts);
}

/* 0 after an error, which has been compared. */
static int pick_up(struct run *run, struct given *given)
{
    struct octets facts = input(run, "facts");
    size_t count = (size_t)input_number(run, "routes.length", 0);
    septet_str *routes = own(run, calloc(count + 1, sizeof *routes));
    septet_error err = SEPTET_ERROR_INIT;
    for (size_t i = 0; i < count; i++)
        routes[i] = input_str(run, at(run, "routes", i, ""));
    given->facts = NULL;
    given->routes = NULL;
    given->policy = input_str(run, "policy");
    septet_status status = facts.present ? septet_facts_new(facts.data, facts.len, &given->facts, &err) : SEPTET_OK;
    if (status == SEPTET_OK)
        status = septet_routes_new(routes, count, &given->routes, &err);
    if (status == SEPTET_OK)
        return 1;
    expect_error(run, status, &err);
    put_down(given);
    return 0;
}

/* The functions that both kinds of dispatch have, on handles of either. */
struct driver {
    septet_status (*start)(void *, uint64_t, septet_error *);
    septet_status (*result)(void *, uint64_t, uint32_t, septet_str, uint64_t, uint64_t, septet_error *);
    septet_status (*timeout)(void *, uint64_t, septet_error *);
    septet_status (*cancel)(void *, const size_t *, uint64_t, septet_error *);
    septet_status (*poll)(void *, septet_action *, septet_error *);
    filler snapshot;
    void *(*restore)(struct run *, const struct given *, const char *, size_t, uint64_t);
    void (*free)(void *);
};

static void drain(struct run *run, const struct driver *driver, void *dispatch, size_t step)
{
    char list[32];
    snprintf(list, sizeof list, "polled[%zu]", step);
    septet_error err = SEPTET_ERROR_INIT;
    for (size_t i = 0;; i++) {
        char text[128];
        septet_action action = SEPTET_ACTION_INIT;
        if (driver->poll(dispatch, &action, &err) != SEPTET_OK) {
            fail(run, "polling fails");
            return;
        }
        switch (action.kind) {
        case SEPTET_ACTION_TRANSMIT:
            snprintf(text, sizeof text, "transmit %llu %zu %zu %llu %llu", (unsigned long long)action.token,
                     action.message, action.segment, (unsigned long long)action.route_id,
                     (unsigned long long)action.at_ms);
            break;
        case SEPTET_ACTION_TIMEOUT:
            snprintf(text, sizeof text, "timeout %llu", (unsigned long long)action.at_ms);
            break;
        case SEPTET_ACTION_DONE:
            snprintf(text, sizeof text, "done");
            break;
        default:
            snprintf(text, sizeof text, "%s.length", list);
            put_number(run, text, i);
            return;
        }
        put_word(run, at(run, list, i, ""), text);
    }
}

/* Gives a dispatch its inputs; the dispatch that is left, which is another one after a snapshot. */
static void *replay(struct run *run, const struct driver *driver, const struct given *given, void *dispatch)
{
    size_t count = (size_t)input_number(run, "steps.length", 0);
    put_number(run, "polled.length", count);
    for (size_t i = 0; i < count && dispatch; i++) {
        char path[64];
        uint32_t has, ignored;
        snprintf(path, sizeof path, "steps[%zu]", i);
        septet_str what = member(run, path, "input");
        uint64_t now = number(run, path, "now", &ignored);
        septet_error err = SEPTET_ERROR_INIT;
        septet_status status = SEPTET_OK;
        if (what.len == 5 && memcmp(what.data, "start", 5) == 0) {
            status = driver->start(dispatch, now, &err);
        } else if (what.len == 7 && memcmp(what.data, "timeout", 7) == 0) {
            status = driver->timeout(dispatch, now, &err);
        } else if (what.len == 6 && memcmp(what.data, "cancel", 6) == 0) {
            size_t message = (size_t)number(run, path, "message", &has);
            status = driver->cancel(dispatch, has ? &message : NULL, now, &err);
        } else if (what.len == 7 && memcmp(what.data, "restore", 7) == 0) {
            size_t len;
            char *json = fill(run, driver->snapshot, dispatch, 1, &len, &status, &err);
            driver->free(dispatch);
            dispatch = driver->restore(run, given, json, len, now);
        } else {
            uint32_t outcome = septet_outcome_from_name(member(run, path, "outcome"));
            status = driver->result(dispatch, number(run, path, "token", &ignored), outcome,
                                    member(run, path, "provider_id"), number(run, path, "retry_after_ms", &ignored),
                                    now, &err);
        }
        if (status != SEPTET_OK)
            fail(run, "an input is refused");
        if (dispatch)
            drain(run, driver, dispatch, i);
    }
    return dispatch;
}

static septet_status parked(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    return septet_dispatch_parked_routes(context, out, cap, count, err);
}

static septet_status bulk_parked(void *context, void *out, size_t cap, size_t *count, septet_error *err)
{
    return septet_bulk_dispatch_parked_routes(context, out, cap, count, err);
}

static void put_parked(struct run *run, filler call, void *dispatch)
{
    size_t count;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    uint64_t *ids = fill(run, call, dispatch, sizeof *ids, &count, &status, &err);
    put_number(run, "parked.length", count);
    for (size_t i = 0; i < count; i++)
        put_number(run, at(run, "parked", i, ""), ids[i]);
}

static septet_status start(void *dispatch, uint64_t now, septet_error *err)
{
    return septet_dispatch_start(dispatch, now, err);
}

static septet_status result(void *dispatch, uint64_t token, uint32_t outcome, septet_str provider_id,
                            uint64_t retry_after_ms, uint64_t now, septet_error *err)
{
    return septet_dispatch_result(dispatch, token, outcome, provider_id, retry_after_ms, now, err);
}

static septet_status timeout(void *dispatch, uint64_t now, septet_error *err)
{
    return septet_dispatch_timeout(dispatch, now, err);
}

static septet_status cancel(void *dispatch, const size_t *message, uint64_t now, septet_error *err)
{
    (void)message;
    return septet_dispatch_cancel(dispatch, now, err);
}

static septet_status poll(void *dispatch, septet_action *action, septet_error *err)
{
    return septet_dispatch_poll(dispatch, action, err);
}

static septet_status snapshot(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_dispatch_snapshot(context, out, cap, len, err);
}

static void free_dispatch(void *dispatch)
{
    septet_dispatch_free(dispatch);
}

static void *restore(struct run *run, const struct given *given, const char *json, size_t len, uint64_t now)
{
    septet_dispatch *restored = NULL;
    (void)given;
    if (septet_dispatch_restore(json, len, now, &restored, NULL) != SEPTET_OK)
        fail(run, "a snapshot cannot be restored");
    return restored;
}

struct telling {
    septet_dispatch *dispatch;
    septet_message queued;
    size_t segment;
};

static septet_status tell(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct telling *telling = context;
    return septet_dispatch_write_message(telling->dispatch, &telling->queued, (septet_str){"req_1", 5}, out, cap, len,
                                         err);
}

static septet_status tell_id(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct telling *telling = context;
    return septet_dispatch_provider_id(telling->dispatch, telling->segment, out, cap, len, err);
}

static septet_str present(septet_str text)
{
    return text.data ? text : (septet_str){"", 0};
}

static void put_dispatch(struct run *run, septet_dispatch *dispatch, const septet_send_request *request)
{
    struct telling telling = {dispatch, SEPTET_MESSAGE_INIT, 0};
    telling.queued.id = (septet_str){"msg_1", 5};
    telling.queued.to = present(request->to);
    telling.queued.from = present(request->from);
    telling.queued.body = present(request->body);
    telling.queued.status = (septet_str){"queued", 6};
    size_t len, json_len;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    char *json = fill(run, tell, &telling, 1, &json_len, &status, &err);
    put_text(run, "json", json, json_len);
    septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
    if (septet_dispatch_state(dispatch, &state, &err) != SEPTET_OK)
        fail(run, "the state cannot be read");
    if (state.error == SEPTET_OK)
        put_null(run, "error");
    else
        put_word(run, "error", septet_status_name(state.error));
    put_number(run, "transmits", state.transmits);
    put_number(run, "accepted", state.accepted);
    put_bool(run, "duplicate_possible", (int)state.duplicate_possible);
    put_number(run, "provider_ids.length", state.segments);
    for (size_t i = 0; i < state.segments; i++) {
        telling.segment = i;
        char *id = fill(run, tell_id, &telling, 1, &len, &status, &err);
        if (status == SEPTET_ERR_NO_SUCH_ITEM)
            put_null(run, at(run, "provider_ids", i, ""));
        else
            put_text(run, at(run, "provider_ids", i, ""), id, len);
    }
    put_parked(run, parked, dispatch);
    /* The state and the message tell the same. */
    septet_answer *answer = NULL;
    septet_message message = SEPTET_MESSAGE_INIT;
    if (septet_message_parse(json, json_len, &answer, &err) != SEPTET_OK ||
        septet_answer_message(answer, &message, &err) != SEPTET_OK)
        fail(run, "the message does not read back");
    else if (message.status.len != state.status.len ||
             memcmp(message.status.data, state.status.data, state.status.len) != 0 || message.cost != state.cost ||
             message.route_id != state.route_id || message.attempts != state.attempts ||
             message.has_sent_at != state.has_sent_at || (uint64_t)message.sent_at != state.sent_at_ms / 1000)
        fail(run, "the state tells another thing than the message");
    septet_answer_free(answer);
}

void op_dispatch_trace(struct run *run)
{
    static const struct driver driver = {start, result, timeout, cancel, poll, snapshot, restore, free_dispatch};
    struct given given;
    struct octets json = input(run, "request");
    septet_error err = SEPTET_ERROR_INIT;
    septet_request *request = NULL;
    septet_send_plan *plan = NULL;
    septet_dispatch *dispatch = NULL;
    septet_send_request members = SEPTET_SEND_REQUEST_INIT;
    begin(run, "septet_dispatch_of_plan", 8);
    if (!pick_up(run, &given))
        return;
    if (septet_send_request_parse(json.data, json.len, &request, &err) != SEPTET_OK ||
        septet_request_send(request, &members, &err) != SEPTET_OK ||
        septet_send_plan_new(&members, given.facts, &plan, &err) != SEPTET_OK)
        fail(run, "the request cannot be planned");
    septet_status status = septet_dispatch_of_plan(plan, given.routes, given.policy, &dispatch, &err);
    septet_send_plan_free(plan);
    if (status == SEPTET_OK) {
        dispatch = replay(run, &driver, &given, dispatch);
        put_dispatch(run, dispatch, &members);
        expect_out(run);
    } else {
        if (dispatch)
            fail(run, "a handle on failure");
        expect_error(run, status, &err);
    }
    septet_dispatch_free(dispatch);
    septet_request_free(request);
    put_down(&given);
}

static septet_status bulk_start(void *dispatch, uint64_t now, septet_error *err)
{
    return septet_bulk_dispatch_start(dispatch, now, err);
}

static septet_status bulk_result(void *dispatch, uint64_t token, uint32_t outcome, septet_str provider_id,
                                 uint64_t retry_after_ms, uint64_t now, septet_error *err)
{
    return septet_bulk_dispatch_result(dispatch, token, outcome, provider_id, retry_after_ms, now, err);
}

static septet_status bulk_timeout(void *dispatch, uint64_t now, septet_error *err)
{
    return septet_bulk_dispatch_timeout(dispatch, now, err);
}

static septet_status bulk_cancel(void *dispatch, const size_t *message, uint64_t now, septet_error *err)
{
    return message ? septet_bulk_dispatch_cancel_message(dispatch, *message, now, err)
                   : septet_bulk_dispatch_cancel(dispatch, now, err);
}

static septet_status bulk_poll(void *dispatch, septet_action *action, septet_error *err)
{
    return septet_bulk_dispatch_poll(dispatch, action, err);
}

static septet_status bulk_snapshot(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_bulk_dispatch_snapshot(context, out, cap, len, err);
}

static void free_bulk_dispatch(void *dispatch)
{
    septet_bulk_dispatch_free(dispatch);
}

static void *bulk_restore(struct run *run, const struct given *given, const char *json, size_t len, uint64_t now)
{
    septet_bulk_dispatch *restored = NULL;
    if (septet_bulk_dispatch_restore(json, len, given->routes, now, &restored, NULL) != SEPTET_OK)
        fail(run, "a snapshot cannot be restored");
    return restored;
}

struct summing {
    const septet_bulk_dispatch *dispatch;
    const septet_bulk_plan *plan;
    septet_str *ids;
    size_t count;
};

static septet_status sum_up(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct summing *summing = context;
    return septet_bulk_dispatch_write_result(summing->dispatch, summing->plan, summing->ids, summing->count,
                                             (septet_str){"req_1", 5}, out, cap, len, err);
}

static void put_bulk_dispatch(struct run *run, septet_bulk_dispatch *dispatch, const septet_bulk_plan *plan)
{
    size_t total = septet_bulk_dispatch_total(dispatch), len, open = 0;
    septet_status status;
    septet_error err = SEPTET_ERROR_INIT;
    struct summing summing = {dispatch, plan, own(run, calloc(total + 1, sizeof(septet_str))), total};
    char *ids = own(run, malloc(total * 32 + 1));
    for (size_t i = 0; i < total; i++) {
        summing.ids[i].data = ids + 32 * i;
        summing.ids[i].len = (size_t)snprintf(ids + 32 * i, 32, "msg_%zu", i);
    }
    char *json = fill(run, sum_up, &summing, 1, &len, &status, &err);
    put_text(run, "json", json, len);
    put_number(run, "transmits.length", total);
    for (size_t i = 0; i < total; i++) {
        septet_message_state state = SEPTET_MESSAGE_STATE_INIT;
        if (septet_bulk_dispatch_state(dispatch, i, &state, &err) != SEPTET_OK)
            fail(run, "a state cannot be read");
        put_number(run, at(run, "transmits", i, ""), state.transmits);
        open += state.status.len == 6 && memcmp(state.status.data, "queued", 6) == 0;
    }
    if (open != septet_bulk_dispatch_open(dispatch))
        fail(run, "another count of open messages");
    put_parked(run, bulk_parked, dispatch);
}

void op_bulk_dispatch_trace(struct run *run)
{
    static const struct driver driver = {bulk_start, bulk_result,   bulk_timeout, bulk_cancel,
                                         bulk_poll,  bulk_snapshot, bulk_restore, free_bulk_dispatch};
    struct given given;
    struct octets json = input(run, "request");
    septet_error err = SEPTET_ERROR_INIT;
    septet_bulk_plan *plan = NULL;
    septet_bulk_dispatch *dispatch = NULL;
    begin(run, "septet_bulk_dispatch_of_plan", 8);
    if (!pick_up(run, &given))
        return;
    if (septet_bulk_plan_new_json(json.data, json.len, given.facts, &plan, &err) != SEPTET_OK)
        fail(run, "the request cannot be planned");
    septet_status status = septet_bulk_dispatch_of_plan(plan, given.routes, given.policy, &dispatch, &err);
    if (status == SEPTET_OK) {
        dispatch = replay(run, &driver, &given, dispatch);
        put_bulk_dispatch(run, dispatch, plan);
        expect_out(run);
    } else {
        expect_error(run, status, &err);
    }
    septet_bulk_dispatch_free(dispatch);
    septet_bulk_plan_free(plan);
    put_down(&given);
}
