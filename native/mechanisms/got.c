/* SPDX-License-Identifier: Apache-2.0 */
/* got: writes the carried hook's functions into the global offset tables of all objects. docs/reference/mechanisms.md */
#include "carried.h"
#include "functions.h"
#include "raw.h"
#include "text.h"
#include <sys/mman.h>

#define PAGE 4096ul

#if defined(__x86_64__)
enum { SLOT = R_X86_64_JUMP_SLOT, ADDRESS = R_X86_64_GLOB_DAT, POINTER = R_X86_64_64 };
#else
enum { SLOT = R_AARCH64_JUMP_SLOT, ADDRESS = R_AARCH64_GLOB_DAT, POINTER = R_AARCH64_ABS64 };
#endif

static struct hb_carried carried[HB_CARRIED_MAX];
static int count;
static struct hb_object hook;
static unsigned long long seen;

#pragma GCC visibility push(hidden)
void *hb_got_real_dlsym;
void hb_got_dlsym(void);
void hb_got_refresh(void);
#pragma GCC visibility pop

/* A program looks up functions of what it has just loaded: the new objects are patched first. Spares the arguments. */
#if defined(__x86_64__)
__asm__(".text\n.hidden hb_got_dlsym\n.globl hb_got_dlsym\n.type hb_got_dlsym, @function\n"
        "hb_got_dlsym:\n\tendbr64\n\tpush %rdi\n\tpush %rsi\n\tsub $8, %rsp\n\tcall hb_got_refresh\n"
        "\tadd $8, %rsp\n\tpop %rsi\n\tpop %rdi\n\tjmp *hb_got_real_dlsym(%rip)\n"
        ".size hb_got_dlsym, .-hb_got_dlsym\n");
#else
__asm__(".text\n.hidden hb_got_dlsym\n.globl hb_got_dlsym\n.type hb_got_dlsym, %function\n"
        "hb_got_dlsym:\n\tstp x0, x1, [sp, #-32]!\n\tstr x30, [sp, #16]\n\tbl hb_got_refresh\n"
        "\tldr x30, [sp, #16]\n\tldp x0, x1, [sp], #32\n\tadrp x16, hb_got_real_dlsym\n"
        "\tldr x16, [x16, #:lo12:hb_got_real_dlsym]\n\tbr x16\n"
        ".size hb_got_dlsym, .-hb_got_dlsym\n");
#endif

static void *replacement(const char *name)
{
    for (int i = 0; i < count; i++)
        if (hb_equal(carried[i].name, name))
            return carried[i].hook;
    return hb_got_real_dlsym && hb_equal(name, "dlsym") ? (void *)hb_got_dlsym : NULL;
}

static void put(const struct hb_object *elf, void **slot, void *value)
{
    uintptr_t page = (uintptr_t)slot & -PAGE;
    int is_read_only = page >= elf->relro && page < elf->relro_end;
    if (*slot == value || (is_read_only && HB_RAW_FAILED(hb_raw(SYS_mprotect, page, PAGE, PROT_READ | PROT_WRITE))))
        return;
    __atomic_store_n(slot, value, __ATOMIC_RELEASE);
    if (is_read_only)
        hb_raw(SYS_mprotect, page, PAGE, PROT_READ);
}

static void patch(const struct hb_object *elf, const ElfW(Rela) * relocations, size_t n)
{
    for (size_t i = 0; relocations && i < n; i++) {
        const ElfW(Rela) *r = &relocations[i];
        const ElfW(Sym) *symbol = &elf->symbols[ELF64_R_SYM(r->r_info)];
        uint32_t type = ELF64_R_TYPE(r->r_info);
        if ((type != SLOT && type != ADDRESS && type != POINTER) || symbol->st_shndx != SHN_UNDEF)
            continue;
        void *value = replacement(elf->names + symbol->st_name);
        if (value && r->r_addend == 0)
            put(elf, (void **)(elf->base + r->r_offset), value);
    }
}

static int patch_object(const struct hb_object *elf, void *context)
{
    (void)context;
    if (elf->base == hook.base || hb_is_ours((const void *)elf->start))
        return 0;
    patch(elf, elf->jumps, elf->jump_count);
    patch(elf, elf->others, elf->other_count);
    return 0;
}

void hb_got_refresh(void)
{
    unsigned long long now = hb_object_loads();
    if (now == __atomic_exchange_n(&seen, now, __ATOMIC_ACQ_REL))
        return;
    int saved = *hb_find_errno();
    hb_object_each(patch_object, NULL);
    *hb_find_errno() = saved;
}

__attribute__((constructor)) static void start(void)
{
    int n = hb_carried_names(carried);
    hb_got_real_dlsym = hb_object_next("dlsym");
    if (!n || !hb_carried_load(carried, n, &hook))
        return;
    count = n;
    hb_got_refresh();
}
