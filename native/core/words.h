/* SPDX-License-Identifier: Apache-2.0 */
/* The keywords: from HOOKBENCH_KEYWORDS, HOOKBENCH_KEYWORDS_FILE or the built-in list. */
#ifndef HB_WORDS_H
#define HB_WORDS_H

#include <stddef.h>
#include <stdint.h>

#define HB_WORD_BYTES_MAX 64 /* longer keywords are refused */
#define HB_WORDS_MAX 60000

struct hb_word {
    const char *text;
    uint32_t bytes;
};

struct hb_words {
    struct hb_word *word;
    uint32_t count;
    uint32_t refused;   /* too long, or too many */
    uint8_t cut;        /* the file is longer than can be read */
    uint8_t unreadable; /* there is no keyword at all */
    int fold;           /* HOOKBENCH_FOLD_CASE: ASCII letters match in both cases */
};

extern const char hb_builtin_words[]; /* one per line */

/* The configured keywords; without any, or without memory, count is 0. Empty ones are dropped. */
void hb_words_load(struct hb_words *words);

/* What of the configured list is not searched for, in a sentence; NULL: nothing. */
const char *hb_words_problem(const struct hb_words *words);

/* Words from text, split at separator and at line ends; "#" starts a comment line when the separator is a line end. */
void hb_words_parse(struct hb_words *words, const char *text, size_t bytes, char separator);

static inline char hb_fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

int hb_word_is_at(const struct hb_words *words, uint32_t i, const char *text);

#endif
