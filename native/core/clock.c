/* SPDX-License-Identifier: Apache-2.0 */
#include "clock.h"
#include "raw.h"
#include <time.h>

extern int clock_gettime(clockid_t clock, struct timespec *time) __attribute__((weak));

uint64_t hb_now_ns(void)
{
    struct timespec t;
    if (clock_gettime)
        clock_gettime(CLOCK_MONOTONIC, &t);
    else
        hb_raw(SYS_clock_gettime, CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}
