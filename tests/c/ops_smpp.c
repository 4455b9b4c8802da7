/* The fields of SMPP. */
#include <stdlib.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"
#include "wire.h"

struct message {
    const septet_smpp_messages *messages;
    size_t index;
    const septet_smpp_profile *profile;
    uint32_t is_text;
    const septet_receipt *receipt;
};

static septet_status write_body(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct message *message = context;
    return septet_smpp_messages_body(message->messages, message->index, out, cap, len, err);
}

static septet_status write_content(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct message *message = context;
    return septet_smpp_messages_content(message->messages, message->index, message->profile, out, cap, len,
                                        &message->is_text, err);
}

static septet_status write_id(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct message *message = context;
    return septet_receipt_message_id(message->receipt, message->profile->message_id_form, out, cap, len, err);
}

void op_smpp_command_status(struct run *run)
{
    septet_smpp_status found = SEPTET_SMPP_STATUS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_smpp_command_status", 8);
    septet_status status =
        septet_smpp_command_status((uint32_t)input_number(run, "command_status", 0), &found, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    if ((found.outcome == SEPTET_SMPP_OUTCOME_UNDEFINED) != !found.name.data)
        fail(run, "an outcome without a name");
    put_str(run, "name", found.name);
    put_str(run, "meaning", found.meaning);
    put_str(run, "outcome", found.outcome_name);
    expect_out(run);
}

void op_smpp_time(struct run *run)
{
    struct octets text = input(run, "text");
    septet_smpp_time time = SEPTET_SMPP_TIME_INIT, again = SEPTET_SMPP_TIME_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    begin(run, "septet_smpp_time", 8);
    if (input(run, "unix").present)
        status = septet_smpp_time_at(input_number(run, "unix", 0), (int32_t)input_number(run, "quarters", 0), &time, &err);
    else if (input(run, "seconds").present)
        status = septet_smpp_time_from_now((uint64_t)input_number(run, "seconds", 0), &time, &err);
    else
        status = septet_smpp_time_parse(text.data, text.len, &time, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_word(run, "text", time.text);
    put_bool(run, "relative", (int)time.is_relative);
    expect_out(run);
    if (septet_smpp_time_parse(time.text, strlen(time.text), &again, &err) != SEPTET_OK ||
        strcmp(time.text, again.text) != 0)
        fail(run, "read other than it was written");
}

/* The fields of a message, written by hand, are its body. */
static void check_fields(struct run *run, const septet_smpp_messages *messages, size_t index, const uint8_t *body, size_t len)
{
    septet_smpp_message fields = SEPTET_SMPP_MESSAGE_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    uint8_t *again = own(run, malloc(len + 1));
    size_t again_len = 0;
    if (septet_smpp_messages_fields(messages, index, &fields, &err) != SEPTET_OK) {
        fail(run, err.message);
        return;
    }
    septet_smpp_tlv *tlvs = own(run, calloc(fields.tlv_count + 1, sizeof *tlvs));
    for (size_t i = 0; i < fields.tlv_count; i++)
        if (septet_smpp_messages_tlv(messages, index, i, &tlvs[i], &err) != SEPTET_OK)
            fail(run, err.message);
    if (septet_smpp_message_write(&fields, tlvs, fields.tlv_count, again, len, &again_len, &err) != SEPTET_OK ||
        again_len != len || memcmp(again, body, len) != 0)
        fail(run, "the fields have another body");
}

void op_smpp_submit(struct run *run)
{
    septet_text_options options = text_options(run);
    septet_smpp_profile profile = vector_profile(run);
    septet_smpp_submit submit = vector_smpp_submit(run);
    struct octets text = input(run, "text");
    septet_smpp_messages *messages = NULL;
    septet_error err = SEPTET_ERROR_INIT;
    size_t count = 0, len;
    begin(run, "septet_smpp_submit_new", 8);
    septet_status status =
        septet_smpp_submit_new(&submit, text.data, text.len, &options, &profile, &messages, &err);
    if (status == SEPTET_OK)
        status = septet_smpp_messages_count(messages, &count, &err);
    put_number(run, "bodies.length", count);
    for (size_t i = 0; i < count && status == SEPTET_OK; i++) {
        struct message message = {messages, i, &profile, 0, NULL};
        uint8_t *body = fill(run, write_body, &message, 1, &len, &status, &err);
        if (status != SEPTET_OK)
            break;
        put_octets(run, at(run, "bodies", i, ""), body, len);
        check_fields(run, messages, i, body, len);
    }
    septet_smpp_messages_free(messages);
    if (status == SEPTET_OK)
        expect_out(run);
    else
        expect_error(run, status, &err);
}

/* The receipt's id and status, or what the message says. */
static septet_status put_what(struct run *run, struct message *message, septet_receipt *receipt, septet_error *err)
{
    septet_receipt_fields fields = SEPTET_RECEIPT_FIELDS_INIT;
    septet_status status = SEPTET_OK;
    size_t len = 0;
    put_bool(run, "receipt", receipt != NULL);
    if (!receipt) {
        char *content = fill(run, write_content, message, 1, &len, &status, err);
        if (status != SEPTET_OK)
            return status;
        if (message->is_text)
            put_text(run, "text", content, len);
        else
            put_octets(run, "octets", (const uint8_t *)content, len);
        put_null(run, message->is_text ? "octets" : "text");
        put_null(run, "message_id");
        put_null(run, "status");
        return SEPTET_OK;
    }
    message->receipt = receipt;
    status = septet_receipt_read(receipt, &fields, err);
    char *id = status == SEPTET_OK ? fill(run, write_id, message, 1, &len, &status, err) : NULL;
    if (status != SEPTET_OK)
        return status;
    if (fields.message_id.data)
        put_text(run, "message_id", id, len);
    else
        put_null(run, "message_id");
    put_str(run, "status", septet_delivery_status_name(fields.status));
    put_null(run, "text");
    put_null(run, "octets");
    return SEPTET_OK;
}

void op_smpp_deliver_decode(struct run *run)
{
    struct octets body = input(run, "body");
    septet_smpp_profile profile = vector_profile(run);
    septet_smpp_messages *messages = NULL;
    septet_receipt *receipt = NULL;
    septet_smpp_message fields = SEPTET_SMPP_MESSAGE_INIT;
    septet_concatenation place = SEPTET_CONCATENATION_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_smpp_messages_parse", 8);
    septet_status status = septet_smpp_messages_parse((const uint8_t *)body.data, body.len, &messages, &err);
    if (status == SEPTET_OK)
        status = septet_smpp_messages_fields(messages, 0, &fields, &err);
    if (status == SEPTET_OK)
        status = septet_smpp_messages_concatenation(messages, 0, &place, &err);
    if (status == SEPTET_OK)
        status = septet_smpp_messages_receipt(messages, 0, &profile, &receipt, &err);
    if (status == SEPTET_OK) {
        struct message message = {messages, 0, &profile, 0, NULL};
        put_smpp_message(run, &fields, &place);
        check_fields(run, messages, 0, (const uint8_t *)body.data, body.len);
        status = put_what(run, &message, receipt, &err);
    }
    if (status == SEPTET_OK)
        expect_out(run);
    else
        expect_error(run, status, &err);
    septet_receipt_free(receipt);
    septet_smpp_messages_free(messages);
}
