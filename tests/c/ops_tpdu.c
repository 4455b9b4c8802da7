/* SMS-SUBMIT, SMS-DELIVER, SMS-STATUS-REPORT. */
#include <string.h>

#include "ops.h"
#include "text_options.h"
#include "wire.h"

static void put_pdu(struct run *run, const septet_pdu *pdu)
{
    put_octets(run, "pdu", pdu->octets, pdu->octet_count);
}

/* Reading a PDU says which TPDU it is. */
static void check_kind(struct run *run, const uint8_t *octets, size_t len, uint32_t expected)
{
    uint32_t kind = 99;
    septet_error err = SEPTET_ERROR_INIT;
    if (septet_tpdu_what(octets, len, 1, &kind, &err) != SEPTET_OK || kind != expected)
        fail(run, "another kind of TPDU");
}

static int same(const septet_pdu *one, const septet_pdu *other)
{
    return one->octet_count == other->octet_count && one->tpdu_octets == other->tpdu_octets &&
           memcmp(one->octets, other->octets, one->octet_count) == 0;
}

/* The user data of a TPDU, as text or octets. */
static septet_status put_content(struct run *run, const septet_user_data *data, septet_error *err)
{
    septet_decoded_user_data what = SEPTET_DECODED_USER_DATA_INIT;
    char text[SEPTET_USER_DATA_MAX_TEXT];
    size_t len;
    septet_status status = septet_user_data_decode(data, &what, text, sizeof text, &len, err);
    if (status == SEPTET_OK)
        put_user_data(run, &what, text, len);
    return status;
}

static void end(struct run *run, septet_status status, const septet_error *err)
{
    if (status == SEPTET_OK)
        expect_out(run);
    else
        expect_error(run, status, err);
}

/* Encodes, reads with and without the service centre's address, and encodes again. */
#define ENCODE(run, kind, number, value, err)                                                                       \
    do {                                                                                                            \
        septet_pdu pdu = SEPTET_PDU_INIT, again = SEPTET_PDU_INIT;                                                  \
        status = septet_sms_##kind##_encode(&(value), &pdu, &(err));                                                \
        if (status != SEPTET_OK)                                                                                    \
            break;                                                                                                  \
        put_pdu(run, &pdu);                                                                                         \
        tpdu_octets = pdu.tpdu_octets;                                                                              \
        check_kind(run, pdu.octets, pdu.octet_count, number);                                                       \
        if (septet_sms_##kind##_decode(pdu.octets, pdu.octet_count, 1, &(value), &(err)) != SEPTET_OK ||            \
            septet_sms_##kind##_encode(&(value), &again, &(err)) != SEPTET_OK || !same(&pdu, &again))               \
            fail(run, "written other than it was read");                                                            \
        if (septet_sms_##kind##_decode(pdu.octets + pdu.octet_count - pdu.tpdu_octets, pdu.tpdu_octets, 0, &(value), \
                                       &(err)) != SEPTET_OK ||                                                      \
            septet_sms_##kind##_encode(&(value), &again, &(err)) != SEPTET_OK || again.tpdu_octets != pdu.tpdu_octets) \
            fail(run, "the TPDU alone is read otherwise");                                                          \
    } while (0)

void op_submit_encode(struct run *run)
{
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    uint32_t tpdu_octets = 0;
    begin(run, "septet_sms_submit_encode", 8);
    septet_status status = vector_submit(run, 1, &submit, &err);
    if (status == SEPTET_OK)
        ENCODE(run, submit, SEPTET_TPDU_SUBMIT, submit, err);
    put_number(run, "at_length", tpdu_octets);
    end(run, status, &err);
}

void op_submit_decode(struct run *run)
{
    struct octets pdu = input(run, "pdu");
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_sms_submit_decode", 8);
    septet_status status = septet_sms_submit_decode((const uint8_t *)pdu.data, pdu.len, 1, &submit, &err);
    if (status == SEPTET_OK) {
        check_kind(run, (const uint8_t *)pdu.data, pdu.len, SEPTET_TPDU_SUBMIT);
        put_submit(run, &submit);
        status = put_content(run, &submit.user_data, &err);
    }
    end(run, status, &err);
}

struct splitting {
    const septet_sms_submit *submit;
    struct octets text;
    const septet_text_options *options;
};

static septet_status split(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct splitting *splitting = context;
    return septet_sms_submit_split(splitting->submit, splitting->text.data, splitting->text.len, splitting->options, out,
                                   cap, len, err);
}

void op_submit_split(struct run *run)
{
    septet_sms_submit submit = SEPTET_SMS_SUBMIT_INIT;
    septet_text_options options = text_options(run);
    struct splitting splitting = {&submit, input(run, "text"), &options};
    septet_error err = SEPTET_ERROR_INIT;
    size_t count;
    begin(run, "septet_sms_submit_split", 8);
    septet_status status = vector_submit(run, 0, &submit, &err);
    if (status == SEPTET_OK) {
        septet_pdu *pdus = fill(run, split, &splitting, sizeof *pdus, &count, &status, &err);
        if (status == SEPTET_OK) {
            put_number(run, "pdus.length", count);
            for (size_t i = 0; i < count; i++)
                put_octets(run, at(run, "pdus", i, ""), pdus[i].octets, pdus[i].octet_count);
        }
    }
    end(run, status, &err);
}

void op_deliver_encode(struct run *run)
{
    septet_sms_deliver deliver = SEPTET_SMS_DELIVER_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    uint32_t tpdu_octets = 0;
    begin(run, "septet_sms_deliver_encode", 8);
    septet_status status = vector_deliver(run, &deliver, &err);
    if (status == SEPTET_OK)
        ENCODE(run, deliver, SEPTET_TPDU_DELIVER, deliver, err);
    (void)tpdu_octets;
    end(run, status, &err);
}

void op_deliver_decode(struct run *run)
{
    struct octets pdu = input(run, "pdu");
    septet_sms_deliver deliver = SEPTET_SMS_DELIVER_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_sms_deliver_decode", 8);
    septet_status status = septet_sms_deliver_decode((const uint8_t *)pdu.data, pdu.len, 1, &deliver, &err);
    if (status == SEPTET_OK) {
        check_kind(run, (const uint8_t *)pdu.data, pdu.len, SEPTET_TPDU_DELIVER);
        put_deliver(run, &deliver);
        status = put_content(run, &deliver.user_data, &err);
    }
    end(run, status, &err);
}

void op_status_report_encode(struct run *run)
{
    septet_sms_status_report report = SEPTET_SMS_STATUS_REPORT_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    uint32_t tpdu_octets = 0;
    begin(run, "septet_sms_status_report_encode", 8);
    septet_status status = vector_report(run, &report, &err);
    if (status == SEPTET_OK)
        ENCODE(run, status_report, SEPTET_TPDU_STATUS_REPORT, report, err);
    (void)tpdu_octets;
    end(run, status, &err);
}

void op_status_report_decode(struct run *run)
{
    struct octets pdu = input(run, "pdu");
    septet_sms_status_report report = SEPTET_SMS_STATUS_REPORT_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_sms_status_report_decode", 8);
    septet_status status = septet_sms_status_report_decode((const uint8_t *)pdu.data, pdu.len, 1, &report, &err);
    if (status == SEPTET_OK) {
        check_kind(run, (const uint8_t *)pdu.data, pdu.len, SEPTET_TPDU_STATUS_REPORT);
        put_report(run, &report);
    }
    end(run, status, &err);
}
