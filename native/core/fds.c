/* SPDX-License-Identifier: Apache-2.0 */
#include "fds.h"

uint32_t hb_fds[HB_FD_LIMIT]; /* 4 MiB of address space; pages that are never used cost nothing */
int hb_fd_highest;

void hb_fd_forget_range(unsigned first, unsigned last)
{
    unsigned highest = (unsigned)__atomic_load_n(&hb_fd_highest, __ATOMIC_RELAXED);
    for (unsigned fd = first; fd <= last && fd <= highest; fd++)
        hb_fd_forget((int)fd);
}
