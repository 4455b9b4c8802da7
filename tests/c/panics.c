/* A forced panic comes back as a status, poisons the handle, and does not end the process. Needs a test build. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "septet.h"

/* Not in the header: only the feature `test-panic` has them. */
septet_status septet_test_panic(septet_error *err);
septet_status septet_test_panic_send_plan(const septet_send_plan *plan, septet_error *err);

int main(void)
{
    static const char json[] = "{\"to\":\"+12025550143\",\"from\":\"Conerix\",\"body\":\"Hi\"}";
    septet_error err = SEPTET_ERROR_INIT;
    septet_send_plan *plan = NULL, *other = NULL;
    septet_send_summary summary = SEPTET_SEND_SUMMARY_INIT;
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    char buffer[512];
    size_t len = 77;
    CHECK(septet_test_panic(&err) == SEPTET_ERR_PANIC);
    CHECK(err.status == SEPTET_ERR_PANIC && err.message[0]);
    CHECK(septet_test_panic(NULL) == SEPTET_ERR_PANIC);
    CHECK(septet_send_plan_new_json(json, sizeof json - 1, NULL, &plan, &err) == SEPTET_OK);
    CHECK(septet_send_plan_new_json(json, sizeof json - 1, NULL, &other, &err) == SEPTET_OK);
    CHECK(septet_send_plan_summary(plan, &summary, &err) == SEPTET_OK && summary.error_count == 0);
    CHECK(septet_test_panic_send_plan(plan, &err) == SEPTET_ERR_PANIC);
    CHECK(septet_test_panic_send_plan(plan, &err) == SEPTET_ERR_POISONED);
    CHECK(septet_send_plan_summary(plan, &summary, &err) == SEPTET_ERR_POISONED);
    CHECK(err.status == SEPTET_ERR_POISONED && strcmp(septet_status_name(err.status), "poisoned") == 0);
    CHECK(septet_send_plan_analysis(plan, &analysis, &err) == SEPTET_ERR_POISONED);
    CHECK(septet_send_plan_write(plan, buffer, sizeof buffer, &len, &err) == SEPTET_ERR_POISONED && len == 77);
    /* Other handles are as they were. */
    CHECK(septet_send_plan_write(other, buffer, sizeof buffer, &len, &err) == SEPTET_OK && len > 77);
    septet_send_plan_free(plan);
    septet_send_plan_free(other);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
