/* What callers do wrong, and threads: every mistake has a status, nothing is written, nothing leaks. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "septet.h"

static const char hello[] = "Hello";
static const char bulk_json[] =
    "{\"from\":\"Conerix\",\"body\":\"Doors open at 7\",\"recipients\":[\"+12025550143\",\"oops\",\"+12025550143\"]}";
static const char facts_json[] =
    "{\"balance\":\"10\",\"currency\":\"USD\",\"prices\":{\"currency\":\"USD\",\"prices\":[{\"price\":\"0.05\"}]}}";

static void null_arguments(void)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    size_t len = 77;
    CHECK(septet_text_analyze(hello, 5, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(err.status == SEPTET_ERR_NULL_ARGUMENT && err.message[0] && err.position == SEPTET_NONE);
    CHECK(septet_text_analyze(NULL, 5, NULL, &analysis, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_analyze(NULL, 5, NULL, &analysis, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(analysis.units == 0);
    CHECK(septet_text_analyze(NULL, 0, NULL, &analysis, &err) == SEPTET_OK && analysis.segments == 1);
    CHECK(septet_text_analyze_utf16(NULL, 0, NULL, &analysis, NULL) == SEPTET_OK && analysis.units == 0);
    CHECK(septet_text_analyze_utf16(NULL, 1, NULL, &analysis, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_explain(hello, 5, NULL, NULL, 0, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_text_explain(hello, 5, NULL, NULL, 10, &len, &err) == SEPTET_ERR_NULL_ARGUMENT && len == 77);
    CHECK(septet_facts_new("{}", 2, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_send_plan_summary(NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_plan_message(NULL, 0, NULL, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_bulk_planner_plan(NULL, NULL, 0, NULL, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_answer_what(NULL) == SEPTET_ANSWER_UNREADABLE);
    CHECK(septet_id_format(SEPTET_ID_MESSAGE, NULL, NULL, 0, &len, &err) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_http_check(NULL, NULL, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_message_write(NULL, (septet_str)SEPTET_STR_INIT, NULL, 0, &len, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    septet_str bad = {NULL, 3};
    uint32_t operation;
    CHECK(septet_http_route(bad, bad, &operation, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_status_from_name(bad) == SEPTET_OK);
    septet_facts_free(NULL);
    septet_price_table_free(NULL);
    septet_request_free(NULL);
    septet_send_plan_free(NULL);
    septet_bulk_plan_free(NULL);
    septet_bulk_planner_free(NULL);
    septet_answer_free(NULL);
}

static void lengths(void)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    size_t count;
    CHECK(septet_text_analyze(hello, SIZE_MAX, NULL, &analysis, &err) == SEPTET_ERR_BAD_LENGTH);
    CHECK(septet_text_analyze_utf16((const uint16_t *)(const void *)&analysis, SIZE_MAX / 2, NULL, &analysis, &err) ==
          SEPTET_ERR_BAD_LENGTH);
    CHECK(septet_text_segments(hello, 5, NULL, (septet_segment *)(void *)&analysis, SIZE_MAX / 64, &count, &err) ==
          SEPTET_ERR_BAD_LENGTH);
    CHECK(septet_facts_new(facts_json, (size_t)PTRDIFF_MAX + 1, NULL, NULL) == SEPTET_ERR_NULL_ARGUMENT);
    int32_t offsets[3] = {0, 3, 5};
    int16_t error[2] = {77, 77};
    int8_t encoding[2] = {77, 77};
    int32_t units[2], segments[2], first[2];
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    columns.rows = 2;
    columns.error = error;
    columns.encoding = encoding;
    columns.units = units;
    columns.segments = segments;
    columns.first_offender = first;
    CHECK(septet_text_analyze_many(hello, 5, offsets, 3, NULL, &columns, &err) == SEPTET_OK && units[1] == 2);
    CHECK(encoding[0] == SEPTET_ENCODING_GSM7);
    CHECK(septet_text_analyze_many(hello, 5, NULL, 0, NULL, &columns, &err) == SEPTET_ERR_OFFSETS_INVALID);
    error[0] = 77;
    offsets[2] = 6;
    CHECK(septet_text_analyze_many(hello, 5, offsets, 3, NULL, &columns, &err) == SEPTET_ERR_OFFSETS_INVALID);
    CHECK(err.index == 1 && error[0] == 77);
    offsets[2] = -1;
    CHECK(septet_text_analyze_many(hello, 5, offsets, 3, NULL, &columns, &err) == SEPTET_ERR_OFFSETS_INVALID);
    offsets[2] = 5;
    columns.rows = 1;
    CHECK(septet_text_analyze_many(hello, 5, offsets, 3, NULL, &columns, &err) == SEPTET_ERR_COLUMN_TOO_SHORT);
    CHECK(err.actual == 1 && err.limit == 2 && error[0] == 77);
    columns.rows = 2;
    columns.units = NULL;
    CHECK(septet_text_analyze_many(hello, 5, offsets, 3, NULL, &columns, &err) == SEPTET_ERR_NULL_ARGUMENT);
    columns.units = units;
    columns.rows = SIZE_MAX;
    CHECK(septet_text_analyze_many(hello, 5, offsets, 3, NULL, &columns, &err) == SEPTET_ERR_BAD_LENGTH);
}

static void alignment(void)
{
    _Alignas(16) unsigned char memory[1024] = {0};
    septet_error err = SEPTET_ERROR_INIT;
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    /* Built from integers: the language has no misaligned pointers. */
    const uint16_t *text = (const uint16_t *)((uintptr_t)memory + 1);
    septet_analysis *out = (septet_analysis *)((uintptr_t)memory + 4);
    septet_error *odd = (septet_error *)((uintptr_t)memory + 2);
    CHECK(septet_text_analyze_utf16(text, 2, NULL, &analysis, &err) == SEPTET_ERR_MISALIGNED);
    CHECK(septet_text_analyze(hello, 5, NULL, out, &err) == SEPTET_ERR_MISALIGNED);
    CHECK(septet_text_analyze(NULL, 5, NULL, &analysis, odd) == SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_send_plan_summary((const septet_send_plan *)((uintptr_t)memory + 1), NULL, &err) == SEPTET_ERR_MISALIGNED);
}

