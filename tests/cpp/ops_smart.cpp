// National tables, cheaper texts and templates, in both forms of septet.hpp.
#include "ops_smart.hpp"

#include <algorithm>
#include <cstdio>

#include "../c/text_options.h"
#include "forms.hpp"

namespace {

std::vector<std::string_view> list_of(run *run, const char *name)
{
    std::size_t count = 0;
    septet_str *list = input_list(run, name, &count);
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < count; i++)
        texts.push_back(septet::view(list[i]));
    return texts;
}

std::string utf8(std::uint32_t point)
{
    if (point < 0x80)
        return std::string(1, static_cast<char>(point));
    // No table holds anything beyond the first plane.
    std::string out;
    if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
    } else {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    }
    out += static_cast<char>(0x80 | (point & 0x3F));
    return out;
}

void put_changes(run *run, const std::string &path, std::string_view text, const std::vector<septet::change> &changes)
{
    // The most changes that a vector lists.
    std::size_t shown = std::min<std::size_t>(changes.size(), 20);
    put_number(run, (path + ".length").c_str(), shown);
    for (std::size_t i = 0; i < shown; i++) {
        const septet::change &change = changes[i];
        put_number(run, at(run, path.c_str(), i, ".position"), change.position);
        put_view(run, at(run, path.c_str(), i, ".from"), text.substr(change.position, change.length));
        put_word(run, at(run, path.c_str(), i, ".to"), change.replacement);
        put_str(run, at(run, path.c_str(), i, ".class"), septet_offender_class_name(change.offender_class));
        put_integer(run, at(run, path.c_str(), i, ".units"), change.units);
    }
}

// A template and what it points to.
struct kept_template {
    std::vector<septet::field> fields;
    septet::text_template of;

    explicit kept_template(run *run) : fields(fields_of(run)), of(text_of(run, "text"), style_of(run), fields) {}
    kept_template(const kept_template &) = delete;

    static septet_template_style style_of(run *run)
    {
        static const char *const styles[] = {"", "braces", "double_braces", "percent"};
        return static_cast<septet_template_style>(number_of(run, "style", styles, 4));
    }

    static std::vector<septet::field> fields_of(run *run)
    {
        static const char *const alphabets[] = {"any", "digits", "gsm7"};
        std::vector<septet::field> fields;
        auto count = static_cast<std::size_t>(input_number(run, "fields.length", 0));
        for (std::size_t i = 0; i < count; i++) {
            auto alphabet =
                static_cast<septet_field_alphabet>(number_of(run, at(run, "fields", i, ".alphabet"), alphabets, 3));
            auto length = static_cast<std::size_t>(input_number(run, at(run, "fields", i, ".max_length"), 0));
            fields.emplace_back(text_of(run, at(run, "fields", i, ".name")), length, alphabet);
        }
        return fields;
    }
};

void put_size(run *run, const std::string &path, const septet::analysis &found)
{
    put_str(run, (path + ".encoding").c_str(), septet_encoding_name(found.encoding));
    put_number(run, (path + ".units").c_str(), found.units);
    put_number(run, (path + ".segments").c_str(), found.segments);
}

void put_nanos(run *run, const char *path, std::int64_t nanos)
{
    if (nanos < 0)
        put_null(run, path);
    else
        put_view(run, path, std::to_string(nanos));
}

void put_column(run *run, const char *path, std::int64_t value)
{
    if (value < 0)
        put_null(run, path);
    else
        put_integer(run, path, value);
}

} // namespace

