#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text_options.h"

void put_octets(struct run *run, const char *path, const uint8_t *octets, size_t len)
{
    char *hex = own(run, malloc(2 * len + 1));
    for (size_t i = 0; i < len; i++)
        snprintf(hex + 2 * i, 3, "%02x", octets[i]);
    put_text(run, path, hex, 2 * len);
}

void put_if(struct run *run, const char *path, uint32_t has, uint64_t number)
{
    if (has)
        put_number(run, path, number);
    else
        put_null(run, path);
}

static uint32_t number(struct run *run, const char *name)
{
    return (uint32_t)input_number(run, name, 0);
}

static uint32_t flag(struct run *run, const char *name)
{
    struct octets word = input(run, name);
    return word.len == 4 && memcmp(word.data, "true", 4) == 0;
}

static uint32_t has(struct run *run, const char *name)
{
    return (uint32_t)input(run, name).present;
}

static uint32_t language(struct run *run, const char *name)
{
    struct octets code = input(run, name);
    for (uint32_t identifier = 1; identifier < 256; identifier++) {
        septet_str known = septet_language_code(identifier);
        if (known.data && known.len == code.len && memcmp(known.data, code.data, code.len) == 0)
            return identifier;
    }
    return 0;
}

static const char *const kinds[] = {"other", "concatenation", "ports", "single_shift", "locking_shift"};

septet_udh_element *vector_elements(struct run *run, size_t *count)
{
    *count = (size_t)input_number(run, "elements.length", 0);
    septet_udh_element *elements = own(run, calloc(*count + 1, sizeof *elements));
    for (size_t i = 0; i < *count; i++) {
        septet_udh_element *element = &elements[i];
        struct octets data = input(run, at(run, "elements", i, ".data"));
        element->kind = number_of(run, at(run, "elements", i, ".kind"), kinds, 5);
        element->identifier = number(run, at(run, "elements", i, ".identifier"));
        element->bits = number(run, at(run, "elements", i, ".bits"));
        element->reference = number(run, at(run, "elements", i, ".reference"));
        element->total = number(run, at(run, "elements", i, ".total"));
        element->number = number(run, at(run, "elements", i, ".number"));
        element->destination = number(run, at(run, "elements", i, ".destination"));
        element->originator = number(run, at(run, "elements", i, ".originator"));
        element->language = language(run, at(run, "elements", i, ".language"));
        element->data = (const uint8_t *)data.data;
        element->data_len = (uint32_t)data.len;
    }
    return elements;
}

static void put_concatenation(struct run *run, const char *path, const septet_concatenation *part)
{
    char member[160];
    const struct {
        const char *name;
        uint32_t value;
    } members[] = {
        {"reference", part->reference}, {"bits", part->bits}, {"total", part->total}, {"number", part->number}};
    for (size_t i = 0; i < 4; i++) {
        snprintf(member, sizeof member, "%s.%s", path, members[i].name);
        put_number(run, member, members[i].value);
    }
}

static void put_ports(struct run *run, const char *path, uint32_t destination, uint32_t originator, uint32_t bits)
{
    char member[160];
    snprintf(member, sizeof member, "%s.destination", path);
    put_number(run, member, destination);
    snprintf(member, sizeof member, "%s.originator", path);
    put_number(run, member, originator);
    snprintf(member, sizeof member, "%s.bits", path);
    put_number(run, member, bits);
}

void put_elements(struct run *run, const septet_udh_element *elements, size_t count, const septet_udh *header)
{
    put_number(run, "elements.length", count);
    for (size_t i = 0; i < count; i++) {
        const septet_udh_element *element = &elements[i];
        septet_concatenation part = {element->bits, element->reference, element->total, element->number};
        put_word(run, at(run, "elements", i, ".kind"), element->kind < 5 ? kinds[element->kind] : "another kind");
        if (element->kind == SEPTET_ELEMENT_CONCATENATION)
            put_concatenation(run, at(run, "elements", i, ""), &part);
        else if (element->kind == SEPTET_ELEMENT_PORTS)
            put_ports(run, at(run, "elements", i, ""), element->destination, element->originator, element->bits);
        else if (element->kind == SEPTET_ELEMENT_OTHER) {
            put_number(run, at(run, "elements", i, ".identifier"), element->identifier);
            put_octets(run, at(run, "elements", i, ".data"), element->data, element->data_len);
        } else
            put_str(run, at(run, "elements", i, ".language"), septet_language_code(element->language));
    }
    if (header->concatenation.bits)
        put_concatenation(run, "concatenation", &header->concatenation);
    else
        put_null(run, "concatenation");
    if (header->port_bits)
        put_ports(run, "ports", header->destination_port, header->originator_port, header->port_bits);
    else
        put_null(run, "ports");
    put_str(run, "locking", septet_language_code(header->locking));
    put_str(run, "single", septet_language_code(header->single));
}