static void ill_formed(void)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    static const uint16_t lone[] = {'a', 0xDC00};
    CHECK(septet_text_analyze("ab\xFF", 3, NULL, &analysis, &err) == SEPTET_ERR_INVALID_UTF8 && err.position == 2);
    CHECK(septet_text_analyze("\xED\xA0\x80", 3, NULL, &analysis, &err) == SEPTET_ERR_INVALID_UTF8 && err.position == 0);
    CHECK(septet_text_analyze("a\xC3", 2, NULL, &analysis, &err) == SEPTET_ERR_INVALID_UTF8 && err.position == 1);
    CHECK(septet_text_analyze_utf16(lone, 2, NULL, &analysis, &err) == SEPTET_ERR_UNPAIRED_SURROGATE && err.position == 1);
    CHECK(analysis.segments == 0);
    septet_facts *facts = NULL;
    CHECK(septet_facts_new("{\"category\":\"\xFF\"}", 16, &facts, &err) == SEPTET_ERR_INVALID_UTF8 && !facts);
    septet_send_request request = SEPTET_SEND_REQUEST_INIT;
    septet_send_plan *plan = NULL;
    request.body = (septet_str){"\xFF", 1};
    CHECK(septet_send_plan_new(&request, NULL, &plan, &err) == SEPTET_ERR_INVALID_UTF8 && !plan);
    septet_str recipients[2] = {{"+12025550143", 12}, {"\xC3", 1}};
    septet_bulk_request bulk = SEPTET_BULK_REQUEST_INIT;
    septet_bulk_plan *bulk_plan = NULL;
    bulk.recipients = recipients;
    bulk.recipient_count = 2;
    CHECK(septet_bulk_plan_new(&bulk, NULL, &bulk_plan, &err) == SEPTET_ERR_INVALID_UTF8 && !bulk_plan);
    CHECK(err.index == 1 && strcmp(err.field, "recipients") == 0);
}

