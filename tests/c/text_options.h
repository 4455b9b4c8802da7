/* The options of a vector's text. */
#ifndef SEPTET_TESTS_TEXT_OPTIONS_H
#define SEPTET_TESTS_TEXT_OPTIONS_H

#include "support.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The number of a word; one that nobody has for a word that is not known. */
uint32_t number_of(struct run *run, const char *name, const char *const *words, size_t count);

septet_text_options text_options(struct run *run);

/* The set of the vector's languages; a status where one has no tables, which `text_options` leaves out. */
septet_status text_languages(struct run *run, uint32_t *languages, septet_error *err);

/* The strings of a list, in memory of the run. */
septet_str *input_list(struct run *run, const char *name, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
