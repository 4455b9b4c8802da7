// The vectors of the wire through septet.hpp.
#include "wire.hpp"

#include "../c/text_options.h"
#include "../c/wire.h"
#include "forms.hpp"

namespace {

septet::octets_view octets_of(run *run, const char *name)
{
    return septet::octets_view(text_of(run, name));
}

void put_octets(run *run, const char *path, const septet::octets &octets)
{
    ::put_octets(run, path, octets.data(), octets.size());
}

std::uint32_t number(run *run, const char *name)
{
    return static_cast<std::uint32_t>(input_number(run, name, 0));
}

// What the vector needs beside the operation could be made.
bool ready(run *run, septet_status status, const septet_error &err)
{
    if (status == SEPTET_OK)
        return true;
    begin(run, "what it needs", 8);
    expect_error(run, status, &err);
    return false;
}

void put_decoded(run *run, const septet::decoded_user_data &decoded)
{
    put_user_data(run, &decoded.what, decoded.content.data(), decoded.content.size());
}

void put_pdu(run *run, const septet::pdu &pdu)
{
    ::put_octets(run, "pdu", pdu.octets, pdu.octet_count);
}

// The user data of a TPDU, as C++ has it.
template <class Tpdu>
septet::user_data user_data_of(const Tpdu &tpdu)
{
    septet::user_data data;
    static_cast<septet_user_data &>(data) = tpdu.user_data;
    return data;
}

// Decodes a TPDU and its user data as one operation.
template <class Tpdu, class Quiet, class Loud, class Put>
void decoded(run *run, Quiet quiet, Loud loud, Put put)
{
    using both = std::pair<Tpdu, septet::decoded_user_data>;
    forms(
        run, 8,
        [&]() -> septet::result<both> {
            auto tpdu = quiet();
            if (!tpdu)
                return tpdu.error();
            auto data = septet::try_decode_user_data(user_data_of(*tpdu));
            if (!data)
                return data.error();
            return both(*tpdu, *data);
        },
        [&] {
            Tpdu tpdu = loud();
            return both(tpdu, septet::decode_user_data(user_data_of(tpdu)));
        },
        [&](const both &found) {
            put(run, &found.first);
            put_decoded(run, found.second);
        });
}

} // namespace