static void numbers_of_enums(void)
{
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_phone phone = SEPTET_PHONE_INIT;
    septet_sender sender = SEPTET_SENDER_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    static const uint8_t random[SEPTET_ID_RANDOM_LEN] = {0};
    size_t len;
    options.encoding = 3;
    CHECK(septet_text_analyze(hello, 5, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(strcmp(err.field, "encoding") == 0);
    options.encoding = UINT32_MAX;
    CHECK(septet_text_analyze(hello, 5, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
    options.encoding = 0;
    options.newline = 2;
    CHECK(septet_text_analyze(hello, 5, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
    options.newline = 0;
    options.has_concatenation_reference = 2;
    CHECK(septet_text_analyze(hello, 5, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
    options.has_concatenation_reference = 1;
    options.concatenation_reference = 65536;
    CHECK(septet_text_analyze(hello, 5, &options, &analysis, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_phone_parse("+12025550143", 12, 3, &phone, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_sender_parse("Conerix", 7, 3, &sender, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_id_format(3, random, NULL, 0, &len, &err) == SEPTET_ERR_INVALID_OPTION);
    CHECK(septet_encoding_name(0).data == NULL && septet_encoding_name(UINT32_MAX).data == NULL);
    CHECK(septet_offender_class_name(12).data == NULL && septet_retry_name(4).data == NULL);
    CHECK(septet_language_code(0).data == NULL && septet_language_code(13).len == 2);
    CHECK(strcmp(septet_status_name(-1), "unknown") == 0 && septet_status_class(INT32_MIN) == SEPTET_CLASS_NONE);
    CHECK(strcmp(septet_status_name(SEPTET_ERR_TOO_MANY_SEGMENTS), "too_many_segments") == 0);
    CHECK(septet_status_http(SEPTET_ERR_RATE_LIMITED) == 429 && septet_status_http(SEPTET_ERR_PANIC) == 0);
    CHECK(septet_status_disposition(SEPTET_ERR_UPSTREAM_TIMEOUT) == SEPTET_DISPOSITION_UNKNOWN);
    septet_str name = {"rate_limited", 12};
    CHECK(septet_status_from_name(name) == SEPTET_ERR_RATE_LIMITED);
}

/* A struct of a version that does not exist yet: ours, and a member more. */
struct grown_options {
    septet_text_options options;
    uint64_t more;
};

struct grown_analysis {
    septet_analysis analysis;
    uint64_t more;
};

static void struct_sizes(void)
{
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    static const uint32_t wrong[] = {0, 1, 4, sizeof(septet_text_options) - 1, 4097, UINT32_MAX};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        options.struct_size = wrong[i];
        CHECK(septet_text_analyze(hello, 5, &options, &analysis, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
    }
    analysis.struct_size = 0;
    CHECK(septet_text_analyze(hello, 5, NULL, &analysis, &err) == SEPTET_ERR_BAD_STRUCT_SIZE && analysis.units == 0);
    /* An error that cannot be written does not hide the status. */
    err.struct_size = 0;
    err.status = 77;
    CHECK(septet_text_analyze(hello, 5, NULL, NULL, &err) == SEPTET_ERR_NULL_ARGUMENT && err.status == 77);
    err.struct_size = sizeof err;
    struct grown_options grown = {SEPTET_TEXT_OPTIONS_INIT, 0};
    struct grown_analysis larger = {SEPTET_ANALYSIS_INIT, 0x5A5A};
    grown.options.struct_size = sizeof grown;
    larger.analysis.struct_size = sizeof larger;
    CHECK(septet_text_analyze(hello, 5, &grown.options, &larger.analysis, &err) == SEPTET_OK);
    CHECK(larger.analysis.units == 5 && larger.more == 0x5A5A && larger.analysis.struct_size == sizeof larger);
    grown.more = 1;
    CHECK(septet_text_analyze(hello, 5, &grown.options, &larger.analysis, &err) == SEPTET_ERR_BAD_STRUCT_SIZE);
}

static void outputs_on_failure(void)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    int64_t nanos = 77;
    char buffer[4] = {1, 1, 1, 1};
    size_t len = 77;
    analysis.units = 77;
    CHECK(septet_text_analyze("\xFF", 1, NULL, &analysis, &err) == SEPTET_ERR_INVALID_UTF8 && analysis.units == 77);
    CHECK(septet_amount_parse("1e", 2, &nanos, &err) == SEPTET_ERR_AMOUNT_INVALID && nanos == 77);
    CHECK(septet_text_explain("\xFF", 1, NULL, buffer, 4, &len, &err) == SEPTET_ERR_INVALID_UTF8 && len == 77);
    CHECK(septet_text_explain(hello, 5, NULL, buffer, 4, &len, &err) == SEPTET_ERR_BUFFER_TOO_SMALL && len == 27);
    CHECK(err.actual == 27 && err.limit == 4 && buffer[0] == 1 && buffer[3] == 1);
    /* Used again after errors, everything works. */
    CHECK(septet_text_analyze(hello, 5, NULL, &analysis, &err) == SEPTET_OK && analysis.units == 5);
    CHECK(err.status == SEPTET_ERR_BUFFER_TOO_SMALL);
    septet_bulk_plan *plan = NULL;
    septet_planned_message message = SEPTET_PLANNED_MESSAGE_INIT;
    septet_error why = SEPTET_ERROR_INIT;
    CHECK(septet_bulk_plan_new_json(bulk_json, sizeof bulk_json - 1, NULL, &plan, &err) == SEPTET_OK);
    for (int i = 0; i < 2; i++) {
        CHECK(septet_bulk_plan_message(plan, 3, &message, &err) == SEPTET_ERR_NO_SUCH_ITEM && !message.to.data);
        CHECK(septet_bulk_plan_message(plan, SIZE_MAX, &message, &err) == SEPTET_ERR_NO_SUCH_ITEM);
        CHECK(septet_bulk_plan_message_error(plan, 1, &why, &err) == SEPTET_OK);
        CHECK(why.status == SEPTET_ERR_NUMBER_INVALID_CHARACTER && why.index == 1);
    }
    CHECK(septet_bulk_plan_message(plan, 2, &message, &err) == SEPTET_OK);
    CHECK(message.status == SEPTET_ERR_DUPLICATE_RECIPIENT && message.to.len == 12);
    septet_bulk_plan_free(plan);
    CHECK(septet_version_number() == SEPTET_VERSION_NUMBER && septet_abi_version() == SEPTET_ABI_VERSION);
    CHECK(septet_numbering_version().len > 0);
}

static void field_is_cut(void)
{
    char json[400] = "{\"", name[200];
    septet_facts *facts = NULL;
    septet_error err = SEPTET_ERROR_INIT;
    memset(name, 'a', sizeof name);
    memcpy(name + 62, "\xC3\xA9", 2);
    memcpy(json + 2, name, sizeof name);
    memcpy(json + 202, "\":1}", 4);
    CHECK(septet_facts_new(json, 206, &facts, &err) == SEPTET_ERR_UNKNOWN_MEMBER);
    /* At the start of a character, ended by NUL. */
    CHECK(strlen(err.field) == 62 && memcmp(err.field, name, 62) == 0);
}

struct shared {
    const septet_facts *facts;
    const septet_bulk_plan *plan;
    septet_bulk_planner *planner;
    size_t ok;
};

/* Uses handles of its own and handles of all. */
static void *work(void *argument)
{
    struct shared *shared = argument;
    septet_error err = SEPTET_ERROR_INIT;
    for (int i = 0; i < 50; i++) {
        septet_bulk_plan *own = NULL, *piece = NULL;
        septet_bulk_summary summary = SEPTET_BULK_SUMMARY_INIT;
        septet_planned_message message = SEPTET_PLANNED_MESSAGE_INIT;
        septet_str recipient = {"+447700900100", 13};
        char json[1024];
        size_t len;
        if (septet_bulk_plan_new_json(bulk_json, sizeof bulk_json - 1, shared->facts, &own, &err) == SEPTET_OK &&
            septet_bulk_plan_summary(own, &summary, &err) == SEPTET_OK && summary.ok == 1 &&
            septet_bulk_plan_message(shared->plan, 0, &message, &err) == SEPTET_OK && message.cost == 50000000 &&
            septet_bulk_plan_write(shared->plan, json, sizeof json, &len, &err) == SEPTET_OK &&
            septet_bulk_planner_plan(shared->planner, &recipient, 1, &piece, &err) == SEPTET_OK &&
            septet_bulk_plan_summary(piece, &summary, &err) == SEPTET_OK)
            shared->ok += summary.ok + 1000;
        septet_bulk_plan_free(own);
        septet_bulk_plan_free(piece);
    }
    return NULL;
}

static void threads(void)
{
    enum { COUNT = 8 };
    pthread_t thread[COUNT];
    struct shared shared[COUNT];
    septet_facts *facts = NULL;
    septet_bulk_plan *plan = NULL;
    septet_bulk_planner *planner = NULL;
    septet_request *request = NULL;
    septet_bulk_request members = SEPTET_BULK_REQUEST_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    CHECK(septet_facts_new(facts_json, sizeof facts_json - 1, &facts, &err) == SEPTET_OK);
    CHECK(septet_bulk_plan_new_json(bulk_json, sizeof bulk_json - 1, facts, &plan, &err) == SEPTET_OK);
    CHECK(septet_bulk_request_parse(bulk_json, sizeof bulk_json - 1, &request, &err) == SEPTET_OK);
    CHECK(septet_request_bulk(request, &members, &err) == SEPTET_OK);
    CHECK(septet_bulk_planner_new(&members, facts, &planner, &err) == SEPTET_OK);
    septet_request_free(request);
    for (int i = 0; i < COUNT; i++) {
        shared[i] = (struct shared){facts, plan, planner, 0};
        CHECK(pthread_create(&thread[i], NULL, work, &shared[i]) == 0);
    }
    size_t ok = 0;
    for (int i = 0; i < COUNT; i++) {
        pthread_join(thread[i], NULL);
        ok += shared[i].ok;
    }
    /* Every round worked, and the one number was new to the one planner exactly once. */
    CHECK(ok == COUNT * 50 * 1000 + 1);
    /* A planner and a plan outlive the facts that they were made with. */
    septet_facts_free(facts);
    septet_str recipient = {"+447700900101", 13};
    septet_bulk_plan *piece = NULL;
    CHECK(septet_bulk_planner_plan(planner, &recipient, 1, &piece, &err) == SEPTET_OK);
    septet_bulk_planner_free(planner);
    septet_bulk_summary summary = SEPTET_BULK_SUMMARY_INIT;
    CHECK(septet_bulk_plan_summary(piece, &summary, &err) == SEPTET_OK && summary.cost == 50000000);
    septet_bulk_plan_free(piece);
    septet_bulk_plan_free(plan);
}

int main(void)
{
    null_arguments();
    lengths();
    alignment();
    ill_formed();
    numbers_of_enums();
    struct_sizes();
    outputs_on_failure();
    field_is_cut();
    threads();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
