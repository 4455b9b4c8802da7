/**
 * @file septet.hpp
 * septet for C++17: values, `std::string_view`, handles that move. A thin layer over septet.h, with nothing to link beside it.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 *
 * Every operation that can fail has two forms. `septet::analyze(text)` returns the value or throws `septet::error`;
 * `septet::try_analyze(text)` returns a `septet::result` and throws nothing but what running out of memory throws. Without
 * exceptions (`-fno-exceptions`) only the second form is there. Members of handles have the second form; `value()` of their result
 * throws: `plan.try_summary().value()`.
 *
 * Results are the structs of septet.h, under the same names without the prefix. What septet.h says about units, positions and errors
 * holds here. A `septet_str` in a result is a view into the handle it was got from; `septet::view` makes a `std::string_view` of it.
 * Handles are made by `try_…` and factory functions, own what they hold, and are moved, never copied.
 */
#ifndef SEPTET_HPP
#define SEPTET_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "septet.h"

#if defined(__cpp_exceptions)
#include <stdexcept>
#endif

namespace septet {

/// A text of septet.h as a view; empty when it is absent.
inline std::string_view view(septet_str text) noexcept
{
    return text.data ? std::string_view(text.data, text.len) : std::string_view();
}

/// A text of septet.h as a view, where being absent matters.
inline std::optional<std::string_view> optional_view(septet_str text) noexcept
{
    return text.data ? std::optional<std::string_view>(view(text)) : std::nullopt;
}

/// A view as a text of septet.h: present even when it is empty.
inline septet_str str(std::string_view text) noexcept
{
    return {text.data() ? text.data() : "", text.size()};
}

/// The same, absent when there is none.
inline septet_str optional_str(std::optional<std::string_view> text) noexcept
{
    return text ? str(*text) : septet_str SEPTET_STR_INIT;
}

/// An amount of septet.h: nanos, when it is known.
inline std::optional<std::int64_t> amount(std::int64_t nanos) noexcept
{
    return nanos == SEPTET_NO_AMOUNT ? std::nullopt : std::optional<std::int64_t>(nanos);
}

// The structs that callers fill, ready with their defaults.

/// How a text is to be encoded and split.
struct text_options : septet_text_options {
    text_options() noexcept : septet_text_options SEPTET_TEXT_OPTIONS_INIT {}
};
/// What smart encoding may do.
struct transliteration_options : septet_transliteration_options {
    transliteration_options() noexcept : septet_transliteration_options SEPTET_TRANSLITERATION_OPTIONS_INIT {}
};
/// What advice may take into account.
struct advice_options : septet_advice_options {
    advice_options() noexcept : septet_advice_options SEPTET_ADVICE_OPTIONS_INIT {}
};
/// A field of a template.
struct field : septet_field {
    field(std::string_view name_, std::size_t max_length_, septet_field_alphabet alphabet_ = SEPTET_FIELD_ANY) noexcept
        : septet_field{str(name_), max_length_, static_cast<std::uint32_t>(alphabet_), 0}
    {
    }
};
/// A text with placeholders, and its fields; views of what the caller keeps.
struct text_template : septet_template {
    text_template(std::string_view text_, septet_template_style style_, const std::vector<field> &fields_) noexcept
        : septet_template SEPTET_TEMPLATE_INIT
    {
        text = str(text_);
        style = static_cast<std::uint32_t>(style_);
        fields = fields_.data();
        field_count = fields_.size();
    }
};
/// The values of many rows.
struct template_values : septet_template_values {
    template_values() noexcept : septet_template_values SEPTET_TEMPLATE_VALUES_INIT {}
    /// Views of what the caller keeps.
    template_values(std::string_view data_, const std::vector<std::int32_t> &offsets_) noexcept : template_values()
    {
        data = data_.data();
        len = data_.size();
        offsets = offsets_.data();
        offset_count = offsets_.size();
    }
};
/// One message to be sent.
struct send_request : septet_send_request {
    send_request() noexcept : septet_send_request SEPTET_SEND_REQUEST_INIT {}
    send_request(std::string_view to_, std::string_view from_, std::string_view body_) noexcept : send_request()
    {
        to = str(to_);
        from = str(from_);
        body = str(body_);
    }
};
/// One body to many recipients.
struct bulk_request : septet_bulk_request {
    bulk_request() noexcept : septet_bulk_request SEPTET_BULK_REQUEST_INIT {}
};
/// A message as the API answers it.
struct message : septet_message {
    message() noexcept : septet_message SEPTET_MESSAGE_INIT {}
};
/// One message of a bulk result.
struct bulk_item : septet_bulk_item {
    bulk_item() noexcept : septet_bulk_item SEPTET_BULK_ITEM_INIT {}
};
/// An answer that says no.
struct error_envelope : septet_error_envelope {
    error_envelope() noexcept : septet_error_envelope SEPTET_ERROR_ENVELOPE_INIT {}
};
/// Something that happened to a message.
struct event : septet_event {
    event() noexcept : septet_event SEPTET_EVENT_INIT {}
};
/// What is checked before the body of an HTTP request is read.
struct http_headers : septet_http_headers {
    http_headers() noexcept : septet_http_headers SEPTET_HTTP_HEADERS_INIT {}
};

/// What a route has to carry.
struct route_query : septet_route_query {
    route_query() noexcept : septet_route_query SEPTET_ROUTE_QUERY_INIT {}
    route_query(std::uint64_t to_digits_, std::size_t segments_) noexcept : route_query()
    {
        to_digits = to_digits_;
        segments = segments_;
    }
};
/// What is kept under an idempotency key.
struct stored : septet_stored {
    stored() noexcept : septet_stored SEPTET_STORED_INIT {}
};

// The structs that the library fills.

using analysis = septet_analysis;
using offender = septet_offender;
using segment = septet_segment;
using phone = septet_phone;
using numbering = septet_numbering;
using change = septet_change;
using transliteration_summary = septet_transliteration_summary;
using advice_item = septet_advice_item;
using keyword = septet_keyword;
using template_bounds = septet_template_bounds;
using template_total = septet_template_total;
using sender = septet_sender;
using send_summary = septet_send_summary;
using bulk_summary = septet_bulk_summary;
using planned_message = septet_planned_message;
using interpretation = septet_interpretation;
using classification = septet_classification;
using candidate = septet_candidate;
using action = septet_action;
using message_state = septet_message_state;
/// The value of what only succeeds or fails.
using nothing = std::monostate;

/// What went wrong: the `septet_error` of septet.h.
struct failure : septet_error {
    failure() noexcept : septet_error SEPTET_ERROR_INIT {}
};

#if defined(__cpp_exceptions)
/// What the throwing forms throw.
class error : public std::runtime_error {
public:
    explicit error(const failure &details) : std::runtime_error(details.message), details_(details) {}
    /// The status: a number of `septet_usage` or `septet_code`.
    septet_status status() const noexcept { return details_.status; }
    /// The stable word of the status.
    const char *name() const noexcept { return septet_status_name(details_.status); }
    /// Position, index, field and limit.
    const failure &details() const noexcept { return details_; }

private:
    failure details_;
};
#endif

/// A value, or why there is none.
template <class T>
class [[nodiscard]] result {
public:
    result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    result(const failure &why) : held_(std::in_place_index<1>, why) {}

    bool has_value() const noexcept { return held_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }
    /// The value; only where there is one.
    T &operator*() & noexcept { return *std::get_if<0>(&held_); }
    const T &operator*() const & noexcept { return *std::get_if<0>(&held_); }
    T &&operator*() && noexcept { return std::move(*std::get_if<0>(&held_)); }
    T *operator->() noexcept { return std::get_if<0>(&held_); }
    const T *operator->() const noexcept { return std::get_if<0>(&held_); }
    /// Why there is no value; only where there is none.
    const failure &error() const noexcept { return *std::get_if<1>(&held_); }
#if defined(__cpp_exceptions)
    /// The value, or an exception.
    T value() &&
    {
        if (!has_value())
            throw septet::error(error());
        return std::move(*std::get_if<0>(&held_));
    }
#endif

private:
    std::variant<T, failure> held_;
};

namespace detail {

/// A call that fills one value.
template <class T, class Call>
result<T> one(T value, Call call)
{
    failure err;
    if (call(&value, &err) != SEPTET_OK)
        return err;
    return value;
}

/// A call that fills an array: tried with some room, then with what it needs.
template <class List, class Call>
result<List> many(std::size_t room, Call call)
{
    failure err;
    List list(room, typename List::value_type());
    std::size_t count = 0;
    septet_status status = call(list.data(), list.size(), &count, &err);
    if (status == SEPTET_ERR_BUFFER_TOO_SMALL) {
        list.resize(count);
        status = call(list.data(), list.size(), &count, &err);
    }
    if (status != SEPTET_OK)
        return err;
    list.resize(count);
    return list;
}

template <class Call>
result<std::string> text(Call call)
{
    return many<std::string>(64, call);
}

inline std::vector<septet_str> strs(const std::vector<std::string_view> &texts)
{
    std::vector<septet_str> list;
    for (std::string_view text : texts)
        list.push_back(str(text));
    return list;
}

inline const std::uint16_t *units(std::u16string_view text) noexcept
{
    return reinterpret_cast<const std::uint16_t *>(text.data());
}

/// Texts of septet.h in a row.
template <class Text>
std::vector<septet_str> strs(const std::vector<Text> &texts)
{
    std::vector<septet_str> found;
    for (const Text &each : texts)
        found.push_back(str(each));
    return found;
}

/// A handle and the function that frees it.
template <class T, void (*Free)(T *)>
class handle {
public:
    /// Takes a handle of septet.h over.
    explicit handle(T *raw) noexcept : held_(raw) {}
    /// The handle, for functions of septet.h.
    T *get() const noexcept { return held_.get(); }
    /// Gives the handle away: the caller frees it.
    T *release() noexcept { return held_.release(); }

private:
    struct deleter {
        void operator()(T *raw) const noexcept { Free(raw); }
    };
    std::unique_ptr<T, deleter> held_;
};

/// A call that makes a handle.
template <class Handle, class T, class Call>
result<Handle> made(Call call)
{
    failure err;
    T *raw = nullptr;
    if (call(&raw, &err) != SEPTET_OK)
        return err;
    return Handle(raw);
}

} // namespace detail

// Text.

/// Counts and classifies a text.
inline result<analysis> try_analyze(std::string_view text, const text_options &options = {})
{
    return detail::one(analysis SEPTET_ANALYSIS_INIT, [&](analysis *out, failure *err) {
        return septet_text_analyze(text.data(), text.size(), &options, out, err);
    });
}
inline result<analysis> try_analyze(std::u16string_view text, const text_options &options = {})
{
    return detail::one(analysis SEPTET_ANALYSIS_INIT, [&](analysis *out, failure *err) {
        return septet_text_analyze_utf16(detail::units(text), text.size(), &options, out, err);
    });
}

/// Every character that forces a text out of GSM-7.
inline result<std::vector<offender>> try_offenders(std::string_view text, const text_options &options = {})
{
    return detail::many<std::vector<offender>>(0, [&](offender *out, std::size_t cap, std::size_t *count, failure *err) {
        return septet_text_offenders(text.data(), text.size(), &options, out, cap, count, err);
    });
}
inline result<std::vector<offender>> try_offenders(std::u16string_view text, const text_options &options = {})
{
    return detail::many<std::vector<offender>>(0, [&](offender *out, std::size_t cap, std::size_t *count, failure *err) {
        return septet_text_offenders_utf16(detail::units(text), text.size(), &options, out, cap, count, err);
    });
}

/// The segments in which a text is sent.
inline result<std::vector<segment>> try_segments(std::string_view text, const text_options &options = {})
{
    return detail::many<std::vector<segment>>(4, [&](segment *out, std::size_t cap, std::size_t *count, failure *err) {
        return septet_text_segments(text.data(), text.size(), &options, out, cap, count, err);
    });
}
inline result<std::vector<segment>> try_segments(std::u16string_view text, const text_options &options = {})
{
    return detail::many<std::vector<segment>>(4, [&](segment *out, std::size_t cap, std::size_t *count, failure *err) {
        return septet_text_segments_utf16(detail::units(text), text.size(), &options, out, cap, count, err);
    });
}

/// The text of one segment as it is sent, its counter included; `SEPTET_ERR_NO_SUCH_ITEM` after the last.
inline result<std::string> try_segment_text(std::string_view text, std::size_t index, const text_options &options = {})
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_text_segment_text(text.data(), text.size(), &options, index, out, cap, len, err);
    });
}

