/* SPDX-License-Identifier: Apache-2.0 */
/* Hooks that cannot be switched, one by each -DBY_...; BY_nothing can. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef BY_detour
__attribute__((constructor)) static void patch(void)
{
    char *code = dlsym(RTLD_NEXT, "fsync");
    char *from = (char *)((uintptr_t)code & ~(uintptr_t)4095);
    if (mprotect(from, 8192, PROT_READ | PROT_WRITE | PROT_EXEC) == 0)
        memcpy(code, "\x90\x90\x90\x90", 4);
}
#endif

#ifdef BY_table
static ssize_t mine(int fd, void *buffer, size_t size)
{
    return ((ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, buffer, size);
}

/* Each word of the program's writable data that is the address of read. */
static int change(struct dl_phdr_info *object, size_t size, void *read_address)
{
    (void)size;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &object->dlpi_phdr[i];
        if (p->p_type != PT_LOAD || !(p->p_flags & PF_W))
            continue;
        char *from = (char *)(object->dlpi_addr + p->p_vaddr), *page = (char *)((uintptr_t)from & ~(uintptr_t)4095);
        mprotect(page, (size_t)(from + p->p_memsz - page), PROT_READ | PROT_WRITE);
        for (void **word = (void **)(((uintptr_t)from + 7) & ~(uintptr_t)7); (char *)(word + 1) <= from + p->p_filesz;
             word++)
            if (*word == read_address)
                *word = (void *)mine;
    }
    return 1; /* the program is the first */
}

__attribute__((constructor)) static void patch(void)
{
    dl_iterate_phdr(change, dlsym(RTLD_DEFAULT, "read"));
}
#endif

#ifdef BY_dlsym
void *dlsym(void *restrict handle, const char *restrict name)
{
    return dlvsym(handle, name, "GLIBC_2.2.5");
}
#endif

#ifdef BY_allocator
void *malloc(size_t bytes)
{
    return ((void *(*)(size_t))dlsym(RTLD_NEXT, "malloc"))(bytes);
}
#endif

#ifdef BY_waiting
__attribute__((constructor)) static void wait_for_ever(void)
{
    if (fork() == 0)
        setpgid(0, 0);
    for (;;)
        pause();
}
#endif

#ifdef BY_exit
__attribute__((constructor)) static void leave(void)
{
    _exit(0);
}
#endif

#ifdef BY_crash
__attribute__((constructor)) static void crash(void)
{
    abort();
}
#endif

#ifdef BY_nothing
ssize_t read(int fd, void *buffer, size_t size)
{
    return ((ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, buffer, size);
}
#endif
