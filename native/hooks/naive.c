/* SPDX-License-Identifier: Apache-2.0 */
/*
 * naive: the way of Kahlhofer, Kern, Henning and Rass 2023 (arXiv:2310.12702). The real function is looked up on
 * every call, every keyword is searched for on its own, a match opens, appends to and closes a log file. Unlike the
 * original it looks only at bytes that were read, and keeps errno. Keywords that are split over two reads are missed.
 */
#include "lookup.h"
#include "inspect.h"

extern void *memmem(const void *text, size_t bytes, const void *word, size_t word_bytes) __attribute__((weak));

static struct hb_words words;

static int contains(const char *text, size_t bytes, uint32_t word)
{
    const struct hb_word *w = &words.word[word];
    if (memmem && !words.fold)
        return memmem(text, bytes, w->text, w->bytes) != NULL;
    for (size_t i = 0; i + w->bytes <= bytes; i++)
        if (hb_word_is_at(&words, word, text + i))
            return 1;
    return 0;
}

static const struct hb_word *search(struct hb_data data, size_t left)
{
    const char *text = NULL;
    unsigned i = 0;
    for (size_t bytes; (bytes = hb_piece(data, &i, &left, &text));)
        for (uint32_t word = 0; word < words.count; word++)
            if (contains(text, bytes, word))
                return &words.word[word];
    return NULL;
}

static inline ssize_t after_read(enum hb_function f, int fd, uint32_t before, struct hb_data data, ssize_t n)
{
    int refuse = 0;
    hb_count_bytes(f, n);
    if (n > 0 && (before & HB_ACCEPTED) && data.vectors) {
        HB_GUARDED({
            const struct hb_word *word = search(data, (size_t)n);
            refuse = word && hb_matched(f, fd, before, word);
        });
    }
    if (!refuse)
        return n;
    *hb_errno() = ECONNRESET;
    return -1;
}

#define HB_REFUSE(before) ((before)&HB_REFUSED)
#define HB_READ(f, fd, before, data, n) after_read(f, fd, before, data, n)
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("naive", HB_PAGE_COUNTS);
    hb_inspect_init(1);
    hb_words_load(&words);
}
