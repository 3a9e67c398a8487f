/* SPDX-License-Identifier: Apache-2.0 */
/* The hook that a mechanism carries: an ordinary one, made for LD_PRELOAD. HOOKBENCH_CARRIES is its absolute path. */
#ifndef HB_CARRIED_H
#define HB_CARRIED_H

#include "object.h"

#define HB_CARRIED_MAX 256

struct hb_carried {
    const char *name; /* of a function that the hook exports */
    void *hook;       /* the hook's */
    void *past;       /* the real one */
};

#pragma GCC visibility push(hidden)

/* NULL, and a message, when there is none. */
const char *hb_carried_path(void);

/* Fills in the names from the file, without loading it. How many, 0 after a message. */
int hb_carried_names(struct hb_carried carried[HB_CARRIED_MAX]);

/* Loads the hook, whose constructor finds the real functions, and fills in its functions. 0 after a message. */
int hb_carried_load(struct hb_carried *carried, int n, struct hb_object *hook);

/* The dlopen that this process has, or NULL. */
void *hb_carried_open(const char *path);

/* As dlsym(RTLD_NEXT) of this object, which was loaded at the start. */
void *hb_object_next(const char *name);

/* The address belongs to the object. */
static inline int hb_object_has(const struct hb_object *elf, const void *address)
{
    return (uintptr_t)address >= elf->start && (uintptr_t)address < elf->end;
}

#pragma GCC visibility pop

#endif
