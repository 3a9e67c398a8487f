/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Detection on accepted sockets, also across reads: what scan and scan-hs share. A hook that includes it defines
 *
 *   HB_WORDS                         its struct hb_words
 *   HB_ALPHABET                      and their struct hb_alphabet
 *   HB_SCAN(tail, text, bytes)       index + 1 of a word in text, or in text behind the tail; 0: none
 */
#ifndef HB_DETECT_H
#define HB_DETECT_H

#include "carry.h"
#include "inspect.h"
#include "text.h"

static struct hb_tail *tails; /* per descriptor; touched only where a read ends in the middle of what may be a word */

static void copy(struct hb_tail *to, const struct hb_tail *from)
{
    for (unsigned i = 0; i < sizeof *to / 8; i++)
        __atomic_store_n((uint64_t *)to + i, __atomic_load_n((const uint64_t *)from + i, __ATOMIC_RELAXED),
                         __ATOMIC_RELAXED);
    if (to->bytes > HB_TAIL_MAX)
        to->bytes = 0;
}

static int scan_pieces(struct hb_tail *tail, struct hb_data data, size_t left)
{
    const char *text = NULL;
    int word = 0;
    unsigned i = 0;
    for (size_t bytes; (bytes = hb_piece(data, &i, &left, &text));) {
        int found = HB_SCAN(tail, text, bytes);
        word = word ? word : found;
    }
    return word;
}

/* The carried bytes belong to the thread that could set HELD; another one that reads the same socket goes without. */
static __attribute__((noinline)) int scan_with_tail(int fd, uint32_t before, struct hb_data data, size_t bytes)
{
    struct hb_tail tail __attribute__((aligned(8)));
    tail.bytes = 0;
    int free = !(before & HB_HELD), held = free && (before & HB_TAIL) && hb_fd_change(fd, before, before | HB_HELD);
    if (held)
        copy(&tail, &tails[fd]);
    int word = scan_pieces(&tail, data, bytes);
    if (tail.bytes && free && !held)
        held = hb_fd_change(fd, before, before | HB_HELD);
    if (!held)
        return word;
    if (tail.bytes)
        copy(&tails[fd], &tail);
    hb_fd_change(fd, before | HB_HELD, tail.bytes ? before | HB_TAIL : before & ~HB_TAIL);
    return word;
}

static inline int scan(int fd, uint32_t before, struct hb_data data, size_t bytes)
{
    if (data.count == 1 && !(before & HB_TAIL) && hb_ends_clean(&HB_ALPHABET, data.vectors->iov_base, bytes)) {
        struct hb_tail none;
        none.bytes = 0;
        return HB_SCAN(&none, data.vectors->iov_base, bytes);
    }
    return scan_with_tail(fd, before, data, bytes);
}

static inline ssize_t after_read(enum hb_function f, int fd, uint32_t before, struct hb_data data, ssize_t n)
{
    int refuse = 0;
    hb_count_bytes(f, n);
    if (n > 0 && (before & HB_ACCEPTED) && data.vectors && tails) {
        HB_GUARDED({ /* another thread may have read of the same connection meanwhile: only its owner must be the same */
            uint32_t now = hb_fd_state(fd);
            int word = now / HB_GENERATION == before / HB_GENERATION ? scan(fd, now, data, (size_t)n) : 0;
            refuse = word && hb_matched(f, fd, before, &HB_WORDS.word[word - 1]);
        });
    }
    if (!hb_unlikely(refuse))
        return n;
    *hb_errno() = ECONNRESET;
    return -1;
}

#define HB_REFUSE(before) hb_unlikely((before)&HB_REFUSED)
#define HB_READ(f, fd, before, data, n) after_read(f, fd, before, data, n)

#endif
