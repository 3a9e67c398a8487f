/* SPDX-License-Identifier: Apache-2.0 */
/* hb_memory on the heap, where ASan watches it. */
#include "text.h"
#include <stdlib.h>

void *hb_memory(size_t bytes)
{
    return calloc(1, bytes);
}