/// The text as it will be analysed and sent.
inline result<std::string> try_prepare(std::string_view text, const text_options &options = {})
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_text_prepare(text.data(), text.size(), &options, out, cap, len, err);
    });
}

/// The position in the original of a position in the prepared text.
inline result<std::size_t> try_original_position(std::string_view text, std::size_t position,
                                                 const text_options &options = {})
{
    return detail::one(std::size_t(), [&](std::size_t *out, failure *err) {
        return septet_text_original_position(text.data(), text.size(), &options, position, out, err);
    });
}

/// One sentence that says why a text costs what it costs.
inline result<std::string> try_explain(std::string_view text, const text_options &options = {})
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_text_explain(text.data(), text.size(), &options, out, cap, len, err);
    });
}

// National tables.

/// The set of languages of ISO 639-1 codes, for `text_options::languages`.
inline result<std::uint32_t> try_parse_languages(const std::vector<std::string_view> &codes)
{
    return detail::one(std::uint32_t(), [&, list = detail::strs(codes)](std::uint32_t *out, failure *err) {
        return septet_languages_parse(list.data(), list.size(), out, err);
    });
}

/// The set of languages that are written in a region; 0 where none of them has tables.
inline std::uint32_t languages_for_region(std::string_view region) noexcept
{
    return septet_languages_for_region(str(region));
}

/// The 128 characters of a table, 0 where there is none.
inline result<std::vector<std::uint32_t>> try_alphabet_cells(septet_shift shift,
                                                             septet_language language = SEPTET_LANGUAGE_NONE)
{
    return detail::many<std::vector<std::uint32_t>>(
        128, [&](std::uint32_t *out, std::size_t cap, std::size_t *count, failure *err) {
            return septet_alphabet_cells(static_cast<std::uint32_t>(shift), static_cast<std::uint32_t>(language), out,
                                         cap, count, err);
        });
}

/// The septets of a character: none when neither table holds it.
inline result<std::vector<std::uint8_t>> try_encode_character(char32_t character,
                                                              septet_language locking = SEPTET_LANGUAGE_NONE,
                                                              septet_language single = SEPTET_LANGUAGE_NONE)
{
    return detail::many<std::vector<std::uint8_t>>(
        2, [&](std::uint8_t *out, std::size_t cap, std::size_t *count, failure *err) {
            return septet_alphabet_encode(character, static_cast<std::uint32_t>(locking),
                                          static_cast<std::uint32_t>(single), out, cap, count, err);
        });
}

// Cheaper texts.

/// What smart encoding did to a text.
class transliteration : public detail::handle<septet_transliteration, septet_transliteration_free> {
public:
    using handle::handle;
    /// The text to send, a view into this handle, and why it was left as it is.
    result<transliteration_summary> try_get() const
    {
        return detail::one(transliteration_summary SEPTET_TRANSLITERATION_SUMMARY_INIT,
                           [&](transliteration_summary *out, failure *err) {
                               return septet_transliteration_get(get(), out, err);
                           });
    }
    /// Every replacement.
    result<std::vector<change>> try_changes() const
    {
        return detail::many<std::vector<change>>(
            8, [&](change *out, std::size_t cap, std::size_t *count, failure *err) {
                return septet_transliteration_changes(get(), out, cap, count, err);
            });
    }
    /// The analysis of the original; `SEPTET_ERR_NO_SUCH_ITEM` when GSM-7 was demanded and it does not fit.
    result<septet::analysis> try_before() const
    {
        return detail::one(septet::analysis SEPTET_ANALYSIS_INIT, [&](septet::analysis *out, failure *err) {
            return septet_transliteration_before(get(), out, err);
        });
    }
    /// The analysis of the text to send.
    result<septet::analysis> try_after() const
    {
        return detail::one(septet::analysis SEPTET_ANALYSIS_INIT, [&](septet::analysis *out, failure *err) {
            return septet_transliteration_after(get(), out, err);
        });
    }
};

/// Replaces what is outside the alphabet, all or nothing, where that saves segments.
inline result<transliteration> try_transliterate(std::string_view text, const text_options &options = {},
                                                 const transliteration_options &how = {})
{
    return detail::made<transliteration, septet_transliteration>([&](septet_transliteration **out, failure *err) {
        return septet_text_transliterate(text.data(), text.size(), &options, &how, out, err);
    });
}

/// The set of the classes of some words, for `transliteration_options::classes`.
inline result<std::uint32_t> try_parse_offender_classes(const std::vector<std::string_view> &names)
{
    return detail::one(std::uint32_t(), [&, list = detail::strs(names)](std::uint32_t *out, failure *err) {
        return septet_offender_classes_parse(list.data(), list.size(), out, err);
    });
}

/// What would make a text take fewer segments, best first.
class advice : public detail::handle<septet_advice, septet_advice_free> {
public:
    using handle::handle;
    /// How many edits are proposed.
    std::size_t size() const noexcept { return septet_advice_count(get()); }
    /// One of them; its text is a view into this handle.
    result<advice_item> try_item(std::size_t index) const
    {
        return detail::one(advice_item SEPTET_ADVICE_ITEM_INIT, [&](advice_item *out, failure *err) {
            return septet_advice_get(get(), index, out, err);
        });
    }
    /// Its replacements.
    result<std::vector<change>> try_changes(std::size_t index) const
    {
        return detail::many<std::vector<change>>(
            8, [&](change *out, std::size_t cap, std::size_t *count, failure *err) {
                return septet_advice_changes(get(), index, out, cap, count, err);
            });
    }
};

/// Says what would make a text take fewer segments.
inline result<advice> try_advise(std::string_view text, const text_options &options = {},
                                 const advice_options &how = {})
{
    return detail::made<advice, septet_advice>([&](septet_advice **out, failure *err) {
        return septet_text_advise(text.data(), text.size(), &options, &how, out, err);
    });
}

/// Whether an inbound text is a keyword such as STOP.
inline result<keyword> try_classify_keyword(std::string_view text)
{
    return detail::one(keyword(), [&](keyword *out, failure *err) {
        return septet_text_classify_keyword(text.data(), text.size(), out, err);
    });
}

// Templates.

/// What a template takes at least and at most, and what decides.
struct template_lint : template_bounds {
    template_lint() noexcept : template_bounds SEPTET_TEMPLATE_BOUNDS_INIT {}
    /// With every value empty.
    septet::analysis smallest = SEPTET_ANALYSIS_INIT;
    /// With the values that take the most.
    septet::analysis largest = SEPTET_ANALYSIS_INIT;
};

/// What a template takes at least and at most.
inline result<template_lint> try_lint(const text_template &of, const text_options &options = {})
{
    return detail::one(template_lint(), [&](template_lint *out, failure *err) {
        return septet_template_lint(&of, &options, out, &out->smallest, &out->largest, err);
    });
}

/// The text with values in place of the placeholders, one for each field.
inline result<std::string> try_fill(const text_template &of, const std::vector<std::string_view> &values)
{
    return detail::text([&, list = detail::strs(values)](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_template_fill(&of, list.data(), list.size(), out, cap, len, err);
    });
}

/// Fills a template with rows of values, into the columns of the caller's; `cost` may be null.
inline result<template_total> try_fill_rows(const text_template &of, const template_values &values,
                                            const septet_analysis_columns &columns, std::int64_t *cost = nullptr,
                                            const text_options &options = {})
{
    return detail::one(template_total SEPTET_TEMPLATE_TOTAL_INIT, [&](template_total *out, failure *err) {
        return septet_template_rows(&of, &values, &options, &columns, cost, out, err);
    });
}

// Numbers, senders, money, ids, times.

/// Reads a phone number.
inline result<phone> try_parse_phone(std::string_view text, septet_number_level level = SEPTET_NUMBER_SYNTAX)
{
    return detail::one(phone SEPTET_PHONE_INIT, [&](phone *out, failure *err) {
        return septet_phone_parse(text.data(), text.size(), static_cast<std::uint32_t>(level), out, err);
    });
}

/// The regions that share a number's calling code.
inline result<std::vector<septet_region>> try_phone_regions(std::uint64_t digits)
{
    return detail::many<std::vector<septet_region>>(
        2, [&](septet_region *out, std::size_t cap, std::size_t *count, failure *err) {
            return septet_phone_regions(digits, out, cap, count, err);
        });
}

/// A number with its `+`.
inline result<std::string> try_format_phone(std::uint64_t digits)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_phone_format(digits, out, cap, len, err);
    });
}

/// A number for logs.
inline result<std::string> try_mask_phone(std::uint64_t digits)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_phone_mask(digits, out, cap, len, err);
    });
}

/// What the numbering plans say about a number.
inline result<numbering> try_numbering_of(std::uint64_t digits)
{
    return detail::one(numbering SEPTET_NUMBERING_INIT,
                       [&](numbering *out, failure *err) { return septet_phone_numbering(digits, out, err); });
}

/// Checks a sender.
inline result<sender> try_parse_sender(std::string_view text, septet_sender_alphabet alphabet = SEPTET_SENDER_PORTABLE)
{
    return detail::one(sender SEPTET_SENDER_INIT, [&](sender *out, failure *err) {
        return septet_sender_parse(text.data(), text.size(), static_cast<std::uint32_t>(alphabet), out, err);
    });
}

/// Reads an amount: nanos, 10^-9 of a unit.
inline result<std::int64_t> try_parse_amount(std::string_view text)
{
    return detail::one(std::int64_t(), [&](std::int64_t *out, failure *err) {
        return septet_amount_parse(text.data(), text.size(), out, err);
    });
}

/// An amount in decimal.
inline result<std::string> try_format_amount(std::int64_t nanos, std::uint8_t least_decimals = 2)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_amount_format(nanos, least_decimals, out, cap, len, err);
    });
}

/// An id from 24 random octets.
inline result<std::string> try_format_id(septet_id_kind kind, const std::uint8_t (&random)[SEPTET_ID_RANDOM_LEN])
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_id_format(static_cast<std::uint32_t>(kind), random, out, cap, len, err);
    });
}

/// A time in RFC 3339, from seconds since 1970.
inline result<std::string> try_format_timestamp(std::int64_t seconds)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_timestamp_format(seconds, out, cap, len, err);
    });
}

/// Seconds since 1970, from RFC 3339.
inline result<std::int64_t> try_parse_timestamp(std::string_view text)
{
    return detail::one(std::int64_t(), [&](std::int64_t *out, failure *err) {
        return septet_timestamp_parse(text.data(), text.size(), out, err);
    });
}

// Prices and facts.

