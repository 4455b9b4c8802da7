/* What a competent C programmer would write: a table look-up for each character, then a walk over the characters when the text needs
   several segments. Takes well-formed UTF-8. */
#include <stddef.h>
#include <stdint.h>

struct naive_count {
    size_t units;
    size_t segments;
    size_t first_offender;
    int ucs2;
};

static uint8_t weights[0x400];

void naive_set_weight(uint32_t code_point, uint8_t weight) {
    weights[code_point] = weight;
}

static uint32_t next(const uint8_t **at) {
    const uint8_t *p = *at;
    uint32_t lead = *p;
    if (lead < 0x80) {
        *at = p + 1;
        return lead;
    }
    if (lead < 0xE0) {
        *at = p + 2;
        return (lead & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (lead < 0xF0) {
        *at = p + 3;
        return (lead & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *at = p + 4;
    return (lead & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

static unsigned weight(uint32_t code_point) {
    if (code_point < 0x400) {
        return weights[code_point];
    }
    return code_point == 0x20AC ? 2 : 0;
}

static size_t walk(const uint8_t *at, const uint8_t *end, int ucs2, size_t capacity) {
    size_t segments = 1, used = 0;
    while (at < end) {
        uint32_t code_point = next(&at);
        size_t units = ucs2 ? 1 + (code_point > 0xFFFF) : weight(code_point);
        if (used + units > capacity) {
            segments++;
            used = 0;
        }
        used += units;
    }
    return segments;
}

void naive_count(const uint8_t *text, size_t length, struct naive_count *out) {
    const uint8_t *at = text, *end = text + length;
    size_t units = 0, characters = 0;
    out->ucs2 = 0;
    out->first_offender = (size_t)-1;
    while (at < end) {
        const uint8_t *start = at;
        unsigned septets = weight(next(&at));
        if (septets == 0) {
            out->ucs2 = 1;
            out->first_offender = (size_t)(start - text);
            at = start;
            units = characters;
            while (at < end) {
                units += 1 + (next(&at) > 0xFFFF);
            }
            break;
        }
        units += septets;
        characters++;
    }
    out->units = units;
    if (units <= (out->ucs2 ? 70u : 160u)) {
        out->segments = 1;
    } else {
        out->segments = walk(text, end, out->ucs2, out->ucs2 ? 67 : 153);
    }
}

/* One octet after the other: plus, 7 to 15 digits, no leading zero. */
int naive_number(const uint8_t *text, size_t length, uint64_t *out) {
    if (length < 8 || length > 16 || text[0] != '+' || text[1] == '0') {
        return 0;
    }
    uint64_t value = 0;
    for (size_t i = 1; i < length; i++) {
        uint8_t digit = (uint8_t)(text[i] - '0');
        if (digit > 9) {
            return 0;
        }
        value = value * 10 + digit;
    }
    *out = value;
    return 1;
}
