// Runs every vector through every operation of septet.hpp, in both forms.
#include "septet.hpp"

#include <cstdio>
#include <cstring>

#include "../c/text_options.h"
#include "forms.hpp"
#include "ops_smart.hpp"
#include "ops_gateway.hpp"
#include "wire.hpp"

septet::text_options options_of(run *run)
{
    septet::text_options options;
    static_cast<septet_text_options &>(options) = text_options(run);
    return options;
}

namespace {

// Runs on both forms of the vector's text.
template <class One>
void both(run *run, One one)
{
    if (input(run, "text").present)
        one(text_of(run, "text"), 8);
    units wide = input_utf16(run, "text");
    if (wide.present) {
        // The runner's units, as C++ holds them.
        std::u16string text(wide.data, wide.data + wide.len);
        one(std::u16string_view(text), 16);
    }
}

void analyze(run *run)
{
    if (smart::languages_refused(run))
        return;
    septet::text_options options = options_of(run);
    both(run, [&](auto text, int unit) {
        forms(run, unit, FORMS(analyze, text, options), [&](const septet::analysis &found) {
            put_str(run, "encoding", septet_encoding_name(found.encoding));
            put_number(run, "units", found.units);
            put_number(run, "segments", found.segments);
            put_number(run, "greedy_segments", found.greedy_segments);
            put_number(run, "characters", found.characters);
            put_number(run, "utf16_units", found.utf16_units);
            put_number(run, "remaining", found.remaining);
            put_number(run, "per_segment", found.per_segment);
            put_str(run, "locking", septet_language_code(found.locking));
            put_str(run, "single", septet_language_code(found.single));
            put_position(run, "first_offender", found.first_offender);
            put_number(run, "offender_count", found.offender_count);
        });
    });
}

std::string utf8(std::u16string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); i++) {
        std::uint32_t point = text[i];
        if (point >= 0xD800 && point < 0xDC00)
            point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00u);
        if (point < 0x80) {
            out += static_cast<char>(point);
            continue;
        }
        int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        static const unsigned leads[] = {0, 0xC0, 0xE0, 0xF0};
        out += static_cast<char>(leads[more] | point >> (6 * more));
        while (more-- > 0)
            out += static_cast<char>(0x80 | ((point >> (6 * more)) & 0x3F));
    }
    return out;
}

std::string utf8(std::string_view text)
{
    return std::string(text);
}

void offenders(run *run)
{
    septet::text_options options = options_of(run);
    both(run, [&](auto text, int unit) {
        forms(run, unit, FORMS(offenders, text, options), [&](const std::vector<septet::offender> &found) {
            put_number(run, "offenders.length", found.size());
            for (std::size_t i = 0; i < found.size(); i++) {
                put_number(run, at(run, "offenders", i, ".position"), found[i].position);
                put_str(run, at(run, "offenders", i, ".class"), septet_offender_class_name(found[i].offender_class));
                if (found[i].has_replacement)
                    put_word(run, at(run, "offenders", i, ".replacement"), found[i].replacement);
                else
                    put_null(run, at(run, "offenders", i, ".replacement"));
                std::string taken = septet::prepare(utf8(text.substr(found[i].position, found[i].length)), options);
                units wide = to_utf16(run, taken.data(), taken.size());
                std::string path = at(run, "offenders", i, ".code_points");
                std::size_t count = 0;
                for (std::size_t n = 0; n < wide.len; n++) {
                    char word[16];
                    unsigned point = wide.data[n];
                    if (point >= 0xD800 && point < 0xDC00)
                        point = 0x10000 + ((point - 0xD800) << 10) + (wide.data[++n] - 0xDC00u);
                    std::snprintf(word, sizeof word, "U+%04X", point);
                    put_word(run, at(run, path.c_str(), count++, ""), word);
                }
                put_number(run, (path + ".length").c_str(), count);
            }
        });
    });
}