/// Prices per segment in one currency.
class price_table : public detail::handle<septet_price_table, septet_price_table_free> {
public:
    using handle::handle;
    /// What one segment to a number costs; `std::nullopt` when the table does not say.
    result<std::optional<std::int64_t>> try_price(std::uint64_t digits, std::uint64_t route_id = 0,
                                                  std::optional<std::string_view> network = std::nullopt) const
    {
        std::int64_t nanos = 0;
        failure err;
        if (septet_price_table_price(get(), route_id, digits, optional_str(network), &nanos, &err) != SEPTET_OK)
            return err;
        return amount(nanos);
    }
    /// The one currency of all prices.
    result<std::string> try_currency() const
    {
        septet_currency currency = {{0}};
        failure err;
        if (septet_price_table_currency(get(), &currency, &err) != SEPTET_OK)
            return err;
        return std::string(currency.code);
    }
};

/// Reads a price table.
inline result<price_table> try_read_price_table(std::string_view json)
{
    return detail::made<price_table, septet_price_table>([&](septet_price_table **out, failure *err) {
        return septet_price_table_new(json.data(), json.size(), out, err);
    });
}

/// What the caller knows: prices, balance, who has opted out. Without a handle nothing is known.
class facts : public detail::handle<septet_facts, septet_facts_free> {
public:
    using handle::handle;
    facts() noexcept : handle(nullptr) {}
};

/// Reads facts.
inline result<facts> try_read_facts(std::string_view json)
{
    return detail::made<facts, septet_facts>([&](septet_facts **out, failure *err) {
        return septet_facts_new(json.data(), json.size(), out, err);
    });
}

// Requests.

/// A request that was read from JSON.
class request : public detail::handle<septet_request, septet_request_free> {
public:
    using handle::handle;
    /// The members of a send request; views into this handle.
    result<send_request> try_send() const
    {
        return detail::one(send_request(),
                           [&](send_request *out, failure *err) { return septet_request_send(get(), out, err); });
    }
    /// The members of a bulk request; views into this handle.
    result<bulk_request> try_bulk() const
    {
        return detail::one(bulk_request(),
                           [&](bulk_request *out, failure *err) { return septet_request_bulk(get(), out, err); });
    }
};

/// Reads a send request.
inline result<request> try_read_send_request(std::string_view json)
{
    return detail::made<request, septet_request>([&](septet_request **out, failure *err) {
        return septet_send_request_parse(json.data(), json.size(), out, err);
    });
}

/// Reads a bulk request.
inline result<request> try_read_bulk_request(std::string_view json)
{
    return detail::made<request, septet_request>([&](septet_request **out, failure *err) {
        return septet_bulk_request_parse(json.data(), json.size(), out, err);
    });
}

/// Writes a send request as JSON.
inline result<std::string> try_write(const send_request &request)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_send_request_write(&request, out, cap, len, err);
    });
}

/// Writes a bulk request as JSON.
inline result<std::string> try_write(const bulk_request &request)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_bulk_request_write(&request, out, cap, len, err);
    });
}

/// Request number `index` of those that a longer list is cut into; `SEPTET_ERR_NO_SUCH_ITEM` after the last.
inline result<bulk_request> try_chunk(const bulk_request &request, std::size_t index)
{
    return detail::one(bulk_request(), [&](bulk_request *out, failure *err) {
        return septet_bulk_request_chunk(&request, index, out, err);
    });
}

// Plans.

/// What sending a message comes to.
class send_plan : public detail::handle<septet_send_plan, septet_send_plan_free> {
public:
    using handle::handle;
    result<send_summary> try_summary() const
    {
        return detail::one(send_summary SEPTET_SEND_SUMMARY_INIT,
                           [&](send_summary *out, failure *err) { return septet_send_plan_summary(get(), out, err); });
    }
    result<septet::analysis> try_analysis() const
    {
        return detail::one(septet::analysis SEPTET_ANALYSIS_INIT, [&](septet::analysis *out, failure *err) {
            return septet_send_plan_analysis(get(), out, err);
        });
    }
    /// What forbids sending.
    result<septet_error> try_error(std::size_t index) const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT, [&](septet_error *out, failure *err) {
            return septet_send_plan_error(get(), index, out, err);
        });
    }
    /// What may be a mistake.
    result<septet_error> try_warning(std::size_t index) const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT, [&](septet_error *out, failure *err) {
            return septet_send_plan_warning(get(), index, out, err);
        });
    }
    /// The plan as JSON.
    result<std::string> try_write() const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_send_plan_write(get(), out, cap, len, err);
        });
    }
    /// The answer to a request that may not be sent.
    result<std::string> try_write_refusal(std::string_view request_id) const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_send_plan_write_refusal(get(), str(request_id), out, cap, len, err);
        });
    }
};

/// Judges a send request by the rules and by what the caller knows.
inline result<send_plan> try_plan(const send_request &request, const facts &known = {})
{
    return detail::made<send_plan, septet_send_plan>([&](septet_send_plan **out, failure *err) {
        return septet_send_plan_new(&request, known.get(), out, err);
    });
}

/// The same for a request in JSON.
inline result<send_plan> try_plan_send_json(std::string_view json, const facts &known = {})
{
    return detail::made<send_plan, septet_send_plan>([&](septet_send_plan **out, failure *err) {
        return septet_send_plan_new_json(json.data(), json.size(), known.get(), out, err);
    });
}

/// What sending a body to many recipients comes to.
class bulk_plan : public detail::handle<septet_bulk_plan, septet_bulk_plan_free> {
public:
    using handle::handle;
    result<bulk_summary> try_summary() const
    {
        return detail::one(bulk_summary SEPTET_BULK_SUMMARY_INIT,
                           [&](bulk_summary *out, failure *err) { return septet_bulk_plan_summary(get(), out, err); });
    }
    result<septet::analysis> try_analysis() const
    {
        return detail::one(septet::analysis SEPTET_ANALYSIS_INIT, [&](septet::analysis *out, failure *err) {
            return septet_bulk_plan_analysis(get(), out, err);
        });
    }
    /// What forbids sending the request.
    result<septet_error> try_error(std::size_t index) const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT, [&](septet_error *out, failure *err) {
            return septet_bulk_plan_error(get(), index, out, err);
        });
    }
    /// What may be a mistake.
    result<septet_error> try_warning(std::size_t index) const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT, [&](septet_error *out, failure *err) {
            return septet_bulk_plan_warning(get(), index, out, err);
        });
    }
    /// One message, in the order of the request.
    result<planned_message> try_message(std::size_t index) const
    {
        return detail::one(planned_message SEPTET_PLANNED_MESSAGE_INIT, [&](planned_message *out, failure *err) {
            return septet_bulk_plan_message(get(), index, out, err);
        });
    }
    /// Why a message cannot be sent.
    result<septet_error> try_message_error(std::size_t index) const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT, [&](septet_error *out, failure *err) {
            return septet_bulk_plan_message_error(get(), index, out, err);
        });
    }
    /// The plan as JSON.
    result<std::string> try_write() const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_bulk_plan_write(get(), out, cap, len, err);
        });
    }
    /// The answer to a request that may not be sent.
    result<std::string> try_write_refusal(std::string_view request_id) const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_bulk_plan_write_refusal(get(), str(request_id), out, cap, len, err);
        });
    }
    /// The answer to the request, once it is known what became of its messages.
    result<std::string> try_write_result(const std::vector<bulk_item> &outcomes, std::string_view request_id) const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_bulk_plan_write_result(get(), outcomes.data(), outcomes.size(), str(request_id), out, cap, len,
                                                 err);
        });
    }
};

/// Judges a bulk request by the rules and by what the caller knows.
inline result<bulk_plan> try_plan(const bulk_request &request, const facts &known = {})
{
    return detail::made<bulk_plan, septet_bulk_plan>([&](septet_bulk_plan **out, failure *err) {
        return septet_bulk_plan_new(&request, known.get(), out, err);
    });
}

/// The same for a request in JSON.
inline result<bulk_plan> try_plan_bulk_json(std::string_view json, const facts &known = {})
{
    return detail::made<bulk_plan, septet_bulk_plan>([&](septet_bulk_plan **out, failure *err) {
        return septet_bulk_plan_new_json(json.data(), json.size(), known.get(), out, err);
    });
}

/// Plans a list that comes in pieces.
class bulk_planner : public detail::handle<septet_bulk_planner, septet_bulk_planner_free> {
public:
    using handle::handle;
    /// Plans the next recipients.
    result<bulk_plan> try_plan(const septet_str *recipients, std::size_t count)
    {
        return detail::made<bulk_plan, septet_bulk_plan>([&](septet_bulk_plan **out, failure *err) {
            return septet_bulk_planner_plan(get(), recipients, count, out, err);
        });
    }
};

/// Begins the plan of a long list.
inline result<bulk_planner> try_make_planner(const bulk_request &request, const facts &known = {})
{
    return detail::made<bulk_planner, septet_bulk_planner>([&](septet_bulk_planner **out, failure *err) {
        return septet_bulk_planner_new(&request, known.get(), out, err);
    });
}

// Answers and events.

/// An answer or an event that was read.
class answer : public detail::handle<septet_answer, septet_answer_free> {
public:
    using handle::handle;
    /// What it holds.
    septet_answer_kind kind() const noexcept { return static_cast<septet_answer_kind>(septet_answer_what(get())); }
    result<std::optional<std::string_view>> try_request_id() const
    {
        septet_str id = SEPTET_STR_INIT;
        failure err;
        if (septet_answer_request_id(get(), &id, &err) != SEPTET_OK)
            return err;
        return optional_view(id);
    }
    result<septet::message> try_message() const
    {
        return detail::one(septet::message(),
                           [&](septet::message *out, failure *err) { return septet_answer_message(get(), out, err); });
    }
    result<septet_bulk_counts> try_bulk_result() const
    {
        return detail::one(septet_bulk_counts SEPTET_BULK_COUNTS_INIT, [&](septet_bulk_counts *out, failure *err) {
            return septet_answer_bulk_result(get(), out, err);
        });
    }
    result<bulk_item> try_item(std::size_t index) const
    {
        return detail::one(bulk_item(),
                           [&](bulk_item *out, failure *err) { return septet_answer_item(get(), index, out, err); });
    }
    result<error_envelope> try_error() const
    {
        return detail::one(error_envelope(),
                           [&](error_envelope *out, failure *err) { return septet_answer_error(get(), out, err); });
    }
    result<septet::event> try_event() const
    {
        return detail::one(septet::event(),
                           [&](septet::event *out, failure *err) { return septet_answer_event(get(), out, err); });
    }
    /// Why it could not be read.
    result<septet_error> try_defect() const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT,
                           [&](septet_error *out, failure *err) { return septet_answer_defect(get(), out, err); });
    }
};

/// Reads the answer to a send request.
inline result<answer> try_read_message(std::string_view json)
{
    return detail::made<answer, septet_answer>([&](septet_answer **out, failure *err) {
        return septet_message_parse(json.data(), json.size(), out, err);
    });
}

/// Reads the answer to a bulk request.
inline result<answer> try_read_bulk_result(std::string_view json)
{
    return detail::made<answer, septet_answer>([&](septet_answer **out, failure *err) {
        return septet_bulk_result_parse(json.data(), json.size(), out, err);
    });
}

/// Reads an answer that says no.
inline result<answer> try_read_error(std::string_view json)
{
    return detail::made<answer, septet_answer>([&](septet_answer **out, failure *err) {
        return septet_error_parse(json.data(), json.size(), out, err);
    });
}

