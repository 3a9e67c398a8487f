/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of the scanner, built once. */
#include "grams.h"
#include "scanner.h"
#include "text.h"

/* pass: bytes of a gram, distance of positions, shortest and longest word */
static const struct {
    uint8_t gram, stride, from, to;
} PASS[HB_PASSES] = {{4, 4, 7, HB_WORD_BYTES_MAX}, {4, 1, 4, 6}, {2, 1, 2, 3}, {1, 1, 1, 1}};

static void *table(uint32_t entries, uint32_t per_entry, uint32_t *shift, size_t element_bits)
{
    uint32_t log2 = 6;
    while (log2 < 27 && (1u << log2) < entries * per_entry)
        log2++;
    *shift = 32 - log2;
    return hb_memory(((size_t)1 << log2) * element_bits / 8);
}

static void insert(struct hb_scanner *s, struct hb_pass *p, uint32_t word, uint32_t offset, unsigned gram)
{
    char folded[4];
    for (unsigned k = 0; k < gram; k++)
        folded[k] = s->words.word[word].text[offset + k];
    uint32_t value = hb_gram(folded, gram, s->words.fold ? FOLD : 0), h = value * HASH >> p->bits_shift;
    uint32_t *head = &p->heads[value * HASH >> p->heads_shift];
    p->bits[h >> 6] |= (uint64_t)1 << (h & 63);
    p->entries[p->count] = (struct hb_entry){value, *head, word, offset};
    *head = ++p->count;
}

static int build_pass(struct hb_scanner *s, unsigned which)
{
    struct hb_pass *p = &s->pass[which];
    uint32_t entries = 0;
    for (uint32_t i = 0; i < s->words.count; i++)
        if (s->words.word[i].bytes >= PASS[which].from && s->words.word[i].bytes <= PASS[which].to)
            entries += PASS[which].stride;
    if (entries == 0)
        return 0;
    p->bits = table(entries, 32, &p->bits_shift, 1);
    p->heads = table(entries, 2, &p->heads_shift, 32);
    p->entries = hb_memory(entries * sizeof *p->entries);
    if (!p->bits || !p->heads || !p->entries)
        return -1;
    for (uint32_t i = 0; i < s->words.count; i++)
        if (s->words.word[i].bytes >= PASS[which].from && s->words.word[i].bytes <= PASS[which].to)
            for (uint32_t offset = 0; offset < PASS[which].stride; offset++)
                insert(s, p, i, offset, PASS[which].gram);
    return 0;
}

int hb_scanner_build(struct hb_scanner *s)
{
    hb_alphabet_build(&s->alphabet, &s->words);
    for (unsigned which = 0; which < HB_PASSES; which++)
        if (build_pass(s, which))
            return -1;
    return 0;
}