namespace wire {

void septets_pack(run *run)
{
    septet::octets_view septets = octets_of(run, "septets");
    std::uint32_t fill_bits = number(run, "fill_bits");
    forms(run, 8, FORMS(pack_septets, septets, fill_bits),
          [&](const septet::octets &packed) { put_octets(run, "octets", packed); });
}

void septets_unpack(run *run)
{
    septet::octets_view packed = octets_of(run, "octets");
    std::size_t count = static_cast<std::size_t>(input_number(run, "count", 0));
    std::uint32_t fill_bits = number(run, "fill_bits");
    forms(run, 8, FORMS(unpack_septets, packed, count, fill_bits), [&](const septet::octets &septets) {
        put_octets(run, "septets", septets);
        std::string text = septet::decode_septets(septets);
        if (text.find(' ') == std::string::npos && septet::encode_septets(text) != septets)
            fail(run, "the text has other septets");
    });
}

void udh_build(run *run)
{
    std::size_t count = 0;
    septet_udh_element *given = vector_elements(run, &count);
    std::vector<septet::udh_element> elements(count);
    for (std::size_t i = 0; i < count; i++)
        static_cast<septet_udh_element &>(elements[i]) = given[i];
    forms(run, 8, FORMS(build_udh, elements), [&](const septet::octets &header) { put_octets(run, "octets", header); });
}

void udh_parse(run *run)
{
    septet::octets_view header = octets_of(run, "octets");
    forms(run, 8, FORMS(parse_udh, header), [&](const septet::parsed_udh &parsed) {
        put_elements(run, parsed.elements.data(), parsed.elements.size(), &parsed.what_counts);
    });
}

void user_data_encode(run *run)
{
    std::string_view text = text_of(run, "text");
    septet_encoding encoding = text_of(run, "encoding") == "ucs2" ? SEPTET_ENCODING_UCS2 : SEPTET_ENCODING_GSM7;
    septet::octets_view header = octets_of(run, "header");
    forms(run, 8, FORMS(encode_user_data, text, encoding, header), [&](const septet::user_data &data) {
        ::put_octets(run, "octets", data.octets, data.octet_count);
        put_number(run, "length", data.length);
    });
}

void user_data_decode(run *run)
{
    static const char *const sets[] = {"gsm7", "octets", "ucs2", "compressed"};
    septet::octets_view data = octets_of(run, "octets");
    std::size_t length = static_cast<std::size_t>(input_number(run, "length", 0));
    auto set = static_cast<septet_character_set>(number_of(run, "character_set", sets, 4));
    bool has_header = text_of(run, "has_header") == "true";
    auto quiet = [&]() -> septet::result<septet::decoded_user_data> {
        auto read = septet::try_read_user_data(data, length, set, has_header);
        if (!read)
            return read.error();
        return septet::try_decode_user_data(*read);
    };
    auto loud = [&] { return septet::decode_user_data(septet::read_user_data(data, length, set, has_header)); };
    forms(run, 8, quiet, loud, [&](const septet::decoded_user_data &decoded) { put_decoded(run, decoded); });
}

void data_coding(run *run)
{
    std::uint32_t octet = number(run, "octet");
    forms(run, 8, FORMS(read_data_coding, octet), [&](const septet::data_coding &coding) {
        put_data_coding(run, &coding);
        if (!coding.is_compressed && !coding.is_reserved && coding.has_waiting &&
            septet::write_data_coding(coding) != (octet & ~4u))
            fail(run, "written other than it was read");
    });
}

void address_encode(run *run)
{
    std::string_view text = text_of(run, "text");
    std::uint32_t ton = number(run, "ton"), npi = number(run, "npi");
    auto put = [&](const septet::address &address) {
        ::put_octets(run, "octets", address.octets, address.octet_count);
    };
    if (input(run, "ton").present || input(run, "npi").present)
        forms(run, 8, FORMS(numeric_address, text, ton, npi), put);
    else
        forms(run, 8, FORMS(parse_address, text), put);
}

void address_decode(run *run)
{
    septet::octets_view field = octets_of(run, "octets");
    forms(run, 8, FORMS(decode_address, field), [&](const septet::address &address) {
        put_address(run, "text", &address);
        put_bool(run, "ambiguous_padding", address.ambiguous_padding);
    });
}

void submit_encode(run *run)
{
    septet::sms_submit submit;
    septet::failure err;
    if (!ready(run, vector_submit(run, 1, &submit, &err), err))
        return;
    forms(run, 8, FORMS(encode, submit), [&](const septet::pdu &pdu) {
        put_pdu(run, pdu);
        put_number(run, "at_length", pdu.tpdu_octets);
    });
}

void submit_decode(run *run)
{
    septet::octets_view pdu = octets_of(run, "pdu");
    decoded<septet::sms_submit>(run, FORMS(decode_submit, pdu), put_submit);
}

void submit_split(run *run)
{
    septet::sms_submit submit;
    septet::failure err;
    septet::text_options options = options_of(run);
    std::string_view text = text_of(run, "text");
    if (!ready(run, vector_submit(run, 0, &submit, &err), err))
        return;
    forms(run, 8, FORMS(split, submit, text, options), [&](const std::vector<septet::pdu> &pdus) {
        put_number(run, "pdus.length", pdus.size());
        for (std::size_t i = 0; i < pdus.size(); i++)
            ::put_octets(run, at(run, "pdus", i, ""), pdus[i].octets, pdus[i].octet_count);
    });
}

void deliver_encode(run *run)
{
    septet::sms_deliver deliver;
    septet::failure err;
    if (ready(run, vector_deliver(run, &deliver, &err), err))
        forms(run, 8, FORMS(encode, deliver), [&](const septet::pdu &pdu) { put_pdu(run, pdu); });
}

void deliver_decode(run *run)
{
    septet::octets_view pdu = octets_of(run, "pdu");
    decoded<septet::sms_deliver>(run, FORMS(decode_deliver, pdu), put_deliver);
}

void status_report_encode(run *run)
{
    septet::sms_status_report report;
    septet::failure err;
    if (ready(run, vector_report(run, &report, &err), err))
        forms(run, 8, FORMS(encode, report), [&](const septet::pdu &pdu) { put_pdu(run, pdu); });
}

void status_report_decode(run *run)
{
    septet::octets_view pdu = octets_of(run, "pdu");
    forms(run, 8, FORMS(decode_status_report, pdu), [&](const septet::sms_status_report &report) {
        put_report(run, &report);
        if (septet::tpdu_what(pdu) != SEPTET_TPDU_STATUS_REPORT)
            fail(run, "another kind of TPDU");
    });
}

void smpp_command_status(run *run)
{
    std::uint32_t status = number(run, "command_status");
    forms(run, 8, FORMS(command_status, status), [&](const septet::smpp_status &found) {
        put_str(run, "name", found.name);
        put_str(run, "meaning", found.meaning);
        put_str(run, "outcome", found.outcome_name);
    });
}

void smpp_time(run *run)
{
    std::string_view text = text_of(run, "text");
    std::int64_t seconds = input_number(run, "unix", 0);
    std::uint64_t from_now = static_cast<std::uint64_t>(input_number(run, "seconds", 0));
    std::int32_t quarters = static_cast<std::int32_t>(input_number(run, "quarters", 0));
    auto put = [&](const septet::smpp_time &time) {
        put_word(run, "text", time.text);
        put_bool(run, "relative", static_cast<int>(time.is_relative));
    };
    if (input(run, "unix").present)
        forms(run, 8, FORMS(smpp_time_at, seconds, quarters), put);
    else if (input(run, "seconds").present)
        forms(run, 8, FORMS(smpp_time_from_now, from_now), put);
    else
        forms(run, 8, FORMS(parse_smpp_time, text), put);
}

void smpp_submit(run *run)
{
    septet::text_options options = options_of(run);
    septet::smpp_profile profile;
    septet::smpp_submit submit;
    static_cast<septet_smpp_profile &>(profile) = vector_profile(run);
    static_cast<septet_smpp_submit &>(submit) = vector_smpp_submit(run);
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(submit_sm, submit, text, options, profile), [&](const septet::smpp_messages &messages) {
        std::size_t count = messages.try_size().value();
        put_number(run, "bodies.length", count);
        for (std::size_t i = 0; i < count; i++) {
            septet::octets body = messages.try_body(i).value();
            septet::smpp_message fields = messages.try_fields(i).value();
            std::vector<septet::smpp_tlv> tlvs;
            for (std::size_t n = 0; n < fields.tlv_count; n++)
                tlvs.push_back(messages.try_tlv(i, n).value());
            if (septet::write_smpp_message(fields, tlvs) != body)
                fail(run, "the fields have another body");
            put_octets(run, at(run, "bodies", i, ""), body);
        }
    });
}

