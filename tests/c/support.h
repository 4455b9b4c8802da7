/* What the vector runners in C and C++ share: inputs by name, answers as lines, the comparison. */
#ifndef SEPTET_TESTS_SUPPORT_H
#define SEPTET_TESTS_SUPPORT_H

#include <stddef.h>
#include <stdint.h>

#include "septet.h"

#ifdef __cplusplus
extern "C" {
#endif

struct vector;

/* Octets of an input. `present` is 0 when the vector has no such input. */
struct octets {
    char *data;
    size_t len;
    int present;
};

/* UTF-16 units of an input. */
struct units {
    uint16_t *data;
    size_t len;
    int present;
};

/* A run of one vector. */
struct run {
    const struct vector *vector;
    const char *entry; /* the entry point under test */
    int unit;          /* 8 or 16: in which units positions count */
    char *lines;       /* what was found, one line for each value */
    size_t len, cap;
    void **owned; /* memory of the run */
    size_t owned_count, owned_cap;
    int entries;
    int failures;
};

/* One operation: runs a vector through every entry point. */
typedef void (*operation)(struct run *run);
struct named_operation {
    const char *name;
    operation run;
};

/* Runs one vector; returns whether every entry point gives its answer. */
int run_vector(const struct vector *vector, const struct named_operation *operations, size_t count);
/* Runs all vectors; prints the summary; returns the exit code. */
int run_vectors(const char *face, const struct named_operation *operations, size_t count);

/* Inputs. Numbers and booleans are text. The memory belongs to the run. */
struct octets input(struct run *run, const char *name);
septet_str input_str(struct run *run, const char *name); /* absent when the vector has none */
long long input_number(struct run *run, const char *name, long long otherwise);
/* The text of a vector in UTF-16, not present when it has none; of `len` octets in UTF-8 otherwise. */
struct units input_utf16(struct run *run, const char *name);
struct units to_utf16(struct run *run, const char *text, size_t len);
void *own(struct run *run, void *memory);
/* Frees what the run has come to own since it had `count` pieces. */
void disown(struct run *run, size_t count);

/* Answers. */
void begin(struct run *run, const char *entry, int unit);
void put_text(struct run *run, const char *path, const char *data, size_t len);
void put_str(struct run *run, const char *path, septet_str text); /* null when absent */
void put_word(struct run *run, const char *path, const char *word);
void put_number(struct run *run, const char *path, uint64_t number);
void put_integer(struct run *run, const char *path, int64_t number);
void put_null(struct run *run, const char *path);
void put_bool(struct run *run, const char *path, int value);
void put_position(struct run *run, const char *path, size_t position); /* null when SEPTET_NONE */
void put_amount(struct run *run, const char *path, int64_t nanos, uint8_t decimals);
void put_digits(struct run *run, const char *path, uint64_t digits); /* with +, null when 0 */
void put_time(struct run *run, const char *path, int64_t unix_seconds);
/* `path` with an index and a member, in memory of the run. */
const char *at(struct run *run, const char *path, size_t index, const char *member);

/* The end of an entry point: compares the lines, or the error. */
void expect_out(struct run *run);
void expect_error(struct run *run, septet_status status, const septet_error *err);
/* A difference that has nothing to do with the vector's answer. */
void fail(struct run *run, const char *what);

/* Calls a function that writes to a caller's buffer: size query, one short, exact. Returns memory of the run. */
typedef septet_status (*filler)(void *context, void *out, size_t cap, size_t *len, septet_error *err);
void *fill(struct run *run, filler call, void *context, size_t item, size_t *len, septet_status *status,
           septet_error *err);

#ifdef __cplusplus
}
#endif
#endif