static void put_content(struct run *run, const septet_decoded_user_data *what, const char *content, size_t len)
{
    if (what->is_text) {
        put_text(run, "text", content, len);
        put_null(run, "data");
    } else {
        put_null(run, "text");
        put_octets(run, "data", (const uint8_t *)content, len);
    }
    put_octets(run, "header", what->header, what->header_len);
}

void put_user_data(struct run *run, const septet_decoded_user_data *what, const char *content, size_t len)
{
    put_content(run, what, content, len);
    put_bool(run, "header_ignored", (int)what->header_ignored);
    put_number(run, "unknown_escapes", what->unknown_escapes);
}

void put_data_coding(struct run *run, const septet_data_coding *coding)
{
    static const char *const waiting[] = {"voicemail", "fax", "email", "other"};
    put_str(run, "character_set", septet_character_set_name(coding->character_set));
    put_if(run, "class", coding->has_message_class, coding->message_class);
    put_bool(run, "compressed", (int)coding->is_compressed);
    put_bool(run, "automatic_deletion", (int)coding->automatic_deletion);
    put_bool(run, "reserved", (int)coding->is_reserved);
    if (!coding->has_waiting) {
        put_null(run, "waiting");
        return;
    }
    put_word(run, "waiting.kind", waiting[coding->waiting_kind & 3]);
    put_bool(run, "waiting.active", (int)coding->waiting_active);
    put_bool(run, "waiting.store", (int)coding->waiting_store);
}

void put_address(struct run *run, const char *name, const septet_address *address)
{
    put_word(run, name, address->text);
    put_number(run, "ton", address->ton);
    put_number(run, "npi", address->npi);
}

static void put_service_centre(struct run *run, const septet_address *address)
{
    if (address->octet_count)
        put_word(run, "service_centre", address->text);
    else
        put_null(run, "service_centre");
}

static void put_date(struct run *run, const char *path, const septet_service_time *time)
{
    if (time->is_date)
        put_word(run, path, time->text);
    else
        put_null(run, path);
}

septet_status vector_address(struct run *run, const char *name, septet_address *out, septet_error *err)
{
    struct octets text = input(run, name);
    if (has(run, "ton") || has(run, "npi"))
        return septet_address_numeric(text.data, text.len, number(run, "ton"), number(run, "npi"), out, err);
    return septet_address_parse(text.data, text.len, out, err);
}

septet_status vector_user_data(struct run *run, septet_user_data *out, septet_error *err)
{
    static const char *const encodings[] = {"", "gsm7", "ucs2", "octets"};
    uint32_t encoding = has(run, "encoding") ? number_of(run, "encoding", encodings, 4) : SEPTET_ENCODING_GSM7;
    struct octets header = input(run, "header"), text = input(run, "text"), data = input(run, "data");
    if (encoding == 3)
        return septet_user_data_from_octets((const uint8_t *)data.data, data.len, (const uint8_t *)header.data,
                                            header.len, out, err);
    return septet_user_data_encode(text.data, text.len, encoding, (const uint8_t *)header.data, header.len, out, err);
}

static septet_status vector_service_centre(struct run *run, septet_address *out, septet_error *err)
{
    struct octets text = input(run, "service_centre");
    return text.present ? septet_address_parse(text.data, text.len, out, err) : SEPTET_OK;
}

septet_status vector_submit(struct run *run, int has_user_data, septet_sms_submit *out, septet_error *err)
{
    static const char *const formats[] = {"none", "relative", "absolute", "enhanced"};
    septet_status status = vector_address(run, "destination", &out->destination, err);
    if (status == SEPTET_OK && has_user_data)
        status = vector_user_data(run, &out->user_data, err);
    if (status == SEPTET_OK)
        status = vector_service_centre(run, &out->service_centre, err);
    out->message_reference = number(run, "message_reference");
    out->reject_duplicates = flag(run, "reject_duplicates");
    out->status_report_request = flag(run, "status_report_request");
    out->reply_path = flag(run, "reply_path");
    out->protocol_id = number(run, "protocol_id");
    out->has_data_coding = has(run, "data_coding");
    out->data_coding = number(run, "data_coding");
    out->validity.format = number_of(run, "validity_format", formats, 4);
    struct octets validity = input(run, "validity");
    if (validity.present && validity.len <= sizeof out->validity.octets)
        memcpy(out->validity.octets, validity.data, validity.len);
    return status;
}

