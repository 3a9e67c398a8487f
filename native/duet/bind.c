/* SPDX-License-Identifier: Apache-2.0 */
/* Which address a side calls. The baseline is libc's own, whatever is preloaded into this process. */
#define _GNU_SOURCE
#include "object.h"
#include "side.h"
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static __thread char error[512];

const char *hb_duet_error(void)
{
    return error;
}

int hb_fail(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(error, sizeof error, format, list);
    va_end(list);
    return -1;
}

int hb_failed_call(const char *what, int64_t call, long result)
{
    if (result < 0)
        return hb_fail("%s of call %lld failed: %s", what, (long long)call, strerror(errno));
    return hb_fail("%s of call %lld returned %ld bytes, fewer than asked", what, (long long)call, result);
}

int hb_duet_setenv(const char *name, const char *value)
{
    int failed = value ? setenv(name, value, 1) : unsetenv(name);
    return failed ? hb_fail("environment variable \"%s\" cannot be set", name) : 0;
}

static void *libc_handle(void)
{
    static void *handle;
    if (!handle)
        handle = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD);
    if (!handle)
        handle = dlopen("libc.so", RTLD_NOW); /* musl answers to this name itself */
    return handle;
}

int hb_beside(const char *name, char *path, size_t bytes)
{
    char program[4096];
    Dl_info here;
    if (!dladdr((void *)&hb_fail, &here) || !here.dli_fname)
        return hb_fail("the linker does not say where this code lies");
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    program[n > 0 ? n : 0] = 0;
    const char *file = strchr(here.dli_fname, '/') || n <= 0 ? here.dli_fname : program; /* a program found by PATH */
    const char *slash = strrchr(file, '/');
    snprintf(path, bytes, "%.*s%s", slash ? (int)(slash + 1 - file) : 0, file, name);
    return 0;
}

/* One of the objects that lie beside the one that holds this code. */
static void *beside(const char *name, int mode)
{
    char path[4096];
    void *handle = hb_beside(name, path, sizeof path) ? NULL : dlopen(path, mode);
    if (!handle)
        hb_fail("%s cannot be loaded: build it with make -C native", path);
    return handle;
}

/* Global, so that a hook loaded later finds it. */
static void *noop_handle(void)
{
    static void *handle;
    return handle ? handle : (handle = beside("libhbnoop.so", RTLD_NOW | RTLD_GLOBAL));
}

/* By the object's own table: an auditor answers dlsym. In glibc and musl a handle is a link map. */
static void *own(void *handle, const char *function)
{
    const struct link_map *map = handle;
    struct hb_object object = {0};
    void *found =
        map && hb_object_tables(&object, map->l_addr, map->l_ld) ? hb_object_function(&object, function) : NULL;
    return found || !map ? found : dlsym(handle, function);
}

/* Behind a detour, or as it is. */
static void *past(void *handle, const char *function)
{
    void *(*behind)(const char *) = (void *(*)(const char *))dlsym(RTLD_DEFAULT, "hookbench_past");
    void *found = behind ? behind(function) : NULL;
    return found ? found : own(handle, function);
}

void *hb_libc_function(const char *function)
{
    return past(libc_handle(), function);
}

/* A driver may call functions of other libraries, which it is linked with. */
static void *base(const struct hb_plan *plan, const char *function)
{
    void *found = strcmp(function, "hb_noop") == 0 ? past(noop_handle(), function) : hb_libc_function(function);
    return found || !plan->driver.object ? found : dlsym(plan->driver.object, function);
}

/* The hook's function if the hook itself has it; a library it needs (its own libc) does not count. */
static void *find(const struct hb_plan *plan, void *object, const char *function)
{
    void *libc = base(plan, function), *found = object ? dlsym(object, function) : NULL;
    Dl_info of_found, of_libc;
    if (!found || !libc || !dladdr(found, &of_found) || !dladdr(libc, &of_libc))
        return libc;
    return of_found.dli_fbase == of_libc.dli_fbase ? libc : found;
}

static int check_bound(const struct hb_side *side, const struct hb_plan *plan)
{
    if (plan->kind == HB_KIND_NOOP && !noop_handle())
        return -1;
    for (int i = 0; plan->names[i]; i++)
        if (!side->calls.function[i] || !side->calls.accept || !side->calls.close)
            return hb_fail("function \"%s\" is not in this process's libc", plan->names[i]);
    return 0;
}

int hb_side_bind(struct hb_side *side, void *object, const struct hb_plan *plan)
{
    for (int i = 0; plan->names[i]; i++)
        side->calls.function[i] = (hb_any)find(plan, object, plan->names[i]);
    side->calls.accept = (hb_accept)find(plan, object, "accept");
    side->calls.close = (hb_close)find(plan, object, "close");
    return check_bound(side, plan);
}

/* What the dynamic linker has bound a call of the function to, in an ordinary library. */
static void *bound(const char *function)
{
    static void *library;
    if (!library)
        library = beside("libhbcalls.so", RTLD_NOW | RTLD_LOCAL);
    const struct link_map *map = library;
    struct hb_object object = {0};
    if (!map || !dlsym(library, "hb_calls") || !hb_object_tables(&object, map->l_addr, map->l_ld))
        return NULL;
    for (size_t i = 0; i < object.jump_count; i++) {
        const ElfW(Rela) *r = &object.jumps[i];
        if (strcmp(object.names + object.symbols[ELF64_R_SYM(r->r_info)].st_name, function) == 0)
            return *(void **)(object.base + r->r_offset);
    }
    return NULL;
}

int hb_side_bind_global(struct hb_side *side, const struct hb_plan *plan)
{
    for (int i = 0; plan->names[i]; i++) {
        void *found = bound(plan->names[i]);
        side->calls.function[i] = (hb_any)(found ? found : dlsym(RTLD_DEFAULT, plan->names[i]));
    }
    side->calls.accept = (hb_accept)bound("accept");
    side->calls.close = (hb_close)bound("close");
    return check_bound(side, plan);
}
