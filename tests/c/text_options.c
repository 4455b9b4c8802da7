#include "text_options.h"

#include <stdio.h>
#include <stdlib.h>
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

septet_str *input_list(struct run *run, const char *name, size_t *count)
{
    char path[64];
    snprintf(path, sizeof path, "%s.length", name);
    *count = (size_t)input_number(run, path, 0);
    septet_str *list = own(run, malloc(*count * sizeof *list + 1));
    for (size_t i = 0; i < *count; i++) {
        snprintf(path, sizeof path, "%s[%zu]", name, i);
        list[i] = input_str(run, path);
    }
    return list;
}

septet_status text_languages(struct run *run, uint32_t *languages, septet_error *err)
{
    size_t count;
    septet_str *codes = input_list(run, "options.languages", &count);
    return septet_languages_parse(codes, count, languages, err);
}

static uint32_t yes(struct run *run, const char *name)
{
    static const char *const words[] = {"false", "true"};
    return number_of(run, name, words, 2);
}

septet_text_options text_options(struct run *run)
{
    static const char *const encodings[] = {"auto", "gsm7", "ucs2"};
    static const char *const newlines[] = {"keep", "lf"};
    static const char *const normalizations[] = {"none", "nfc"};
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    options.encoding = number_of(run, "options.encoding", encodings, 3);
    options.newline = number_of(run, "options.newline", newlines, 2);
    options.normalize = number_of(run, "options.normalize", normalizations, 2);
    options.keep_graphemes = yes(run, "options.keep_graphemes");
    options.keep_words = yes(run, "options.keep_words");
    options.keep_urls = yes(run, "options.keep_urls");
    options.numbering = yes(run, "options.numbering");
    if (text_languages(run, &options.languages, NULL) != SEPTET_OK)
        options.languages = 0;
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