static septet_status vector_time(struct run *run, const char *unix_name, const char *quarters, septet_service_time *out,
                                 septet_error *err)
{
    return septet_service_time_new(input_number(run, unix_name, 0), (int32_t)input_number(run, quarters, 0), out, err);
}

septet_status vector_deliver(struct run *run, septet_sms_deliver *out, septet_error *err)
{
    septet_status status = vector_address(run, "originator", &out->originator, err);
    if (status == SEPTET_OK)
        status = vector_time(run, "unix", "quarters", &out->service_time, err);
    if (status == SEPTET_OK)
        status = vector_user_data(run, &out->user_data, err);
    if (status == SEPTET_OK)
        status = vector_service_centre(run, &out->service_centre, err);
    out->more_messages = flag(run, "more_messages");
    out->loop_prevention = flag(run, "loop_prevention");
    out->status_report_indication = flag(run, "status_report_indication");
    out->reply_path = flag(run, "reply_path");
    out->protocol_id = number(run, "protocol_id");
    out->has_data_coding = has(run, "data_coding");
    out->data_coding = number(run, "data_coding");
    return status;
}

septet_status vector_report(struct run *run, septet_sms_status_report *out, septet_error *err)
{
    septet_status status = vector_address(run, "recipient", &out->recipient, err);
    if (status == SEPTET_OK)
        status = vector_time(run, "service_time.unix", "service_time.quarters", &out->service_time, err);
    if (status == SEPTET_OK)
        status = vector_time(run, "discharge_time.unix", "discharge_time.quarters", &out->discharge_time, err);
    if (status == SEPTET_OK)
        status = vector_service_centre(run, &out->service_centre, err);
    out->has_user_data = has(run, "text");
    if (status == SEPTET_OK && out->has_user_data)
        status = vector_user_data(run, &out->user_data, err);
    out->message_reference = number(run, "message_reference");
    out->status = number(run, "status");
    out->more_messages = flag(run, "more_messages");
    out->loop_prevention = flag(run, "loop_prevention");
    out->answers_command = flag(run, "answers_command");
    out->has_protocol_id = has(run, "protocol_id");
    out->protocol_id = number(run, "protocol_id");
    out->has_data_coding = has(run, "data_coding");
    out->data_coding = number(run, "data_coding");
    return status;
}

void put_submit(struct run *run, const septet_sms_submit *submit)
{
    static const char *const formats[] = {"none", "relative", "absolute", "enhanced"};
    const septet_validity *validity = &submit->validity;
    put_service_centre(run, &submit->service_centre);
    put_address(run, "destination", &submit->destination);
    put_bool(run, "ambiguous_padding", submit->destination.ambiguous_padding);
    put_number(run, "message_reference", submit->message_reference);
    put_bool(run, "reject_duplicates", (int)submit->reject_duplicates);
    put_bool(run, "status_report_request", (int)submit->status_report_request);
    put_bool(run, "reply_path", (int)submit->reply_path);
    put_number(run, "protocol_id", submit->protocol_id);
    put_number(run, "data_coding", submit->data_coding);
    put_word(run, "validity_format", formats[validity->format & 3]);
    if (validity->format == SEPTET_VALIDITY_NONE)
        put_null(run, "validity");
    else
        put_octets(run, "validity", validity->octets, validity->format == SEPTET_VALIDITY_RELATIVE ? 1 : 7);
    put_if(run, "validity_seconds", validity->has_seconds, validity->seconds);
}

void put_deliver(struct run *run, const septet_sms_deliver *deliver)
{
    char seconds[32];
    put_service_centre(run, &deliver->service_centre);
    put_address(run, "originator", &deliver->originator);
    put_bool(run, "ambiguous_padding", deliver->originator.ambiguous_padding);
    put_bool(run, "more_messages", (int)deliver->more_messages);
    put_bool(run, "loop_prevention", (int)deliver->loop_prevention);
    put_bool(run, "status_report_indication", (int)deliver->status_report_indication);
    put_bool(run, "reply_path", (int)deliver->reply_path);
    put_number(run, "protocol_id", deliver->protocol_id);
    put_number(run, "data_coding", deliver->data_coding);
    put_date(run, "service_time", &deliver->service_time);
    snprintf(seconds, sizeof seconds, "%lld", (long long)deliver->service_time.unix_seconds);
    if (deliver->service_time.is_date)
        put_word(run, "unix", seconds);
    else
        put_null(run, "unix");
}

