/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HB_DATA_H
#define HB_DATA_H

#include <stddef.h>
#include <sys/uio.h>

/* Where the bytes of a reading call are; vectors of NULL means: do not look at them (peeked, out of band). */
struct hb_data {
    const struct iovec *vectors;
    unsigned count;
};

/* The next piece of the bytes that are left in data; 0 when there is no more. Start with *i = 0. */
static inline size_t hb_piece(struct hb_data data, unsigned *i, size_t *left, const char **text)
{
    while (*i < data.count && *left > 0) {
        const struct iovec *v = &data.vectors[(*i)++];
        size_t bytes = v->iov_len < *left ? v->iov_len : *left;
        if (bytes == 0)
            continue;
        *left -= bytes;
        *text = v->iov_base;
        return bytes;
    }
    return 0;
}

#endif
