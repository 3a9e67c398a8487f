/* SPDX-License-Identifier: Apache-2.0 */
/* Reads through io_uring, by its system calls alone. */
#ifndef URING_H
#define URING_H

#include "../victims/victim.h"
#include <linux/io_uring.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>

struct uring {
    int fd;
    struct io_uring_sqe *entries;
    struct io_uring_cqe *results;
    unsigned *tail, *mask, *array, *head_of_results, *mask_of_results;
};

static inline void *uring_map(int fd, size_t bytes, off_t offset)
{
    void *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, offset);
    CHECK(at != MAP_FAILED);
    return at;
}

/* Status 77: there is no io_uring here. */
static inline struct uring uring_open(void)
{
    struct io_uring_params p = {0};
    struct uring u = {.fd = (int)syscall(425 /* io_uring_setup */, 4, &p)};
    if (u.fd < 0)
        _exit(77);
    char *sq = uring_map(u.fd, p.sq_off.array + p.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
    char *cq = uring_map(u.fd, p.cq_off.cqes + p.cq_entries * sizeof(struct io_uring_cqe), IORING_OFF_CQ_RING);
    u.entries = uring_map(u.fd, p.sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
    u.tail = (unsigned *)(sq + p.sq_off.tail), u.mask = (unsigned *)(sq + p.sq_off.ring_mask);
    u.array = (unsigned *)(sq + p.sq_off.array);
    u.head_of_results = (unsigned *)(cq + p.cq_off.head), u.mask_of_results = (unsigned *)(cq + p.cq_off.ring_mask);
    u.results = (struct io_uring_cqe *)(cq + p.cq_off.cqes);
    return u;
}

static inline int uring_reads(int fd, void *to, int times)
{
    struct uring u = uring_open();
    for (int i = 0; i < times; i++) {
        unsigned tail = *u.tail, slot = tail & *u.mask;
        u.entries[slot] = (struct io_uring_sqe){.opcode = IORING_OP_READ, .fd = fd, .addr = (uintptr_t)to, .len = 1};
        u.array[slot] = slot;
        __atomic_store_n(u.tail, tail + 1, __ATOMIC_RELEASE);
        if (syscall(426 /* io_uring_enter */, u.fd, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) != 1)
            return 0;
        if (u.results[*u.head_of_results & *u.mask_of_results].res != 1)
            return 0;
        __atomic_store_n(u.head_of_results, *u.head_of_results + 1, __ATOMIC_RELEASE);
    }
    return 1;
}

#endif