/// Reads an event.
inline result<answer> try_read_event(std::string_view json)
{
    return detail::made<answer, septet_answer>([&](septet_answer **out, failure *err) {
        return septet_event_parse(json.data(), json.size(), out, err);
    });
}

/// Writes the answer to a send request.
inline result<std::string> try_write(const message &message, std::string_view request_id)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_message_write(&message, str(request_id), out, cap, len, err);
    });
}

/// Writes the answer to a bulk request.
inline result<std::string> try_write(const std::vector<bulk_item> &items, std::string_view request_id)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_bulk_result_write(items.data(), items.size(), str(request_id), out, cap, len, err);
    });
}

/// Writes an answer that says no.
inline result<std::string> try_write(const error_envelope &envelope)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_error_write(&envelope, out, cap, len, err);
    });
}

/// Writes an event.
inline result<std::string> try_write(const event &event, const message &message)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_event_write(&event, &message, out, cap, len, err);
    });
}

/// Reads an answer and says whether the request may be sent again. Never fails but on a header that is not UTF-8.
inline result<std::pair<interpretation, answer>>
try_interpret(std::uint16_t http_status, std::string_view body, std::optional<std::string_view> retry_after = std::nullopt,
              std::optional<std::int64_t> now = std::nullopt)
{
    interpretation found = SEPTET_INTERPRETATION_INIT;
    septet_answer *held = nullptr;
    failure err;
    if (septet_response_interpret(http_status, body.data(), body.size(), optional_str(retry_after), now ? &*now : nullptr, &found,
                                  &held, &err) != SEPTET_OK)
        return err;
    return std::pair<interpretation, answer>(found, answer(held));
}

/// What silence means.
inline septet_retry interpret_silence(bool written) noexcept
{
    return static_cast<septet_retry>(septet_response_interpret_silence(written));
}

// The edge of HTTP.

/// The operation of a method and a path.
inline result<septet_operation> try_route(std::string_view method, std::string_view path)
{
    std::uint32_t operation = 0;
    failure err;
    if (septet_http_route(str(method), str(path), &operation, &err) != SEPTET_OK)
        return err;
    return static_cast<septet_operation>(operation);
}

/// Checks headers; gives the bearer token, a view into `authorization`.
inline result<std::string_view> try_check(const http_headers &headers)
{
    septet_str token = SEPTET_STR_INIT;
    failure err;
    if (septet_http_check(&headers, &token, &err) != SEPTET_OK)
        return err;
    return view(token);
}

// What becomes of a message after it was sent.

/// Whether a message with the status `now` may get the status `next`: forward only.
inline bool may_become(std::string_view now, std::string_view next) noexcept
{
    return septet_message_may_become(str(now), str(next)) != 0;
}

/// Moves a message to a status that a receipt tells, if that is forward; whether it moved.
inline result<bool> try_advance(message &message, std::string_view status, std::int64_t at)
{
    std::uint32_t moved = 0;
    failure err;
    if (septet_message_advance(&message, str(status), at, &moved, &err) != SEPTET_OK)
        return err;
    return moved != 0;
}

/// Writes the event that tells where a message stands; the type of `event` is not looked at.
inline result<std::string> try_write_event(const message &message, const event &event)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_message_write_event(&message, &event, out, cap, len, err);
    });
}

// Answers of networks.

/// The rules of one route about answers; without any, the tables alone.
class classifier : public detail::handle<septet_classifier, septet_classifier_free> {
public:
    using handle::handle;
    classifier() noexcept : handle(nullptr) {}
    /// The rules as JSON that `read_classifier` reads.
    result<std::string> try_to_json() const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_classifier_write(get(), out, cap, len, err);
        });
    }
};

/// Reads a route's rules from JSON.
inline result<classifier> try_read_classifier(std::string_view json)
{
    return detail::made<classifier, septet_classifier>([&](septet_classifier **out, failure *err) {
        return septet_classifier_new(json.data(), json.size(), out, err);
    });
}

/// What the `command_status` of a `submit_sm_resp` means.
inline result<classification> try_classify_smpp(std::uint32_t command_status, const classifier &rules = {})
{
    return detail::one(classification SEPTET_CLASSIFICATION_INIT, [&](classification *out, failure *err) {
        return septet_classify_smpp(rules.get(), command_status, out, err);
    });
}

/// What an HTTP answer to a request that hands over a message means.
inline result<classification> try_classify_http(std::uint16_t http_status, bool has_message_id,
                                                std::optional<std::string_view> retry_after = std::nullopt,
                                                std::optional<std::int64_t> now = std::nullopt,
                                                const classifier &rules = {})
{
    return detail::one(classification SEPTET_CLASSIFICATION_INIT, [&](classification *out, failure *err) {
        return septet_classify_http(rules.get(), http_status, has_message_id, optional_str(retry_after),
                                    now ? &*now : nullptr, out, err);
    });
}

/// What a provider's own code means: `twilio`, `vonage`, `telnyx`, `aws`, `sinch`.
inline result<classification> try_classify_provider(std::string_view provider, std::string_view code,
                                                    const classifier &rules = {})
{
    return detail::one(classification SEPTET_CLASSIFICATION_INIT, [&](classification *out, failure *err) {
        return septet_classify_provider(rules.get(), str(provider), str(code), out, err);
    });
}

/// What it means that no answer came.
inline result<classification> try_classify_no_response(bool written)
{
    return detail::one(classification SEPTET_CLASSIFICATION_INIT, [&](classification *out, failure *err) {
        return septet_classify_no_response(written, out, err);
    });
}

// Routes and dispatches.

/// The routes that are assigned to an account.
class routes : public detail::handle<septet_routes, septet_routes_free> {
public:
    using handle::handle;
    /// Those that may carry a message, in the order in which they are to be tried.
    result<std::vector<candidate>> try_select(const route_query &query, const price_table *prices = nullptr) const
    {
        return detail::many<std::vector<candidate>>(
            4, [&](candidate *out, std::size_t cap, std::size_t *count, failure *err) {
                return septet_routes_select(get(), &query, prices ? prices->get() : nullptr, out, cap, count, err);
            });
    }
    /// The rules by which a route's answers are classified.
    result<classifier> try_classifier_of(std::uint64_t route_id) const
    {
        return detail::made<classifier, septet_classifier>([&](septet_classifier **out, failure *err) {
            return septet_classifier_of_route(get(), route_id, out, err);
        });
    }
};

/// Reads routes: one JSON text for each.
inline result<routes> try_read_routes(const std::vector<std::string_view> &jsons)
{
    auto texts = detail::strs(jsons);
    return detail::made<routes, septet_routes>([&](septet_routes **out, failure *err) {
        return septet_routes_new(texts.data(), texts.size(), out, err);
    });
}

namespace detail {

/// What both kinds of dispatch take and tell.
template <class T, void (*Free)(T *), auto Start, auto Result, auto Timeout, auto Cancel, auto Poll, auto Parked, auto Snapshot>
class driven : public handle<T, Free> {
public:
    using handle<T, Free>::handle;
    /// Begins. Times are milliseconds of a clock that does not run backwards. After every input, poll until there is nothing more.
    result<nothing> try_start(std::uint64_t now_ms)
    {
        return told([&](failure *err) { return Start(this->get(), now_ms, err); });
    }
    /// The answer to the attempt with this token: the first one counts.
    result<nothing> try_result(std::uint64_t token, septet_outcome outcome, std::uint64_t now_ms,
                               std::optional<std::string_view> provider_id = std::nullopt,
                               std::uint64_t retry_after_ms = 0)
    {
        return told([&](failure *err) {
            return Result(this->get(), token, static_cast<std::uint32_t>(outcome), optional_str(provider_id), retry_after_ms,
                          now_ms, err);
        });
    }
    /// Time has passed.
    result<nothing> try_timeout(std::uint64_t now_ms)
    {
        return told([&](failure *err) { return Timeout(this->get(), now_ms, err); });
    }
    /// Sends nothing more. What is in flight is still waited for and booked.
    result<nothing> try_cancel(std::uint64_t now_ms)
    {
        return told([&](failure *err) { return Cancel(this->get(), now_ms, err); });
    }
    /// The next thing to do; `std::nullopt` until the next input.
    result<std::optional<action>> try_poll()
    {
        action next = SEPTET_ACTION_INIT;
        failure err;
        if (Poll(this->get(), &next, &err) != SEPTET_OK)
            return err;
        return next.kind == SEPTET_ACTION_NONE ? std::nullopt : std::optional<action>(next);
    }
    /// The ids of the routes that were found at fault.
    result<std::vector<std::uint64_t>> try_parked_routes() const
    {
        return many<std::vector<std::uint64_t>>(0, [&](std::uint64_t *out, std::size_t cap, std::size_t *count, failure *err) {
            return Parked(this->get(), out, cap, count, err);
        });
    }
    /// The whole state as JSON. Store it after each drain and before what was drained is done.
    result<std::string> try_snapshot() const
    {
        return text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return Snapshot(this->get(), out, cap, len, err);
        });
    }

protected:
    template <class Call>
    static result<nothing> told(Call call)
    {
        failure err;
        if (call(&err) != SEPTET_OK)
            return err;
        return nothing();
    }
    /// A network's id that may not be there.
    template <class Call>
    static result<std::optional<std::string>> id(Call call)
    {
        auto found = text(call);
        if (found)
            return std::optional<std::string>(*std::move(found));
        if (found.error().status == SEPTET_ERR_NO_SUCH_ITEM)
            return std::optional<std::string>();
        return found.error();
    }
};

} // namespace detail

/// One message on its way: routing with failover that never sends twice. It does no I/O.
class dispatch
    : public detail::driven<septet_dispatch, septet_dispatch_free, septet_dispatch_start, septet_dispatch_result,
                            septet_dispatch_timeout, septet_dispatch_cancel, septet_dispatch_poll,
                            septet_dispatch_parked_routes, septet_dispatch_snapshot> {
public:
    using driven::driven;
    /// Where the message stands.
    result<message_state> try_state() const
    {
        return detail::one(message_state SEPTET_MESSAGE_STATE_INIT,
                           [&](message_state *out, failure *err) { return septet_dispatch_state(get(), out, err); });
    }
    /// The network's id of a segment; `std::nullopt` when it was not accepted or got none.
    result<std::optional<std::string>> try_provider_id(std::size_t segment) const
    {
        return id([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_dispatch_provider_id(get(), segment, out, cap, len, err);
        });
    }
    /// The answer to the request as it stands now, in JSON; `queued` is the message as it was when it was taken.
    result<std::string> try_write_message(const message &queued, std::string_view request_id) const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_dispatch_write_message(get(), &queued, str(request_id), out, cap, len, err);
        });
    }
};

/// A message to be sent over one of these routes; the policy is JSON.
inline result<dispatch> try_make_dispatch(const route_query &query, const routes &ways,
                                          std::optional<std::string_view> policy = std::nullopt,
                                          const price_table *prices = nullptr)
{
    return detail::made<dispatch, septet_dispatch>([&](septet_dispatch **out, failure *err) {
        return septet_dispatch_new(&query, ways.get(), prices ? prices->get() : nullptr, optional_str(policy), out, err);
    });
}

/// A planned message, with the prices that the plan was made with.
inline result<dispatch> try_make_dispatch(const send_plan &plan, const routes &ways,
                                          std::optional<std::string_view> policy = std::nullopt)
{
    return detail::made<dispatch, septet_dispatch>([&](septet_dispatch **out, failure *err) {
        return septet_dispatch_of_plan(plan.get(), ways.get(), optional_str(policy), out, err);
    });
}