void segment(run *run)
{
    septet::text_options options = options_of(run);
    both(run, [&](auto text, int unit) {
        forms(run, unit, FORMS(segments, text, options), [&](const std::vector<septet::segment> &found) {
            put_str(run, "encoding", septet_encoding_name(septet::analyze(text, options).encoding));
            put_number(run, "segments.length", found.size());
            for (std::size_t i = 0; i < found.size(); i++) {
                put_number(run, at(run, "segments", i, ".start"), found[i].start);
                put_number(run, at(run, "segments", i, ".end"), found[i].end);
                put_number(run, at(run, "segments", i, ".units"), found[i].units);
                put_number(run, at(run, "segments", i, ".octets"), found[i].octets);
                if (found[i].header_len == SEPTET_HEADER_UNKNOWN) {
                    put_null(run, at(run, "segments", i, ".header"));
                } else {
                    std::string hex;
                    for (std::uint32_t n = 0; n < found[i].header_len; n++) {
                        char digits[3];
                        std::snprintf(digits, sizeof digits, "%02x", found[i].header[n]);
                        hex += digits;
                    }
                    put_view(run, at(run, "segments", i, ".header"), hex);
                }
                // Always UTF-8.
                put_view(run, at(run, "segments", i, ".text"), septet::segment_text(text_of(run, "text"), i, options));
            }
        });
    });
}

} // namespace

// UTF-16 has no preparation of its own; what is ill-formed is refused on the way.
bool refused_as_utf16(run *run)
{
    if (input(run, "text").present)
        return false;
    units wide = input_utf16(run, "text");
    std::u16string text(wide.data, wide.data + wide.len);
    begin(run, "UTF-16", 16);
    auto found = septet::try_analyze(text);
    if (found)
        fail(run, "ill-formed text is taken");
    else
        expect_error(run, found.error().status, &found.error());
    return true;
}

namespace {

void prepare(run *run)
{
    if (refused_as_utf16(run))
        return;
    septet::text_options options = options_of(run);
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(prepare, text, options), [&](const std::string &found) {
        put_view(run, "text", found);
        put_bool(run, "changed", found != text);
        std::size_t count = 0;
        for (std::size_t position = 0; position <= found.size(); position++) {
            if (position < found.size() && (found[position] & 0xC0) == 0x80)
                continue;
            put_number(run, at(run, "positions", count, "[0]"), position);
            put_number(run, at(run, "positions", count, "[1]"), septet::original_position(text, position, options));
            put_number(run, at(run, "positions", count++, ".length"), 2);
        }
        put_number(run, "positions.length", count);
    });
}

void explain(run *run)
{
    if (refused_as_utf16(run))
        return;
    septet::text_options options = options_of(run);
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(explain, text, options),
          [&](const std::string &sentence) { put_view(run, "sentence", sentence); });
}

void phone(run *run)
{
    static const char *const levels[] = {"syntax", "length", "numbering"};
    auto level = static_cast<septet_number_level>(number_of(run, "level", levels, 3));
    std::string_view text = text_of(run, "number");
    forms(run, 8, FORMS(parse_phone, text, level), [&](const septet::phone &found) {
        if (septet::format_phone(found.digits) != text)
            fail(run, "printed other than it was read");
        if (septet::mask_phone(found.digits).find('*') == std::string::npos)
            fail(run, "not masked");
        put_view(run, "digits", std::to_string(found.digits));
        if (found.calling_code)
            put_number(run, "calling_code", found.calling_code);
        else
            put_null(run, "calling_code");
        auto regions = septet::phone_regions(found.digits);
        put_number(run, "regions.length", regions.size());
        for (std::size_t i = 0; i < regions.size(); i++)
            put_word(run, at(run, "regions", i, ""), regions[i].code);
    });
}

void numbering(run *run)
{
    std::string_view text = text_of(run, "number");
    auto put = [&](const septet::numbering &found) {
        put_bool(run, "valid", static_cast<int>(found.valid));
        put_str(run, "type", septet_line_type_name(found.line_type));
        if (found.region[0])
            put_word(run, "region", found.region);
        else
            put_null(run, "region");
        if (found.reason == SEPTET_OK)
            put_null(run, "reason");
        else
            put_word(run, "reason", septet_status_name(found.reason));
        put_digits(run, "suggestion", found.suggestion);
    };
    auto number = septet::try_parse_phone(text);
    if (number)
        forms(run, 8, FORMS(numbering_of, number->digits), put);
    else
        forms(run, 8, FORMS(parse_phone, text), [](const septet::phone &) {});
}

