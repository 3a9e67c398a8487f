/* SPDX-License-Identifier: Apache-2.0 */
/* What the two files of ways share. */
#ifndef WAYS_H
#define WAYS_H

#include "../victims/victim.h"

/* A build without libc's dlopen knows fewer ways. */
#if defined(__GLIBC__) && !defined(STATIC)
#define WITH_DLOPEN 1
#else
#define WITH_DLOPEN 0
#endif

#define TIMES for (int i = 0; i < n; i++)

extern int n, zero; /* how often, and what is read */
extern char byte;

void by_syscall(void);
void by_instruction(void);
void by_leaf(void);
void by_new_code(void);
void by_uring(void);
void by_sendfile(void);
void by_mmap(void);
void by_vdso(void);

#endif
