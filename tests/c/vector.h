/* A vector as C reads it: named octets in, sorted lines or an error out. */
#ifndef SEPTET_TESTS_VECTOR_H
#define SEPTET_TESTS_VECTOR_H

#include <stddef.h>

struct vector_input {
    const char *name;
    const char *data;
    size_t len;
    size_t repeat;
};

/* -1 and NULL: not compared. -2: it has to be absent. */
struct vector_error {
    const char *code;
    long long position8, position16;
    const char *field;
    long long index, actual, limit;
    const char *message;
};

struct vector {
    const char *id;
    const char *op;
    const struct vector_input *inputs;
    size_t input_count;
    const char *out;   /* NULL when an error is expected */
    const char *out16; /* where positions in UTF-16 differ */
    const struct vector_error *err;
    int ill_formed; /* the text is not well-formed UTF-8 */
};

#endif
