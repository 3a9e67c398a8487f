/* Making the file of a telemetry page, or continuing the one that is there. */
#ifndef HB_PAGE_FILE_H
#define HB_PAGE_FILE_H

#include "hookbench_telemetry.h"
#include <stddef.h>

#define HB_CELLS 256
#define HB_CELL_BYTES 1280
#define HB_HEADER_BYTES 4096
#define HB_HISTOGRAM_BYTES (HB_PAGE_FUNCTIONS_MAX * HB_PAGE_BUCKETS * sizeof(uint64_t))

struct hb_page_plan {
    const char *pattern; /* path with %p; NULL: no page is wanted */
    const char *hook;
    uint32_t flags;
    uint32_t rows;
    int histogram;
};

size_t hb_page_bytes(const struct hb_page_plan *plan);

/* NULL, after a message, if there can be none. */
struct hb_page_header *hb_page_open(const struct hb_page_plan *plan);

#endif
