/* SPDX-License-Identifier: Apache-2.0 */
#include "object.h"

#define HIDDEN 0x8000 /* in a version: not the default one */
#define PAGE 4096ul

#pragma weak dl_iterate_phdr

/* glibc has added the base already, musl has not. */
static const void *at(const struct hb_object *elf, ElfW(Addr) address)
{
    return (const void *)(address < elf->base ? address + elf->base : address);
}

int hb_object_tables(struct hb_object *elf, uintptr_t base, const ElfW(Dyn) * dynamic)
{
    elf->base = base;
    for (const ElfW(Dyn) *d = dynamic; d->d_tag != DT_NULL; d++)
        switch (d->d_tag) {
        case DT_SYMTAB: elf->symbols = at(elf, d->d_un.d_ptr); break;
        case DT_STRTAB: elf->names = at(elf, d->d_un.d_ptr); break;
        case DT_GNU_HASH: elf->gnu_hash = at(elf, d->d_un.d_ptr); break;
        case DT_HASH: elf->hash = at(elf, d->d_un.d_ptr); break;
        case DT_VERSYM: elf->versions = at(elf, d->d_un.d_ptr); break;
        case DT_JMPREL: elf->jumps = at(elf, d->d_un.d_ptr); break;
        case DT_PLTRELSZ: elf->jump_count = d->d_un.d_val / sizeof(ElfW(Rela)); break;
        case DT_RELA: elf->others = at(elf, d->d_un.d_ptr); break;
        case DT_RELASZ: elf->other_count = d->d_un.d_val / sizeof(ElfW(Rela)); break;
        default: break;
        }
    return elf->symbols && elf->names;
}

static int is_same(const char *a, const char *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

static void *function(const struct hb_object *elf, uint32_t i, const char *name)
{
    const ElfW(Sym) *s = &elf->symbols[i];
    int hidden = elf->versions && (elf->versions[i] & HIDDEN);
    int here = s->st_shndx != SHN_UNDEF && ELF64_ST_TYPE(s->st_info) == STT_FUNC;
    return here && !hidden && is_same(elf->names + s->st_name, name) ? (void *)(elf->base + s->st_value) : NULL;
}

static void *by_gnu_hash(const struct hb_object *elf, const char *name)
{
    const uint32_t *table = elf->gnu_hash, buckets = table[0], first = table[1];
    const uint32_t *bucket = table + 4 + table[2] * (sizeof(ElfW(Addr)) / 4), *chain = bucket + buckets;
    uint32_t hash = 5381;
    for (const char *c = name; *c; c++)
        hash = hash * 33 + (unsigned char)*c;
    for (uint32_t i = buckets ? bucket[hash % buckets] : 0; i >= first && i; i++) {
        void *found = (chain[i - first] | 1) == (hash | 1) ? function(elf, i, name) : NULL;
        if (found || (chain[i - first] & 1))
            return found;
    }
    return NULL;
}

void *hb_object_function(const struct hb_object *elf, const char *name)
{
    void *found = NULL;
    if (elf->gnu_hash)
        return by_gnu_hash(elf, name);
    for (uint32_t i = 0; elf->hash && i < elf->hash[1] && !found; i++)
        found = function(elf, i, name);
    return found;
}

struct visit {
    hb_object_visit *visit;
    void *context;
};

static int each(struct dl_phdr_info *info, size_t bytes, void *context)
{
    const struct visit *v = context;
    struct hb_object elf = {.start = UINTPTR_MAX};
    const ElfW(Dyn) *dynamic = NULL;
    (void)bytes;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        uintptr_t start = info->dlpi_addr + p->p_vaddr, end = start + p->p_memsz;
        if (p->p_type == PT_DYNAMIC)
            dynamic = (const void *)start;
        if (p->p_type == PT_GNU_RELRO)
            elf.relro = start & -PAGE, elf.relro_end = end & -PAGE;
        if (p->p_type == PT_LOAD) {
            elf.start = start < elf.start ? start : elf.start;
            elf.end = end > elf.end ? end : elf.end;
        }
    }
    return dynamic && hb_object_tables(&elf, info->dlpi_addr, dynamic) ? v->visit(&elf, v->context) : 0;
}

int hb_object_each(hb_object_visit *visit, void *context)
{
    struct visit v = {visit, context};
    return dl_iterate_phdr ? dl_iterate_phdr(each, &v) : 0;
}

static int loads(struct dl_phdr_info *info, size_t bytes, void *context)
{
    (void)bytes;
    *(unsigned long long *)context = info->dlpi_adds;
    return 1;
}

unsigned long long hb_object_loads(void)
{
    unsigned long long n = 0;
    if (dl_iterate_phdr)
        dl_iterate_phdr(loads, &n);
    return n;
}
