/* SPDX-License-Identifier: Apache-2.0 */
/* count: guard, and telemetry. */
#include "counting.h"

static inline __attribute__((always_inline)) ssize_t after_read(enum hb_function f, int fd, uint32_t before, ssize_t n)
{
    hb_count_bytes(f, n);
    HB_GUARDED(hb_use(hb_fd_is_same(fd, before)));
    return n;
}

#define HB_READ(f, fd, before, data, n) after_read(f, fd, before, n)
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("count", HB_PAGE_COUNTS);
}