void put_report(struct run *run, const septet_sms_status_report *report)
{
    put_service_centre(run, &report->service_centre);
    put_address(run, "recipient", &report->recipient);
    put_bool(run, "more_messages", (int)report->more_messages);
    put_bool(run, "loop_prevention", (int)report->loop_prevention);
    put_bool(run, "answers_command", (int)report->answers_command);
    put_number(run, "message_reference", report->message_reference);
    put_date(run, "service_time", &report->service_time);
    put_date(run, "discharge_time", &report->discharge_time);
    put_number(run, "status", report->status);
    put_if(run, "protocol_id", report->has_protocol_id, report->protocol_id);
    put_if(run, "data_coding", report->has_data_coding, report->data_coding);
    septet_decoded_user_data what = SEPTET_DECODED_USER_DATA_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    char text[SEPTET_USER_DATA_MAX_TEXT];
    size_t len = 0;
    if (!report->has_user_data) {
        put_null(run, "text");
        put_null(run, "data");
        put_null(run, "header");
    } else if (septet_user_data_decode(&report->user_data, &what, text, sizeof text, &len, &err) == SEPTET_OK)
        put_content(run, &what, text, len);
    else
        fail(run, err.message);
}

septet_smpp_profile vector_profile(struct run *run)
{
    static const char *const alphabets[] = {"gsm7", "latin1", "ascii"};
    static const char *const concatenations[] = {"udh", "sar", "payload"};
    static const char *const forms[] = {"verbatim", "decimal_to_hex", "hex_to_decimal"};
    septet_smpp_profile profile = SEPTET_SMPP_PROFILE_INIT;
    profile.default_alphabet = number_of(run, "profile.default_alphabet", alphabets, 3);
    profile.packed = flag(run, "profile.packed");
    profile.ucs2_data_coding = number(run, "profile.ucs2_data_coding");
    profile.concatenation = number_of(run, "profile.concatenation", concatenations, 3);
    profile.message_id_form = number_of(run, "profile.message_id_form", forms, 3);
    return profile;
}

septet_smpp_submit vector_smpp_submit(struct run *run)
{
    static const char *const alphabets[] = {"portable", "common", "gsm"};
    septet_smpp_submit submit = SEPTET_SMPP_SUBMIT_INIT;
    submit.sender_alphabet = number_of(run, "sender_alphabet", alphabets, 3);
    submit.from = input_str(run, "from");
    submit.to = input_str(run, "to");
    submit.has_source_plan = has(run, "submit.source_ton");
    submit.source_ton = number(run, "submit.source_ton");
    submit.source_npi = number(run, "submit.source_npi");
    submit.has_destination_plan = has(run, "submit.destination_ton");
    submit.destination_ton = number(run, "submit.destination_ton");
    submit.destination_npi = number(run, "submit.destination_npi");
    submit.messaging_mode = number(run, "submit.messaging_mode");
    submit.protocol_id = number(run, "submit.protocol_id");
    submit.priority_flag = number(run, "submit.priority_flag");
    submit.registered_delivery = number(run, "submit.registered_delivery");
    submit.replace_if_present = flag(run, "submit.replace_if_present");
    submit.has_message_class = has(run, "submit.message_class");
    submit.message_class = number(run, "submit.message_class");
    submit.sm_default_msg_id = number(run, "submit.sm_default_msg_id");
    submit.service_type = input_str(run, "submit.service_type");
    submit.schedule_delivery_time = input_str(run, "submit.schedule_delivery_time");
    submit.validity_period = input_str(run, "submit.validity_period");
    return submit;
}

void put_smpp_message(struct run *run, const septet_smpp_message *message, const septet_concatenation *place)
{
    put_number(run, "source_ton", message->source_ton);
    put_number(run, "source_npi", message->source_npi);
    put_str(run, "source", message->source);
    put_number(run, "destination_ton", message->destination_ton);
    put_number(run, "destination_npi", message->destination_npi);
    put_str(run, "destination", message->destination);
    put_number(run, "esm_class", message->esm_class);
    put_number(run, "data_coding", message->data_coding);
    put_if(run, "reference", place->bits, place->reference);
    put_if(run, "reference_bits", place->bits, place->bits);
    put_if(run, "number", place->bits, place->number);
    put_if(run, "total", place->bits, place->total);
}

septet_receipt_source vector_receipt(struct run *run)
{
    septet_receipt_source source = SEPTET_RECEIPT_SOURCE_INIT;
    source.text = input_str(run, "text");
    source.receipted_message_id = input_str(run, "receipted_message_id");
    source.has_message_state = has(run, "message_state");
    source.message_state = number(run, "message_state");
    source.has_network_error = has(run, "network_code");
    source.network_type = number(run, "network_type");
    source.network_code = number(run, "network_code");
    return source;
}

