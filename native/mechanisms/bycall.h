/* SPDX-License-Identifier: Apache-2.0 */
/* The hook that is carried, by system call: for mechanisms that stand between the program and the kernel, not libc. */
#ifndef HB_BYCALL_H
#define HB_BYCALL_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Loads the hook. How many system calls have a function of it; 0 after a message. */
int hb_bycall_load(void);

/* Base address of the hook's object. */
uintptr_t hb_bycall_start(void);

/* The hook has a function for this system call. */
int hb_bycall_has(long number);

/* The function of the hook, as a system call: -errno if it fails, and errno itself is as before. */
long hb_bycall(long number, const long arguments[6]);

#pragma GCC visibility pop

#endif
