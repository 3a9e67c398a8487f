/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libFuzzer target: words, then a stream cut into pieces, against the oracle. The input is
 * flags, number of cuts, cuts..., words (one per line) up to a zero byte, stream.
 */
#include "oracle.h"
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes);

static void release(struct hb_scanner *s)
{
    for (int i = 0; i < HB_PASSES; i++) {
        free(s->pass[i].bits);
        free(s->pass[i].heads);
        free(s->pass[i].entries);
    }
    free(s->words.word);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
    if (bytes < 2 || bytes < 2u + data[1] || bytes > 4096)
        return 0;
    const uint8_t *cuts = data + 2;
    size_t pieces = data[1];
    const char *text = (const char *)cuts + pieces, *end = (const char *)data + bytes;
    const char *zero = memchr(text, 0, (size_t)(end - text));
    struct hb_scanner s = {.words.fold = data[0] & 1};
    hb_words_parse(&s.words, text, (size_t)((zero ? zero : end) - text), '\n');
    if (hb_scanner_build(&s) == 0 && zero && disagrees(&s, zero + 1, (size_t)(end - zero - 1), cuts, pieces))
        abort();
    release(&s);
    return 0;
}