/// A dispatch as it was when its snapshot was written. What was in flight is unknown now, and never sent again.
inline result<dispatch> try_restore_dispatch(std::string_view json, std::uint64_t now_ms)
{
    return detail::made<dispatch, septet_dispatch>([&](septet_dispatch **out, failure *err) {
        return septet_dispatch_restore(json.data(), json.size(), now_ms, out, err);
    });
}

/// Many messages over shared routes, each as in `dispatch`.
class bulk_dispatch
    : public detail::driven<septet_bulk_dispatch, septet_bulk_dispatch_free, septet_bulk_dispatch_start,
                            septet_bulk_dispatch_result, septet_bulk_dispatch_timeout, septet_bulk_dispatch_cancel,
                            septet_bulk_dispatch_poll, septet_bulk_dispatch_parked_routes, septet_bulk_dispatch_snapshot> {
public:
    using driven::driven;
    /// Adds a message; also after the start.
    result<nothing> try_push(const route_query &query, const price_table *prices = nullptr)
    {
        return told([&](failure *err) {
            return septet_bulk_dispatch_push(get(), &query, prices ? prices->get() : nullptr, err);
        });
    }
    /// Adds a message that was refused before any route was asked.
    result<nothing> try_push_refused(septet_status why)
    {
        return told([&](failure *err) { return septet_bulk_dispatch_push_refused(get(), why, err); });
    }
    /// Sends nothing more of one message.
    result<nothing> try_cancel_message(std::size_t index, std::uint64_t now_ms)
    {
        return told([&](failure *err) { return septet_bulk_dispatch_cancel_message(get(), index, now_ms, err); });
    }
    /// How many messages there are.
    std::size_t total() const noexcept { return septet_bulk_dispatch_total(get()); }
    /// How many have not ended.
    std::size_t open() const noexcept { return septet_bulk_dispatch_open(get()); }
    /// Where a message stands.
    result<message_state> try_state(std::size_t index) const
    {
        return detail::one(message_state SEPTET_MESSAGE_STATE_INIT, [&](message_state *out, failure *err) {
            return septet_bulk_dispatch_state(get(), index, out, err);
        });
    }
    /// The network's id of a message's segment.
    result<std::optional<std::string>> try_provider_id(std::size_t index, std::size_t segment) const
    {
        return id([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_bulk_dispatch_provider_id(get(), index, segment, out, cap, len, err);
        });
    }
    /// The answer to the request as it stands now, in JSON; `plan` is the one that this was made of, `ids` those of its messages.
    result<std::string> try_write_result(const bulk_plan &plan, const std::vector<std::string> &ids,
                                         std::string_view request_id) const
    {
        auto views = detail::strs(ids);
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_bulk_dispatch_write_result(get(), plan.get(), views.data(), views.size(), str(request_id), out, cap,
                                                     len, err);
        });
    }
};

/// A planned request: one message for each of the plan's, over the prices and the balance that the plan was made with.
inline result<bulk_dispatch> try_make_dispatch(const bulk_plan &plan, const routes &ways,
                                               std::optional<std::string_view> policy = std::nullopt)
{
    return detail::made<bulk_dispatch, septet_bulk_dispatch>([&](septet_bulk_dispatch **out, failure *err) {
        return septet_bulk_dispatch_of_plan(plan.get(), ways.get(), optional_str(policy), out, err);
    });
}

/// A bulk dispatch without a message yet; `balance` is money to hold back from, in nanos.
inline result<bulk_dispatch> try_make_bulk_dispatch(const routes &ways,
                                                    std::optional<std::string_view> policy = std::nullopt,
                                                    std::optional<std::int64_t> balance = std::nullopt)
{
    return detail::made<bulk_dispatch, septet_bulk_dispatch>([&](septet_bulk_dispatch **out, failure *err) {
        return septet_bulk_dispatch_new(ways.get(), optional_str(policy), balance.value_or(SEPTET_NO_AMOUNT), out, err);
    });
}

/// A bulk dispatch as it was when its snapshot was written; `ways` are the routes that it was made of.
inline result<bulk_dispatch> try_restore_bulk_dispatch(std::string_view json, const routes &ways, std::uint64_t now_ms)
{
    return detail::made<bulk_dispatch, septet_bulk_dispatch>([&](septet_bulk_dispatch **out, failure *err) {
        return septet_bulk_dispatch_restore(json.data(), json.size(), ways.get(), now_ms, out, err);
    });
}

// Idempotency and signatures.

/// What a request asks for, as 64 hexadecimal digits.
inline result<std::string> try_fingerprint(septet_operation operation, std::string_view json)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_idempotency_fingerprint(static_cast<std::uint32_t>(operation), json.data(), json.size(), out, cap, len,
                                              err);
    });
}
inline result<std::string> try_fingerprint(const request &request)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_request_fingerprint(request.get(), out, cap, len, err);
    });
}

/// What to do with a request, given what is stored under its key.
inline result<septet_decision> try_decide(const std::optional<septet::stored> &stored, std::string_view fingerprint,
                                          std::int64_t now)
{
    std::uint32_t decision = 0;
    failure err;
    if (septet_idempotency_decide(stored ? &*stored : nullptr, str(fingerprint), now, &decision, &err) != SEPTET_OK)
        return err;
    return static_cast<septet_decision>(decision);
}

/// Checks the signature of a webhook's body, the octets as they came.
inline result<nothing> try_verify_signature(std::string_view header, std::string_view body,
                                            const std::vector<std::string_view> &secrets, std::int64_t now,
                                            std::uint64_t tolerance = SEPTET_SIGNATURE_TOLERANCE)
{
    auto known = detail::strs(secrets);
    failure err;
    if (septet_webhook_verify(str(header), body.data(), body.size(), known.data(), known.size(), now, tolerance, &err) !=
        SEPTET_OK)
        return err;
    return nothing();
}

/// The header with which a webhook's body is sent.
inline result<std::string> try_sign_webhook(std::string_view body, const std::vector<std::string_view> &secrets,
                                            std::int64_t now)
{
    auto known = detail::strs(secrets);
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_webhook_sign(body.data(), body.size(), known.data(), known.size(), now, out, cap, len, err);
    });
}

// Many at once.

/// Analyses the texts between ascending offsets into the columns of the caller's; the number of rows that were filled.
inline result<std::size_t> try_analyze_many(std::string_view data, const std::vector<std::int32_t> &offsets,
                                            const septet_analysis_columns &columns, const text_options &options = {})
{
    failure err;
    if (septet_text_analyze_many(data.data(), data.size(), offsets.data(), offsets.size(), &options, &columns, &err) !=
        SEPTET_OK)
        return err;
    return offsets.size() - 1;
}

/// Checks the numbers between ascending offsets into the columns of the caller's; the number of rows that were filled.
inline result<std::size_t> try_check_phones(std::string_view data, const std::vector<std::int32_t> &offsets,
                                            septet_number_level level, const septet_number_columns &columns)
{
    failure err;
    if (septet_phone_check_many(data.data(), data.size(), offsets.data(), offsets.size(),
                                static_cast<std::uint32_t>(level), &columns, &err) != SEPTET_OK)
        return err;
    return offsets.size() - 1;
}

#if defined(__cpp_exceptions)
// The throwing forms: the same arguments, the value or an exception.

