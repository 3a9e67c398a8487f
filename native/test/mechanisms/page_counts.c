/* SPDX-License-Identifier: Apache-2.0 */
/* page_counts FILE...: sums of telemetry pages, a line "FUNCTION CALLS BYTES EAGAIN ERRORS" for each function that was called. */
#include "../victims/page.h"

int main(int count, char **arguments)
{
    static struct hb_counts sums[HB_PAGE_FUNCTIONS_MAX];
    const struct hb_page_header *page = NULL;
    for (int i = 1; i < count; i++) {
        CHECK(setenv("HOOKBENCH_TELEMETRY", arguments[i], 1) == 0 && (page = own_page()));
        for (uint32_t f = 0; f < page->function_count; f++) {
            struct hb_counts one = total(page, page->names[f]);
            sums[f].calls += one.calls, sums[f].bytes += one.bytes;
            sums[f].eagain += one.eagain, sums[f].errors += one.errors;
        }
    }
    for (uint32_t f = 0; page && f < page->function_count; f++)
        if (sums[f].calls)
            printf("%s %llu %llu %llu %llu\n", page->names[f], (unsigned long long)sums[f].calls,
                   (unsigned long long)sums[f].bytes, (unsigned long long)sums[f].eagain,
                   (unsigned long long)sums[f].errors);
    return 0;
}