void sender(run *run)
{
    static const char *const alphabets[] = {"portable", "common", "gsm"};
    auto alphabet = static_cast<septet_sender_alphabet>(number_of(run, "alphabet", alphabets, 3));
    std::string_view text = text_of(run, "sender");
    forms(run, 8, FORMS(parse_sender, text, alphabet), [&](const septet::sender &found) {
        put_str(run, "kind", septet_sender_kind_name(found.kind));
        put_str(run, "tier", septet_sender_alphabet_name(found.tier));
        put_number(run, "ton", found.ton);
        put_number(run, "npi", found.npi);
        put_digits(run, "number", found.digits);
    });
}

void amount(run *run)
{
    std::string_view text = text_of(run, "text");
    auto decimals = static_cast<std::uint8_t>(input_number(run, "decimals", 0));
    forms(run, 8, FORMS(parse_amount, text), [&](std::int64_t nanos) {
        put_view(run, "nanos", std::to_string(nanos));
        put_view(run, "printed", septet::format_amount(nanos, decimals));
    });
}

void put_nanos(run *run, const char *path, std::optional<std::int64_t> nanos, std::uint8_t decimals)
{
    if (nanos)
        put_view(run, path, septet::format_amount(*nanos, decimals));
    else
        put_null(run, path);
}

void price(run *run)
{
    std::string_view json = text_of(run, "table");
    struct found {
        std::optional<std::int64_t> price;
        std::string currency;
    };
    auto loud = [&] {
        septet::price_table table = septet::read_price_table(json);
        auto number = septet::parse_phone(text_of(run, "number"));
        auto id = static_cast<std::uint64_t>(input_number(run, "route_id", 0));
        return found{table.try_price(number.digits, id, optional_of(run, "network")).value(), table.try_currency().value()};
    };
    auto quiet = [&]() -> septet::result<found> {
        auto table = septet::try_read_price_table(json);
        if (!table)
            return table.error();
        auto number = septet::try_parse_phone(text_of(run, "number"));
        if (!number)
            return number.error();
        auto id = static_cast<std::uint64_t>(input_number(run, "route_id", 0));
        auto price = table->try_price(number->digits, id, optional_of(run, "network"));
        if (!price)
            return price.error();
        auto currency = table->try_currency();
        if (!currency)
            return currency.error();
        return found{*price, *currency};
    };
    forms(run, 8, quiet, loud, [&](const found &found) {
        put_nanos(run, "price", found.price, 2);
        put_view(run, "currency", found.currency);
    });
}

void id(run *run)
{
    static const char *const kinds[] = {"message", "request", "event"};
    auto kind = static_cast<septet_id_kind>(number_of(run, "kind", kinds, 3));
    std::uint8_t random[SEPTET_ID_RANDOM_LEN];
    std::memcpy(random, input(run, "octets").data, sizeof random);
    forms(run, 8, FORMS(format_id, kind, random), [&](const std::string &id) { put_view(run, "id", id); });
}

void timestamp(run *run)
{
    std::int64_t seconds = input_number(run, "unix", 0);
    forms(run, 8, FORMS(format_timestamp, seconds), [&](const std::string &text) { put_view(run, "text", text); });
}

void timestamp_read(run *run)
{
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(parse_timestamp, text),
          [&](std::int64_t seconds) { put_view(run, "unix", std::to_string(seconds)); });
}

void http_route(run *run)
{
    std::string_view method = text_of(run, "method"), path = text_of(run, "path");
    forms(run, 8, FORMS(route, method, path), [&](septet_operation operation) {
        put_word(run, "operation", operation == SEPTET_OPERATION_SEND ? "send" : "bulk");
    });
}

