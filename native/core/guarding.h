/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The steps every careful hook needs: a re-entry guard, errno kept, a table of descriptors. The guard is held during
 * the hook's own work only, never across the real call, so that a signal handler that interrupts a blocked read is
 * still seen and a cancelled thread leaves nothing behind.
 */
#ifndef HB_GUARDING_H
#define HB_GUARDING_H

#include "fds.h"
#include "functions.h"
#include "page.h"

#define HB_BEFORE(f, fd) hb_fd_state(fd)
#define HB_CLOSE(fd) hb_fd_forget(fd)
#define HB_UNCLOSE(fd, before) hb_fd_restore(fd, before)
#define HB_CLOSE_RANGE(first, last) hb_fd_forget_range(first, last)

static inline int hb_enter(void)
{
    if (hb_unlikely(hb_thread.busy))
        return 0;
    hb_thread.busy = 1;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    return 1;
}

static inline void hb_leave(void)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    hb_thread.busy = 0;
}

/* An accepted descriptor is still what it was before the call: only then may a layer above do its work. */
static inline int hb_fd_is_same(int fd, uint32_t before)
{
    return (before & HB_ACCEPTED) && hb_fd_state(fd) == before;
}

/* Stands for the work that a layer above would do. */
static inline void hb_use(int value)
{
    __asm__ volatile("" : : "r"(value));
}

/* Runs STATEMENT as the hook's own work; ERROR is where the thread's errno is. */
#define HB_GUARDED_AT(ERROR, STATEMENT) \
    do {                                \
        int *error_ = ERROR;            \
        if (hb_enter()) {               \
            int saved = *error_;        \
            STATEMENT;                  \
            *error_ = saved;            \
            hb_leave();                 \
        }                               \
    } while (0)

#define HB_GUARDED(STATEMENT) HB_GUARDED_AT(hb_errno(), STATEMENT)

#endif
