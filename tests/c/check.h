/* One check of a test program, counted. */
#ifndef SEPTET_TESTS_CHECK_H
#define SEPTET_TESTS_CHECK_H

#include <stdio.h>

static int passed, failed;

#define CHECK(condition)                                                \
    do {                                                                \
        if (condition) {                                                \
            passed++;                                                   \
        } else {                                                        \
            failed++;                                                   \
            printf("FAIL %s:%d: %s\n", __FILE__, __LINE__, #condition); \
        }                                                               \
    } while (0)

#endif
