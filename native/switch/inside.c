/* SPDX-License-Identifier: Apache-2.0 */
/* What hb-switch-check looks at inside a process that has the switch, the hook and the object behind it. */
#define _GNU_SOURCE
#include "check.h"
#include "hookbench_switch.h"
#include <arpa/inet.h>
#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static FILE *report;
static int cannot;

#define CANNOT(...) (cannot = 1, fprintf(report, "cannot: " __VA_ARGS__), fputc('\n', report))

static const char *map_file(const char *path, size_t *bytes)
{
    struct stat s;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    const char *text = MAP_FAILED;
    if (fd >= 0 && fstat(fd, &s) == 0 && (*bytes = (size_t)s.st_size) > 0)
        text = mmap(NULL, *bytes, PROT_READ, MAP_SHARED, fd, 0);
    if (fd >= 0)
        close(fd);
    return text == MAP_FAILED ? NULL : text;
}

static const struct hb_switch_function *listed(const struct hb_switch_header *page, const char *name)
{
    const struct hb_switch_function *f = (const void *)((const char *)page + page->functions_offset);
    for (uint32_t i = 0; i < page->function_count; i++)
        if (strcmp(f[i].name, name) == 0)
            return &f[i];
    return NULL;
}

static void *libc(void)
{
    void *handle = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD);
    return handle ? handle : dlopen("libc.so", RTLD_NOW);
}

/* Functions of libc that the hook exports and the switch has no trampoline for. */
static void see_exports(const struct hb_switch_header *page, const char *hook)
{
    size_t bytes = 0;
    const char *file = map_file(hook, &bytes);
    const ElfW(Ehdr) *head = (const void *)file;
    if (!file || bytes < sizeof *head || head->e_shoff > bytes ||
        (size_t)head->e_shnum * sizeof(ElfW(Shdr)) > bytes - head->e_shoff || head->e_shnum == 0) {
        CANNOT("the hook's file has no table of sections, so that what it exports is not known");
        return;
    }
    const ElfW(Shdr) *sections = (const void *)(file + head->e_shoff);
    for (unsigned i = 0; i < head->e_shnum; i++) {
        const ElfW(Shdr) *symbols = &sections[i],
                         *names = &sections[symbols->sh_link < head->e_shnum ? symbols->sh_link : 0];
        if (symbols->sh_type != SHT_DYNSYM || symbols->sh_offset > bytes ||
            symbols->sh_size > bytes - symbols->sh_offset || names->sh_offset > bytes ||
            names->sh_size > bytes - names->sh_offset)
            continue;
        const ElfW(Sym) *s = (const void *)(file + symbols->sh_offset);
        for (size_t k = 0; k < symbols->sh_size / sizeof *s; k++) {
            const char *name = file + names->sh_offset + s[k].st_name;
            if (s[k].st_shndx == SHN_UNDEF || (s[k].st_info & 15) != STT_FUNC || s[k].st_name >= names->sh_size ||
                !memchr(name, 0, names->sh_size - s[k].st_name))
                continue;
            if (strcmp(name, "dlsym") == 0 || strcmp(name, "dlvsym") == 0)
                CANNOT("the hook interposes %s, so that what the switch looks up is what the hook says", name);
            else if (!listed(page, name) && strcmp(name, "vfork") != 0 && dlsym(libc(), name))
                CANNOT("the hook has %s, which the switch has no trampoline for", name);
        }
    }
}

/* The code of libc is what its file holds: nothing is patched in. */
static int see_code(struct dl_phdr_info *object, size_t size, void *of)
{
    size_t bytes = 0;
    (void)size;
    if (strcmp(object->dlpi_name, of) != 0)
        return 0;
    const char *file = map_file(of, &bytes);
    for (int i = 0; file && i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &object->dlpi_phdr[i];
        if (p->p_type != PT_LOAD || !(p->p_flags & PF_X) || p->p_offset > bytes || p->p_filesz > bytes - p->p_offset)
            continue;
        if (memcmp((const void *)(object->dlpi_addr + p->p_vaddr), file + p->p_offset, p->p_filesz) != 0)
            CANNOT("the hook has changed the code of libc");
    }
    return 1;
}

static void see_binding(const char *switch_object)
{
    Dl_info of_libc, of_read;
    ssize_t (*volatile called)(int, void *, size_t) = read; /* from this program's table */
    if (dladdr(dlsym(libc(), "read"), &of_libc))
        dl_iterate_phdr(see_code, (void *)of_libc.dli_fname);
    if (!dladdr((void *)called, &of_read) || strcmp(of_read.dli_fname, switch_object) != 0)
        CANNOT("a call of read does not reach the switch, but %s: the hook changes tables of the program",
               of_read.dli_fname ? of_read.dli_fname : "nothing");
}

/* A connection is handed over without waiting: a hook that accepts by itself finds none, and does not hang. */
static void see_accept(const struct hb_switch_header *page)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t bytes = sizeof address;
    char byte = 'x';
    int server = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), client = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(server, (struct sockaddr *)&address, bytes) || listen(server, 4) ||
        getsockname(server, (struct sockaddr *)&address, &bytes) ||
        connect(client, (struct sockaddr *)&address, bytes) || send(client, &byte, 1, 0) != 1) {
        CANNOT("no connection can be made on the loopback");
        return;
    }
    int fd = accept(server, NULL, NULL), other = -1;
    int all = page->not_handed || (page->flags & HB_SWITCH_ACCEPT_ALL);
    fprintf(report, "accept: %s\n", all ? "all" : "own");
    if (page->not_handed)
        return; /* the hook does not know this connection: hb-switch-check looks once more, with accept through the hook */
    if (fd < 0 || read(fd, &byte, 1) != 1)
        CANNOT("a connection that the hook was handed cannot be read");
    connect(other = socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&address, bytes);
    int four = accept4(server, NULL, NULL, SOCK_CLOEXEC);
    if (listed(page, "read")->is_hooked) {
        const struct hb_switch_connection *c = (const void *)((const char *)page + page->connections_offset);
        if (c->hook_calls == 0)
            CANNOT("the calls of a connection did not reach the hook");
    }
    close(fd), close(four), close(other), close(client), close(server);
}

int hb_check_inside(const char *hook, const char *switch_object, const char *path)
{
    size_t bytes = 0;
    report = fopen(path, "w");
    const struct hb_switch_header *page = (const void *)map_file(getenv("HOOKBENCH_SWITCH_PAGE"), &bytes);
    if (!report)
        return 1;
    if (!page || bytes < sizeof *page || !(page->flags & HB_SWITCH_ACTIVE)) {
        CANNOT("the switch is not active: the loader has not taken all three objects");
    } else {
        const struct hb_switch_function *f = (const void *)((const char *)page + page->functions_offset);
        unsigned hooked = 0;
        for (uint32_t i = 0; i < page->function_count; i++)
            if (f[i].is_hooked && ++hooked)
                fprintf(report, "switched: %s\n", f[i].name);
        if (!dlopen(hook, RTLD_NOW | RTLD_NOLOAD))
            CANNOT("the loader has not taken the hook");
        see_exports(page, hook);
        see_binding(switch_object);
        see_accept(page);
        if (!hooked)
            fprintf(report, "switched nothing: the hook has no function that the switch knows\n");
    }
    fprintf(report, "end\n");
    fclose(report);
    _exit(cannot ? 3 : 0); /* past destructors, which are the hook's, too */
}