inline analysis analyze(std::string_view text, const text_options &options = {})
{
    return try_analyze(text, options).value();
}
inline analysis analyze(std::u16string_view text, const text_options &options = {})
{
    return try_analyze(text, options).value();
}
inline std::vector<offender> offenders(std::string_view text, const text_options &options = {})
{
    return try_offenders(text, options).value();
}
inline std::vector<offender> offenders(std::u16string_view text, const text_options &options = {})
{
    return try_offenders(text, options).value();
}
inline std::vector<segment> segments(std::string_view text, const text_options &options = {})
{
    return try_segments(text, options).value();
}
inline std::vector<segment> segments(std::u16string_view text, const text_options &options = {})
{
    return try_segments(text, options).value();
}
inline std::string segment_text(std::string_view text, std::size_t index, const text_options &options = {})
{
    return try_segment_text(text, index, options).value();
}
inline std::string prepare(std::string_view text, const text_options &options = {})
{
    return try_prepare(text, options).value();
}
inline std::size_t original_position(std::string_view text, std::size_t position, const text_options &options = {})
{
    return try_original_position(text, position, options).value();
}
inline std::string explain(std::string_view text, const text_options &options = {})
{
    return try_explain(text, options).value();
}
inline std::uint32_t parse_languages(const std::vector<std::string_view> &codes)
{
    return try_parse_languages(codes).value();
}
inline std::vector<std::uint32_t> alphabet_cells(septet_shift shift, septet_language language = SEPTET_LANGUAGE_NONE)
{
    return try_alphabet_cells(shift, language).value();
}
inline std::vector<std::uint8_t> encode_character(char32_t character,
                                                  septet_language locking = SEPTET_LANGUAGE_NONE,
                                                  septet_language single = SEPTET_LANGUAGE_NONE)
{
    return try_encode_character(character, locking, single).value();
}
inline transliteration transliterate(std::string_view text,
                                     const text_options &options = {},
                                     const transliteration_options &how = {})
{
    return try_transliterate(text, options, how).value();
}
inline std::uint32_t parse_offender_classes(const std::vector<std::string_view> &names)
{
    return try_parse_offender_classes(names).value();
}
inline advice advise(std::string_view text, const text_options &options = {}, const advice_options &how = {})
{
    return try_advise(text, options, how).value();
}
inline keyword classify_keyword(std::string_view text)
{
    return try_classify_keyword(text).value();
}
inline template_lint lint(const text_template &of, const text_options &options = {})
{
    return try_lint(of, options).value();
}
inline std::string fill(const text_template &of, const std::vector<std::string_view> &values)
{
    return try_fill(of, values).value();
}
inline template_total fill_rows(const text_template &of,
                                const template_values &values,
                                const septet_analysis_columns &columns,
                                std::int64_t *cost = nullptr,
                                const text_options &options = {})
{
    return try_fill_rows(of, values, columns, cost, options).value();
}
inline numbering numbering_of(std::uint64_t digits)
{
    return try_numbering_of(digits).value();
}
inline phone parse_phone(std::string_view text, septet_number_level level = SEPTET_NUMBER_SYNTAX)
{
    return try_parse_phone(text, level).value();
}
inline std::vector<septet_region> phone_regions(std::uint64_t digits)
{
    return try_phone_regions(digits).value();
}
inline std::string format_phone(std::uint64_t digits)
{
    return try_format_phone(digits).value();
}
inline std::string mask_phone(std::uint64_t digits)
{
    return try_mask_phone(digits).value();
}
inline sender parse_sender(std::string_view text, septet_sender_alphabet alphabet = SEPTET_SENDER_PORTABLE)
{
    return try_parse_sender(text, alphabet).value();
}
inline std::int64_t parse_amount(std::string_view text)
{
    return try_parse_amount(text).value();
}
inline std::string format_amount(std::int64_t nanos, std::uint8_t least_decimals = 2)
{
    return try_format_amount(nanos, least_decimals).value();
}
inline std::string format_id(septet_id_kind kind, const std::uint8_t (&random)[SEPTET_ID_RANDOM_LEN])
{
    return try_format_id(kind, random).value();
}
inline std::string format_timestamp(std::int64_t seconds)
{
    return try_format_timestamp(seconds).value();
}
inline std::int64_t parse_timestamp(std::string_view text)
{
    return try_parse_timestamp(text).value();
}
inline price_table read_price_table(std::string_view json)
{
    return try_read_price_table(json).value();
}
inline facts read_facts(std::string_view json)
{
    return try_read_facts(json).value();
}
inline request read_send_request(std::string_view json)
{
    return try_read_send_request(json).value();
}
inline request read_bulk_request(std::string_view json)
{
    return try_read_bulk_request(json).value();
}
inline std::string write(const send_request &request)
{
    return try_write(request).value();
}
inline std::string write(const bulk_request &request)
{
    return try_write(request).value();
}
inline bulk_request chunk(const bulk_request &request, std::size_t index)
{
    return try_chunk(request, index).value();
}
inline send_plan plan(const send_request &request, const facts &known = {})
{
    return try_plan(request, known).value();
}
inline send_plan plan_send_json(std::string_view json, const facts &known = {})
{
    return try_plan_send_json(json, known).value();
}
inline bulk_plan plan(const bulk_request &request, const facts &known = {})
{
    return try_plan(request, known).value();
}
inline bulk_plan plan_bulk_json(std::string_view json, const facts &known = {})
{
    return try_plan_bulk_json(json, known).value();
}
inline bulk_planner make_planner(const bulk_request &request, const facts &known = {})
{
    return try_make_planner(request, known).value();
}
inline answer read_message(std::string_view json)
{
    return try_read_message(json).value();
}
inline answer read_bulk_result(std::string_view json)
{
    return try_read_bulk_result(json).value();
}
inline answer read_error(std::string_view json)
{
    return try_read_error(json).value();
}
inline answer read_event(std::string_view json)
{
    return try_read_event(json).value();
}
inline std::string write(const message &message, std::string_view request_id)
{
    return try_write(message, request_id).value();
}
inline std::string write(const std::vector<bulk_item> &items, std::string_view request_id)
{
    return try_write(items, request_id).value();
}
inline std::string write(const error_envelope &envelope)
{
    return try_write(envelope).value();
}
inline std::string write(const event &event, const message &message)
{
    return try_write(event, message).value();
}
inline std::pair<interpretation, answer> interpret(std::uint16_t http_status,
                                                   std::string_view body,
                                                   std::optional<std::string_view> retry_after = std::nullopt,
                                                   std::optional<std::int64_t> now = std::nullopt)
{
    return try_interpret(http_status, body, retry_after, now).value();
}
inline septet_operation route(std::string_view method, std::string_view path)
{
    return try_route(method, path).value();
}
inline std::string_view check(const http_headers &headers)
{
    return try_check(headers).value();
}
inline std::size_t analyze_many(std::string_view data,
                                const std::vector<std::int32_t> &offsets,
                                const septet_analysis_columns &columns,
                                const text_options &options = {})
{
    return try_analyze_many(data, offsets, columns, options).value();
}
inline std::size_t check_phones(std::string_view data,
                                const std::vector<std::int32_t> &offsets,
                                septet_number_level level,
                                const septet_number_columns &columns)
{
    return try_check_phones(data, offsets, level, columns).value();
}
inline bool advance(message &message, std::string_view status, std::int64_t at)
{
    return try_advance(message, status, at).value();
}
inline std::string write_event(const message &message, const event &event)
{
    return try_write_event(message, event).value();
}
inline classifier read_classifier(std::string_view json)
{
    return try_read_classifier(json).value();
}
inline classification classify_smpp(std::uint32_t command_status, const classifier &rules = {})
{
    return try_classify_smpp(command_status, rules).value();
}
inline classification classify_http(std::uint16_t http_status, bool has_message_id,
                                    std::optional<std::string_view> retry_after = std::nullopt,
                                    std::optional<std::int64_t> now = std::nullopt, const classifier &rules = {})
{
    return try_classify_http(http_status, has_message_id, retry_after, now, rules).value();
}
inline classification classify_provider(std::string_view provider, std::string_view code, const classifier &rules = {})
{
    return try_classify_provider(provider, code, rules).value();
}
inline classification classify_no_response(bool written)
{
    return try_classify_no_response(written).value();
}
inline routes read_routes(const std::vector<std::string_view> &jsons)
{
    return try_read_routes(jsons).value();
}
inline dispatch make_dispatch(const route_query &query, const routes &ways,
                              std::optional<std::string_view> policy = std::nullopt, const price_table *prices = nullptr)
{
    return try_make_dispatch(query, ways, policy, prices).value();
}
inline dispatch make_dispatch(const send_plan &plan, const routes &ways,
                              std::optional<std::string_view> policy = std::nullopt)
{
    return try_make_dispatch(plan, ways, policy).value();
}
inline bulk_dispatch make_dispatch(const bulk_plan &plan, const routes &ways,
                                   std::optional<std::string_view> policy = std::nullopt)
{
    return try_make_dispatch(plan, ways, policy).value();
}
inline bulk_dispatch make_bulk_dispatch(const routes &ways, std::optional<std::string_view> policy = std::nullopt,
                                        std::optional<std::int64_t> balance = std::nullopt)
{
    return try_make_bulk_dispatch(ways, policy, balance).value();
}
inline dispatch restore_dispatch(std::string_view json, std::uint64_t now_ms)
{
    return try_restore_dispatch(json, now_ms).value();
}
inline bulk_dispatch restore_bulk_dispatch(std::string_view json, const routes &ways, std::uint64_t now_ms)
{
    return try_restore_bulk_dispatch(json, ways, now_ms).value();
}
inline std::string fingerprint(septet_operation operation, std::string_view json)
{
    return try_fingerprint(operation, json).value();
}
inline std::string fingerprint(const request &request)
{
    return try_fingerprint(request).value();
}
inline septet_decision decide(const std::optional<septet::stored> &stored, std::string_view fingerprint, std::int64_t now)
{
    return try_decide(stored, fingerprint, now).value();
}
inline void verify_signature(std::string_view header, std::string_view body, const std::vector<std::string_view> &secrets,
                             std::int64_t now, std::uint64_t tolerance = SEPTET_SIGNATURE_TOLERANCE)
{
    try_verify_signature(header, body, secrets, now, tolerance).value();
}
inline std::string sign_webhook(std::string_view body, const std::vector<std::string_view> &secrets, std::int64_t now)
{
    return try_sign_webhook(body, secrets, now).value();
}
#endif

// The wire: structs that callers fill, ready with their defaults.

/// One information element of a user data header.
struct udh_element : septet_udh_element {
    udh_element() noexcept : septet_udh_element SEPTET_UDH_ELEMENT_INIT {}
};
/// The user data of one short message as it stands on the wire.
struct user_data : septet_user_data {
    user_data() noexcept : septet_user_data SEPTET_USER_DATA_INIT {}
};
/// What a data coding scheme says.
struct data_coding : septet_data_coding {
    data_coding() noexcept : septet_data_coding SEPTET_DATA_CODING_INIT {}
};
/// An address of a TPDU.
struct address : septet_address {
    address() noexcept : septet_address SEPTET_ADDRESS_INIT {}
};
/// A time stamp of a TPDU.
struct service_time : septet_service_time {
    service_time() noexcept : septet_service_time SEPTET_SERVICE_TIME_INIT {}
};
/// How long the network is to try.
struct validity : septet_validity {
    validity() noexcept : septet_validity SEPTET_VALIDITY_INIT {}
};
/// A message on its way to the service centre.
struct sms_submit : septet_sms_submit {
    sms_submit() noexcept : septet_sms_submit SEPTET_SMS_SUBMIT_INIT {}
};
/// A message on its way from the service centre.
struct sms_deliver : septet_sms_deliver {
    sms_deliver() noexcept : septet_sms_deliver SEPTET_SMS_DELIVER_INIT {}
};
/// What became of a message that was sent earlier.
struct sms_status_report : septet_sms_status_report {
    sms_status_report() noexcept : septet_sms_status_report SEPTET_SMS_STATUS_REPORT_INIT {}
};
/// What an SMSC makes of the fields of SMPP.
struct smpp_profile : septet_smpp_profile {
    smpp_profile() noexcept : septet_smpp_profile SEPTET_SMPP_PROFILE_INIT {}
};
/// The fields of `submit_sm` that neither the text nor the SMSC decides.
struct smpp_submit : septet_smpp_submit {
    smpp_submit() noexcept : septet_smpp_submit SEPTET_SMPP_SUBMIT_INIT {}
};
/// The fields of a `submit_sm` or a `deliver_sm`.
struct smpp_message : septet_smpp_message {
    smpp_message() noexcept : septet_smpp_message SEPTET_SMPP_MESSAGE_INIT {}
};
/// What tells of a delivery.
struct receipt_source : septet_receipt_source {
    receipt_source() noexcept : septet_receipt_source SEPTET_RECEIPT_SOURCE_INIT {}
};
/// A part of a message, as it arrives.
struct part : septet_part {
    part() noexcept : septet_part SEPTET_PART_INIT {}
};
/// How much a reassembler may hold, and how long.
struct reassembly_limits : septet_reassembly_limits {
    reassembly_limits() noexcept : septet_reassembly_limits SEPTET_REASSEMBLY_LIMITS_INIT {}
};

using udh = septet_udh;
using concatenation = septet_concatenation;
using pdu = septet_pdu;
using smpp_status = septet_smpp_status;
using smpp_time = septet_smpp_time;
using smpp_tlv = septet_smpp_tlv;
using receipt_fields = septet_receipt_fields;
using reassembly_event = septet_reassembly_event;
using reassembler_state = septet_reassembler_state;

/// Octets that are not owned: of a vector, an array, a string or a place in memory.
struct octets_view {
    octets_view() noexcept : data(nullptr), size(0) {}
    octets_view(const std::uint8_t *data_, std::size_t size_) noexcept : data(data_), size(size_) {}
    octets_view(const std::vector<std::uint8_t> &octets) noexcept : data(octets.data()), size(octets.size()) {}
    explicit octets_view(std::string_view octets) noexcept
        : data(reinterpret_cast<const std::uint8_t *>(octets.data())), size(octets.size())
    {
    }
    const std::uint8_t *data;
    std::size_t size;
};

/// Octets that are.
using octets = std::vector<std::uint8_t>;

/// User data that was read: text in UTF-8 or octets, and what else there was.
struct decoded_user_data {
    septet_decoded_user_data what SEPTET_DECODED_USER_DATA_INIT;
    std::string content;
    bool is_text() const noexcept { return what.is_text != 0; }
};

/// A header that was read: its elements, which point into the caller's octets, and what counts of them.
struct parsed_udh {
    std::vector<udh_element> elements;
    udh what_counts SEPTET_UDH_INIT;
};

namespace detail {

/// A call that writes octets.
template <class Call>
result<octets> bytes(Call call)
{
    return many<octets>(160, call);
}

} // namespace detail

/// Packs septets, one in each octet, eight into seven octets.
inline result<octets> try_pack_septets(octets_view septets, std::uint32_t fill_bits = 0)
{
    return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_septets_pack(septets.data, septets.size, fill_bits, out, cap, len, err);
    });
}

/// Unpacks exactly `count` septets, one into each octet.
inline result<octets> try_unpack_septets(octets_view packed, std::size_t count, std::uint32_t fill_bits = 0)
{
    return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_septets_unpack(packed.data, packed.size, count, fill_bits, out, cap, len, err);
    });
}

/// The septets of a text, one in each octet.
inline result<octets> try_encode_septets(std::string_view text, std::uint32_t locking = 0, std::uint32_t single = 0)
{
    return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_septets_encode(text.data(), text.size(), locking, single, out, cap, len, err);
    });
}

/// The text of septets, one in each octet.
inline result<std::string> try_decode_septets(octets_view septets, std::uint32_t locking = 0, std::uint32_t single = 0)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_septets_decode(septets.data, septets.size, locking, single, out, cap, len, nullptr, err);
    });
}

