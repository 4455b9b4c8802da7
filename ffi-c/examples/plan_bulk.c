/* Plan a bulk request: what will be sent, what will not and why, what it costs, before anything is sent. */
#include <stdio.h>
#include <string.h>

#include <septet.h>

static const char request[] =
    "{\"from\":\"Conerix\",\"body\":\"Doors open at 7. Reply STOP to opt out\","
    "\"recipients\":[\"+12025550143\",\"+447700900100\",\"07700 900100\",\"+12025550143\",\"+4748640969\"]}";

static const char facts[] =
    "{\"category\":\"marketing\",\"opted_out\":[\"+4748640969\"],\"balance\":\"0.10\",\"currency\":\"USD\","
    "\"prices\":{\"currency\":\"USD\",\"prices\":[{\"price\":\"0.05\"},{\"prefix\":\"+44\",\"price\":\"0.04\"}]}}";

static void print_amount(int64_t nanos)
{
    char text[32];
    size_t len;
    if (nanos != SEPTET_NO_AMOUNT && septet_amount_format(nanos, 2, text, sizeof text, &len, NULL) == SEPTET_OK)
        printf("%.*s", (int)len, text);
}

static int print_plan(const septet_bulk_plan *plan, septet_error *err)
{
    septet_bulk_summary summary = SEPTET_BULK_SUMMARY_INIT;
    if (septet_bulk_plan_summary(plan, &summary, err) != SEPTET_OK)
        return 1;
    printf("%zu messages: %zu can be sent, %zu cannot; ", summary.total, summary.ok, summary.failed);
    print_amount(summary.cost);
    printf(" %s\n", summary.currency.code);
    for (size_t i = 0; i < summary.error_count; i++) {
        septet_error error = SEPTET_ERROR_INIT;
        if (septet_bulk_plan_error(plan, i, &error, err) != SEPTET_OK)
            return 1;
        printf("nothing may be sent: %s (%s)\n", error.message, error.field);
    }
    for (size_t i = 0; i < summary.total; i++) {
        septet_planned_message message = SEPTET_PLANNED_MESSAGE_INIT;
        if (septet_bulk_plan_message(plan, i, &message, err) != SEPTET_OK)
            return 1;
        printf("%-16.*s", (int)message.to.len, message.to.data);
        if (message.status == SEPTET_OK)
            print_amount(message.cost);
        else
            printf("%s", septet_status_name(message.status));
        printf("\n");
    }
    return 0;
}

int main(void)
{
    septet_error err = SEPTET_ERROR_INIT;
    septet_facts *known = NULL;
    septet_bulk_plan *plan = NULL;

    int failed = septet_facts_new(facts, strlen(facts), &known, &err) != SEPTET_OK ||
                 septet_bulk_plan_new_json(request, strlen(request), known, &plan, &err) != SEPTET_OK ||
                 print_plan(plan, &err);
    if (failed)
        fprintf(stderr, "%s: %s\n", septet_status_name(err.status), err.message);
    septet_bulk_plan_free(plan);
    septet_facts_free(known);
    return failed;
}
