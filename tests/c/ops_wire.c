/* Septets, headers, user data, addresses. */
#include <stdlib.h>
#include <string.h>

#include "ops.h"
#include "text_options.h"
#include "wire.h"

struct packing {
    struct octets octets;
    size_t count;
    uint32_t fill_bits;
    const septet_udh_element *elements;
    const septet_user_data *data;
    septet_udh *header;
};

static septet_status pack(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct packing *packing = context;
    return septet_septets_pack((const uint8_t *)packing->octets.data, packing->octets.len, packing->fill_bits, out, cap,
                               len, err);
}

static septet_status unpack(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct packing *packing = context;
    return septet_septets_unpack((const uint8_t *)packing->octets.data, packing->octets.len, packing->count,
                                 packing->fill_bits, out, cap, len, err);
}

static septet_status build(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct packing *packing = context;
    return septet_udh_build(packing->elements, packing->count, out, cap, len, err);
}

static septet_status parse(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    struct packing *packing = context;
    return septet_udh_parse((const uint8_t *)packing->octets.data, packing->octets.len, out, cap, len, packing->header,
                            err);
}

static septet_status decode(void *context, void *out, size_t cap, size_t *len, septet_error *err)
{
    return septet_user_data_decode(((struct packing *)context)->data, NULL, out, cap, len, err);
}

void op_septets_pack(struct run *run)
{
    struct packing packing = {input(run, "septets"), 0, (uint32_t)input_number(run, "fill_bits", 0), NULL, NULL, NULL};
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t len;
    begin(run, "septet_septets_pack", 8);
    uint8_t *octets = fill(run, pack, &packing, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_octets(run, "octets", octets, len);
    expect_out(run);
}

void op_septets_unpack(struct run *run)
{
    struct packing packing = {input(run, "octets"),
                              (size_t)input_number(run, "count", 0),
                              (uint32_t)input_number(run, "fill_bits", 0),
                              NULL,
                              NULL,
                              NULL};
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t len, text_len = 0, escapes = 77, again_len = 0;
    begin(run, "septet_septets_unpack", 8);
    uint8_t *septets = fill(run, unpack, &packing, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_octets(run, "septets", septets, len);
    expect_out(run);
    /* The text of septets without unknown escapes has the same septets. */
    char *text = own(run, malloc(3 * len + 1));
    uint8_t *again = own(run, malloc(len + 1));
    if (septet_septets_decode(septets, len, 0, 0, text, 3 * len + 1, &text_len, &escapes, &err) != SEPTET_OK)
        fail(run, err.message);
    else if (escapes == 0 &&
             (septet_septets_encode(text, text_len, 0, 0, again, len + 1, &again_len, &err) != SEPTET_OK ||
              again_len != len || memcmp(again, septets, len) != 0))
        fail(run, "the text has other septets");
}

void op_udh_build(struct run *run)
{
    struct packing packing = {{NULL, 0, 0}, 0, 0, NULL, NULL, NULL};
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t len;
    packing.elements = vector_elements(run, &packing.count);
    begin(run, "septet_udh_build", 8);
    uint8_t *octets = fill(run, build, &packing, 1, &len, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_octets(run, "octets", octets, len);
    expect_out(run);
}

void op_udh_parse(struct run *run)
{
    septet_udh header = SEPTET_UDH_INIT;
    struct packing packing = {input(run, "octets"), 0, 0, NULL, NULL, &header};
    septet_error err = SEPTET_ERROR_INIT;
    septet_status status;
    size_t count, len;
    begin(run, "septet_udh_parse", 8);
    septet_udh_element *elements = fill(run, parse, &packing, sizeof *elements, &count, &status, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_elements(run, elements, count, &header);
    expect_out(run);
    struct packing again = {{NULL, 0, 0}, count, 0, elements, NULL, NULL};
    uint8_t *octets = fill(run, build, &again, 1, &len, &status, &err);
    if (status != SEPTET_OK || memcmp(octets, packing.octets.data, len) != 0)
        fail(run, "written other than it was read");
}

void op_user_data_encode(struct run *run)
{
    septet_user_data data = SEPTET_USER_DATA_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_user_data_encode", 8);
    septet_status status = vector_user_data(run, &data, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_octets(run, "octets", data.octets, data.octet_count);
    put_number(run, "length", data.length);
    expect_out(run);
}

void op_user_data_decode(struct run *run)
{
    static const char *const sets[] = {"gsm7", "octets", "ucs2", "compressed"};
    struct octets octets = input(run, "octets"), has_header = input(run, "has_header");
    septet_user_data data = SEPTET_USER_DATA_INIT;
    septet_decoded_user_data what = SEPTET_DECODED_USER_DATA_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    char text[SEPTET_USER_DATA_MAX_TEXT];
    size_t len;
    begin(run, "septet_user_data_decode", 8);
    septet_status status = septet_user_data_read((const uint8_t *)octets.data, octets.len,
                                                 (size_t)input_number(run, "length", 0),
                                                 number_of(run, "character_set", sets, 4),
                                                 has_header.len == 4, &data, &err);
    struct packing packing = {{NULL, 0, 0}, 0, 0, NULL, &data, NULL};
    if (status == SEPTET_OK)
        fill(run, decode, &packing, 1, &len, &status, &err);
    if (status == SEPTET_OK)
        status = septet_user_data_decode(&data, &what, text, sizeof text, &len, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_user_data(run, &what, text, len);
    expect_out(run);
}

void op_data_coding(struct run *run)
{
    uint32_t octet = (uint32_t)input_number(run, "octet", 0), again = 999;
    septet_data_coding coding = SEPTET_DATA_CODING_INIT, read = SEPTET_DATA_CODING_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_data_coding_read", 8);
    septet_status status = septet_data_coding_read(octet, &coding, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_data_coding(run, &coding);
    expect_out(run);
    if (coding.is_compressed || coding.is_reserved)
        return;
    /* Another octet may say the same; the reserved bit of waiting messages is written 0. */
    if (septet_data_coding_write(&coding, &again, &err) != SEPTET_OK ||
        septet_data_coding_read(again, &read, &err) != SEPTET_OK || read.character_set != coding.character_set ||
        read.has_message_class != coding.has_message_class || read.message_class != coding.message_class ||
        read.has_waiting != coding.has_waiting || (coding.has_waiting && again != (octet & ~4u)))
        fail(run, "written other than it was read");
}

void op_address_encode(struct run *run)
{
    septet_address address = SEPTET_ADDRESS_INIT, again = SEPTET_ADDRESS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_address_parse", 8);
    septet_status status = vector_address(run, "text", &address, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_octets(run, "octets", address.octets, address.octet_count);
    expect_out(run);
    if (septet_address_decode(address.octets, address.octet_count, &again, &err) != SEPTET_OK ||
        memcmp(&address, &again, sizeof address) != 0)
        fail(run, "read other than it was written");
}

void op_address_decode(struct run *run)
{
    struct octets octets = input(run, "octets");
    septet_address address = SEPTET_ADDRESS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    begin(run, "septet_address_decode", 8);
    septet_status status = septet_address_decode((const uint8_t *)octets.data, octets.len, &address, &err);
    if (status != SEPTET_OK) {
        expect_error(run, status, &err);
        return;
    }
    put_address(run, "text", &address);
    put_bool(run, "ambiguous_padding", address.ambiguous_padding);
    expect_out(run);
}
