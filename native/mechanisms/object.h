/* SPDX-License-Identifier: Apache-2.0 */
/* The dynamic objects of this process, read in memory: without libc, and past whatever answers dlsym. */
#ifndef HB_OBJECT_H
#define HB_OBJECT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <link.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct hb_object {
    uintptr_t base, start, end; /* what addresses are relative to; first byte, and the one after the last */
    uintptr_t relro, relro_end; /* whole pages that are read-only after relocation */
    const ElfW(Sym) * symbols;
    const char *names;
    const uint32_t *gnu_hash, *hash;
    const uint16_t *versions;
    const ElfW(Rela) * jumps, *others; /* of the procedure linkage table, and all others */
    size_t jump_count, other_count;
};

typedef int hb_object_visit(const struct hb_object *elf, void *context);

/* The tables alone, from the dynamic section; 0 if it has no symbols. */
int hb_object_tables(struct hb_object *elf, uintptr_t base, const ElfW(Dyn) * dynamic);

/* A function that the object defines under its default version, or NULL. */
void *hb_object_function(const struct hb_object *elf, const char *name);

/* Each object in the order of loading, until visit returns something other than 0. */
int hb_object_each(hb_object_visit *visit, void *context);

/* Objects that this process has loaded so far; changes with each dlopen. */
unsigned long long hb_object_loads(void);

#pragma GCC visibility pop

#endif