namespace smart {

bool languages_refused(run *run)
{
    std::vector<std::string_view> codes = list_of(run, "options.languages");
    if (septet::try_parse_languages(codes))
        return false;
    forms(run, 8, FORMS(parse_languages, codes), [](std::uint32_t) {});
    return true;
}

void alphabet(run *run)
{
    static const char *const shifts[] = {"locking", "single"};
    auto shift = static_cast<septet_shift>(number_of(run, "shift", shifts, 2));
    std::uint32_t identifier = 0;
    if (input(run, "language").present) {
        std::uint32_t set = septet::parse_languages({text_of(run, "language")});
        while (set >> (identifier + 1))
            identifier++;
    }
    auto language = static_cast<septet_language>(identifier);
    auto none = SEPTET_LANGUAGE_NONE;
    forms(run, 8, FORMS(alphabet_cells, shift, language), [&](const std::vector<std::uint32_t> &cells) {
        put_number(run, "cells.length", cells.size());
        put_number(run, "septets.length", cells.size());
        for (std::size_t i = 0; i < cells.size(); i++) {
            std::string hex;
            if (cells[i]) {
                bool locking = shift == SEPTET_SHIFT_LOCKING;
                for (std::uint8_t septet :
                     septet::encode_character(cells[i], locking ? language : none, locking ? none : language)) {
                    char digits[3];
                    std::snprintf(digits, sizeof digits, "%02x", septet);
                    hex += digits;
                }
            }
            put_view(run, at(run, "cells", i, ""), cells[i] ? utf8(cells[i]) : std::string());
            put_view(run, at(run, "septets", i, ""), hex);
        }
    });
}

void region_languages(run *run)
{
    begin(run, "languages_for_region", 8);
    std::uint32_t set = septet::languages_for_region(text_of(run, "region"));
    std::size_t count = 0;
    for (std::uint32_t identifier = 1; identifier < 32; identifier++)
        if (set & SEPTET_LANGUAGE_BIT(identifier))
            put_str(run, at(run, "languages", count++, ""), septet_language_code(identifier));
    put_number(run, "languages.length", count);
    expect_out(run);
}

void transliterate(run *run)
{
    if (refused_as_utf16(run))
        return;
    std::string_view text = text_of(run, "text");
    septet::text_options options = options_of(run);
    septet::transliteration_options how;
    std::vector<std::string_view> names = list_of(run, "classes");
    auto classes = septet::try_parse_offender_classes(names);
    if (!classes) {
        forms(run, 8, FORMS(parse_offender_classes, names), [](std::uint32_t) {});
        return;
    }
    how.has_classes = static_cast<std::uint32_t>(input(run, "classes.length").present);
    how.classes = *classes;
    how.when_equal = text_of(run, "when_equal") == "true";
    forms(run, 8, FORMS(transliterate, text, options, how), [&](const septet::transliteration &smart) {
        septet::transliteration_summary summary = smart.try_get().value();
        put_str(run, "text", summary.text);
        put_str(run, "untouched", septet_untouched_name(summary.untouched));
        put_position(run, "blocker", summary.blocker);
        if (auto before = smart.try_before())
            put_number(run, "before", before->segments);
        else
            put_null(run, "before");
        septet::analysis after = smart.try_after().value();
        put_number(run, "after", after.segments);
        put_str(run, "encoding", septet_encoding_name(after.encoding));
        put_number(run, "units", after.units);
        put_number(run, "change_count", summary.change_count);
        put_changes(run, "changes", text, smart.try_changes().value());
    });
}

void advise(run *run)
{
    if (refused_as_utf16(run))
        return;
    std::string_view text = text_of(run, "text");
    septet::text_options options = options_of(run);
    septet::advice_options how;
    how.recipients = static_cast<std::size_t>(input_number(run, "recipients", 0));
    if (std::optional<std::string_view> price = optional_of(run, "price")) {
        how.has_price = 1;
        how.price = septet::parse_amount(*price);
        std::string_view currency = text_of(run, "currency");
        std::copy(currency.begin(), currency.end(), how.currency.code);
    }
    forms(run, 8, FORMS(advise, text, options, how), [&](const septet::advice &advice) {
        put_number(run, "advice.length", advice.size());
        for (std::size_t i = 0; i < advice.size(); i++) {
            septet::advice_item item = advice.try_item(i).value();
            put_str(run, at(run, "advice", i, ".kind"), septet_advice_kind_name(item.kind));
            put_position(run, at(run, "advice", i, ".cut"), item.cut);
            put_number(run, at(run, "advice", i, ".units"), item.units);
            put_str(run, at(run, "advice", i, ".language"), septet_language_code(item.language));
            put_number(run, at(run, "advice", i, ".before"), item.before);
            put_number(run, at(run, "advice", i, ".after"), item.after);
            put_amount(run, at(run, "advice", i, ".saved"), item.saved, 2);
            put_str(run, at(run, "advice", i, ".text"), item.text);
            put_number(run, at(run, "advice", i, ".change_count"), item.change_count);
            std::string path = at(run, "advice", i, "");
            std::size_t count = 0;
            for (std::uint32_t offender = 0; offender < 32; offender++)
                if (item.classes & SEPTET_OFFENDER_BIT(offender))
                    put_str(run, at(run, (path + ".classes").c_str(), count++, ""), septet_offender_class_name(offender));
            put_number(run, (path + ".classes.length").c_str(), count);
            put_changes(run, path + ".changes", text, advice.try_changes(i).value());
        }
    });
}

void classify_keyword(run *run)
{
    if (refused_as_utf16(run))
        return;
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(classify_keyword, text), [&](const septet::keyword &found) {
        put_str(run, "match", septet_keyword_match_name(found.keyword_match));
        put_str(run, "kind", septet_keyword_kind_name(found.kind));
    });
}

