/* SPDX-License-Identifier: Apache-2.0 */
#include "page_file.h"
#include "page.h"
#include "text.h"

_Static_assert(HB_ROW_COUNT <= HB_PAGE_FUNCTIONS_MAX, "called[]");
_Static_assert(HB_ROW_COUNT * sizeof(struct hb_counts) <= HB_CELL_BYTES, "cell");

size_t hb_page_bytes(const struct hb_page_plan *plan)
{
    return HB_HISTOGRAM_OFFSET + (plan->histogram ? HB_CELLS * HB_HISTOGRAM_BYTES : 0);
}

void hb_page_describe(void *page, const void *of)
{
    const struct hb_page_plan *plan = of;
    struct hb_page_header *h = page;
    h->version = HB_PAGE_VERSION;
    h->header_bytes = HB_HEADER_BYTES;
    h->pid = (uint32_t)hb_raw(SYS_getpid);
    h->function_count = plan->rows;
    h->cell_count = HB_CELLS;
    h->cell_bytes = HB_CELL_BYTES;
    h->histogram_offset = plan->histogram ? HB_HISTOGRAM_OFFSET : 0;
    h->flags = plan->flags;
    hb_put(h->hook, h->hook + sizeof h->hook - 1, plan->hook);
    for (uint32_t f = 0; f < plan->rows; f++)
        hb_put(h->names[f], h->names[f] + HB_PAGE_NAME_BYTES - 1, hb_names[f]);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    hb_put(h->magic, h->magic + 8, HB_PAGE_MAGIC);
}

/* A reader goes by the header, so all of it that says where things are must be as this hook would write it. */
int hb_page_fits(const void *page, const void *of)
{
    const struct hb_page_plan *plan = of;
    const struct hb_page_header *h = page;
    return h->version == HB_PAGE_VERSION && h->function_count == plan->rows && h->header_bytes == HB_HEADER_BYTES &&
           h->cell_count == HB_CELLS && h->cell_bytes == HB_CELL_BYTES && h->flags == plan->flags &&
           h->histogram_offset == (plan->histogram ? (uint64_t)HB_HISTOGRAM_OFFSET : 0) &&
           hb_length(plan->hook) < sizeof h->hook && hb_equal(h->hook, plan->hook);
}
