/* Split a text for sending: the octets of every segment's header, and the text after it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <septet.h>

int main(void)
{
    static const char text[] =
        "Dear guest, the doors of the hall open at seven. The first band plays at eight [main stage], the second at nine "
        "{small stage}, and the last train leaves at half past twelve. Reply STOP to opt out.";
    septet_text_options options = SEPTET_TEXT_OPTIONS_INIT;
    septet_error err = SEPTET_ERROR_INIT;
    size_t count;

    /* The reference ties the segments together: any number that the last messages to this handset did not have. */
    options.has_concatenation_reference = 1;
    options.concatenation_reference = 0x2A;

    /* How many are there? A query answers that the buffer of no size is too small. */
    septet_status status = septet_text_segments(text, sizeof text - 1, &options, NULL, 0, &count, &err);
    if (status != SEPTET_ERR_BUFFER_TOO_SMALL) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    septet_segment *segments = malloc(count * sizeof *segments);
    if (!segments || septet_text_segments(text, sizeof text - 1, &options, segments, count, &count, &err) != SEPTET_OK) {
        fprintf(stderr, "%s\n", err.message);
        free(segments);
        return 1;
    }
    for (size_t i = 0; i < count; i++) {
        printf("segment %zu of %zu: %u septets, %u octets, header", i + 1, count, segments[i].units, segments[i].octets);
        for (uint32_t n = 0; n < segments[i].header_len; n++)
            printf(" %02X", segments[i].header[n]);
        printf("\n  %.*s\n", (int)(segments[i].end - segments[i].start), text + segments[i].start);
    }
    free(segments);
    return 0;
}
