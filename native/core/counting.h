/* SPDX-License-Identifier: Apache-2.0 */
/* Telemetry on top of the guard: calls, bytes, EAGAIN, errors, matches per function; on request the hook's own time. */
#ifndef HB_COUNTING_H
#define HB_COUNTING_H

#include "clock.h"
#include "guarding.h"
#include <errno.h>

#pragma GCC visibility push(hidden)
void hb_record(enum hb_function f, uint64_t value);
#pragma GCC visibility pop

static inline void hb_count(enum hb_function f, long result)
{
    struct hb_counts *cell = hb_cell();
    if (!cell)
        return;
    hb_add(&cell[f].calls, 1);
    if (hb_unlikely(result < 0)) {
        int error = *hb_errno();
        hb_add(error == EAGAIN || error == EWOULDBLOCK ? &cell[f].eagain : &cell[f].errors, 1);
    }
}

static inline void hb_count_bytes(enum hb_function f, ssize_t n)
{
    hb_count(f, n);
    if (n > 0 && hb_thread.cell)
        hb_add(&hb_thread.cell[f].bytes, (uint64_t)n);
}

static inline void hb_count_match(enum hb_function f)
{
    struct hb_counts *cell = hb_cell();
    if (cell)
        hb_add(&cell[f].matches, 1);
}

#define HB_TIMED hb_unlikely(hb_timing)
#define HB_WORK(timed) uint64_t own = 0, since = (timed) ? hb_now_ns() : 0
#define HB_REST(timed) own += (timed) ? hb_now_ns() - since : 0
#define HB_RESUME(timed) since = (timed) ? hb_now_ns() : 0
#define HB_DONE(timed, f) \
    if (timed)            \
    hb_record(f, own + hb_now_ns() - since)

#define HB_ACCEPT(f, fd)                   \
    do {                                   \
        hb_count(f, fd);                   \
        HB_GUARDED(hb_fd_accepted(fd));    \
    } while (0)
#define HB_COPY(f, from, target)                   \
    do {                                           \
        hb_count(f, target);                       \
        HB_GUARDED(hb_fd_copied(from, target));    \
    } while (0)
#define HB_RESULT(f, result) hb_count(f, result)

#endif
