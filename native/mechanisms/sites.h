/* SPDX-License-Identifier: Apache-2.0 */
/* Where the instructions "syscall" of this process are, found by disassembly of all code that is loaded. */
#ifndef HB_SITES_H
#define HB_SITES_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

/* How many; not in the object at hook, in this one, or in the disassembler's. */
int hb_sites_find(uintptr_t hook);

void hb_sites_each(void (*visit)(uintptr_t site));

int hb_site_is(uintptr_t address);

#pragma GCC visibility pop

#endif
