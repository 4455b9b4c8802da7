/* 10,000 texts of 20 characters in one call, for counting instructions: `cargo xtask c bench`. */
#include <string.h>

#include "septet.h"

enum { ROWS = 10000, LENGTH = 20 };

static char data[ROWS * LENGTH];
static int32_t offsets[ROWS + 1], units[ROWS], segments[ROWS], first_offender[ROWS];
static int16_t error[ROWS];
static int8_t encoding[ROWS];

int main(void)
{
    septet_analysis_columns columns = SEPTET_ANALYSIS_COLUMNS_INIT;
    for (int32_t row = 0; row < ROWS; row++) {
        memcpy(data + row * LENGTH, "Your code is 48219 .", LENGTH);
        offsets[row + 1] = (row + 1) * LENGTH;
    }
    columns.rows = ROWS;
    columns.error = error;
    columns.encoding = encoding;
    columns.units = units;
    columns.segments = segments;
    columns.first_offender = first_offender;
    return septet_text_analyze_many(data, sizeof data, offsets, ROWS + 1, NULL, &columns, NULL) != SEPTET_OK ||
           units[ROWS - 1] != LENGTH;
}
