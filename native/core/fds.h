/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the hook knows about a file descriptor: one word per number, so that no lock and no memory is needed. Flags in
 * the low byte; above it a generation that changes whenever the number is given to something else, so that work begun
 * for the old owner of a number is never finished for the new one.
 */
#ifndef HB_FDS_H
#define HB_FDS_H

#include "vfork.h"
#include <stdint.h>

#define HB_FD_LIMIT (1 << 20) /* descriptors above are passed through, not tracked */

#define HB_ACCEPTED 1u /* came from accept */
#define HB_TAIL 2u     /* the scanner carries bytes of the last read */
#define HB_REFUSED 4u  /* blocked: reads fail */
#define HB_HELD 8u     /* some thread is using the carried bytes */
#define HB_GENERATION 256u

#pragma GCC visibility push(hidden)

extern uint32_t hb_fds[HB_FD_LIMIT];

static inline int hb_fd_known(int fd)
{
    return (unsigned)fd < HB_FD_LIMIT;
}

static inline uint32_t hb_fd_state(int fd)
{
    return hb_fd_known(fd) ? __atomic_load_n(&hb_fds[fd], __ATOMIC_RELAXED) : 0;
}

/* Replaces the state if it is still the expected one. */
static inline int hb_fd_change(int fd, uint32_t expected, uint32_t state)
{
    return __atomic_compare_exchange_n(&hb_fds[fd], &expected, state, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

extern int hb_fd_highest; /* no descriptor above has flags */

static inline void hb_fd_renew(int fd, uint32_t flags)
{
    if (!hb_fd_known(fd))
        return;
    int highest = __atomic_load_n(&hb_fd_highest, __ATOMIC_RELAXED);
    while (flags && fd > highest)
        if (__atomic_compare_exchange_n(&hb_fd_highest, &highest, fd, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
            break;
    uint32_t old = __atomic_load_n(&hb_fds[fd], __ATOMIC_RELAXED);
    __atomic_store_n(&hb_fds[fd], ((old & ~(HB_GENERATION - 1)) + HB_GENERATION) | flags, __ATOMIC_RELAXED);
}

static inline void hb_fd_accepted(int fd)
{
    if (fd >= 0)
        hb_fd_renew(fd, HB_ACCEPTED);
}

static inline void hb_fd_forget(int fd)
{
    if (hb_fd_state(fd) & (HB_GENERATION - 1) && !hb_is_vfork_child())
        hb_fd_renew(fd, 0);
}

/* Undoes hb_fd_forget if nothing else happened to the number since. */
static inline void hb_fd_restore(int fd, uint32_t before)
{
    if (before & (HB_GENERATION - 1))
        hb_fd_change(fd, (before & ~(HB_GENERATION - 1)) + HB_GENERATION, before & ~HB_TAIL);
}

/* target is now what from is; a carried tail stays with from. */
static inline void hb_fd_copied(int from, int target)
{
    uint32_t flags = hb_fd_state(from) & (HB_ACCEPTED | HB_REFUSED);
    if (target >= 0 && target != from && (flags || hb_fd_state(target) & (HB_GENERATION - 1)) && !hb_is_vfork_child())
        hb_fd_renew(target, flags);
}

void hb_fd_forget_range(unsigned first, unsigned last);

#pragma GCC visibility pop

#endif
