/* The vectors of the wire as structs, and structs as answers. */
#ifndef SEPTET_TESTS_WIRE_H
#define SEPTET_TESTS_WIRE_H

#include "support.h"

#ifdef __cplusplus
extern "C" {
#endif

void put_octets(struct run *run, const char *path, const uint8_t *octets, size_t len); /* in hexadecimal */
void put_if(struct run *run, const char *path, uint32_t has, uint64_t number);         /* null when it is absent */

/* `elements` of a vector. */
septet_udh_element *vector_elements(struct run *run, size_t *count);
void put_elements(struct run *run, const septet_udh_element *elements, size_t count, const septet_udh *header);

void put_user_data(struct run *run, const septet_decoded_user_data *what, const char *content, size_t len);
void put_data_coding(struct run *run, const septet_data_coding *coding);
void put_address(struct run *run, const char *name, const septet_address *address);

septet_status vector_address(struct run *run, const char *name, septet_address *out, septet_error *err);
septet_status vector_user_data(struct run *run, septet_user_data *out, septet_error *err);
septet_status vector_submit(struct run *run, int has_user_data, septet_sms_submit *out, septet_error *err);
septet_status vector_deliver(struct run *run, septet_sms_deliver *out, septet_error *err);
septet_status vector_report(struct run *run, septet_sms_status_report *out, septet_error *err);
void put_submit(struct run *run, const septet_sms_submit *submit);
void put_deliver(struct run *run, const septet_sms_deliver *deliver);
void put_report(struct run *run, const septet_sms_status_report *report);

septet_smpp_profile vector_profile(struct run *run);
septet_smpp_submit vector_smpp_submit(struct run *run);
void put_smpp_message(struct run *run, const septet_smpp_message *message, const septet_concatenation *place);

septet_receipt_source vector_receipt(struct run *run);
void put_receipt(struct run *run, const septet_receipt_fields *receipt);

septet_reassembly_limits vector_limits(struct run *run);
septet_part vector_part(struct run *run, size_t step);
/* Without the parts that had come. */
void put_event(struct run *run, size_t index, size_t step, const septet_reassembly_event *event);
void put_reassembler(struct run *run, size_t events, const septet_reassembler_state *state);

#ifdef __cplusplus
}
#endif
#endif
