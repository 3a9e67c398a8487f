/* SPDX-License-Identifier: Apache-2.0 */
/* pass: forwards every call through a pointer that was resolved once. */
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("pass", 0);
}
