#include "fds.h"
#include "page.h"

uint32_t hb_fds[HB_FD_LIMIT]; /* 4 MiB of address space; pages that are never used cost nothing */
int hb_fd_highest;

int hb_fd_table_is_ours(void)
{
    uint32_t pid = (uint32_t)hb_raw(SYS_getpid);
    uint32_t owner = __atomic_load_n(&hb_process.pid, __ATOMIC_RELAXED);
    if (owner == 0) /* a child of fork */
        __atomic_store_n(&hb_process.pid, pid, __ATOMIC_RELAXED);
    return owner == 0 || owner == pid;
}

void hb_fd_forget_range(unsigned first, unsigned last)
{
    unsigned highest = (unsigned)__atomic_load_n(&hb_fd_highest, __ATOMIC_RELAXED);
    for (unsigned fd = first; fd <= last && fd <= highest; fd++)
        hb_fd_forget((int)fd);
}