namespace {

// What `deliver_sm` says, as the vectors have it.
struct delivered {
    septet::smpp_messages messages;
    septet::concatenation place;
    std::optional<septet::receipt> receipt;
    septet::smpp_content content;
    std::string id;
};

septet::result<delivered> read_delivered(septet::octets_view body, const septet::smpp_profile &profile)
{
    auto messages = septet::try_parse_smpp_message(body);
    if (!messages)
        return messages.error();
    auto place = messages->try_concatenation();
    if (!place)
        return place.error();
    auto receipt = messages->try_receipt(0, profile);
    if (!receipt)
        return receipt.error();
    delivered found{std::move(*messages), *place, std::move(*receipt), {}, {}};
    if (found.receipt) {
        auto id = found.receipt->try_message_id(static_cast<septet_message_id_form>(profile.message_id_form));
        if (!id)
            return id.error();
        found.id = *id;
        return found;
    }
    auto content = found.messages.try_content(0, profile);
    if (!content)
        return content.error();
    found.content = *content;
    return found;
}

} // namespace

void smpp_deliver_decode(run *run)
{
    septet::octets_view body = octets_of(run, "body");
    septet::smpp_profile profile;
    static_cast<septet_smpp_profile &>(profile) = vector_profile(run);
    auto quiet = [&] { return read_delivered(body, profile); };
    auto loud = [&] { return read_delivered(body, profile).value(); };
    forms(run, 8, quiet, loud, [&](const delivered &found) {
        septet::smpp_message fields = found.messages.try_fields().value();
        put_smpp_message(run, &fields, &found.place);
        put_bool(run, "receipt", found.receipt.has_value());
        for (const char *path : {"text", "octets", "message_id", "status"}) {
            bool is_content = std::strcmp(path, found.content.is_text ? "text" : "octets") == 0;
            bool is_receipt = std::strcmp(path, "message_id") == 0 || std::strcmp(path, "status") == 0;
            if (found.receipt ? !is_receipt : !is_content)
                put_null(run, path);
        }
        if (found.receipt) {
            septet::receipt_fields receipt = found.receipt->try_fields().value();
            put_str(run, "status", septet_delivery_status_name(receipt.status));
            if (receipt.message_id.data)
                put_view(run, "message_id", found.id);
            else
                put_null(run, "message_id");
        } else if (found.content.is_text)
            put_view(run, "text", found.content.content);
        else
            ::put_octets(run, "octets", septet::octets_view(found.content.content).data, found.content.content.size());
    });
}

