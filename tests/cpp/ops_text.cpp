// The operations of texts: analysis, offenders, segments, preparation, explanation, in both forms of septet.hpp.
#include "ops.hpp"

#include <cstdio>

#include "../c/text_options.h"
#include "forms.hpp"
#include "ops_smart.hpp"

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

} // namespace

void text::analyze(run *run)
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

namespace {

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

} // namespace

void text::offenders(run *run)
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

void text::segment(run *run)
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

void text::prepare(run *run)
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

void text::explain(run *run)
{
    if (refused_as_utf16(run))
        return;
    septet::text_options options = options_of(run);
    std::string_view text = text_of(run, "text");
    forms(run, 8, FORMS(explain, text, options),
          [&](const std::string &sentence) { put_view(run, "sentence", sentence); });
}
