/* SPDX-License-Identifier: Apache-2.0 */
/* The table of connections by descriptor, and the calls of the hook or past it. */
#ifndef HB_TABLE_H
#define HB_TABLE_H

#include "switch.h"

#define ARM(counter) ((counter)&1)
#define HOOKED(f) hb_switch_is_hooked(&hb_switch_slots[HB_SLOT_##f])
#define PAST(f) ((__typeof__(&f))hb_switch_slots[HB_SLOT_##f].past)
#define NEXT(f) ((__typeof__(&f))hb_switch_slots[HB_SLOT_##f].hook)
#define CHOSEN(f, arm) ((arm) && HOOKED(f) ? NEXT(f) : PAST(f))

#pragma GCC visibility push(hidden)

/* The counter of the descriptor's connection; 0: none. */
static inline uint64_t known(int fd)
{
    return (unsigned)fd < HB_SWITCH_FD_LIMIT ? __atomic_load_n(&hb_switch_fds[fd], __ATOMIC_RELAXED) : 0;
}

/* Gives a descriptor a counter, or 0; what the number meant until now. */
uint64_t hb_table_exchange(int fd, uint64_t counter);

/* The descriptor is of this connection from now on. */
void hb_table_begin(int fd, uint64_t counter);

/* A call of a function, if the hook has it. */
void hb_table_count(int is_hooked, uint64_t counter, int fd);

#pragma GCC visibility pop

#endif
