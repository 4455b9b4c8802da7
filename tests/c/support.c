#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vector.h"

static void *checked(void *memory)
{
    if (!memory) {
        fputs("out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

void *own(struct run *run, void *memory)
{
    checked(memory);
    if (run->owned_count == run->owned_cap) {
        run->owned_cap = run->owned_cap ? run->owned_cap * 2 : 64;
        run->owned = checked(realloc(run->owned, run->owned_cap * sizeof *run->owned));
    }
    run->owned[run->owned_count++] = memory;
    return memory;
}

void disown(struct run *run, size_t count)
{
    while (run->owned_count > count)
        free(run->owned[--run->owned_count]);
}

/* At least one octet, so that an empty input is a pointer that may not be read. */
static void *allocate(struct run *run, size_t size)
{
    return own(run, malloc(size ? size : 1));
}

struct octets input(struct run *run, const char *name)
{
    struct octets found = {NULL, 0, 0};
    size_t total = 0;
    for (size_t i = 0; i < run->vector->input_count; i++) {
        const struct vector_input *part = &run->vector->inputs[i];
        if (strcmp(part->name, name) == 0) {
            found.present = 1;
            total += part->len * part->repeat;
        }
    }
    if (!found.present)
        return found;
    /* Exactly as long as the text, so that reading beyond it is noticed. */
    found.data = allocate(run, total);
    for (size_t i = 0; i < run->vector->input_count; i++) {
        const struct vector_input *part = &run->vector->inputs[i];
        if (strcmp(part->name, name) == 0)
            for (size_t n = 0; n < part->repeat; n++) {
                memcpy(found.data + found.len, part->data, part->len);
                found.len += part->len;
            }
    }
    return found;
}

septet_str input_str(struct run *run, const char *name)
{
    struct octets text = input(run, name);
    septet_str found = {text.data, text.len};
    return found;
}

long long input_number(struct run *run, const char *name, long long otherwise)
{
    struct octets text = input(run, name);
    char digits[32];
    if (!text.present)
        return otherwise;
    snprintf(digits, sizeof digits, "%.*s", (int)text.len, text.data);
    return strtoll(digits, NULL, 10);
}

struct units to_utf16(struct run *run, const char *text, size_t len)
{
    struct units found = {allocate(run, len * 2), 0, 1};
    const unsigned char *octet = (const unsigned char *)text;
    for (size_t i = 0; i < len;) {
        uint32_t point = octet[i];
        size_t more = point < 0x80 ? 0 : point < 0xE0 ? 1 : point < 0xF0 ? 2 : 3;
        if (point >= 0x80)
            point &= 0x3Fu >> more;
        for (size_t n = 1; n <= more && i + n < len; n++)
            point = point << 6 | (octet[i + n] & 0x3F);
        i += more + 1;
        if (point >= 0x10000) {
            found.data[found.len++] = (uint16_t)(0xD800 + ((point - 0x10000) >> 10));
            found.data[found.len++] = (uint16_t)(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            found.data[found.len++] = (uint16_t)point;
        }
    }
    /* Exactly as long as the text. */
    uint16_t *exact = allocate(run, found.len * 2);
    memcpy(exact, found.data, found.len * 2);
    found.data = exact;
    return found;
}

struct units input_utf16(struct run *run, const char *name)
{
    char wide[64];
    snprintf(wide, sizeof wide, "%s_utf16", name);
    struct octets octets = input(run, wide);
    if (octets.present) {
        struct units found = {allocate(run, octets.len), octets.len / 2, 1};
        for (size_t i = 0; i < found.len; i++)
            found.data[i] = (uint16_t)((unsigned char)octets.data[2 * i] << 8 | (unsigned char)octets.data[2 * i + 1]);
        return found;
    }
    octets = input(run, name);
    if (!octets.present || run->vector->ill_formed) {
        struct units none = {NULL, 0, 0};
        return none;
    }
    return to_utf16(run, octets.data, octets.len);
}

void begin(struct run *run, const char *entry, int unit)
{
    run->entry = entry;
    run->unit = unit;
    run->len = 0;
    run->entries++;
}

static void append(struct run *run, const char *data, size_t len)
{
    while (run->len + len > run->cap) {
        run->cap = run->cap ? run->cap * 2 : 4096;
        run->lines = checked(realloc(run->lines, run->cap));
    }
    memcpy(run->lines + run->len, data, len);
    run->len += len;
}

static void put(struct run *run, const char *path, const char *value)
{
    append(run, path, strlen(path));
    append(run, "=", 1);
    append(run, value, strlen(value));
    append(run, "\n", 1);
}

void put_text(struct run *run, const char *path, const char *data, size_t len)
{
    append(run, path, strlen(path));
    append(run, "=\"", 2);
    for (size_t i = 0; i < len; i++) {
        unsigned char octet = (unsigned char)data[i];
        char escaped[5];
        if (octet < 0x20 || octet == '\\') {
            snprintf(escaped, sizeof escaped, "\\x%02x", octet);
            append(run, escaped, 4);
        } else {
            append(run, data + i, 1);
        }
    }
    append(run, "\n", 1);
}

void put_str(struct run *run, const char *path, septet_str text)
{
    if (text.data)
        put_text(run, path, text.data, text.len);
    else
        put_null(run, path);
}

void put_word(struct run *run, const char *path, const char *word)
{
    put_text(run, path, word, strlen(word));
}

void put_number(struct run *run, const char *path, uint64_t number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    put(run, path, digits);
}

void put_integer(struct run *run, const char *path, int64_t number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)number);
    put(run, path, digits);
}

void put_null(struct run *run, const char *path)
{
    put(run, path, "null");
}

void put_bool(struct run *run, const char *path, int value)
{
    put(run, path, value ? "true" : "false");
}

void put_position(struct run *run, const char *path, size_t position)
{
    if (position == SEPTET_NONE)
        put_null(run, path);
    else
        put_number(run, path, position);
}

void put_amount(struct run *run, const char *path, int64_t nanos, uint8_t decimals)
{
    char text[64];
    size_t len = 0;
    if (nanos == SEPTET_NO_AMOUNT)
        put_null(run, path);
    else if (septet_amount_format(nanos, decimals, text, sizeof text, &len, NULL) == SEPTET_OK)
        put_text(run, path, text, len);
    else
        fail(run, "an amount cannot be written");
}

void put_digits(struct run *run, const char *path, uint64_t digits)
{
    char text[SEPTET_PHONE_MAX_LEN];
    size_t len = 0;
    if (digits == 0)
        put_null(run, path);
    else if (septet_phone_format(digits, text, sizeof text, &len, NULL) == SEPTET_OK)
        put_text(run, path, text, len);
    else
        fail(run, "a number cannot be written");
}

void put_time(struct run *run, const char *path, int64_t unix_seconds)
{
    char text[SEPTET_TIMESTAMP_LEN];
    size_t len = 0;
    if (septet_timestamp_format(unix_seconds, text, sizeof text, &len, NULL) == SEPTET_OK)
        put_text(run, path, text, len);
    else
        fail(run, "a time cannot be written");
}

const char *at(struct run *run, const char *path, size_t index, const char *member)
{
    /* Paths live until they are put; a few are in use at once. */
    static char paths[8][128];
    static size_t next;
    char *place = paths[next++ % 8];
    (void)run;
    snprintf(place, sizeof paths[0], "%s[%zu]%s", path, index, member);
    return place;
}

void fail(struct run *run, const char *what)
{
    run->failures++;
    printf("FAIL %s through %s: %s\n", run->vector->id, run->entry, what);
}

static int compare_lines(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

/* Sorts lines, since the two sides write them in different orders. */
static char *sorted(char *lines, size_t len)
{
    size_t count = 0, n = 0;
    for (size_t i = 0; i < len; i++)
        count += lines[i] == '\n';
    char **starts = checked(malloc((count + 1) * sizeof *starts));
    char *out = checked(malloc(len + 1)), *end = out;
    for (char *line = lines; n < count; line = strchr(line, 0) + 1) {
        starts[n++] = line;
        *strchr(line, '\n') = 0;
    }
    qsort(starts, count, sizeof *starts, compare_lines);
    for (n = 0; n < count; n++) {
        size_t length = strlen(starts[n]);
        memcpy(end, starts[n], length);
        end += length;
        *end++ = '\n';
    }
    *end = 0;
    free(starts);
    return out;
}

void expect_out(struct run *run)
{
    const struct vector *vector = run->vector;
    const char *expected = run->unit == 16 && vector->out16 ? vector->out16 : vector->out;
    append(run, "", 1);
    char *found = sorted(run->lines, run->len - 1);
    if (!expected) {
        fail(run, "an answer where an error is expected");
        printf("      expected %s\n      found\n%s", vector->err->code, found);
    } else if (strcmp(expected, found) != 0) {
        fail(run, "another answer");
        printf("    expected\n%s    found\n%s", expected, found);
    }
    free(found);
}

static int differs(long long expected, size_t found)
{
    return expected == -2 ? found != SEPTET_NONE : expected >= 0 && (unsigned long long)expected != found;
}

void expect_error(struct run *run, septet_status status, const septet_error *err)
{
    const struct vector_error *expected = run->vector->err;
    const char *name = septet_status_name(status);
    if (!expected) {
        fail(run, name);
        printf("      expected\n%s", run->vector->out);
        return;
    }
    if (strcmp(expected->code, name) != 0 || err->status != status)
        fail(run, "another code");
    else if (differs(run->unit == 16 ? expected->position16 : expected->position8, err->position))
        fail(run, "another position");
    else if (differs(expected->index, err->index))
        fail(run, "another index");
    else if (differs(expected->actual, err->actual))
        fail(run, "another count");
    else if (differs(expected->limit, err->limit))
        fail(run, "another limit");
    else if (expected->field && strcmp(expected->field, err->field) != 0)
        fail(run, "another field");
    else if (strncmp(err->message, septet_status_message(status), strlen(septet_status_message(status))) != 0)
        fail(run, "another message");
    else if (expected->message && strncmp(err->message, expected->message, sizeof err->message - 1) != 0)
        fail(run, "another sentence");
    else
        return;
    printf("      expected %s at %lld\n      found %s at %zu, field %s, index %zu, %zu of %zu: %s\n", expected->code,
           run->unit == 16 ? expected->position16 : expected->position8, name, err->position, err->field, err->index,
           err->actual, err->limit, err->message);
}

void *fill(struct run *run, filler call, void *context, size_t item, size_t *len, septet_status *status,
           septet_error *err)
{
    size_t needed = 0x5A5A;
    *len = 0;
    *status = call(context, NULL, 0, &needed, err);
    if (*status != SEPTET_OK && *status != SEPTET_ERR_BUFFER_TOO_SMALL)
        return NULL;
    if ((*status == SEPTET_OK) != (needed == 0))
        fail(run, "the size query contradicts itself");
    if (*status == SEPTET_ERR_BUFFER_TOO_SMALL && (err->actual != needed || err->limit != 0))
        fail(run, "the size query tells other sizes in the error");
    unsigned char *out = allocate(run, needed * item);
    if (needed > 0) {
        size_t again = 0;
        memset(out, 0xA5, needed * item);
        if (call(context, out, needed - 1, &again, err) != SEPTET_ERR_BUFFER_TOO_SMALL || again != needed)
            fail(run, "a buffer that is one short");
        for (size_t i = 0; i < needed * item; i++)
            if (out[i] != 0xA5) {
                fail(run, "a buffer that is one short was written to");
                break;
            }
    }
    *status = call(context, out, needed, len, err);
    if (*status != SEPTET_OK || *len != needed)
        fail(run, "the exact buffer");
    return out;
}

int run_vector(const struct vector *vector, const struct named_operation *operations, size_t count)
{
    struct run run;
    memset(&run, 0, sizeof run);
    run.vector = vector;
    run.entry = "no entry point";
    for (size_t n = 0; n < count; n++)
        if (strcmp(operations[n].name, vector->op) == 0)
            operations[n].run(&run);
    if (run.entries == 0)
        fail(&run, "nothing was run");
    disown(&run, 0);
    free(run.owned);
    free(run.lines);
    return run.failures == 0;
}
