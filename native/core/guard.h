/*
 * The steps every careful hook needs: a re-entry guard, errno kept, a table of descriptors. The guard is held during
 * the hook's own work only, never across the real call, so that a signal handler that interrupts a blocked read is
 * still seen and a cancelled thread leaves nothing behind.
 */
#ifndef HB_GUARD_H
#define HB_GUARD_H

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

/* Stands for the work that a layer above would do. */
static inline void hb_use(int value)
{
    __asm__ volatile("" : : "r"(value));
}

/* Runs STATEMENT as the hook's own work. */
#define HB_GUARDED(STATEMENT)          \
    do {                               \
        if (hb_enter()) {              \
            int *error = hb_errno();   \
            int saved = *error;        \
            STATEMENT;                 \
            *error = saved;            \
            hb_leave();                \
        }                              \
    } while (0)

#endif
