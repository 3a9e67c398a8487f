/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Multi-keyword search: does the text contain any of the words? Cost per byte does not depend on the number of words.
 *
 * A text that contains a word of 7 bytes or more contains, at one of the positions 0, 4, 8, ..., four bytes in a row
 * of that word (its bytes 0-3, 1-4, 2-5 or 3-6). So every fourth position is looked up, by a hash of its four bytes, in a
 * bitmap small enough for the L1 cache; a hit goes to a bucket and is compared in full. Words of 4 to 6 bytes need
 * every position, words of 1 to 3 bytes a bitmap of pairs or single bytes: up to four passes, each only where the
 * list has such words. Words that are split over two reads are found with carry.h.
 */
#ifndef HB_SCANNER_H
#define HB_SCANNER_H

#include "carry.h"

#define HB_PASSES 4

struct hb_entry {
    uint32_t gram;
    uint32_t next; /* entry + 1, 0: none */
    uint32_t word;
    uint32_t offset;
};

struct hb_pass {
    uint64_t *bits;
    uint32_t *heads; /* entry + 1 */
    struct hb_entry *entries;
    uint32_t count;
    uint32_t bits_shift, heads_shift;
};

struct hb_scanner {
    struct hb_words words;
    struct hb_pass pass[HB_PASSES];
    struct hb_alphabet alphabet;
};

/* Builds the tables of words.word[]; 0, or -1 without memory. */
int hb_scanner_build(struct hb_scanner *s);

/* Index + 1 of a word that text, or text behind the tail of what came before, completes; 0: none. Updates the tail. */
int hb_scan(const struct hb_scanner *s, struct hb_tail *tail, const char *text, size_t bytes);

#endif
