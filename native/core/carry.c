/* SPDX-License-Identifier: Apache-2.0 */
#include "carry.h"

static void note(struct hb_alphabet *a, const struct hb_word *w, int fold)
{
    for (uint32_t k = 0; k < w->bytes; k++) {
        unsigned char c = (unsigned char)w->text[k];
        a->occurs[c] = 1;
        if (fold && ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            a->occurs[c ^ 0x20] = 1;
    }
    if (w->bytes - 1 > a->tail_max)
        a->tail_max = w->bytes - 1;
}

void hb_alphabet_build(struct hb_alphabet *a, const struct hb_words *words)
{
    for (uint32_t i = 0; i < words->count; i++)
        note(a, &words->word[i], words->fold);
}
