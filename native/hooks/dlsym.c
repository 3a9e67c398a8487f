/* SPDX-License-Identifier: Apache-2.0 */
/* dlsym: looks the real function up on every call, as many published hooks do. */
#include "lookup.h"
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("dlsym", 0);
}
