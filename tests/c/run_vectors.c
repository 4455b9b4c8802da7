/* Runs every vector through every entry point of the C face. */
#include "ops.h"

int main(void)
{
    static const struct named_operation operations[] = {
        {"analyze", op_analyze},
        {"offenders", op_offenders},
        {"segment", op_segment},
        {"prepare", op_prepare},
        {"explain", op_explain},
        {"phone", op_phone},
        {"sender", op_sender},
        {"amount", op_amount},
        {"price", op_price},
        {"id", op_id},
        {"timestamp", op_timestamp},
        {"timestamp_read", op_timestamp_read},
        {"http_route", op_http_route},
        {"http_check", op_http_check},
        {"send_request", op_send_request},
        {"bulk_request", op_bulk_request},
        {"chunk", op_chunk},
        {"facts", op_facts},
        {"plan_send", op_plan_send},
        {"plan_bulk", op_plan_bulk},
        {"message_write", op_message_write},
        {"message_read", op_message_read},
        {"bulk_result_write", op_bulk_result_write},
        {"bulk_result_read", op_bulk_result_read},
        {"error_write", op_error_write},
        {"error_read", op_error_read},
        {"event_write", op_event_write},
        {"event_read", op_event_read},
        {"interpret", op_interpret},
        {"interpret_no_response", op_interpret_no_response},
        {"classify_smpp", op_classify_smpp},
        {"classify_http", op_classify_http},
        {"classify_provider", op_classify_provider},
        {"fingerprint", op_fingerprint},
        {"idempotency_decide", op_idempotency_decide},
        {"verify_signature", op_verify_signature},
        {"sign_webhook", op_sign_webhook},
        {"message_life", op_message_life},
        {"dispatch_trace", op_dispatch_trace},
        {"bulk_dispatch_trace", op_bulk_dispatch_trace},
    };
    return run_vectors("c", operations, sizeof operations / sizeof *operations);
}
