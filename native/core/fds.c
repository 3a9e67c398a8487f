#include "fds.h"
#include "page.h"

uint32_t hb_fds[HB_FD_LIMIT]; /* 4 MiB of address space; pages that are never used cost nothing */
int hb_fd_highest;

int hb_fd_table_is_ours(void)
{
    uint32_t pid = (uint32_t)hb_raw(SYS_getpid);
    if (hb_process->pid == 0) /* a child of fork */
        hb_process->pid = pid;
    return hb_process->pid == pid;
}

void hb_fd_forget_range(unsigned first, unsigned last)
{
    unsigned highest = (unsigned)__atomic_load_n(&hb_fd_highest, __ATOMIC_RELAXED);
    for (unsigned fd = first; fd <= last && fd <= highest; fd++)
        hb_fd_forget((int)fd);
}
