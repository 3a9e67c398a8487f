/* SPDX-License-Identifier: Apache-2.0 */
/* audit: binds references to the carried hook's functions, as an auditor of the dynamic linker (LD_AUDIT).
 * docs/reference/mechanisms.md */
#include "carried.h"
#include "functions.h"
#include "raw.h"
#include "text.h"
#include <dlfcn.h>

#define EXPORT __attribute__((visibility("default")))

static struct hb_carried carried[HB_CARRIED_MAX];
static int count;
static uintptr_t first, hook; /* a struct link_map: the program's, the hook's */

/*
 * What is bound while a program starts goes to a stub, and the stub to libc: the hook can be loaded only when all objects
 * are relocated. From then on the stubs go to the hook.
 */
#pragma GCC visibility push(hidden)
void *hb_audit_targets[HB_CARRIED_MAX];
extern const char hb_audit_stubs[];
#pragma GCC visibility pop

#define STUB_BYTES 16
_Static_assert(HB_CARRIED_MAX == 256, "known below");
#if defined(__x86_64__)
__asm__(".text\n.balign 64\n.hidden hb_audit_stubs\n.globl hb_audit_stubs\nhb_audit_stubs:\n.set i, 0\n"
        ".rept 256\n\tendbr64\n\tjmp *hb_audit_targets + 8 * i(%rip)\n\t.balign 16\n.set i, i + 1\n.endr\n");
#else
__asm__(".text\n.balign 64\n.hidden hb_audit_stubs\n.globl hb_audit_stubs\nhb_audit_stubs:\n.set i, 0\n"
        ".rept 256\n\tadrp x16, hb_audit_targets + 8 * i\n\tldr x16, [x16, #:lo12:hb_audit_targets + 8 * i]\n\tbr x16\n"
        "\t.balign 16\n.set i, i + 1\n.endr\n");
#endif

EXPORT unsigned la_version(unsigned version)
{
    count = hb_carried_names(carried);
    return version < LAV_CURRENT ? version : LAV_CURRENT;
}

EXPORT unsigned la_objopen(struct link_map *map, Lmid_t space, uintptr_t *cookie)
{
    if (space != LM_ID_BASE || !count)
        return 0;
    if (!first)
        first = (uintptr_t)map;
    *cookie = (uintptr_t)map;
    if (hb_equal(map->l_name, hb_carried_path()))
        hook = *cookie;
    return LA_FLG_BINDTO | LA_FLG_BINDFROM;
}

/* An object that has the function too is a hook of its own, and looks up the one behind itself. */
static int defines(uintptr_t map, const char *name)
{
    const struct link_map *m = (const struct link_map *)map;
    struct hb_object object = {0};
    return hb_object_tables(&object, m->l_addr, m->l_ld) && hb_object_function(&object, name);
}

/* What the hook itself looks up, and what is looked up in it, stays as it is. */
EXPORT uintptr_t la_symbind64(ElfW(Sym) * symbol, unsigned index, uintptr_t *from, uintptr_t *to, unsigned *flags,
                              const char *name)
{
    (void)index;
    *flags |= LA_SYMB_NOPLTENTER | LA_SYMB_NOPLTEXIT;
    for (int i = 0; i < count; i++) {
        if (!hb_equal(carried[i].name, name))
            continue;
        if (*from == hook || *to == hook || defines(*from, name))
            break;
        if (carried[i].hook)
            return (uintptr_t)carried[i].hook;
        if (!hb_audit_targets[i])
            hb_audit_targets[i] = (void *)symbol->st_value;
        return (uintptr_t)hb_audit_stubs + (uintptr_t)i * STUB_BYTES;
    }
    return symbol->st_value;
}

/* The program's own libc loads the hook: this object lives beside the program, without a libc. */
static void *of_program(const char *name)
{
    void *found = NULL;
    for (const struct link_map *m = (const struct link_map *)first; m && !found; m = m->l_next) {
        struct hb_object object = {0};
        if (hb_object_tables(&object, m->l_addr, m->l_ld))
            found = hb_object_function(&object, name);
    }
    return found;
}

EXPORT void la_preinit(uintptr_t *cookie)
{
    (void)cookie;
    if (!count)
        return;
    void *(*load)(Lmid_t, const char *, int) = (void *(*)(Lmid_t, const char *, int))of_program("dlmopen");
    const struct link_map *map = load ? load(LM_ID_BASE, hb_carried_path(), RTLD_NOW) : NULL;
    struct hb_object object = {0};
    if (!map || !hb_object_tables(&object, map->l_addr, map->l_ld)) {
        hb_complain("the hook that is to be carried cannot be loaded: ", hb_carried_path());
        return;
    }
    for (int i = 0; i < count; i++) {
        carried[i].hook = hb_object_function(&object, carried[i].name);
        if (carried[i].hook)
            __atomic_store_n(&hb_audit_targets[i], carried[i].hook, __ATOMIC_RELEASE);
    }
}
