/* SPDX-License-Identifier: Apache-2.0 */
/* The slow way to say what the scanner must say: look at the whole stream, word by word, position by position. */
#ifndef HB_ORACLE_H
#define HB_ORACLE_H

#include "scanner.h"
#include <string.h>

/* Some word ends in (from, to] of the stream. */
static inline int oracle(const struct hb_words *words, const char *stream, size_t from, size_t to)
{
    for (uint32_t w = 0; w < words->count; w++)
        for (size_t end = from + 1; end <= to; end++)
            if (words->word[w].bytes <= end && hb_word_is_at(words, w, stream + end - words->word[w].bytes))
                return 1;
    return 0;
}

/* Feeds stream in pieces of the given sizes (the last one takes the rest); 0 if every answer is the oracle's. */
static inline int disagrees(const struct hb_scanner *s, const char *stream, size_t bytes, const unsigned char *sizes,
                            size_t pieces)
{
    struct hb_tail tail;
    size_t at = 0;
    tail.bytes = 0;
    for (size_t i = 0; at < bytes; i++) {
        size_t piece = i < pieces ? sizes[i] : bytes - at;
        piece = piece < bytes - at ? piece : bytes - at;
        char copy[piece + 1]; /* of exact size, so that ASan sees a look beyond it */
        memcpy(copy, stream + at, piece);
        int word = hb_scan(s, &tail, copy, piece);
        if ((word != 0) != oracle(&s->words, stream, at, at + piece) || word > (int)s->words.count)
            return 1;
        at += piece;
    }
    return 0;
}

#endif
