/* Send a bulk request over two routes: a virtual clock, and upstreams that accept, throttle, refuse and lose. */
#include <stdio.h>
#include <string.h>

#include <septet.h>

static const char request[] = "{\"from\":\"Conerix\",\"body\":\"Doors open at 7\","
                              "\"recipients\":[\"+447700900100\",\"+447700900101\",\"+447700900102\",\"oops\"]}";
static const char facts_json[] = "{\"prices\":{\"currency\":\"USD\",\"prices\":[{\"price\":\"0.05\"}]}}";

/* An answer on its way. */
struct answer {
    uint64_t token, at_ms;
    uint32_t command_status;
};

/* What route 1 and route 2 answer to their transmits, one after another, as SMPP's command_status: OK, throttled, no answer at all. */
enum { LOST = 0xFFFF };
static const uint32_t script[2][3] = {{0x58, LOST, 0}, {0, 0, 0}};

static void send(const septet_action *action, uint64_t now_ms, struct answer *waiting, size_t *count)
{
    static size_t sent[2];
    size_t route = (size_t)action->route_id - 1;
    uint32_t status = script[route][sent[route]++ % 3];
    printf("%6llu  message %zu over route %zu\n", (unsigned long long)now_ms, action->message, route + 1);
    if (status != LOST)
        waiting[(*count)++] = (struct answer){action->token, now_ms + 40, status};
}

static int drive(septet_bulk_dispatch *dispatch, septet_error *err)
{
    struct answer waiting[16];
    size_t count = 0;
    uint64_t now_ms = 0;
    if (septet_bulk_dispatch_start(dispatch, now_ms, err) != SEPTET_OK)
        return 1;
    for (;;) {
        uint64_t wake_ms = UINT64_MAX;
        septet_action action = SEPTET_ACTION_INIT;
        /* After every input, poll until there is nothing more. A gateway stores a snapshot here, before it sends. */
        do {
            if (septet_bulk_dispatch_poll(dispatch, &action, err) != SEPTET_OK)
                return 1;
            if (action.kind == SEPTET_ACTION_TRANSMIT)
                send(&action, now_ms, waiting, &count);
            if (action.kind == SEPTET_ACTION_TIMEOUT)
                wake_ms = action.at_ms;
            if (action.kind == SEPTET_ACTION_DONE)
                return 0;
        } while (action.kind != SEPTET_ACTION_NONE);
        /* Answers come in the order in which they were sent for. */
        if (count == 0 || waiting[0].at_ms > wake_ms) {
            now_ms = wake_ms;
            if (septet_bulk_dispatch_timeout(dispatch, now_ms, err) != SEPTET_OK)
                return 1;
            continue;
        }
        struct answer answer = waiting[0];
        memmove(waiting, waiting + 1, --count * sizeof *waiting);
        now_ms = answer.at_ms;
        septet_classification means = SEPTET_CLASSIFICATION_INIT;
        septet_str id = SEPTET_STR_INIT;
        if (septet_classify_smpp(NULL, answer.command_status, &means, err) != SEPTET_OK ||
            septet_bulk_dispatch_result(dispatch, answer.token, means.outcome, id, means.retry_after_ms, now_ms,
                                        err) != SEPTET_OK)
            return 1;
        septet_str word = septet_outcome_name(means.outcome);
        printf("%6llu  %.*s\n", (unsigned long long)now_ms, (int)word.len, word.data);
    }
}

int main(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_facts *facts = NULL;
    septet_bulk_plan *plan = NULL;
    septet_routes *routes = NULL;
    septet_bulk_dispatch *dispatch = NULL;
    const septet_str ways[] = {{"{\"id\":1,\"prefixes\":[\"+44\"]}", 27}, {"{\"id\":2}", 8}};
    const septet_str policy = {"{\"attempt_timeout_ms\":5000}", 27};
    const septet_str ids[] = {{"msg_0", 5}, {"msg_1", 5}, {"msg_2", 5}, {"msg_3", 5}};
    char json[2048];
    size_t len;
    int failed = septet_facts_new(facts_json, strlen(facts_json), &facts, &err) != SEPTET_OK ||
                 septet_bulk_plan_new_json(request, strlen(request), facts, &plan, &err) != SEPTET_OK ||
                 septet_routes_new(ways, 2, &routes, &err) != SEPTET_OK ||
                 septet_bulk_dispatch_of_plan(plan, routes, policy, &dispatch, &err) != SEPTET_OK ||
                 drive(dispatch, &err) ||
                 septet_bulk_dispatch_write_result(dispatch, plan, ids, 4, (septet_str){"req_1", 5}, json, sizeof json,
                                                   &len, &err) != SEPTET_OK;
    if (failed)
        fprintf(stderr, "%s\n", err.message);
    else
        printf("%.*s\n", (int)len, json);
    septet_bulk_dispatch_free(dispatch);
    septet_routes_free(routes);
    septet_bulk_plan_free(plan);
    septet_facts_free(facts);
    return failed;
}