/// Writes a user data header.
inline result<octets> try_build_udh(const std::vector<udh_element> &elements)
{
    return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_udh_build(elements.data(), elements.size(), out, cap, len, err);
    });
}

/// Reads the header that octets of user data begin with.
inline result<parsed_udh> try_parse_udh(octets_view header)
{
    parsed_udh parsed;
    auto elements = detail::many<std::vector<udh_element>>(
        8, [&](udh_element *out, std::size_t cap, std::size_t *count, failure *err) {
            return septet_udh_parse(header.data, header.size, out, cap, count, &parsed.what_counts, err);
        });
    if (!elements)
        return elements.error();
    parsed.elements = std::move(*elements);
    return parsed;
}

/// Writes a text as user data, behind a header.
inline result<user_data> try_encode_user_data(std::string_view text, septet_encoding encoding, octets_view header = {})
{
    return detail::one(user_data(), [&](user_data *out, failure *err) { return septet_user_data_encode(text.data(), text.size(), encoding, header.data, header.size, out, err); });
}

/// Writes 8-bit data behind a header.
inline result<user_data> try_user_data_from_octets(octets_view data, octets_view header = {})
{
    return detail::one(user_data(), [&](user_data *out, failure *err) { return septet_user_data_from_octets(data.data, data.size, header.data, header.size, out, err); });
}

/// Takes octets as they came, with the length that came with them (TP-UDL).
inline result<user_data> try_read_user_data(octets_view data, std::size_t length, septet_character_set set, bool has_header)
{
    return detail::one(user_data(), [&](user_data *out, failure *err) { return septet_user_data_read(data.data, data.size, length, set, has_header, out, err); });
}

/// Reads header and text strictly by the length.
inline result<decoded_user_data> try_decode_user_data(const user_data &data)
{
    decoded_user_data decoded;
    auto content = detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_user_data_decode(&data, &decoded.what, out, cap, len, err);
    });
    if (!content)
        return content.error();
    decoded.content = std::move(*content);
    return decoded;
}

/// What a data coding scheme says.
inline result<data_coding> try_read_data_coding(std::uint32_t octet)
{
    return detail::one(data_coding(), [&](data_coding *out, failure *err) { return septet_data_coding_read(octet, out, err); });
}

/// The data coding scheme of a character set, a class, or an indication that messages wait.
inline result<std::uint32_t> try_write_data_coding(const data_coding &coding)
{
    return detail::one(std::uint32_t(), [&](std::uint32_t *out, failure *err) { return septet_data_coding_write(&coding, out, err); });
}

/// The address of a text, as people write it.
inline result<address> try_parse_address(std::string_view text)
{
    return detail::one(address(), [&](address *out, failure *err) { return septet_address_parse(text.data(), text.size(), out, err); });
}

/// The address of a name.
inline result<address> try_name_address(std::string_view name)
{
    return detail::one(address(), [&](address *out, failure *err) { return septet_address_alphanumeric(name.data(), name.size(), out, err); });
}

/// The address of digits with a type of number and a numbering plan.
inline result<address> try_numeric_address(std::string_view digits, std::uint32_t ton, std::uint32_t npi)
{
    return detail::one(address(), [&](address *out, failure *err) { return septet_address_numeric(digits.data(), digits.size(), ton, npi, out, err); });
}

/// Reads an address that a TPDU has.
inline result<address> try_decode_address(octets_view field)
{
    return detail::one(address(), [&](address *out, failure *err) { return septet_address_decode(field.data, field.size, out, err); });
}

/// The time stamp of an instant, in local time so many quarters of an hour ahead of UTC.
inline result<service_time> try_make_service_time(std::int64_t unix_seconds, std::int32_t quarters = 0)
{
    return detail::one(service_time(), [&](service_time *out, failure *err) { return septet_service_time_new(unix_seconds, quarters, out, err); });
}

/// The shortest relative validity period that is not shorter than so many seconds.
inline result<validity> try_relative_validity(std::uint32_t seconds)
{
    return detail::one(validity(), [&](validity *out, failure *err) { return septet_validity_relative(seconds, out, err); });
}

/// A validity period up to an instant.
inline result<validity> try_absolute_validity(std::int64_t unix_seconds, std::int32_t quarters = 0)
{
    return detail::one(validity(), [&](validity *out, failure *err) { return septet_validity_absolute(unix_seconds, quarters, out, err); });
}

/// Which TPDU octets are.
inline result<septet_tpdu_kind> try_tpdu_what(octets_view tpdu, bool has_service_centre = true)
{
    std::uint32_t kind = 0;
    failure err;
    if (septet_tpdu_what(tpdu.data, tpdu.size, has_service_centre, &kind, &err) != SEPTET_OK)
        return err;
    return static_cast<septet_tpdu_kind>(kind);
}

/// Writes a message: the service centre's address and the TPDU, as `AT+CMGS` takes them.
inline result<pdu> try_encode(const sms_submit &submit)
{
    return detail::one(pdu SEPTET_PDU_INIT, [&](pdu *out, failure *err) { return septet_sms_submit_encode(&submit, out, err); });
}

/// Reads an SMS-SUBMIT.
inline result<sms_submit> try_decode_submit(octets_view tpdu, bool has_service_centre = true)
{
    return detail::one(sms_submit(), [&](sms_submit *out, failure *err) { return septet_sms_submit_decode(tpdu.data, tpdu.size, has_service_centre, out, err); });
}

/// Writes a message, as modems tell received ones.
inline result<pdu> try_encode(const sms_deliver &deliver)
{
    return detail::one(pdu SEPTET_PDU_INIT, [&](pdu *out, failure *err) { return septet_sms_deliver_encode(&deliver, out, err); });
}

/// Reads an SMS-DELIVER.
inline result<sms_deliver> try_decode_deliver(octets_view tpdu, bool has_service_centre = true)
{
    return detail::one(sms_deliver(), [&](sms_deliver *out, failure *err) { return septet_sms_deliver_decode(tpdu.data, tpdu.size, has_service_centre, out, err); });
}

/// Writes a report, as modems tell received ones.
inline result<pdu> try_encode(const sms_status_report &status_report)
{
    return detail::one(pdu SEPTET_PDU_INIT, [&](pdu *out, failure *err) { return septet_sms_status_report_encode(&status_report, out, err); });
}

/// Reads an SMS-STATUS-REPORT.
inline result<sms_status_report> try_decode_status_report(octets_view tpdu, bool has_service_centre = true)
{
    return detail::one(sms_status_report(), [&](sms_status_report *out, failure *err) { return septet_sms_status_report_decode(tpdu.data, tpdu.size, has_service_centre, out, err); });
}

/// Cuts a text into messages that are ready to be sent.
inline result<std::vector<pdu>> try_split(const sms_submit &submit, std::string_view text, const text_options &options = {})
{
    return detail::many<std::vector<pdu>>(2, [&](pdu *out, std::size_t cap, std::size_t *count, failure *err) {
        return septet_sms_submit_split(&submit, text.data(), text.size(), &options, out, cap, count, err);
    });
}

/// What a `command_status` means.
inline result<smpp_status> try_command_status(std::uint32_t number)
{
    return detail::one(smpp_status SEPTET_SMPP_STATUS_INIT, [&](smpp_status *out, failure *err) { return septet_smpp_command_status(number, out, err); });
}

/// Reads a time of SMPP.
inline result<smpp_time> try_parse_smpp_time(std::string_view text)
{
    return detail::one(smpp_time SEPTET_SMPP_TIME_INIT, [&](smpp_time *out, failure *err) { return septet_smpp_time_parse(text.data(), text.size(), out, err); });
}

/// A time of SMPP so many seconds after the SMSC's.
inline result<smpp_time> try_smpp_time_from_now(std::uint64_t seconds)
{
    return detail::one(smpp_time SEPTET_SMPP_TIME_INIT, [&](smpp_time *out, failure *err) { return septet_smpp_time_from_now(seconds, out, err); });
}

/// A moment as a time of SMPP.
inline result<smpp_time> try_smpp_time_at(std::int64_t unix_seconds, std::int32_t quarters = 0)
{
    return detail::one(smpp_time SEPTET_SMPP_TIME_INIT, [&](smpp_time *out, failure *err) { return septet_smpp_time_at(unix_seconds, quarters, out, err); });
}

/// Turns a receipt's id into the form of responses.
inline result<std::string> try_convert_message_id(septet_message_id_form form, std::string_view id)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_message_id_convert(form, id.data(), id.size(), out, cap, len, err);
    });
}

/// Writes a response's id as `convert_message_id` writes it.
inline result<std::string> try_normalize_message_id(septet_message_id_form form, std::string_view id)
{
    return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_message_id_normalize(form, id.data(), id.size(), out, cap, len, err);
    });
}

/// A delivery receipt that was read.
class receipt : public detail::handle<septet_receipt, septet_receipt_free> {
public:
    using handle::handle;
    /// What it says. The strings belong to the receipt.
    result<receipt_fields> try_fields() const
    {
        return detail::one(receipt_fields SEPTET_RECEIPT_FIELDS_INIT,
                           [&](receipt_fields *out, failure *err) { return septet_receipt_read(get(), out, err); });
    }
    /// What could not be read.
    result<septet_error> try_defect(std::size_t index) const
    {
        return detail::one(septet_error SEPTET_ERROR_INIT, [&](septet_error *out, failure *err) {
            return septet_receipt_defect(get(), index, out, err);
        });
    }
    /// The message's id in the form of the route's responses; empty when there is none.
    result<std::string> try_message_id(septet_message_id_form form) const
    {
        return detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_receipt_message_id(get(), form, out, cap, len, err);
        });
    }
};

/// What a message of SMPP says: text in UTF-8, or octets of a coding that is none.
struct smpp_content {
    std::string content;
    bool is_text = false;
};

/// Messages of SMPP: those that a text was made into, or the one that was read.
class smpp_messages : public detail::handle<septet_smpp_messages, septet_smpp_messages_free> {
public:
    using handle::handle;
    result<std::size_t> try_size() const
    {
        return detail::one(std::size_t(), [&](std::size_t *out, failure *err) {
            return septet_smpp_messages_count(get(), out, err);
        });
    }
    /// The fields of a message. What they point to belongs to the handle.
    result<smpp_message> try_fields(std::size_t index = 0) const
    {
        return detail::one(smpp_message(), [&](smpp_message *out, failure *err) {
            return septet_smpp_messages_fields(get(), index, out, err);
        });
    }
    result<smpp_tlv> try_tlv(std::size_t index, std::size_t tlv_index) const
    {
        return detail::one(smpp_tlv SEPTET_SMPP_TLV_INIT, [&](smpp_tlv *out, failure *err) {
            return septet_smpp_messages_tlv(get(), index, tlv_index, out, err);
        });
    }
    /// The body of the PDU.
    result<octets> try_body(std::size_t index = 0) const
    {
        return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_smpp_messages_body(get(), index, out, cap, len, err);
        });
    }
    result<octets> try_header(std::size_t index = 0) const
    {
        return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_smpp_messages_header(get(), index, out, cap, len, err);
        });
    }
    /// Which segment it is; `bits` is 0 for a message of its own.
    result<septet::concatenation> try_concatenation(std::size_t index = 0) const
    {
        return detail::one(septet::concatenation SEPTET_CONCATENATION_INIT,
                           [&](septet::concatenation *out, failure *err) {
                               return septet_smpp_messages_concatenation(get(), index, out, err);
                           });
    }
    result<smpp_content> try_content(std::size_t index = 0, const smpp_profile &profile = {}) const
    {
        std::uint32_t is_text = 0;
        auto content = detail::text([&](char *out, std::size_t cap, std::size_t *len, failure *err) {
            return septet_smpp_messages_content(get(), index, &profile, out, cap, len, &is_text, err);
        });
        if (!content)
            return content.error();
        return smpp_content{std::move(*content), is_text != 0};
    }
    /// The receipt that it is, if it is one.
    result<std::optional<receipt>> try_receipt(std::size_t index = 0, const smpp_profile &profile = {}) const
    {
        septet_receipt *raw = nullptr;
        failure err;
        if (septet_smpp_messages_receipt(get(), index, &profile, &raw, &err) != SEPTET_OK)
            return err;
        std::optional<receipt> found;
        if (raw)
            found.emplace(raw);
        return found;
    }
};