void http_check(run *run)
{
    septet::http_headers headers;
    headers.authorization = input_str(run, "authorization");
    headers.content_type = input_str(run, "content_type");
    headers.body_length = static_cast<std::size_t>(input_number(run, "body_length", 0));
    headers.max_body = static_cast<std::size_t>(input_number(run, "max_body", 0));
    forms(run, 8, FORMS(check, headers), [&](std::string_view token) { put_view(run, "token", token); });
}

void put_present(run *run, const char *path, septet_str text)
{
    if (text.data)
        put_str(run, path, text);
}

void put_route_id(run *run, std::uint32_t has, std::int64_t id)
{
    // Beyond 2^53 the vectors write integers as strings.
    const std::int64_t limit = INT64_C(1) << 53;
    if (has && id > -limit && id < limit)
        put_integer(run, "request.route_id", id);
    else if (has)
        put_view(run, "request.route_id", std::to_string(id));
}

void put_strings(run *run, const char *path, const septet_str *strings, std::size_t count)
{
    put_number(run, (std::string(path) + ".length").c_str(), count);
    for (std::size_t i = 0; i < count; i++)
        put_str(run, at(run, path, i, ""), strings[i]);
}

void send_request(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_send_request, json), [&](const septet::request &handle) {
        septet::send_request request = handle.try_send().value();
        if (handle.try_bulk())
            fail(run, "a send request is a bulk request");
        put_present(run, "request.to", request.to);
        put_present(run, "request.from", request.from);
        put_present(run, "request.body", request.body);
        put_present(run, "request.reference", request.reference);
        put_route_id(run, request.has_route_id, request.route_id);
        put_strings(run, "unknown", request.unknown, request.unknown_count);
        put_view(run, "written", septet::write(request));
    });
}

void bulk_request(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_bulk_request, json), [&](const septet::request &handle) {
        septet::bulk_request request = handle.try_bulk().value();
        put_present(run, "request.from", request.from);
        put_present(run, "request.body", request.body);
        put_present(run, "request.reference", request.reference);
        put_route_id(run, request.has_route_id, request.route_id);
        if (request.recipients)
            put_strings(run, "request.recipients", request.recipients, request.recipient_count);
        put_strings(run, "unknown", request.unknown, request.unknown_count);
        put_view(run, "written", septet::write(request));
    });
}

void chunk(run *run)
{
    std::vector<std::string> numbers(static_cast<std::size_t>(input_number(run, "recipients", 0)), "+12025550000");
    std::vector<septet_str> recipients;
    for (const std::string &number : numbers)
        recipients.push_back(septet::str(number));
    septet::bulk_request request;
    request.recipients = recipients.data();
    request.recipient_count = recipients.size();
    begin(run, "chunk", 8);
    std::size_t count = 0;
    while (auto chunk = septet::try_chunk(request, count))
        put_number(run, at(run, "sizes", count++, ""), chunk->recipient_count);
    put_number(run, "sizes.length", count);
    expect_out(run);
}

void facts(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_facts, json), [](const septet::facts &) {});
}

template <class Plan, class Get>
void put_errors(run *run, const char *path, const Plan &plan, std::size_t count, Get get)
{
    put_number(run, (std::string(path) + ".length").c_str(), count);
    for (std::size_t i = 0; i < count; i++) {
        septet_error found = get(plan, i).value();
        put_word(run, at(run, path, i, ".code"), septet_status_name(found.status));
        if (found.field[0])
            put_word(run, at(run, path, i, ".field"), found.field);
        if (found.index != SEPTET_NONE)
            put_number(run, at(run, path, i, ".index"), found.index);
    }
}

// Reads both documents and plans; what fails first is the answer.
template <class Plan, class Parse, class Make>
septet::result<Plan> planned(run *run, Parse parse, Make make)
{
    std::string_view json = text_of(run, "request");
    // The request's errors come before those of the facts.
    auto request = parse(json);
    if (!request)
        return request.error();
    auto facts = septet::try_read_facts(text_of(run, "facts"));
    if (!facts)
        return facts.error();
    return make(json, *facts);
}