void lint_template(run *run)
{
    kept_template kept(run);
    septet::text_options options = options_of(run);
    auto put_field = [&](const char *path, std::size_t index) {
        put_str(run, path, index == SEPTET_NONE ? septet_str SEPTET_STR_INIT : kept.fields[index].name);
    };
    forms(run, 8, FORMS(lint, kept.of, options), [&](const septet::template_lint &found) {
        put_size(run, "smallest", found.smallest);
        put_size(run, "largest", found.largest);
        put_number(run, "placeholders", found.placeholders);
        put_field("deciding_field", found.deciding_field);
        put_field("ucs2_field", found.ucs2_field);
        put_position(run, "ucs2_literal", found.ucs2_literal);
    });
}

void template_rows(run *run)
{
    kept_template kept(run);
    septet::text_options options = options_of(run);
    auto rows = static_cast<std::size_t>(input_number(run, "rows.length", 0));
    std::string data;
    std::vector<std::int32_t> offsets = {0};
    std::vector<std::vector<std::string_view>> lists;
    for (std::size_t row = 0; row < rows; row++) {
        std::string path = at(run, "rows", row, "");
        lists.push_back(list_of(run, path.c_str()));
        for (std::string_view value : lists.back()) {
            data += value;
            offsets.push_back(static_cast<std::int32_t>(data.size()));
        }
    }
    std::vector<std::int16_t> error(rows);
    std::vector<std::int8_t> encoding(rows);
    std::vector<std::int32_t> units(rows), segments(rows), first_offender(rows);
    std::vector<std::int64_t> cost(rows);
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    columns.rows = rows;
    columns.error = error.data();
    columns.encoding = encoding.data();
    columns.units = units.data();
    columns.segments = segments.data();
    columns.first_offender = first_offender.data();
    septet::template_values values(data, offsets);
    if (std::optional<std::string_view> price = optional_of(run, "price")) {
        values.has_price = 1;
        values.price = septet::parse_amount(*price);
    }
    forms(run, 8, FORMS(fill_rows, kept.of, values, columns, cost.data(), options),
          [&](const septet::template_total &total) {
              put_number(run, "rows.length", rows);
              for (std::size_t i = 0; i < rows; i++) {
                  auto filled = septet::try_fill(kept.of, lists[i]);
                  if (error[i] == SEPTET_OK && septet::analyze(*filled, options).units != static_cast<size_t>(units[i]))
                      fail(run, "a row that is filled alone takes something else");
                  if (error[i])
                      put_word(run, at(run, "rows", i, ".code"), septet_status_name(error[i]));
                  else
                      put_null(run, at(run, "rows", i, ".code"));
                  put_str(run, at(run, "rows", i, ".encoding"),
                          septet_encoding_name(static_cast<std::uint32_t>(encoding[i])));
                  put_column(run, at(run, "rows", i, ".units"), units[i]);
                  put_column(run, at(run, "rows", i, ".segments"), segments[i]);
                  put_nanos(run, at(run, "rows", i, ".cost"), cost[i]);
              }
              put_number(run, "total.rows", total.rows);
              put_number(run, "total.failed", total.failed);
              put_number(run, "total.segments", total.segments);
              put_number(run, "total.most_segments", total.most_segments);
              put_nanos(run, "total.cost", total.cost);
          });
}

} // namespace smart