void receipt_parse(run *run)
{
    septet::receipt_source source;
    static_cast<septet_receipt_source &>(source) = vector_receipt(run);
    forms(run, 8, FORMS(parse_receipt, source), [&](const septet::receipt &receipt) {
        septet::receipt_fields fields = receipt.try_fields().value();
        put_receipt(run, &fields);
        for (std::size_t i = 0; i < fields.defect_count; i++)
            put_word(run, at(run, "defects", i, ""), receipt.try_defect(i).value().field);
    });
}

void message_id_convert(run *run)
{
    static const char *const names[] = {"verbatim", "decimal_to_hex", "hex_to_decimal"};
    auto form = static_cast<septet_message_id_form>(number_of(run, "form", names, 3));
    std::string_view id = text_of(run, "message_id");
    forms(run, 8, FORMS(convert_message_id, form, id), [&](const std::string &converted) {
        put_view(run, "message_id", converted);
        if (septet::normalize_message_id(form, converted) != converted)
            fail(run, "what is converted is not normal");
    });
}

void tp_status(run *run)
{
    std::uint32_t status = number(run, "tp_status");
    begin(run, "tp_status_delivery", 8);
    put_str(run, "status", septet_delivery_status_name(septet_tp_status_delivery(status)));
    put_str(run, "meaning", septet_tp_status_meaning(status));
    expect_out(run);
}

void delivery_aggregate(run *run)
{
    static const char *const statuses[] = {"pending", "enroute", "accepted", "unknown", "delivered", "failed"};
    septet::delivery delivery(number(run, "segments"));
    std::size_t steps = number(run, "steps.length");
    begin(run, "delivery", 8);
    put_number(run, "changed.length", steps);
    // Without steps, what is wrong with the segments is still told.
    for (std::size_t i = 0; i < (steps ? steps : 1); i++) {
        std::size_t segment = number(run, at(run, "steps", i, ".segment"));
        auto status = static_cast<septet_delivery_status>(number_of(run, at(run, "steps", i, ".status"), statuses, 6));
        auto changed = delivery.try_apply(segment, status);
        if (!changed) {
            expect_error(run, changed.error().status, &changed.error());
            return;
        }
        if (steps)
            put_bool(run, at(run, "changed", i, ""), *changed);
    }
    put_str(run, "status", septet_delivery_status_name(delivery.status()));
    expect_out(run);
}

void reassemble(run *run)
{
    septet::reassembly_limits limits;
    static_cast<septet_reassembly_limits &>(limits) = vector_limits(run);
    std::size_t steps = number(run, "steps.length"), written = 0;
    begin(run, "reassembler", 8);
    septet::reassembler reassembler = septet::make_reassembler(limits);
    for (std::size_t i = 0; i < steps; i++) {
        auto now = static_cast<std::uint64_t>(input_number(run, at(run, "steps", i, ".at"), 0));
        septet::part part;
        static_cast<septet_part &>(part) = vector_part(run, i);
        auto events = part.sender.data ? reassembler.try_push(part, now) : reassembler.try_handle_timeout(now);
        if (!events) {
            expect_error(run, events.error().status, &events.error());
            return;
        }
        std::size_t count = events->try_size().value();
        for (std::size_t n = 0; n < count; n++, written++) {
            septet::reassembly_event event = events->try_event(n).value();
            put_event(run, written, i, &event);
            for (std::size_t had = 0; had < event.part_count; had++)
                put_number(run, at(run, at(run, "events", written, ".parts"), had, ""),
                           events->try_part(n, had).value().number);
        }
    }
    septet::reassembler_state state = reassembler.try_state().value();
    put_reassembler(run, written, &state);
    expect_out(run);
}

} // namespace wire
