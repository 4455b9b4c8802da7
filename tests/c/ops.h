/* The operations of the vectors, in C. */
#ifndef SEPTET_TESTS_OPS_H
#define SEPTET_TESTS_OPS_H

#include "support.h"

/* A member of an object among the inputs: a text, a number, a time in text, a message. */
septet_str member(struct run *run, const char *object, const char *name);
uint64_t number(struct run *run, const char *object, const char *name, uint32_t *has);
int64_t moment(struct run *run, septet_str text);
septet_message message_of(struct run *run, const char *object);

void op_analyze(struct run *run);
void op_offenders(struct run *run);
void op_segment(struct run *run);
void op_prepare(struct run *run);
void op_explain(struct run *run);

void op_alphabet(struct run *run);
void op_region_languages(struct run *run);
void op_transliterate(struct run *run);
void op_advise(struct run *run);
void op_classify_keyword(struct run *run);
void op_lint_template(struct run *run);
void op_template_rows(struct run *run);

void op_phone(struct run *run);
void op_numbering(struct run *run);
void op_sender(struct run *run);
void op_amount(struct run *run);
void op_price(struct run *run);
void op_id(struct run *run);
void op_timestamp(struct run *run);
void op_timestamp_read(struct run *run);
void op_http_route(struct run *run);
void op_http_check(struct run *run);

void op_send_request(struct run *run);
void op_bulk_request(struct run *run);
void op_chunk(struct run *run);
void op_facts(struct run *run);
void op_plan_send(struct run *run);
void op_plan_bulk(struct run *run);

void op_message_write(struct run *run);
void op_message_read(struct run *run);
void op_bulk_result_write(struct run *run);
void op_bulk_result_read(struct run *run);
void op_error_write(struct run *run);
void op_error_read(struct run *run);
void op_event_write(struct run *run);
void op_event_read(struct run *run);
void op_interpret(struct run *run);
void op_interpret_no_response(struct run *run);

void op_classify_smpp(struct run *run);
void op_classify_http(struct run *run);
void op_classify_provider(struct run *run);
void op_fingerprint(struct run *run);
void op_idempotency_decide(struct run *run);
void op_verify_signature(struct run *run);
void op_sign_webhook(struct run *run);
void op_message_life(struct run *run);

void op_dispatch_trace(struct run *run);
void op_bulk_dispatch_trace(struct run *run);
void op_septets_pack(struct run *run);
void op_septets_unpack(struct run *run);
void op_udh_build(struct run *run);
void op_udh_parse(struct run *run);
void op_user_data_encode(struct run *run);
void op_user_data_decode(struct run *run);
void op_data_coding(struct run *run);
void op_address_encode(struct run *run);
void op_address_decode(struct run *run);

void op_submit_encode(struct run *run);
void op_submit_decode(struct run *run);
void op_submit_split(struct run *run);
void op_deliver_encode(struct run *run);
void op_deliver_decode(struct run *run);
void op_status_report_encode(struct run *run);
void op_status_report_decode(struct run *run);

void op_smpp_command_status(struct run *run);
void op_smpp_time(struct run *run);
void op_smpp_submit(struct run *run);
void op_smpp_deliver_decode(struct run *run);

void op_receipt_parse(struct run *run);
void op_message_id_convert(struct run *run);
void op_tp_status(struct run *run);
void op_delivery_aggregate(struct run *run);
void op_reassemble(struct run *run);

#endif
