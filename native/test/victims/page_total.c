/* SPDX-License-Identifier: Apache-2.0 */
/* Not a victim: prints how many calls of reading functions the page in a file has counted. */
#include "page.h"

int main(int count, char **arguments)
{
    CHECK(count == 2 && setenv("HOOKBENCH_TELEMETRY", arguments[1], 1) == 0);
    const struct hb_page_header *page = own_page();
    CHECK(page);
    printf("%llu\n",
           (unsigned long long)(total(page, "read").calls + total(page, "readv").calls + total(page, "recv").calls +
                                total(page, "recvfrom").calls + total(page, "recvmsg").calls));
    return 0;
}
