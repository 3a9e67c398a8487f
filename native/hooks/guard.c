/* SPDX-License-Identifier: Apache-2.0 */
/* guard: pass, and what a hook needs before it may do anything: re-entry guard, errno, descriptor table. */
#include "guarding.h"

static inline ssize_t guarded(int *error, int fd, uint32_t before, ssize_t n)
{
    HB_GUARDED_AT(error, hb_use(hb_fd_is_same(fd, before)));
    return n;
}

/* Out of line, so that all later reads of the thread keep no register for it. */
static __attribute__((noinline, cold)) ssize_t after_first_read(int fd, uint32_t before, ssize_t n)
{
    return guarded(hb_errno(), fd, before, n);
}

static inline ssize_t after_read(int fd, uint32_t before, ssize_t n)
{
    int *error = hb_thread.error;
    return hb_likely(error) ? guarded(error, fd, before, n) : after_first_read(fd, before, n);
}

#define HB_READ(f, fd, before, data, n) after_read(fd, before, n)
#define HB_ACCEPT(f, fd) HB_GUARDED(hb_fd_accepted(fd))
#define HB_COPY(f, from, target) HB_GUARDED(hb_fd_copied(from, target))
#define HB_RESULT(f, result) HB_GUARDED((void)0)
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("guard", 0);
}
