/* Receipts, delivery, reassembly. */
#include <stdlib.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"
#include "wire.h"

void op_receipt_parse(struct run *run)
{
    septet_receipt_source source = vector_receipt(run);
    septet_receipt_fields fields = SEPTET_RECEIPT_FIELDS_INIT;
    septet_receipt *receipt = NULL;
    septet_error err = SEPTET_ERROR_INIT, defect = SEPTET_ERROR_INIT;
    begin(run, "septet_receipt_parse", 8);
    septet_status status = septet_receipt_parse(&source, &receipt, &err);
    if (status == SEPTET_OK)
        status = septet_receipt_read(receipt, &fields, &err);
    if (status == SEPTET_OK) {
        put_receipt(run, &fields);
        for (size_t i = 0; i < fields.defect_count; i++) {
            if (septet_receipt_defect(receipt, i, &defect, &err) != SEPTET_OK)
                fail(run, err.message);
            put_word(run, at(run, "defects", i, ""), defect.field);
        }
        expect_out(run);
    } else
        expect_error(run, status, &err);
    septet_receipt_free(receipt);
}

struct id {
    struct octets text;
    uint32_t form;
};

static septet_status convert(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct id *id = context;
    return septet_message_id_convert(id->form, id->text.data, id->text.len, out, cap, len, err);
}

void op_message_id_convert(struct run *run)
{
    static const char *const forms[] = {"verbatim", "decimal_to_hex", "hex_to_decimal"};
    struct id id = {input(run, "message_id"), number_of(run, "form", forms, 3)};
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    char again[64];
    size_t len, again_len = 0;
    begin(run, "septet_message_id_convert", 8);
    char *converted = fill(run, convert, &id, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_text(run, "message_id", converted, len);
    expect_out(run);
    if (len <= sizeof again &&
        (septet_message_id_normalize(id.form, converted, len, again, sizeof again, &again_len, &err) != SEPTET_OK ||
         again_len != len || memcmp(again, converted, len) != 0))
        fail(run, "what is converted is not normal");
}

void op_tp_status(struct run *run)
{
    uint32_t tp_status = (uint32_t)input_number(run, "tp_status", 0);
    begin(run, "septet_tp_status_delivery", 8);
    put_str(run, "status", septet_delivery_status_name(septet_tp_status_delivery(tp_status)));
    put_str(run, "meaning", septet_tp_status_meaning(tp_status));
    expect_out(run);
}

void op_delivery_aggregate(struct run *run)
{
    static const char *const statuses[] = {"pending", "enroute", "accepted", "unknown", "delivered", "failed"};
    size_t count = (size_t)input_number(run, "segments", 0), steps = (size_t)input_number(run, "steps.length", 0);
    uint8_t *segments = own(run, calloc(count + 1, 1));
    uint32_t overall = SEPTET_DELIVERY_PENDING, changed = 77;
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status = SEPTET_OK;
    begin(run, "septet_delivery_apply", 8);
    for (size_t i = 0; i < steps && status == SEPTET_OK; i++) {
        size_t segment = (size_t)input_number(run, at(run, "steps", i, ".segment"), 0);
        status = septet_delivery_apply(segments, count, segment,
                                       number_of(run, at(run, "steps", i, ".status"), statuses, 6), &overall, &changed,
                                       &err);
        put_bool(run, at(run, "changed", i, ""), (int)changed);
    }
    /* Without steps, what is wrong with the segments is still told. */
    if (steps == 0)
        status = septet_delivery_apply(segments, count, 0, SEPTET_DELIVERY_PENDING, &overall, NULL, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_number(run, "changed.length", steps);
    put_str(run, "status", septet_delivery_status_name(overall));
    expect_out(run);
}

/* Writes the events of a step down; gives how many there are in all. */
static size_t put_events(struct run *run, const septet_reassembly_events *events, size_t step, size_t written)
{
    septet_error err = SEPTET_ERROR_INIT;
    size_t count = 0;
    if (septet_reassembly_events_count(events, &count, &err) != SEPTET_OK)
        fail(run, err.message);
    for (size_t i = 0; i < count; i++) {
        septet_reassembly_event event = SEPTET_REASSEMBLY_EVENT_INIT;
        if (septet_reassembly_events_read(events, i, &event, &err) != SEPTET_OK)
            fail(run, err.message);
        put_event(run, written + i, step, &event);
        for (size_t n = 0; n < event.part_count; n++) {
            septet_part part = SEPTET_PART_INIT;
            if (septet_reassembly_events_part(events, i, n, &part, &err) != SEPTET_OK)
                fail(run, err.message);
            put_number(run, at(run, at(run, "events", written + i, ".parts"), n, ""), part.number);
            if (part.total != event.total || part.sender.data != event.sender.data)
                fail(run, "a part of another message");
        }
    }
    return written + count;
}

void op_reassemble(struct run *run)
{
    size_t steps = (size_t)input_number(run, "steps.length", 0), written = 0;
    septet_reassembly_limits limits = vector_limits(run);
    septet_reassembler *reassembler = NULL;
    septet_reassembler_state state = SEPTET_REASSEMBLER_STATE_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_reassembler_push", 8);
    septet_status status = septet_reassembler_new(&limits, &reassembler, &err);
    for (size_t i = 0; i < steps && status == SEPTET_OK; i++) {
        uint64_t now = (uint64_t)input_number(run, at(run, "steps", i, ".at"), 0);
        septet_reassembly_events *events = NULL;
        septet_part part = vector_part(run, i);
        status = part.sender.data ? septet_reassembler_push(reassembler, &part, now, &events, &err)
                                  : septet_reassembler_handle_timeout(reassembler, now, &events, &err);
        if (status == SEPTET_OK)
            written = put_events(run, events, i, written);
        septet_reassembly_events_free(events);
    }
    if (status == SEPTET_OK)
        status = septet_reassembler_read(reassembler, &state, &err);
    septet_reassembler_free(reassembler);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_reassembler(run, written, &state);
    expect_out(run);
}
