/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Words that are split over two reads. Such a word lies in the end of the first and the start of the second; only bytes
 * that occur in some word can belong to it, and these are carried, at most 63.
 */
#ifndef HB_CARRY_H
#define HB_CARRY_H

#include "words.h"

#define HB_TAIL_MAX (HB_WORD_BYTES_MAX - 1)

struct hb_alphabet {
    uint32_t tail_max;   /* longest word - 1 */
    uint8_t occurs[256]; /* the byte is part of some word */
};

/* A multiple of 8 bytes, so that it can be copied in words. */
struct hb_tail {
    uint8_t bytes;
    char text[HB_TAIL_MAX];
};

/* Index + 1 of a word in text, 0: none. edge: only words that begin before it and end behind it; 0: all. */
typedef int hb_search(const void *words, const char *text, size_t bytes, size_t edge);

void hb_alphabet_build(struct hb_alphabet *a, const struct hb_words *words);

/* 1 if nothing of text can be the start of a word that ends later. */
static inline int hb_ends_clean(const struct hb_alphabet *a, const char *text, size_t bytes)
{
    return bytes > 0 && !a->occurs[(unsigned char)text[bytes - 1]];
}

/* Length of the run of bytes of words at the end or the start of text, at most tail_max. */
static inline size_t hb_run_at_end(const struct hb_alphabet *a, const char *text, size_t bytes)
{
    size_t n = 0;
    while (n < bytes && n < a->tail_max && a->occurs[(unsigned char)text[bytes - 1 - n]])
        n++;
    return n;
}

static inline size_t hb_run_at_start(const struct hb_alphabet *a, const char *text, size_t bytes)
{
    size_t n = 0;
    while (n < bytes && n < a->tail_max && a->occurs[(unsigned char)text[n]])
        n++;
    return n;
}

static inline void hb_keep(struct hb_tail *tail, const char *text, size_t bytes)
{
    tail->bytes = (uint8_t)bytes;
    for (size_t i = 0; i < bytes; i++)
        tail->text[i] = text[i];
}

/* What search finds in text, or in text behind the tail of what came before. Updates the tail. */
static inline __attribute__((always_inline)) int hb_carry(const struct hb_alphabet *a, struct hb_tail *tail,
                                                          const char *text, size_t bytes, hb_search *search,
                                                          const void *words)
{
    int found = search(words, text, bytes, 0);
    size_t end = hb_run_at_end(a, text, bytes), old = tail->bytes;
    if (old == 0 || bytes == 0) {
        if (bytes)
            hb_keep(tail, text + bytes - end, end);
        return found;
    }
    char both[2 * HB_TAIL_MAX];
    size_t start = hb_run_at_start(a, text, bytes);
    __builtin_memcpy(both, tail->text, old);
    __builtin_memcpy(both + old, text, start);
    if (!found && start)
        found = search(words, both, old + start, old);
    if (end < bytes) {
        hb_keep(tail, text + bytes - end, end);
    } else { /* all of text may belong to a word that began before it */
        size_t n = hb_run_at_end(a, both, old + start);
        hb_keep(tail, both + old + start - n, n);
    }
    return found;
}

#endif
