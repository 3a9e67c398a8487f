/* SPDX-License-Identifier: Apache-2.0 */
#include "counting.h"

void hb_record(enum hb_function f, uint64_t value)
{
    if (!hb_cell() || !hb_thread.histogram)
        return;
    unsigned bucket = value < 2 ? 0 : 63u - (unsigned)__builtin_clzll(value);
    if (bucket >= HB_PAGE_BUCKETS)
        bucket = HB_PAGE_BUCKETS - 1;
    hb_add(&hb_thread.histogram[f * HB_PAGE_BUCKETS + bucket], 1);
}
