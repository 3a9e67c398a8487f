/* SPDX-License-Identifier: Apache-2.0 */
/* What the file of a telemetry page holds. */
#ifndef HB_PAGE_FILE_H
#define HB_PAGE_FILE_H

#include "hookbench_telemetry.h"
#include <stddef.h>

#define HB_CELLS 256
#define HB_CELL_BYTES 1280
#define HB_HEADER_BYTES 4096
#define HB_HISTOGRAM_OFFSET (HB_HEADER_BYTES + HB_CELLS * HB_CELL_BYTES)
#define HB_HISTOGRAM_BYTES (HB_PAGE_FUNCTIONS_MAX * HB_PAGE_BUCKETS * sizeof(uint64_t))

struct hb_page_plan {
    const char *hook;
    uint32_t flags;
    uint32_t rows;
    int histogram;
};

size_t hb_page_bytes(const struct hb_page_plan *plan);

/* For struct hb_shared; plan is a struct hb_page_plan. */
void hb_page_describe(void *page, const void *plan);
int hb_page_fits(const void *page, const void *plan);

#endif
