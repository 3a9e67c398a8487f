/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "attach.h"
#include <elf.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct image {
    const char *at;
    size_t bytes;
};

static const void *part(const struct image *image, uint64_t offset, uint64_t bytes)
{
    return offset <= image->bytes && bytes <= image->bytes - offset ? image->at + offset : NULL;
}

static uint64_t offset_of_address(const struct image *image, uint64_t address)
{
    const Elf64_Ehdr *elf = (const void *)image->at;
    const Elf64_Phdr *p = part(image, elf->e_phoff, elf->e_phnum * sizeof *p);
    for (int i = 0; p && i < elf->e_phnum; i++)
        if (p[i].p_type == PT_LOAD && address >= p[i].p_vaddr && address - p[i].p_vaddr < p[i].p_filesz)
            return address - p[i].p_vaddr + p[i].p_offset;
    return 0;
}

static uint64_t find_in(const struct image *image, const Elf64_Shdr *table, const Elf64_Shdr *strings, const char *name)
{
    const Elf64_Sym *symbols = part(image, table->sh_offset, table->sh_size);
    const char *text = part(image, strings->sh_offset, strings->sh_size);
    for (uint64_t i = 0; symbols && text && i < table->sh_size / sizeof *symbols; i++)
        if (symbols[i].st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbols[i].st_info) == STT_FUNC &&
            symbols[i].st_name < strings->sh_size && strcmp(text + symbols[i].st_name, name) == 0)
            return offset_of_address(image, symbols[i].st_value);
    return 0;
}

static uint64_t find(const struct image *image, const char *name)
{
    const Elf64_Ehdr *elf = part(image, 0, sizeof *elf);
    if (!elf || memcmp(elf->e_ident, ELFMAG, SELFMAG) || elf->e_ident[EI_CLASS] != ELFCLASS64)
        return 0;
    const Elf64_Shdr *sections = part(image, elf->e_shoff, elf->e_shnum * sizeof *sections);
    uint64_t found = 0;
    for (int i = 0; sections && !found && i < elf->e_shnum; i++)
        if ((sections[i].sh_type == SHT_DYNSYM || sections[i].sh_type == SHT_SYMTAB) &&
            sections[i].sh_link < elf->e_shnum)
            found = find_in(image, &sections[i], &sections[sections[i].sh_link], name);
    return found;
}

uint64_t offset_of_function(int fd, const char *name)
{
    struct stat s;
    if (fstat(fd, &s) || s.st_size == 0)
        return 0;
    struct image image = {mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, fd, 0), (size_t)s.st_size};
    if (image.at == MAP_FAILED)
        return 0;
    uint64_t found = find(&image, name);
    munmap((void *)image.at, image.bytes);
    return found;
}

int has_interpreter(int fd)
{
    Elf64_Ehdr elf;
    Elf64_Phdr p;
    if (pread(fd, &elf, sizeof elf, 0) != sizeof elf || memcmp(elf.e_ident, ELFMAG, SELFMAG))
        return 1;
    for (int i = 0; i < elf.e_phnum; i++)
        if (pread(fd, &p, sizeof p, (off_t)(elf.e_phoff + i * sizeof p)) == sizeof p && p.p_type == PT_INTERP)
            return 1;
    return 0;
}
