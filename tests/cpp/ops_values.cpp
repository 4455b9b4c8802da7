// The operations of numbers, senders, money, times, ids and HTTP, in both forms of septet.hpp.
#include "ops.hpp"

#include "../c/text_options.h"
#include "forms.hpp"

void values::phone(run *run)
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

void values::numbering(run *run)
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

void values::sender(run *run)
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

void values::amount(run *run)
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

void values::price(run *run)
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

void values::id(run *run)
{
    static const char *const kinds[] = {"message", "request", "event"};
    auto kind = static_cast<septet_id_kind>(number_of(run, "kind", kinds, 3));
    std::uint8_t random[SEPTET_ID_RANDOM_LEN];
    std::memcpy(random, input(run, "octets").data, sizeof random);
    forms(run, 8, FORMS(format_id, kind, random), [&](const std::string &id) { put_view(run, "id", id); });
}

void values::timestamp(run *run)
{
    std::int64_t seconds = input_number(run, "unix", 0);
    forms(run, 8, FORMS(format_timestamp, seconds), [&](const std::string &text) { put_view(run, "text", text); });
}

void values::timestamp_read(run *run)
{
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(parse_timestamp, text),
          [&](std::int64_t seconds) { put_view(run, "unix", std::to_string(seconds)); });
}

void values::http_route(run *run)
{
    std::string_view method = text_of(run, "method"), path = text_of(run, "path");
    forms(run, 8, FORMS(route, method, path), [&](septet_operation operation) {
        put_word(run, "operation", operation == SEPTET_OPERATION_SEND ? "send" : "bulk");
    });
}

void values::http_check(run *run)
{
    septet::http_headers headers;
    headers.authorization = input_str(run, "authorization");
    headers.content_type = input_str(run, "content_type");
    headers.body_length = static_cast<std::size_t>(input_number(run, "body_length", 0));
    headers.max_body = static_cast<std::size_t>(input_number(run, "max_body", 0));
    forms(run, 8, FORMS(check, headers), [&](std::string_view token) { put_view(run, "token", token); });
}
