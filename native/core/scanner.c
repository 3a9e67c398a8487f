/* SPDX-License-Identifier: Apache-2.0 */
#include "grams.h"
#include "scanner.h"

static int verify(const struct hb_scanner *s, const struct hb_pass *p, uint32_t gram, const char *text, size_t bytes,
                  size_t at, size_t edge)
{
    for (uint32_t i = p->heads[gram * HASH >> p->heads_shift]; i; i = p->entries[i - 1].next) {
        const struct hb_entry *e = &p->entries[i - 1];
        uint32_t length = s->words.word[e->word].bytes;
        if (e->gram != gram || at < e->offset || at - e->offset + length > bytes)
            continue;
        size_t start = at - e->offset;
        if (edge && (start >= edge || start + length <= edge))
            continue; /* not across the edge: found before, or later */
        if (hb_word_is_at(&s->words, e->word, text + start))
            return (int)e->word + 1;
    }
    return 0;
}

static inline __attribute__((always_inline)) int run(const struct hb_scanner *s, unsigned which, const char *text,
                                                      size_t bytes, size_t edge, unsigned gram, unsigned stride)
{
    const struct hb_pass *p = &s->pass[which];
    const uint32_t fold = s->words.fold ? FOLD : 0, shift = p->bits_shift;
    const uint64_t *bits = p->bits;
    if (p->count == 0)
        return 0;
    for (size_t i = 0; i + gram <= bytes; i += stride) {
        uint32_t value = hb_gram(text + i, gram, fold), h = value * HASH >> shift;
        if (__builtin_expect(bits[h >> 6] >> (h & 63) & 1, 0)) {
            int word = verify(s, p, value, text, bytes, i, edge);
            if (word)
                return word;
        }
    }
    return 0;
}

static int search(const void *scanner, const char *text, size_t bytes, size_t edge)
{
    const struct hb_scanner *s = scanner;
    int word = run(s, 0, text, bytes, edge, 4, 4);
    if (!word)
        word = run(s, 1, text, bytes, edge, 4, 1);
    if (!word)
        word = run(s, 2, text, bytes, edge, 2, 1);
    if (!word && !edge)
        word = run(s, 3, text, bytes, edge, 1, 1);
    return word;
}

int hb_scan(const struct hb_scanner *s, struct hb_tail *tail, const char *text, size_t bytes)
{
    return hb_carry(&s->alphabet, tail, text, bytes, search, s);
}
