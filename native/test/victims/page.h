/* SPDX-License-Identifier: Apache-2.0 */
/* A victim looks at its own telemetry page. */
#ifndef VICTIM_PAGE_H
#define VICTIM_PAGE_H

#include "hookbench_telemetry.h"
#include "victim.h"
#include <sys/mman.h>

/* The page of HOOKBENCH_TELEMETRY (without %p), or NULL when there is none or it does not count. */
static inline const struct hb_page_header *own_page(void)
{
    const char *path = getenv("HOOKBENCH_TELEMETRY");
    int fd = path ? open(path, O_RDONLY) : -1;
    if (fd < 0)
        return NULL;
    off_t bytes = lseek(fd, 0, SEEK_END);
    const struct hb_page_header *page = mmap(NULL, (size_t)bytes, PROT_READ, MAP_SHARED, fd, 0);
    CHECK(page != MAP_FAILED && memcmp(page->magic, HB_PAGE_MAGIC, 8) == 0);
    close(fd);
    return page->flags & HB_PAGE_COUNTS ? page : NULL;
}

/* Sum over the cells; function NULL: over all functions. */
static inline struct hb_counts total(const struct hb_page_header *page, const char *function)
{
    struct hb_counts sum = {0};
    for (uint32_t c = 0; c < page->cell_count && c < page->cells_used; c++)
        for (uint32_t f = 0; f < page->function_count; f++) {
            const struct hb_counts *counts =
                (const struct hb_counts *)((const char *)page + page->header_bytes + c * (size_t)page->cell_bytes) + f;
            if (function && strcmp(function, page->names[f]) != 0)
                continue;
            sum.calls += counts->calls;
            sum.bytes += counts->bytes;
            sum.eagain += counts->eagain;
            sum.errors += counts->errors;
            sum.matches += counts->matches;
        }
    return sum;
}

#endif
