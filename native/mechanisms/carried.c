/* SPDX-License-Identifier: Apache-2.0 */
#include "carried.h"
#include "file.h"
#include "functions.h"
#include "raw.h"
#include "text.h"
#include <fcntl.h>
#include <sys/mman.h>

#pragma weak dlopen
/* Before glibc 2.34 dlopen is in libdl, which a program need not have. */
extern void *__libc_dlopen_mode(const char *name, int mode) __attribute__((weak));

const char *hb_carried_path(void)
{
    static const char *path;
    if (!path)
        path = hb_env("HOOKBENCH_CARRIES");
    if (path && path[0] == '/')
        return path;
    hb_complain("HOOKBENCH_CARRIES must be the absolute path of a hook, not ", path ? path : "empty");
    return NULL;
}

/* The whole file, mapped for good: the names point into it. */
static const char *map(const char *path, uint64_t *bytes)
{
    struct hb_file_facts facts;
    long fd = hb_raw(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC), mapped;
    if (HB_RAW_FAILED(fd))
        return NULL;
    int failed = hb_file_look(fd, &facts) || facts.bytes < sizeof(ElfW(Ehdr));
    mapped = failed ? -1 : hb_raw(SYS_mmap, NULL, facts.bytes, PROT_READ, MAP_PRIVATE, fd, 0);
    hb_raw(SYS_close, fd);
    *bytes = facts.bytes;
    return HB_RAW_FAILED(mapped) ? NULL : (const char *)mapped;
}

static const ElfW(Shdr) * section(const char *file, uint64_t bytes, uint32_t i)
{
    const ElfW(Ehdr) *header = (const void *)file;
    uint64_t offset = header->e_shoff + (uint64_t)i * sizeof(ElfW(Shdr));
    if (i >= header->e_shnum || offset > bytes - sizeof(ElfW(Shdr)))
        return NULL;
    const ElfW(Shdr) *s = (const void *)(file + offset);
    return s->sh_offset <= bytes && s->sh_size <= bytes - s->sh_offset ? s : NULL;
}

static int is_exported(const ElfW(Sym) * s)
{
    return s->st_shndx != SHN_UNDEF && ELF64_ST_TYPE(s->st_info) == STT_FUNC &&
           ELF64_ST_BIND(s->st_info) != STB_LOCAL && ELF64_ST_VISIBILITY(s->st_other) == STV_DEFAULT;
}

static int names(const char *file, uint64_t bytes, struct hb_carried *carried)
{
    const ElfW(Shdr) *symbols = NULL, *texts;
    const ElfW(Ehdr) *header = (const void *)file;
    int n = 0;
    for (uint32_t i = 0; i < header->e_shnum && (!symbols || symbols->sh_type != SHT_DYNSYM); i++)
        symbols = section(file, bytes, i);
    texts = symbols && symbols->sh_type == SHT_DYNSYM ? section(file, bytes, symbols->sh_link) : NULL;
    if (!texts)
        return 0;
    const ElfW(Sym) *s = (const void *)(file + symbols->sh_offset);
    for (uint64_t i = 0; i < symbols->sh_size / sizeof *s && n < HB_CARRIED_MAX; i++)
        if (is_exported(&s[i]) && s[i].st_name < texts->sh_size)
            carried[n++] = (struct hb_carried){.name = file + texts->sh_offset + s[i].st_name};
    return n;
}

int hb_carried_names(struct hb_carried carried[HB_CARRIED_MAX])
{
    static const char magic[] = "\177ELF\2";
    const char *path = hb_carried_path();
    uint64_t bytes;
    const char *file = path ? map(path, &bytes) : NULL;
    int n = 0, is_elf = file != NULL;
    for (int i = 0; is_elf && magic[i]; i++)
        is_elf = file[i] == magic[i];
    if (is_elf)
        n = names(file, bytes, carried);
    if (path && !n)
        hb_complain("HOOKBENCH_CARRIES is no shared object that exports functions: ", path);
    return n;
}

void *hb_carried_open(const char *path)
{
    if (dlopen)
        return dlopen(path, RTLD_NOW);
    return __libc_dlopen_mode ? __libc_dlopen_mode(path, RTLD_NOW) : NULL;
}

struct range {
    struct hb_object *elf;
    uintptr_t base;
};

static int find(const struct hb_object *elf, void *context)
{
    struct range *r = context;
    if (elf->base != r->base)
        return 0;
    *r->elf = *elf;
    return 1;
}

int hb_carried_load(struct hb_carried *carried, int n, struct hb_object *hook)
{
    const char *path = hb_carried_path();
    const struct link_map *map = path ? hb_carried_open(path) : NULL;
    struct range r = {hook, map ? map->l_addr : 0};
    if (!map || !hb_object_each(find, &r)) {
        hb_complain("the hook that is to be carried cannot be loaded: ", path ? path : "");
        return 0;
    }
    for (int i = 0; i < n; i++)
        carried[i].hook = hb_object_function(hook, carried[i].name);
    return 1;
}

struct next {
    const char *name;
    void *found;
    int is_behind;
};

static int next(const struct hb_object *elf, void *context)
{
    struct next *n = context;
    if (n->is_behind)
        n->found = hb_object_function(elf, n->name);
    if (hb_is_ours((const void *)elf->start))
        n->is_behind = 1;
    return n->found != NULL;
}

void *hb_object_next(const char *name)
{
    struct next n = {.name = name};
    hb_object_each(next, &n);
    return n.found;
}
