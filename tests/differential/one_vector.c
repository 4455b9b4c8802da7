/* The vector runner of C or of C++ as a library: one vector a call, made by whoever calls. The runner's `main` hands its
   operations over, as it does to the program that runs the generated table. */
#include "support.h"
#include "vector.h"

int main(void);
int differential_open(void);
int differential_run(const struct vector *vector);

static const struct named_operation *known;
static size_t known_count;

int run_vectors(const char *face, const struct named_operation *operations, size_t count)
{
    (void)face;
    known = operations;
    known_count = count;
    return 0;
}

/* Before the first vector. */
int differential_open(void)
{
    return main();
}

/* Whether every entry point gives the vector's answer; what differs is printed. */
int differential_run(const struct vector *vector)
{
    return run_vector(vector, known, known_count);
}
