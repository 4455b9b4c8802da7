/* A text as what a modem takes: the length that AT+CMGS is given, and each PDU in hexadecimal. Then read back and put together. */
#include <stdio.h>
#include <string.h>

#include <septet.h>

static int complain(const septet_error *err)
{
    fprintf(stderr, "%s\n", err->message);
    return 1;
}

int main(void)
{
    static const char to[] = "+447700900100";
    static const char text[] =
        "Dear guest, the doors of the hall open at seven. The first band plays at eight, the second at nine, and the last "
        "train leaves at half past twelve. Reply STOP to opt out.";
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    septet_pdu pdus[4];
    size_t count;

    /* What all segments share. The reference ties them together: any number that the last messages to this handset did not have. */
    options.has_concatenation_reference = 1;
    options.concatenation_reference = 0x2A;
    submit.status_report_request = 1;
    if (septet_address_parse(to, strlen(to), &submit.destination, &err) != SEPTET_OK ||
        septet_validity_relative(24 * 3600, &submit.validity, &err) != SEPTET_OK ||
        septet_sms_submit_split(&submit, text, strlen(text), &options, pdus, 4, &count, &err) != SEPTET_OK)
        return complain(&err);
    for (size_t i = 0; i < count; i++) {
        printf("AT+CMGS=%u\n", pdus[i].tpdu_octets);
        for (uint32_t n = 0; n < pdus[i].octet_count; n++)
            printf("%02X", pdus[i].octets[n]);
        printf("\n");
    }

    /* The other end: parts in any order. The time is that of any clock, in milliseconds. */
    septet_reassembler *reassembler;
    if (septet_reassembler_new(NULL, &reassembler, &err) != SEPTET_OK)
        return complain(&err);
    septet_status status = SEPTET_OK;
    for (size_t i = count; i > 0 && status == SEPTET_OK; i--) {
        septet_reassembly_events *events = NULL;
        septet_reassembly_event event = SEPTET_REASSEMBLY_EVENT_INIT;
        septet_str sender = {"4242", 4}, recipient = {to, sizeof to - 1};
        status = septet_sms_submit_decode(pdus[i - 1].octets, pdus[i - 1].octet_count, 1, &submit, &err);
        if (status == SEPTET_OK)
            status = septet_reassembler_push_user_data(reassembler, sender, recipient, &submit.user_data, count - i, &events,
                                                       &err);
        /* The answer to the part is the last event; here it is the only one. */
        if (status == SEPTET_OK)
            status = septet_reassembly_events_read(events, 0, &event, &err);
        if (event.kind == SEPTET_REASSEMBLY_STORED)
            printf("%u to come\n", event.missing_count);
        else if (event.kind == SEPTET_REASSEMBLY_COMPLETE)
            printf("%.*s\n", (int)event.content.len, event.content.data);
        septet_reassembly_events_free(events);
    }
    septet_reassembler_free(reassembler);
    return status == SEPTET_OK ? 0 : complain(&err);
}
