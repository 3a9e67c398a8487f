/* SPDX-License-Identifier: Apache-2.0 */
/* The clock, and the length of a batch. */
#define _GNU_SOURCE
#include "session.h"
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

#define READINGS 1001

int hb_duet_clock(double *cost_ns, double *granularity_ns)
{
    int64_t block[READINGS], step = INT64_MAX;
    for (int i = 0; i < READINGS; i++) {
        int64_t start = hb_clock_ns(), last = start;
        for (int k = 0; k < 100; k++) {
            int64_t now = hb_clock_ns();
            if (now > last && now - last < step)
                step = now - last;
            last = now;
        }
        block[i] = last - start;
    }
    qsort(block, READINGS, sizeof block[0], compare);
    *cost_ns = (double)block[READINGS / 2] / 100;
    *granularity_ns = (double)step;
    return 0;
}

static int64_t median_of_batches(struct hb_session *s, int64_t calls)
{
    int64_t ns[9];
    char *buffer = calloc(1, HB_SIZE_MAX);
    int failed = buffer ? 0 : hb_fail("out of memory");
    for (int i = 0; i < 9 && !failed; i++)
        failed = hb_batch_ns(s, HB_BASELINE, 0, calls, NULL, buffer, &ns[i]);
    free(buffer);
    if (failed)
        return -1;
    qsort(ns, 9, sizeof ns[0], compare);
    return ns[4];
}

int64_t hb_duet_calibrate(int handle, double max_timer_share)
{
    struct hb_session *s = hb_session(handle);
    double cost, step;
    if (!s)
        return -1;
    if (!(max_timer_share > 0 && max_timer_share <= 1))
        return hb_fail("timer share %g: must be above 0 and at most 1", max_timer_share);
    hb_duet_clock(&cost, &step);
    double want = (2 * cost > step ? 2 * cost : step) / max_timer_share;
    for (int64_t calls = 20; calls < 1000000000; calls *= 2) {
        int64_t ns = median_of_batches(s, calls);
        if (ns < 0)
            return -1;
        if ((double)ns >= want / 4) { /* long enough to extrapolate from */
            int64_t need = (int64_t)(want * (double)calls / (double)ns * 1.05) + 1;
            return need < 20 ? 20 : need;
        }
    }
    return hb_fail("the calls are too short to measure");
}
