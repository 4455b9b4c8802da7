#include "text_options.h"

#include <string.h>

uint32_t number_of(struct run *run, const char *name, const char *const *words, size_t count)
{
    struct octets word = input(run, name);
    if (!word.present)
        return 0;
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == word.len && memcmp(words[i], word.data, word.len) == 0)
            return (uint32_t)i;
    return 99;
}

septet_text_options text_options(struct run *run)
{
    static const char *const encodings[] = {"auto", "gsm7", "ucs2"};
    static const char *const newlines[] = {"keep", "lf"};
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    options.encoding = number_of(run, "options.encoding", encodings, 3);
    options.newline = number_of(run, "options.newline", newlines, 2);
    options.reference_bits = (uint32_t)input_number(run, "options.reference_bits", 0);
    options.max_segments = (uint32_t)input_number(run, "options.max_segments", 0);
    options.has_concatenation_reference = (uint32_t)input(run, "options.concatenation_reference").present;
    options.concatenation_reference = (uint32_t)input_number(run, "options.concatenation_reference", 0);
    /* Generated as octets. */
    struct octets elements = input(run, "options.header_elements");
    options.header_elements = (const uint8_t *)elements.data;
    options.header_elements_len = elements.len;
    return options;
}
