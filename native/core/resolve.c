/* SPDX-License-Identifier: Apache-2.0 */
/* Finds the real functions. Every undefined symbol is weak and unversioned: the object loads where there is no libc. */
#include "functions.h"
#include "raw.h"

#define NEXT ((void *)-1L)  /* RTLD_NEXT, the same in glibc and musl */
#define DEFAULT ((void *)0) /* RTLD_DEFAULT */
#define RTLD_NOW 2
#define RTLD_FOR_LIBC 0x80000000 /* __RTLD_DLOPEN: what glibc's own callers pass */

extern void *dlsym(void *handle, const char *name) __attribute__((weak));
/* Before glibc 2.34 dlsym is in libdl, which a program need not have; libc itself can load it. */
extern void *__libc_dlopen_mode(const char *name, int mode) __attribute__((weak));
extern void *__libc_dlsym(void *object, const char *name) __attribute__((weak));
extern int *__errno_location(void) __attribute__((weak));

#define NAME(f) #f,
const char *const hb_names[HB_ROW_COUNT] = {
    HB_FUNCTIONS(NAME) "on tcp", "on udp", "on unix", "on file", "on pipe", "on char device", "on other"};

static void *scope = NEXT;
static void *(*look_up)(void *, const char *);

/* First and last byte of this object, from the linker. */
extern const char __ehdr_start[] __attribute__((visibility("hidden")));
extern const char _end[] __attribute__((visibility("hidden")));

/* Not by comparing with &close: that is bound to the first object of the global scope that has a close. */
int hb_is_ours(const void *address)
{
    return (const char *)address >= __ehdr_start && (const char *)address < _end;
}

int *hb_find_errno(void)
{
    static int none;
    return __errno_location ? __errno_location() : &none;
}

void *hb_lookup(const char *name)
{
    return look_up ? look_up(scope, name) : NULL;
}

static void choose_look_up(void)
{
    look_up = dlsym;
    if (look_up || !__libc_dlopen_mode || !__libc_dlsym)
        return;
    void *libdl = __libc_dlopen_mode("libdl.so.2", RTLD_NOW | RTLD_FOR_LIBC);
    if (libdl)
        look_up = (void *(*)(void *, const char *))__libc_dlsym(libdl, "dlsym");
}

/*
 * A preloaded object finds libc behind itself. One that was loaded at run time with RTLD_LOCAL has nothing behind
 * it, but is not in the global scope either, so that the default scope gives libc's (or a preloaded hook's).
 */
static void choose_scope(void)
{
    if (hb_lookup("close"))
        return;
    scope = DEFAULT;
    if (hb_is_ours(hb_lookup("close")))
        scope = NEXT;
}

void hb_find_look_up(void)
{
    if (look_up)
        return;
    choose_look_up();
    choose_scope();
}

void hb_resolve(void)
{
    int saved = *hb_find_errno();
    hb_find_look_up();
    void **slot = (void **)&hb_real;
    for (int f = 0; f < HB_FUNCTION_COUNT; f++) {
        void *found = hb_lookup(hb_names[f]);
        if (found && !hb_is_ours(found))
            __atomic_store_n(&slot[f], found, __ATOMIC_RELAXED);
    }
    *hb_find_errno() = saved;
}
