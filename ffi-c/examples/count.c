/* Count a text: how it is encoded, in how many segments it is sent, and why. */
#include <stdio.h>
#include <string.h>

#include <septet.h>

static int count(const char *text)
{
    septet_analysis analysis = SEPTET_ANALYSIS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    char why[256];
    size_t why_len;

    if (septet_text_analyze(text, strlen(text), NULL, &analysis, &err) != SEPTET_OK ||
        septet_text_explain(text, strlen(text), NULL, why, sizeof why, &why_len, &err) != SEPTET_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    septet_str encoding = septet_encoding_name(analysis.encoding);
    printf("%s\n  %.*s, %zu characters, %zu units, %zu segments, %zu units left\n  %.*s\n", text, (int)encoding.len,
           encoding.data, analysis.characters, analysis.units, analysis.segments, analysis.remaining, (int)why_len, why);
    return 0;
}

int main(void)
{
    static const char *const texts[] = {
        "Your verification code is 482194",
        "Tickets for tonight are still available \xE2\x80\x94 bit.ly/lens-friday. Doors open at seven, reply STOP to opt out",
        "Ol\xC3\xA9! \xF0\x9F\x8E\xAB",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (count(texts[i]))
            return 1;
    return 0;
}
