/* SPDX-License-Identifier: Apache-2.0 */
/* observe: counts the symbol look-ups of a process, for `hooks inspect`. Preloaded behind the hook that is watched. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

static unsigned long lookups;

static void *real_dlsym(void *handle, const char *name)
{
    static void *(*real)(void *, const char *);
    static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.2.5", "GLIBC_2.17"};
    for (int i = 0; !real && i < 3; i++)
        real = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
    return real ? real(handle, name) : NULL;
}

void *dlsym(void *restrict handle, const char *restrict name)
{
    __atomic_fetch_add(&lookups, 1, __ATOMIC_RELAXED);
    return real_dlsym(handle, name);
}

__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("HOOKBENCH_LOOKUPS");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%lu\n", lookups);
    fclose(file);
}
