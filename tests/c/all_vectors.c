/* Runs every vector of the generated table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"
#include "vectors_gen.h"

static int is_skipped(const char *face, const char *id)
{
    for (size_t i = 0; i < sizeof skips / sizeof *skips; i++)
        if (skips[i].face && strcmp(skips[i].face, face) == 0 && strcmp(skips[i].id, id) == 0)
            return 1;
    return 0;
}

int run_vectors(const char *face, const struct named_operation *operations, size_t count)
{
    const char *filter = getenv("SEPTET_VECTORS");
    size_t passed = 0, failed = 0, skipped = 0;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        if (filter && !strstr(vectors[i].id, filter))
            continue;
        if (is_skipped(face, vectors[i].id))
            skipped++;
        else if (run_vector(&vectors[i], operations, count))
            passed++;
        else
            failed++;
    }
    for (size_t i = 0; !filter && i < sizeof skips / sizeof *skips; i++) {
        size_t n = 0;
        if (!skips[i].face || strcmp(skips[i].face, face) != 0)
            continue;
        while (n < sizeof vectors / sizeof *vectors && strcmp(vectors[n].id, skips[i].id) != 0)
            n++;
        if (n == sizeof vectors / sizeof *vectors) {
            printf("FAIL an unused skip: %s\n", skips[i].id);
            failed++;
        }
    }
    printf("VECTORS face=%s ran=%zu skipped=%zu\n", face, passed + failed, skipped);
    printf("%zu passed, %zu failed\n", passed, failed);
    return failed || passed == 0;
}