void plan_send(run *run)
{
    auto quiet = [&] {
        return planned<septet::send_plan>(
            run, [](std::string_view json) { return septet::try_read_send_request(json); },
            [](std::string_view json, const septet::facts &facts) { return septet::try_plan_send_json(json, facts); });
    };
    auto loud = [&] {
        septet::request request = septet::read_send_request(text_of(run, "request"));
        return septet::plan(request.try_send().value(), septet::read_facts(text_of(run, "facts")));
    };
    forms(run, 8, quiet, loud, [&](const septet::send_plan &plan) {
        septet::send_summary summary = plan.try_summary().value();
        put_digits(run, "to", summary.to_digits);
        put_str(run, "from", septet_sender_kind_name(summary.sender_kind));
        if (auto analysis = plan.try_analysis()) {
            put_str(run, "encoding", septet_encoding_name(analysis->encoding));
            put_number(run, "units", analysis->units);
            put_number(run, "segments", analysis->segments);
        } else {
            for (const char *path : {"encoding", "units", "segments"})
                put_null(run, path);
        }
        put_errors(run, "errors", plan, summary.error_count, [](auto &plan, std::size_t i) { return plan.try_error(i); });
        put_errors(run, "warnings", plan, summary.warning_count,
                   [](auto &plan, std::size_t i) { return plan.try_warning(i); });
        if (auto most = septet::amount(summary.cost_max)) {
            put_word(run, "quote.currency", summary.currency.code);
            put_nanos(run, "quote.min", septet::amount(summary.cost_min), 2);
            put_nanos(run, "quote.max", most, 2);
        } else {
            put_null(run, "quote");
        }
        if (plan.try_write().value().front() != '{' ||
            plan.try_write_refusal("req_1").has_value() != (summary.error_count > 0))
            fail(run, "the plan is written otherwise");
    });
}

void plan_bulk(run *run)
{
    auto quiet = [&] {
        return planned<septet::bulk_plan>(
            run, [](std::string_view json) { return septet::try_read_bulk_request(json); },
            [](std::string_view json, const septet::facts &facts) { return septet::try_plan_bulk_json(json, facts); });
    };
    auto loud = [&] {
        septet::request request = septet::read_bulk_request(text_of(run, "request"));
        return septet::plan(request.try_bulk().value(), septet::read_facts(text_of(run, "facts")));
    };
    forms(run, 8, quiet, loud, [&](const septet::bulk_plan &plan) {
        septet::bulk_summary summary = plan.try_summary().value();
        if (auto analysis = plan.try_analysis()) {
            put_str(run, "encoding", septet_encoding_name(analysis->encoding));
            put_number(run, "segments", analysis->segments);
        } else {
            put_null(run, "encoding");
            put_null(run, "segments");
        }
        put_errors(run, "errors", plan, summary.error_count, [](auto &plan, std::size_t i) { return plan.try_error(i); });
        put_errors(run, "warnings", plan, summary.warning_count,
                   [](auto &plan, std::size_t i) { return plan.try_warning(i); });
        put_number(run, "total", summary.total);
        put_number(run, "ok", summary.ok);
        put_number(run, "failed", summary.failed);
        put_nanos(run, "cost", septet::amount(summary.cost), 2);
        if (summary.currency.code[0])
            put_word(run, "currency", summary.currency.code);
        else
            put_null(run, "currency");
        put_number(run, "messages.length", summary.total);
        std::vector<septet::bulk_item> outcomes(summary.total);
        for (std::size_t i = 0; i < summary.total; i++) {
            septet::planned_message message = plan.try_message(i).value();
            outcomes[i].id = septet::str("msg_1");
            outcomes[i].status = septet::str("queued");
            put_str(run, at(run, "messages", i, ".to"), message.to);
            put_word(run, at(run, "messages", i, ".status"), message.status ? "failed" : "ok");
            if (auto cost = septet::amount(message.cost))
                put_nanos(run, at(run, "messages", i, ".cost"), cost, 2);
            if (message.status)
                put_word(run, at(run, "messages", i, ".code"), septet_status_name(message.status));
            if (plan.try_message_error(i).has_value() != (message.status != SEPTET_OK))
                fail(run, "the error of a message says something else");
        }
        septet::answer result = septet::read_bulk_result(plan.try_write_result(outcomes, "req_1").value());
        if (result.try_bulk_result().value().failed != summary.failed)
            fail(run, "the result says something else");
        if (plan.try_write().value().front() != '{' ||
            plan.try_write_refusal("req_1").has_value() != (summary.error_count > 0))
            fail(run, "the plan is written otherwise");
    });
}