/// The delivery of a message of several segments, which only moves forward. A value: copy it, keep its octets.
class delivery {
public:
    /// A message of 1 to 255 segments of which nothing has been heard.
    explicit delivery(std::size_t segments) : segments_(segments, std::uint8_t(SEPTET_DELIVERY_PENDING)) {}
    /// Takes the status of a segment in, the segments counted from 0. Whether the message's status has changed.
    result<bool> try_apply(std::size_t segment, septet_delivery_status status)
    {
        std::uint32_t changed = 0;
        failure err;
        if (septet_delivery_apply(segments_.data(), segments_.size(), segment, status, &status_, &changed, &err) !=
            SEPTET_OK)
            return err;
        return changed != 0;
    }
    /// The message's status.
    septet_delivery_status status() const noexcept { return static_cast<septet_delivery_status>(status_); }
    /// The status of each segment.
    const octets &segments() const noexcept { return segments_; }

private:
    octets segments_;
    std::uint32_t status_ = SEPTET_DELIVERY_PENDING;
};

/// The events of one call of a reassembler, in order.
class reassembly_events : public detail::handle<septet_reassembly_events, septet_reassembly_events_free> {
public:
    using handle::handle;
    result<std::size_t> try_size() const
    {
        return detail::one(std::size_t(), [&](std::size_t *out, failure *err) {
            return septet_reassembly_events_count(get(), out, err);
        });
    }
    /// One event. What it points to belongs to the handle.
    result<reassembly_event> try_event(std::size_t index) const
    {
        return detail::one(reassembly_event SEPTET_REASSEMBLY_EVENT_INIT, [&](reassembly_event *out, failure *err) {
            return septet_reassembly_events_read(get(), index, out, err);
        });
    }
    /// A part that had come of a message that was given up.
    result<part> try_part(std::size_t index, std::size_t part_index) const
    {
        return detail::one(part(), [&](part *out, failure *err) {
            return septet_reassembly_events_part(get(), index, part_index, out, err);
        });
    }
};

/// Puts the parts of messages together. Times are milliseconds of the caller's clock.
class reassembler : public detail::handle<septet_reassembler, septet_reassembler_free> {
public:
    using handle::handle;
    result<reassembly_events> try_push(const part &part, std::uint64_t now_ms)
    {
        return told([&](septet_reassembly_events **out, failure *err) {
            return septet_reassembler_push(get(), &part, now_ms, out, err);
        });
    }
    /// No events when it is a message of its own.
    result<reassembly_events> try_push(std::string_view sender, std::string_view recipient, const user_data &data,
                                       std::uint64_t now_ms)
    {
        return told([&](septet_reassembly_events **out, failure *err) {
            return septet_reassembler_push_user_data(get(), str(sender), str(recipient), &data, now_ms, out, err);
        });
    }
    /// No events when it is a message of its own.
    result<reassembly_events> try_push(const smpp_messages &messages, std::size_t index, const smpp_profile &profile,
                                       std::uint64_t now_ms)
    {
        return told([&](septet_reassembly_events **out, failure *err) {
            return septet_reassembler_push_smpp(get(), messages.get(), index, &profile, now_ms, out, err);
        });
    }
    /// Gives up the messages whose time is up.
    result<reassembly_events> try_handle_timeout(std::uint64_t now_ms)
    {
        return told([&](septet_reassembly_events **out, failure *err) {
            return septet_reassembler_handle_timeout(get(), now_ms, out, err);
        });
    }
    /// What is held, and when the next message will be given up.
    result<reassembler_state> try_state() const
    {
        return detail::one(reassembler_state SEPTET_REASSEMBLER_STATE_INIT, [&](reassembler_state *out, failure *err) {
            return septet_reassembler_read(get(), out, err);
        });
    }

private:
    template <class Call>
    static result<reassembly_events> told(Call call)
    {
        return detail::made<reassembly_events, septet_reassembly_events>(call);
    }
};

/// Reads a receipt.
inline result<receipt> try_parse_receipt(const receipt_source &source)
{
    return detail::made<receipt, septet_receipt>(
        [&](septet_receipt **out, failure *err) { return septet_receipt_parse(&source, out, err); });
}

/// One `submit_sm` for each segment of a text.
inline result<smpp_messages> try_submit_sm(const smpp_submit &submit, std::string_view text, const text_options &options = {}, const smpp_profile &profile = {})
{
    return detail::made<smpp_messages, septet_smpp_messages>([&](septet_smpp_messages **out, failure *err) {
        return septet_smpp_submit_new(&submit, text.data(), text.size(), &options, &profile, out, err);
    });
}

/// Reads the body of a `deliver_sm` or a `submit_sm`.
inline result<smpp_messages> try_parse_smpp_message(octets_view body)
{
    return detail::made<smpp_messages, septet_smpp_messages>([&](septet_smpp_messages **out, failure *err) {
        return septet_smpp_messages_parse(body.data, body.size, out, err);
    });
}

/// Writes the body of a `submit_sm` or a `deliver_sm`.
inline result<octets> try_write_smpp_message(const smpp_message &message, const std::vector<smpp_tlv> &tlvs = {})
{
    return detail::bytes([&](std::uint8_t *out, std::size_t cap, std::size_t *len, failure *err) {
        return septet_smpp_message_write(&message, tlvs.data(), tlvs.size(), out, cap, len, err);
    });
}

/// Begins with nothing held.
inline result<reassembler> try_make_reassembler(const reassembly_limits &limits = {})
{
    return detail::made<reassembler, septet_reassembler>(
        [&](septet_reassembler **out, failure *err) { return septet_reassembler_new(&limits, out, err); });
}

#if defined(__cpp_exceptions)
// The throwing forms of the wire.

inline octets pack_septets(octets_view septets, std::uint32_t fill_bits = 0)
{
    return try_pack_septets(septets, fill_bits).value();
}
inline octets unpack_septets(octets_view packed, std::size_t count, std::uint32_t fill_bits = 0)
{
    return try_unpack_septets(packed, count, fill_bits).value();
}
inline octets encode_septets(std::string_view text, std::uint32_t locking = 0, std::uint32_t single = 0)
{
    return try_encode_septets(text, locking, single).value();
}
inline std::string decode_septets(octets_view septets, std::uint32_t locking = 0, std::uint32_t single = 0)
{
    return try_decode_septets(septets, locking, single).value();
}
inline octets build_udh(const std::vector<udh_element> &elements)
{
    return try_build_udh(elements).value();
}
inline parsed_udh parse_udh(octets_view header)
{
    return try_parse_udh(header).value();
}
inline user_data encode_user_data(std::string_view text, septet_encoding encoding, octets_view header = {})
{
    return try_encode_user_data(text, encoding, header).value();
}
inline user_data user_data_from_octets(octets_view data, octets_view header = {})
{
    return try_user_data_from_octets(data, header).value();
}
inline user_data read_user_data(octets_view data, std::size_t length, septet_character_set set, bool has_header)
{
    return try_read_user_data(data, length, set, has_header).value();
}
inline decoded_user_data decode_user_data(const user_data &data)
{
    return try_decode_user_data(data).value();
}
inline data_coding read_data_coding(std::uint32_t octet)
{
    return try_read_data_coding(octet).value();
}
inline std::uint32_t write_data_coding(const data_coding &coding)
{
    return try_write_data_coding(coding).value();
}
inline address parse_address(std::string_view text)
{
    return try_parse_address(text).value();
}
inline address name_address(std::string_view name)
{
    return try_name_address(name).value();
}
inline address numeric_address(std::string_view digits, std::uint32_t ton, std::uint32_t npi)
{
    return try_numeric_address(digits, ton, npi).value();
}
inline address decode_address(octets_view field)
{
    return try_decode_address(field).value();
}
inline service_time make_service_time(std::int64_t unix_seconds, std::int32_t quarters = 0)
{
    return try_make_service_time(unix_seconds, quarters).value();
}
inline validity relative_validity(std::uint32_t seconds)
{
    return try_relative_validity(seconds).value();
}
inline validity absolute_validity(std::int64_t unix_seconds, std::int32_t quarters = 0)
{
    return try_absolute_validity(unix_seconds, quarters).value();
}
inline septet_tpdu_kind tpdu_what(octets_view tpdu, bool has_service_centre = true)
{
    return try_tpdu_what(tpdu, has_service_centre).value();
}
inline pdu encode(const sms_submit &submit)
{
    return try_encode(submit).value();
}
inline sms_submit decode_submit(octets_view tpdu, bool has_service_centre = true)
{
    return try_decode_submit(tpdu, has_service_centre).value();
}
inline pdu encode(const sms_deliver &deliver)
{
    return try_encode(deliver).value();
}
inline sms_deliver decode_deliver(octets_view tpdu, bool has_service_centre = true)
{
    return try_decode_deliver(tpdu, has_service_centre).value();
}
inline pdu encode(const sms_status_report &status_report)
{
    return try_encode(status_report).value();
}
inline sms_status_report decode_status_report(octets_view tpdu, bool has_service_centre = true)
{
    return try_decode_status_report(tpdu, has_service_centre).value();
}
inline std::vector<pdu> split(const sms_submit &submit, std::string_view text, const text_options &options = {})
{
    return try_split(submit, text, options).value();
}
inline smpp_status command_status(std::uint32_t number)
{
    return try_command_status(number).value();
}
inline smpp_time parse_smpp_time(std::string_view text)
{
    return try_parse_smpp_time(text).value();
}
inline smpp_time smpp_time_from_now(std::uint64_t seconds)
{
    return try_smpp_time_from_now(seconds).value();
}
inline smpp_time smpp_time_at(std::int64_t unix_seconds, std::int32_t quarters = 0)
{
    return try_smpp_time_at(unix_seconds, quarters).value();
}
inline std::string convert_message_id(septet_message_id_form form, std::string_view id)
{
    return try_convert_message_id(form, id).value();
}
inline std::string normalize_message_id(septet_message_id_form form, std::string_view id)
{
    return try_normalize_message_id(form, id).value();
}
inline receipt parse_receipt(const receipt_source &source)
{
    return try_parse_receipt(source).value();
}
inline smpp_messages submit_sm(const smpp_submit &submit, std::string_view text, const text_options &options = {}, const smpp_profile &profile = {})
{
    return try_submit_sm(submit, text, options, profile).value();
}
inline smpp_messages parse_smpp_message(octets_view body)
{
    return try_parse_smpp_message(body).value();
}
inline octets write_smpp_message(const smpp_message &message, const std::vector<smpp_tlv> &tlvs = {})
{
    return try_write_smpp_message(message, tlvs).value();
}
inline reassembler make_reassembler(const reassembly_limits &limits = {})
{
    return try_make_reassembler(limits).value();
}
#endif

} // namespace septet

#endif