static void put_receipt_date(struct run *run, const char *path, const char *date)
{
    if (date[0])
        put_word(run, path, date);
    else
        put_null(run, path);
}

void put_receipt(struct run *run, const septet_receipt_fields *receipt)
{
    put_str(run, "message_id", receipt->message_id);
    put_if(run, "submitted", receipt->has_submitted, receipt->submitted);
    put_if(run, "delivered", receipt->has_delivered, receipt->delivered);
    put_receipt_date(run, "submit_date", receipt->submit_date);
    put_receipt_date(run, "done_date", receipt->done_date);
    put_str(run, "state_word", receipt->state_word);
    if (receipt->has_state)
        put_str(run, "state", septet_message_state_name(receipt->state));
    else
        put_null(run, "state");
    put_str(run, "status", septet_delivery_status_name(receipt->status));
    put_str(run, "error", receipt->error);
    put_str(run, "text", receipt->text);
    put_if(run, "network_type", receipt->has_network_error, receipt->network_type);
    put_if(run, "network_code", receipt->has_network_error, receipt->network_code);
    put_number(run, "defects.length", receipt->defect_count);
}

septet_reassembly_limits vector_limits(struct run *run)
{
    septet_reassembly_limits limits = SEPTET_REASSEMBLY_LIMITS_INIT;
    limits.max_messages = number(run, "limits.max_messages");
    limits.max_octets = number(run, "limits.max_octets");
    limits.duplicate_window_ms = number(run, "limits.duplicate_window_ms");
    limits.forget_at_once = has(run, "limits.duplicate_window_ms") && limits.duplicate_window_ms == 0;
    return limits;
}

septet_part vector_part(struct run *run, size_t step)
{
    static const char *const codings[] = {"gsm7", "octets", "ucs2"};
    septet_part part = SEPTET_PART_INIT;
    struct octets octets = input(run, at(run, "steps", step, ".octets"));
    part.coding = number_of(run, at(run, "steps", step, ".coding"), codings, 3);
    part.reference_bits = number(run, at(run, "steps", step, ".reference_bits"));
    part.reference = number(run, at(run, "steps", step, ".reference"));
    part.number = number(run, at(run, "steps", step, ".number"));
    part.total = number(run, at(run, "steps", step, ".total"));
    part.sender = input_str(run, at(run, "steps", step, ".sender"));
    part.recipient = input_str(run, at(run, "steps", step, ".recipient"));
    part.octets = (const uint8_t *)octets.data;
    part.octet_count = octets.len;
    return part;
}

void put_event(struct run *run, size_t index, size_t step, const septet_reassembly_event *event)
{
    static const char *const names[] = {"another event", "stored", "duplicate", "complete", "incomplete", "total_changed"};
    static const char *const reasons[] = {"no reason", "expired", "evicted", "conflict"};
    put_number(run, at(run, "events", index, ".step"), step);
    put_word(run, at(run, "events", index, ".event"), names[event->kind < 6 ? event->kind : 0]);
    switch (event->kind) {
    case SEPTET_REASSEMBLY_STORED:
        put_number(run, at(run, "events", index, ".missing_count"), event->missing_count);
        break;
    case SEPTET_REASSEMBLY_COMPLETE:
        if (event->is_text)
            put_str(run, at(run, "events", index, ".text"), event->content);
        else
            put_octets(run, at(run, "events", index, ".octets"), (const uint8_t *)event->content.data, event->content.len);
        if (event->defect != SEPTET_OK)
            put_word(run, at(run, "events", index, ".defect"), septet_status_name(event->defect));
        break;
    case SEPTET_REASSEMBLY_INCOMPLETE:
        put_word(run, at(run, "events", index, ".reason"), reasons[event->reason & 3]);
        put_number(run, at(run, "events", index, ".missing.length"), event->missing_count);
        for (size_t i = 0; i < event->missing_count; i++)
            put_number(run, at(run, at(run, "events", index, ".missing"), i, ""), event->missing[i]);
        put_number(run, at(run, "events", index, ".parts.length"), event->part_count);
        break;
    case SEPTET_REASSEMBLY_TOTAL_CHANGED:
        put_number(run, at(run, "events", index, ".other_total"), event->other_total);
        break;
    default:
        break;
    }
}

void put_reassembler(struct run *run, size_t events, const septet_reassembler_state *state)
{
    char timeout[32];
    put_number(run, "events.length", events);
    put_number(run, "messages", state->messages);
    snprintf(timeout, sizeof timeout, "%llu", (unsigned long long)state->timeout_ms);
    if (state->has_timeout)
        put_word(run, "timeout", timeout);
    else
        put_null(run, "timeout");
}