std::int64_t nanos_of(std::string_view text)
{
    return text.data() ? septet::parse_amount(text) : SEPTET_NO_AMOUNT;
}

} // namespace

septet::message message_of(run *run, const std::string &object)
{
    septet::message message;
    message.id = member_str(run, object, "id");
    message.to = member_str(run, object, "to");
    message.from = member_str(run, object, "from");
    message.body = member_str(run, object, "body");
    message.status = member_str(run, object, "status");
    message.cost = nanos_of(member(run, object, "cost"));
    std::string_view currency = member(run, object, "currency");
    currency.copy(message.currency.code, 3);
    std::string_view route_id = member(run, object, "route_id");
    message.has_route_id = route_id.data() != nullptr;
    message.route_id = std::strtoull(std::string(route_id).c_str(), nullptr, 10);
    message.provider_message_id = member_str(run, object, "provider_message_id");
    message.attempts = std::strtoull(std::string(member(run, object, "attempts")).c_str(), nullptr, 10);
    message.created_at = septet::parse_timestamp(member(run, object, "created_at"));
    std::string_view sent_at = member(run, object, "sent_at");
    message.has_sent_at = sent_at.data() != nullptr;
    if (sent_at.data())
        message.sent_at = septet::parse_timestamp(sent_at);
    return message;
}

namespace {

void put_message(run *run, const std::string &object, const septet::message &message)
{
    auto path = [&](const char *name) { return object + "." + name; };
    put_str(run, path("id").c_str(), message.id);
    put_str(run, path("to").c_str(), message.to);
    put_str(run, path("from").c_str(), message.from);
    put_str(run, path("body").c_str(), message.body);
    put_str(run, path("status").c_str(), message.status);
    put_nanos(run, path("cost").c_str(), septet::amount(message.cost), 4);
    if (message.currency.code[0])
        put_word(run, path("currency").c_str(), message.currency.code);
    else
        put_null(run, path("currency").c_str());
    if (message.has_route_id)
        put_number(run, path("route_id").c_str(), message.route_id);
    else
        put_null(run, path("route_id").c_str());
    put_str(run, path("provider_message_id").c_str(), message.provider_message_id);
    put_number(run, path("attempts").c_str(), message.attempts);
    put_view(run, path("created_at").c_str(), septet::format_timestamp(message.created_at));
    if (message.has_sent_at)
        put_view(run, path("sent_at").c_str(), septet::format_timestamp(message.sent_at));
    else
        put_null(run, path("sent_at").c_str());
}

void put_request_id(run *run, const septet::answer &answer)
{
    auto id = answer.try_request_id().value();
    if (id)
        put_view(run, "request_id", *id);
    else
        put_null(run, "request_id");
}

void message_write(run *run)
{
    septet::message message = message_of(run, "message");
    std::string_view id = text_of(run, "request_id");
    forms(run, 8, FORMS(write, message, id), [&](const std::string &json) { put_view(run, "json", json); });
}

void message_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_message, json), [&](const septet::answer &answer) {
        put_message(run, "message", answer.try_message().value());
        put_request_id(run, answer);
    });
}

void bulk_result_write(run *run)
{
    std::vector<septet::bulk_item> items(static_cast<std::size_t>(input_number(run, "bulk_result.messages.length", 0)));
    for (std::size_t i = 0; i < items.size(); i++) {
        std::string path = "bulk_result.messages[" + std::to_string(i) + "]";
        items[i].id = member_str(run, path, "id");
        items[i].to = member_str(run, path, "to");
        items[i].status = member_str(run, path, "status");
        items[i].cost = nanos_of(member(run, path, "cost"));
        items[i].error_code = member_str(run, path, "error.code");
        items[i].error_message = member_str(run, path, "error.message");
    }
    std::string_view id = text_of(run, "request_id");
    forms(run, 8, FORMS(write, items, id), [&](const std::string &json) { put_view(run, "json", json); });
}

