#include "fds.h"

uint32_t hb_fds[HB_FD_LIMIT]; /* 4 MiB of address space; pages that are never used cost nothing */

void hb_fd_forget_range(unsigned first, unsigned last)
{
    for (unsigned fd = first; fd <= last && fd < HB_FD_LIMIT; fd++)
        hb_fd_forget((int)fd);
}
