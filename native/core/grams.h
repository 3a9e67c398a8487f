/* SPDX-License-Identifier: Apache-2.0 */
/* What building the tables and searching in them share. */
#ifndef HB_GRAMS_H
#define HB_GRAMS_H

#include <stdint.h>

#define HASH 0x9E3779B1u
#define FOLD 0x20202020u

/* The next gram bytes of a text, folded as a filter may be: letters in both cases are one. */
static inline uint32_t hb_gram(const char *text, unsigned gram, uint32_t fold)
{
    uint32_t value = 0;
    __builtin_memcpy(&value, text, gram);
    return value | (gram == 4 ? fold : gram == 2 ? fold & 0xFFFF : fold & 0xFF);
}

#endif