void bulk_result_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_bulk_result, json), [&](const septet::answer &answer) {
        septet_bulk_counts counts = answer.try_bulk_result().value();
        put_number(run, "total", counts.total);
        put_number(run, "sent", counts.sent);
        put_number(run, "failed", counts.failed);
        put_number(run, "bulk_result.messages.length", counts.total);
        for (std::size_t i = 0; i < counts.total; i++) {
            septet::bulk_item item = answer.try_item(i).value();
            put_str(run, at(run, "bulk_result.messages", i, ".id"), item.id);
            put_str(run, at(run, "bulk_result.messages", i, ".to"), item.to);
            put_str(run, at(run, "bulk_result.messages", i, ".status"), item.status);
            put_nanos(run, at(run, "bulk_result.messages", i, ".cost"), septet::amount(item.cost), 2);
            if (item.error_code.data) {
                put_str(run, at(run, "bulk_result.messages", i, ".error.code"), item.error_code);
                put_str(run, at(run, "bulk_result.messages", i, ".error.message"), item.error_message);
            }
        }
        put_request_id(run, answer);
    });
}

void error_write(run *run)
{
    septet::error_envelope envelope;
    envelope.code = member_str(run, "error", "code");
    envelope.message = member_str(run, "error", "message");
    envelope.field = member_str(run, "error", "field");
    envelope.has_index = static_cast<std::uint32_t>(input(run, "error.index").present);
    envelope.index = static_cast<std::uint64_t>(input_number(run, "error.index", 0));
    envelope.request_id = input_str(run, "request_id");
    forms(run, 8, FORMS(write, envelope), [&](const std::string &json) { put_view(run, "json", json); });
}

void error_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_error, json), [&](const septet::answer &answer) {
        septet::error_envelope envelope = answer.try_error().value();
        put_str(run, "error.code", envelope.code);
        put_str(run, "error.message", envelope.message);
        put_present(run, "error.field", envelope.field);
        if (envelope.has_index)
            put_number(run, "error.index", envelope.index);
        put_request_id(run, answer);
    });
}

void event_write(run *run)
{
    septet::message message = message_of(run, "event.message");
    septet::event event;
    event.id = member_str(run, "event", "id");
    event.event_type = member_str(run, "event", "type");
    event.created_at = septet::parse_timestamp(member(run, "event", "created_at"));
    event.reference = member_str(run, "event", "reference");
    event.error_code = member_str(run, "event", "error.code");
    event.error_message = member_str(run, "event", "error.message");
    forms(run, 8, FORMS(write, event, message), [&](const std::string &json) { put_view(run, "json", json); });
}

void event_read(run *run)
{
    std::string_view json = text_of(run, "json");
    forms(run, 8, FORMS(read_event, json), [&](const septet::answer &answer) {
        septet::event event = answer.try_event().value();
        put_str(run, "event.id", event.id);
        put_str(run, "event.type", event.event_type);
        put_view(run, "event.created_at", septet::format_timestamp(event.created_at));
        put_message(run, "event.message", answer.try_message().value());
        put_str(run, "event.reference", event.reference);
        put_present(run, "event.error.code", event.error_code);
        put_present(run, "event.error.message", event.error_message);
    });
}

void interpret(run *run)
{
    static const char *const kinds[] = {"unreadable", "message", "bulk_result", "error"};
    auto status = static_cast<std::uint16_t>(input_number(run, "http_status", 0));
    std::string_view body = text_of(run, "body");
    std::optional<std::string_view> retry_after = optional_of(run, "retry_after");
    std::optional<std::int64_t> now;
    if (input(run, "now").present)
        now = input_number(run, "now", 0);
    forms(run, 8, FORMS(interpret, status, body, retry_after, now),
          [&](const std::pair<septet::interpretation, septet::answer> &found) {
              const auto &[interpretation, answer] = found;
              put_word(run, "kind", kinds[interpretation.kind]);
              put_str(run, "advice", septet_retry_name(interpretation.retry));
              if (interpretation.retry == SEPTET_RETRY_AFTER)
                  put_number(run, "seconds", interpretation.seconds);
              if (answer.kind() == SEPTET_ANSWER_ERROR)
                  put_str(run, "code", answer.try_error().value().code);
              if (answer.try_defect().has_value() != (answer.kind() == SEPTET_ANSWER_UNREADABLE))
                  fail(run, "the answer is of another kind");
          });
}

