/* SPDX-License-Identifier: Apache-2.0 */
#include "raw.h"
#include "text.h"

void *hb_memory(size_t bytes)
{
    long p = hb_raw(SYS_mmap, 0, bytes, 3 /* read, write */, 0x4022 /* private, anonymous, no reserve */, -1, 0);
    return HB_RAW_FAILED(p) ? NULL : (void *)p;
}
