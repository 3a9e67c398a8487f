/* Which address a side calls. The baseline is libc's own, whatever is preloaded into this process. */
#define _GNU_SOURCE
#include "side.h"
#include <dlfcn.h>
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

/* libhbnoop.so lies beside the object that holds this code. Global, so that a hook loaded later finds it. */
static void *noop_handle(void)
{
    static void *handle;
    char path[4096];
    Dl_info here;
    if (handle || !dladdr((void *)&hb_fail, &here) || !here.dli_fname)
        return handle;
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    path[n > 0 ? n : 0] = 0;
    const char *file = strchr(here.dli_fname, '/') || n <= 0 ? here.dli_fname : path; /* a program found by PATH */
    const char *slash = strrchr(file, '/');
    char beside[sizeof path + 16];
    snprintf(beside, sizeof beside, "%.*slibhbnoop.so", slash ? (int)(slash + 1 - file) : 0, file);
    handle = dlopen(beside, RTLD_NOW | RTLD_GLOBAL);
    if (!handle)
        hb_fail("libhbnoop.so is not beside %s: build it with make -C native", here.dli_fname);
    return handle;
}

void *hb_libc_function(const char *function)
{
    void *handle = libc_handle();
    return handle ? dlsym(handle, function) : NULL;
}

static void *base(const char *function)
{
    void *noop = strcmp(function, "hb_noop") == 0 ? noop_handle() : NULL;
    return noop ? dlsym(noop, function) : hb_libc_function(function);
}

/* The hook's function if the hook itself has it; a library it needs (its own libc) does not count. */
static void *find(void *object, const char *function)
{
    void *libc = base(function), *found = object ? dlsym(object, function) : NULL;
    Dl_info of_found, of_libc;
    if (!found || !libc || !dladdr(found, &of_found) || !dladdr(libc, &of_libc))
        return libc;
    return of_found.dli_fbase == of_libc.dli_fbase ? libc : found;
}

static int check_bound(const struct hb_side *side, const char *function)
{
    if (strcmp(function, "hb_noop") == 0 && !noop_handle())
        return -1;
    if (!side->calls.function || !side->calls.accept || !side->calls.close)
        return hb_fail("function \"%s\" is not in this process's libc", function);
    return 0;
}

int hb_side_bind(struct hb_side *side, void *object, const char *function)
{
    side->calls.function = (hb_function)find(object, function);
    side->calls.accept = (hb_accept)find(object, "accept");
    side->calls.close = (hb_close)find(object, "close");
    return check_bound(side, function);
}

int hb_side_bind_global(struct hb_side *side, const char *function)
{
    noop_handle();
    side->calls.function = (hb_function)dlsym(RTLD_DEFAULT, function);
    side->calls.accept = (hb_accept)dlsym(RTLD_DEFAULT, "accept");
    side->calls.close = (hb_close)dlsym(RTLD_DEFAULT, "close");
    return check_bound(side, function);
}