void interpret_no_response(run *run)
{
    begin(run, "interpret_silence", 8);
    put_str(run, "advice", septet_retry_name(septet::interpret_silence(text_of(run, "written") == "true")));
    expect_out(run);
}

} // namespace

int main()
{
    static const named_operation operations[] = {
        {"analyze", analyze},
        {"offenders", offenders},
        {"segment", segment},
        {"prepare", prepare},
        {"explain", explain},
        {"alphabet", smart::alphabet},
        {"region_languages", smart::region_languages},
        {"transliterate", smart::transliterate},
        {"advise", smart::advise},
        {"classify_keyword", smart::classify_keyword},
        {"lint_template", smart::lint_template},
        {"template_rows", smart::template_rows},
        {"phone", phone},
        {"numbering", numbering},
        {"sender", sender},
        {"amount", amount},
        {"price", price},
        {"id", id},
        {"timestamp", timestamp},
        {"timestamp_read", timestamp_read},
        {"http_route", http_route},
        {"http_check", http_check},
        {"send_request", send_request},
        {"bulk_request", bulk_request},
        {"chunk", chunk},
        {"facts", facts},
        {"plan_send", plan_send},
        {"plan_bulk", plan_bulk},
        {"message_write", message_write},
        {"message_read", message_read},
        {"bulk_result_write", bulk_result_write},
        {"bulk_result_read", bulk_result_read},
        {"error_write", error_write},
        {"error_read", error_read},
        {"event_write", event_write},
        {"event_read", event_read},
        {"interpret", interpret},
        {"interpret_no_response", interpret_no_response},
        {"classify_smpp", gateway::classify_smpp},
        {"classify_http", gateway::classify_http},
        {"classify_provider", gateway::classify_provider},
        {"fingerprint", gateway::fingerprint},
        {"idempotency_decide", gateway::idempotency_decide},
        {"verify_signature", gateway::verify_signature},
        {"sign_webhook", gateway::sign_webhook},
        {"message_life", gateway::message_life},
        {"dispatch_trace", gateway::dispatch_trace},
        {"bulk_dispatch_trace", gateway::bulk_dispatch_trace},
        {"septets_pack", wire::septets_pack},
        {"septets_unpack", wire::septets_unpack},
        {"udh_build", wire::udh_build},
        {"udh_parse", wire::udh_parse},
        {"user_data_encode", wire::user_data_encode},
        {"user_data_decode", wire::user_data_decode},
        {"data_coding", wire::data_coding},
        {"address_encode", wire::address_encode},
        {"address_decode", wire::address_decode},
        {"submit_encode", wire::submit_encode},
        {"submit_decode", wire::submit_decode},
        {"submit_split", wire::submit_split},
        {"deliver_encode", wire::deliver_encode},
        {"deliver_decode", wire::deliver_decode},
        {"status_report_encode", wire::status_report_encode},
        {"status_report_decode", wire::status_report_decode},
        {"smpp_command_status", wire::smpp_command_status},
        {"smpp_time", wire::smpp_time},
        {"smpp_submit", wire::smpp_submit},
        {"smpp_deliver_decode", wire::smpp_deliver_decode},
        {"receipt_parse", wire::receipt_parse},
        {"message_id_convert", wire::message_id_convert},
        {"tp_status", wire::tp_status},
        {"delivery_aggregate", wire::delivery_aggregate},
        {"reassemble", wire::reassemble},
    };
    return run_vectors("cpp", operations, sizeof operations / sizeof *operations);
}
