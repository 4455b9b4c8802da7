/* What callers do wrong with the wire: every mistake has a status, nothing is written, nothing leaks. */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "septet.h"

static const uint8_t octets[] = {0xE8, 0x32, 0x9B, 0xFD, 0x06};
static septet_error err = SEPTET_ERROR_INIT;

/* The call fails so, and says so. */
#define FAILS(call, expected) CHECK((call) == (expected) && err.status == (expected) && err.message[0])
#define INVALID(call, name) CHECK((call) == SEPTET_ERR_INVALID_OPTION && strcmp(err.field, name) == 0)

static void null_octets(void)
{
    uint8_t out[16];
    char text[16];
    size_t len = 77;
    septet_udh_element element = SEPTET_UDH_ELEMENT_INIT;
    septet_user_data data = SEPTET_USER_DATA_INIT;
    FAILS(septet_septets_pack(NULL, 1, 0, out, 16, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_septets_pack(octets, 5, 0, NULL, 16, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_septets_pack(octets, 0, 0, out, 16, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_septets_unpack(NULL, 5, 5, 0, out, 16, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_septets_encode(NULL, 5, 0, 0, out, 16, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_septets_decode(octets, 5, 0, 0, text, 16, NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_udh_build(NULL, 1, out, 16, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_udh_parse(NULL, 1, &element, 1, &len, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_user_data_encode("a", 1, SEPTET_ENCODING_GSM7, NULL, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_user_data_encode("a", 1, SEPTET_ENCODING_GSM7, NULL, 3, &data, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_user_data_from_octets(NULL, 3, NULL, 0, &data, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_user_data_read(octets, 5, 5, 0, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_user_data_decode(NULL, NULL, text, 16, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_data_coding_read(0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_data_coding_write(NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    CHECK(len == 77 && data.octet_count == 0);
}

static void null_messages(void)
{
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_pdu pdu = SEPTET_PDU_INIT;
    septet_smpp_submit fields = SEPTET_SMPP_SUBMIT_INIT;
    septet_smpp_messages *messages = (septet_smpp_messages *)(void *)&pdu;
    septet_reassembler *reassembler = NULL;
    septet_reassembly_events *events = NULL;
    septet_part part = SEPTET_PART_INIT;
    size_t count;
    FAILS(septet_address_parse("1", 1, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_address_numeric(NULL, 1, 1, 1, &submit.destination, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_address_decode(NULL, 1, &submit.destination, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_service_time_new(0, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_service_time_read(NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_validity_relative(300, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_tpdu_what(octets, 5, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_sms_submit_encode(NULL, &pdu, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_sms_submit_encode(&submit, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_sms_submit_decode(NULL, 9, 1, &submit, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_sms_submit_split(NULL, "a", 1, NULL, &pdu, 1, &count, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_sms_deliver_encode(NULL, &pdu, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_sms_status_report_decode(octets, 5, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_submit_new(NULL, "a", 1, NULL, NULL, &messages, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_submit_new(&fields, "a", 1, NULL, NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_messages_parse(NULL, 1, &messages, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_messages_count(NULL, &count, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_message_write(NULL, NULL, 0, NULL, 0, &count, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_command_status(0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_receipt_parse(NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_receipt_read(NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_delivery_apply(NULL, 2, 0, 0, NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_reassembler_new(NULL, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_reassembler_push(NULL, &part, 0, &events, &err), SEPTET_ERR_NULL_ARGUMENT);
    CHECK(septet_reassembler_new(NULL, &reassembler, &err) == SEPTET_OK);
    FAILS(septet_reassembler_push(reassembler, NULL, 0, &events, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_reassembler_push(reassembler, &part, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_reassembler_push_smpp(reassembler, NULL, 0, NULL, 0, &events, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_reassembly_events_count(NULL, &count, &err), SEPTET_ERR_NULL_ARGUMENT);
    CHECK(events == NULL && messages == (septet_smpp_messages *)(void *)&pdu && pdu.octet_count == 0);
    septet_reassembler_free(reassembler);
    septet_reassembler_free(NULL);
    septet_reassembly_events_free(NULL);
    septet_smpp_messages_free(NULL);
    septet_receipt_free(NULL);
}

static void lengths_and_alignment(void)
{
    _Alignas(16) unsigned char memory[512] = {0};
    uint8_t out[4];
    size_t len;
    septet_sms_submit *odd = (septet_sms_submit *)((uintptr_t)memory + 2);
    septet_user_data data = SEPTET_USER_DATA_INIT;
    FAILS(septet_septets_pack(octets, SIZE_MAX, 0, out, 4, &len, &err), SEPTET_ERR_BAD_LENGTH);
    FAILS(septet_septets_pack(octets, 5, 0, out, SIZE_MAX, &len, &err), SEPTET_ERR_BAD_LENGTH);
    FAILS(septet_user_data_encode("a", SIZE_MAX, SEPTET_ENCODING_GSM7, NULL, 0, &data, &err), SEPTET_ERR_BAD_LENGTH);
    FAILS(septet_udh_build((const septet_udh_element *)(void *)memory, SIZE_MAX / 8, out, 4, &len, &err),
          SEPTET_ERR_BAD_LENGTH);
    FAILS(septet_sms_submit_decode(octets, 5, 0, odd, &err), SEPTET_ERR_MISALIGNED);
    /* A count from the wire allocates nothing. */
    FAILS(septet_septets_unpack(octets, 5, SIZE_MAX, 0, NULL, 0, &len, &err), SEPTET_ERR_OCTETS_TRUNCATED);
    CHECK(septet_septets_pack(NULL, 0, 0, NULL, 0, &len, &err) == SEPTET_OK && len == 0);
}

static void struct_sizes(void)
{
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_pdu pdu = SEPTET_PDU_INIT;
    septet_part part = SEPTET_PART_INIT;
    struct {
        septet_smpp_profile profile;
        uint32_t newer;
    } grown = {SEPTET_SMPP_PROFILE_INIT, 0};
    septet_smpp_messages *messages = NULL;
    septet_smpp_submit fields = SEPTET_SMPP_SUBMIT_INIT;
    submit.struct_size = 0;
    FAILS(septet_sms_submit_encode(&submit, &pdu, &err), SEPTET_ERR_BAD_STRUCT_SIZE);
    submit.struct_size = (uint32_t)sizeof submit - 1;
    FAILS(septet_sms_submit_encode(&submit, &pdu, &err), SEPTET_ERR_BAD_STRUCT_SIZE);
    submit.struct_size = 1u << 20;
    FAILS(septet_sms_submit_decode(octets, 5, 0, &submit, &err), SEPTET_ERR_BAD_STRUCT_SIZE);
    part.struct_size = 4;
    FAILS(septet_reassembler_push(NULL, &part, 0, NULL, &err), SEPTET_ERR_NULL_ARGUMENT);
    /* A newer caller's struct, whose new member asks for nothing, or for something. */
    fields.from = (septet_str){"Conerix", 7};
    fields.to = (septet_str){"+12025550143", 12};
    grown.profile.struct_size = sizeof grown;
    CHECK(septet_smpp_submit_new(&fields, "a", 1, NULL, &grown.profile, &messages, &err) == SEPTET_OK);
    septet_smpp_messages_free(messages);
    grown.newer = 1;
    FAILS(septet_smpp_submit_new(&fields, "a", 1, NULL, &grown.profile, &messages, &err), SEPTET_ERR_BAD_STRUCT_SIZE);
}

static void wrong_values(void)
{
    septet_udh_element element = SEPTET_UDH_ELEMENT_INIT;
    septet_user_data data = SEPTET_USER_DATA_INIT;
    septet_data_coding coding = SEPTET_DATA_CODING_INIT;
    septet_address address = SEPTET_ADDRESS_INIT;
    septet_service_time time = SEPTET_SERVICE_TIME_INIT;
    septet_validity validity = SEPTET_VALIDITY_INIT;
    uint8_t out[16];
    char text[16];
    size_t len;
    uint32_t octet = 77;
    INVALID(septet_septets_pack(octets, 5, 7, out, 16, &len, &err), "fill_bits");
    INVALID(septet_septets_pack(octets, 5, 256, out, 16, &len, &err), "fill_bits");
    INVALID(septet_septets_decode(octets, 0, 14, 0, text, 16, &len, NULL, &err), "locking");
    INVALID(septet_septets_decode(octets, 0, 0, 256, text, 16, &len, NULL, &err), "single");
    element.kind = 9;
    INVALID(septet_udh_build(&element, 1, out, 16, &len, &err), "kind");
    CHECK(err.index == 0);
    element.kind = SEPTET_ELEMENT_OTHER;
    element.identifier = 256;
    INVALID(septet_udh_build(&element, 1, out, 16, &len, &err), "identifier");
    element.kind = SEPTET_ELEMENT_SINGLE_SHIFT;
    INVALID(septet_udh_build(&element, 1, out, 16, &len, &err), "language");
    element.kind = SEPTET_ELEMENT_CONCATENATION;
    element.bits = 9;
    CHECK(septet_udh_build(&element, 1, out, 16, &len, &err) == SEPTET_ERR_INVALID_OPTION);
    INVALID(septet_user_data_encode("a", 1, SEPTET_ENCODING_AUTO, NULL, 0, &data, &err), "encoding");
    INVALID(septet_user_data_read(octets, 5, 5, 4, 0, &data, &err), "character_set");
    INVALID(septet_user_data_read(octets, 5, 5, 0, 2, &data, &err), "has_header");
    data.octet_count = 141;
    INVALID(septet_user_data_decode(&data, NULL, text, 16, &len, &err), "octet_count");
    data.octet_count = 5;
    data.length = UINT32_MAX;
    FAILS(septet_user_data_decode(&data, NULL, text, 16, &len, &err), SEPTET_ERR_USER_DATA_TOO_LONG);
    INVALID(septet_data_coding_read(256, &coding, &err), "data_coding");
    coding.has_message_class = 1;
    coding.message_class = 4;
    INVALID(septet_data_coding_write(&coding, &octet, &err), "message_class");
    coding.message_class = 1;
    coding.has_waiting = 1;
    INVALID(septet_data_coding_write(&coding, &octet, &err), "has_message_class");
    CHECK(octet == 77);
    FAILS(septet_address_parse("\xFF", 1, &address, &err), SEPTET_ERR_INVALID_UTF8);
    INVALID(septet_address_numeric("1", 1, 256, 0, &address, &err), "ton");
    INVALID(septet_service_time_new(0, 200, &time, &err), "quarters");
    FAILS(septet_service_time_new(INT64_MAX, 4, &time, &err), SEPTET_ERR_SERVICE_TIME_INVALID);
    INVALID(septet_validity_enhanced(60, 2, &validity, &err), "single_shot");
    FAILS(septet_validity_enhanced(0, 0, &validity, &err), SEPTET_ERR_VALIDITY_INVALID);
    FAILS(septet_validity_relative(UINT32_MAX, &validity, &err), SEPTET_ERR_VALIDITY_INVALID);
    CHECK(address.octet_count == 0 && time.is_date == 0 && validity.format == SEPTET_VALIDITY_NONE);
    CHECK(septet_validity_enhanced(60, 1, &validity, &err) == SEPTET_OK && validity.seconds == 60 && validity.single_shot);
    CHECK(septet_validity_absolute(1030383461, 8, &validity, &err) == SEPTET_OK && !validity.has_seconds);
    CHECK(validity.octets[0] == 0x20 && validity.octets[6] == 0x80);
    CHECK(septet_character_set_name(4).data == NULL && septet_delivery_status_name(6).data == NULL);
    CHECK(septet_message_state_name(10).data == NULL && septet_tp_status_meaning(256).data == NULL);
    CHECK(septet_smpp_ton_name(256).data == NULL && septet_smpp_npi_name(1).len == strlen("ISDN (E163/E164)"));
    CHECK(septet_smpp_ton_name(5).data != NULL && septet_smpp_data_coding_name(8).data != NULL);
}

static void wrong_messages(void)
{
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_sms_status_report report = SEPTET_SMS_STATUS_REPORT_INIT;
    septet_pdu pdu = SEPTET_PDU_INIT;
    size_t count;
    INVALID(septet_tpdu_what(octets, 5, 2, &submit.protocol_id, &err), "has_service_centre");
    submit.protocol_id = 256;
    INVALID(septet_sms_submit_encode(&submit, &pdu, &err), "protocol_id");
    submit.protocol_id = 0;
    submit.validity.format = 4;
    INVALID(septet_sms_submit_encode(&submit, &pdu, &err), "validity");
    submit.validity.format = 0;
    submit.destination.octet_count = 13;
    INVALID(septet_sms_submit_encode(&submit, &pdu, &err), "octet_count");
    /* More semi-octets than there are. */
    submit.destination.octet_count = 2;
    submit.destination.octets[0] = 9;
    FAILS(septet_sms_submit_encode(&submit, &pdu, &err), SEPTET_ERR_OCTETS_TRUNCATED);
    CHECK(pdu.octet_count == 0);
    submit.destination.octet_count = 0;
    submit.has_data_coding = 1;
    submit.data_coding = 8;
    FAILS(septet_sms_submit_encode(&submit, &pdu, &err), SEPTET_ERR_DATA_CODING_MISMATCH);
    CHECK(septet_sms_submit_split(&submit, "a", 1, NULL, &pdu, 1, &count, &err) == SEPTET_OK && count == 1);
    /* The user data of the template is not looked at. */
    submit.user_data.octet_count = 999;
    CHECK(septet_sms_submit_split(&submit, "a", 1, NULL, &pdu, 1, &count, &err) == SEPTET_OK && count == 1);
    report.has_user_data = 2;
    INVALID(septet_sms_status_report_encode(&report, &pdu, &err), "has_user_data");
}

static void wrong_smpp(void)
{
    septet_smpp_submit fields = SEPTET_SMPP_SUBMIT_INIT;
    septet_smpp_profile profile = SEPTET_SMPP_PROFILE_INIT;
    septet_smpp_message message = SEPTET_SMPP_MESSAGE_INIT;
    septet_smpp_messages *messages = NULL;
    septet_smpp_tlv tlv = SEPTET_SMPP_TLV_INIT;
    septet_receipt_source source = SEPTET_RECEIPT_SOURCE_INIT;
    septet_receipt *receipt = NULL;
    septet_smpp_time time = SEPTET_SMPP_TIME_INIT;
    septet_concatenation place;
    uint8_t body[64];
    char text[64];
    uint32_t is_text = 77;
    size_t len = 0;
    fields.from = (septet_str){"Conerix", 7};
    fields.to = (septet_str){"+12025550143", 12};
    profile.packed = 2;
    INVALID(septet_smpp_submit_new(&fields, "a", 1, NULL, &profile, &messages, &err), "packed");
    profile.packed = 0;
    profile.concatenation = 3;
    INVALID(septet_smpp_submit_new(&fields, "a", 1, NULL, &profile, &messages, &err), "concatenation");
    fields.sender_alphabet = 3;
    INVALID(septet_smpp_submit_new(&fields, "a", 1, NULL, NULL, &messages, &err), "sender_alphabet");
    fields.sender_alphabet = 0;
    fields.validity_period = (septet_str){"soon", 4};
    FAILS(septet_smpp_submit_new(&fields, "a", 1, NULL, NULL, &messages, &err), SEPTET_ERR_SMPP_TIME_INVALID);
    fields.validity_period = (septet_str)SEPTET_STR_INIT;
    fields.has_message_class = 1;
    fields.message_class = 4;
    INVALID(septet_smpp_submit_new(&fields, "a", 1, NULL, NULL, &messages, &err), "message_class");
    CHECK(messages == NULL);
    fields.has_message_class = 0;
    CHECK(septet_smpp_submit_new(&fields, "a", 1, NULL, NULL, &messages, &err) == SEPTET_OK);
    FAILS(septet_smpp_messages_fields(messages, 1, &message, &err), SEPTET_ERR_NO_SUCH_ITEM);
    FAILS(septet_smpp_messages_tlv(messages, 0, 0, &tlv, &err), SEPTET_ERR_NO_SUCH_ITEM);
    FAILS(septet_smpp_messages_body(messages, SIZE_MAX, body, 64, &len, &err), SEPTET_ERR_NO_SUCH_ITEM);
    CHECK(septet_smpp_messages_concatenation(messages, 0, &place, &err) == SEPTET_OK && place.bits == 0);
    CHECK(septet_smpp_messages_header(messages, 0, body, 64, &len, &err) == SEPTET_OK && len == 0);
    CHECK(septet_smpp_messages_receipt(messages, 0, NULL, &receipt, &err) == SEPTET_OK && receipt == NULL);
    FAILS(septet_smpp_messages_content(messages, 0, NULL, text, 0, &len, &is_text, &err), SEPTET_ERR_BUFFER_TOO_SMALL);
    CHECK(is_text == 77 && len == 1);
    CHECK(septet_smpp_messages_content(messages, 0, NULL, text, 64, &len, NULL, &err) == SEPTET_OK && text[0] == 'a');
    septet_smpp_messages_free(messages);
    message.esm_class = 256;
    INVALID(septet_smpp_message_write(&message, NULL, 0, body, 64, &len, &err), "esm_class");
    message.esm_class = 0;
    tlv.value_len = 3;
    FAILS(septet_smpp_message_write(&message, &tlv, 1, body, 64, &len, &err), SEPTET_ERR_NULL_ARGUMENT);
    FAILS(septet_smpp_time_from_now(UINT64_MAX, &time, &err), SEPTET_ERR_SMPP_TIME_INVALID);
    INVALID(septet_smpp_time_at(0, -129, &time, &err), "quarters");
    source.has_message_state = 2;
    INVALID(septet_receipt_parse(&source, &receipt, &err), "has_message_state");
    source.has_message_state = 0;
    source.text = (septet_str){"", 0};
    FAILS(septet_receipt_parse(&source, &receipt, &err), SEPTET_ERR_RECEIPT_UNREADABLE);
    CHECK(receipt == NULL);
    source.text = (septet_str)SEPTET_STR_INIT;
    CHECK(septet_receipt_parse(&source, &receipt, &err) == SEPTET_OK);
    FAILS(septet_receipt_defect(receipt, 0, &err, &err), SEPTET_ERR_NO_SUCH_ITEM);
    INVALID(septet_receipt_message_id(receipt, 3, text, 64, &len, &err), "message_id_form");
    CHECK(septet_receipt_message_id(receipt, 0, text, 64, &len, &err) == SEPTET_OK && len == 0);
    septet_receipt_free(receipt);
}

static void wrong_delivery(void)
{
    uint8_t segments[3] = {SEPTET_DELIVERY_DELIVERED, 0, 9};
    uint32_t status = 77;
    INVALID(septet_delivery_apply(segments, 3, 0, 0, &status, NULL, &err), "status");
    segments[2] = 0;
    INVALID(septet_delivery_apply(segments, 3, 0, 6, &status, NULL, &err), "status");
    FAILS(septet_delivery_apply(segments, 3, 3, 5, &status, NULL, &err), SEPTET_ERR_SEGMENT_OUT_OF_RANGE);
    CHECK(err.index == 3 && status == 77 && segments[0] == SEPTET_DELIVERY_DELIVERED && segments[1] == 0);
    CHECK(septet_delivery_apply(segments, 3, 1, SEPTET_DELIVERY_FAILED, &status, NULL, &err) == SEPTET_OK);
    CHECK(status == SEPTET_DELIVERY_FAILED && segments[1] == SEPTET_DELIVERY_FAILED);
}

/* One reassembler, many threads: each has a sender of its own, so that every message becomes whole. */
static void *push_parts(void *shared)
{
    static char senders[4][8] = {"1", "2", "3", "4"};
    static int next;
    septet_reassembler *reassembler = shared;
    size_t whole = 0;
    char *sender = senders[__atomic_fetch_add(&next, 1, __ATOMIC_RELAXED) % 4];
    for (uint32_t i = 0; i < 400; i++) {
        septet_part part = SEPTET_PART_INIT;
        septet_reassembly_events *events = NULL;
        size_t count = 0;
        part.sender = (septet_str){sender, 1};
        part.recipient = (septet_str){"4242", 4};
        part.reference = i / 2;
        part.number = i % 2 + 1;
        part.total = 2;
        part.octets = (const uint8_t *)"ab";
        part.octet_count = 2;
        if (septet_reassembler_push(reassembler, &part, i, &events, NULL) != SEPTET_OK)
            break;
        septet_reassembly_event event = SEPTET_REASSEMBLY_EVENT_INIT;
        if (septet_reassembly_events_count(events, &count, NULL) == SEPTET_OK && count == 1 &&
            septet_reassembly_events_read(events, 0, &event, NULL) == SEPTET_OK &&
            event.kind == SEPTET_REASSEMBLY_COMPLETE && event.content.len == 4)
            whole++;
        septet_reassembly_events_free(events);
    }
    return (void *)(uintptr_t)whole;
}

static void threads(void)
{
    pthread_t running[4];
    septet_reassembler *reassembler = NULL;
    septet_reassembler_state state = SEPTET_REASSEMBLER_STATE_INIT;
    CHECK(septet_reassembler_new(NULL, &reassembler, &err) == SEPTET_OK);
    for (int i = 0; i < 4; i++)
        CHECK(pthread_create(&running[i], NULL, push_parts, reassembler) == 0);
    for (int i = 0; i < 4; i++) {
        void *whole = NULL;
        CHECK(pthread_join(running[i], &whole) == 0 && (uintptr_t)whole == 200);
    }
    CHECK(septet_reassembler_read(reassembler, &state, &err) == SEPTET_OK && state.messages == 0 && !state.has_timeout);
    septet_reassembler_free(reassembler);
}

/* Segments of user data and of SMPP come together again. */
static void ways_in(void)
{
    char text[200], whole[200];
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_smpp_submit fields = SEPTET_SMPP_SUBMIT_INIT;
    septet_pdu pdus[2];
    septet_smpp_messages *messages = NULL;
    septet_reassembler *reassembler = NULL;
    size_t count = 0;
    memset(text, 'q', sizeof text);
    options.has_concatenation_reference = 1;
    fields.from = (septet_str){"Conerix", 7};
    fields.to = (septet_str){"+12025550143", 12};
    CHECK(septet_sms_submit_split(&submit, text, sizeof text, &options, pdus, 2, &count, &err) == SEPTET_OK && count == 2);
    CHECK(septet_smpp_submit_new(&fields, text, sizeof text, &options, NULL, &messages, &err) == SEPTET_OK);
    CHECK(septet_reassembler_new(NULL, &reassembler, &err) == SEPTET_OK);
    for (size_t i = 0; i < 4; i++) {
        septet_reassembly_events *events = NULL;
        septet_reassembly_event event = SEPTET_REASSEMBLY_EVENT_INIT;
        if (i < 2) {
            CHECK(septet_sms_submit_decode(pdus[i].octets, pdus[i].octet_count, 1, &submit, &err) == SEPTET_OK);
            CHECK(septet_reassembler_push_user_data(reassembler, fields.from, fields.to, &submit.user_data, i, &events,
                                                    &err) == SEPTET_OK);
        } else {
            CHECK(septet_reassembler_push_smpp(reassembler, messages, i - 2, NULL, i, &events, &err) == SEPTET_OK);
        }
        CHECK(septet_reassembly_events_read(events, 0, &event, &err) == SEPTET_OK);
        if (i % 2) {
            memset(whole, 0, sizeof whole);
            CHECK(event.kind == SEPTET_REASSEMBLY_COMPLETE && event.content.len == sizeof text);
            memcpy(whole, event.content.data, event.content.len < sizeof whole ? event.content.len : sizeof whole);
            CHECK(memcmp(text, whole, sizeof text) == 0);
        } else {
            CHECK(event.kind == SEPTET_REASSEMBLY_STORED && event.missing_count == 1);
        }
        FAILS(septet_reassembly_events_part(events, 0, 0, &(septet_part)SEPTET_PART_INIT, &err), SEPTET_ERR_NO_SUCH_ITEM);
        septet_reassembly_events_free(events);
    }
    septet_smpp_messages_free(messages);
    septet_reassembler_free(reassembler);
}

/* Octets of anybody's: an answer or an error, and nothing read beyond them. */
static void anything(void)
{
    uint32_t state = 1;
    for (int round = 0; round < 20000; round++) {
        size_t len = (size_t)round % 60, count;
        uint8_t *random = malloc(len ? len : 1);
        if (!random)
            return;
        for (size_t i = 0; i < len; i++) {
            state = state * 1664525u + 1013904223u;
            /* Small numbers are often lengths. */
            random[i] = (uint8_t)(state >> 24 & (round % 3 ? 0xFF : 0x1F));
        }
        septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
        septet_sms_deliver deliver = SEPTET_SMS_DELIVER_INIT;
        septet_sms_status_report report = SEPTET_SMS_STATUS_REPORT_INIT;
        septet_pdu pdu = SEPTET_PDU_INIT;
        septet_smpp_messages *messages = NULL;
        septet_udh_element elements[8];
        char text[SEPTET_USER_DATA_MAX_TEXT];
        uint32_t kind;
        if (septet_sms_submit_decode(random, len, 0, &submit, NULL) == SEPTET_OK) {
            septet_status status = septet_user_data_decode(&submit.user_data, NULL, text, sizeof text, &count, NULL);
            CHECK(status != SEPTET_ERR_BUFFER_TOO_SMALL);
            CHECK(septet_sms_submit_encode(&submit, &pdu, &err) == SEPTET_OK && pdu.octet_count <= sizeof pdu.octets);
        }
        if (septet_sms_deliver_decode(random, len, 1, &deliver, NULL) == SEPTET_OK)
            CHECK(septet_sms_deliver_encode(&deliver, &pdu, &err) == SEPTET_OK);
        if (septet_sms_status_report_decode(random, len, 0, &report, NULL) == SEPTET_OK)
            CHECK(septet_sms_status_report_encode(&report, &pdu, &err) == SEPTET_OK);
        septet_status ignored = septet_tpdu_what(random, len, 1, &kind, NULL);
        ignored = septet_udh_parse(random, len, elements, 8, &count, NULL, NULL);
        if (septet_smpp_messages_parse(random, len, &messages, NULL) == SEPTET_OK)
            ignored = septet_smpp_messages_content(messages, 0, NULL, text, sizeof text, &count, NULL, NULL);
        (void)ignored;
        septet_smpp_messages_free(messages);
        free(random);
    }
}

int main(void)
{
    null_octets();
    null_messages();
    lengths_and_alignment();
    struct_sizes();
    wrong_values();
    wrong_messages();
    wrong_smpp();
    wrong_delivery();
    threads();
    ways_in();
    anything();
    printf("misuse of the wire: %d passed, %d failed\n", passed, failed);
    return failed != 0;
}
