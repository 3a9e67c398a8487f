/* guard: pass, and what a hook needs before it may do anything: re-entry guard, errno, descriptor table. */
#include "guard.h"

/* The descriptor is still what it was before the call: the place where a layer above does its work. */
static inline ssize_t after_read(int fd, uint32_t before, ssize_t n)
{
    HB_GUARDED(hb_use((before & HB_ACCEPTED) && hb_fd_state(fd) == before));
    return n;
}

#define HB_READ(f, fd, before, data, n) after_read(fd, before, n)
#define HB_ACCEPT(f, fd) HB_GUARDED(hb_fd_accepted(fd))
#define HB_COPY(f, from, target) HB_GUARDED(hb_fd_copied(from, target))
#define HB_RESULT(f, result) HB_GUARDED((void)0)
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("guard", HB_PAGE_PROCESS);
}
