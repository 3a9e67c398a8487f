/* SPDX-License-Identifier: Apache-2.0 */
/* calls N WAY: makes N reads of one byte in one of the ways that a program has to get at the function. */
#define _GNU_SOURCE
#include "victim.h"
#include <dlfcn.h>

typedef ssize_t reader(int fd, void *buffer, size_t size);

static ssize_t direct(int fd, void *buffer, size_t size)
{
    return read(fd, buffer, size);
}

#ifdef LIBRARY
ssize_t of_library(int fd, void *buffer, size_t size)
{
    return direct(fd, buffer, size);
}
#else
static reader *volatile pointer = read; /* a relocation of data */

/* By an address from the global offset table; of readv, so that read stays in the procedure linkage table. */
static ssize_t by_address(int fd, void *buffer, size_t size)
{
    ssize_t (*volatile address)(int, const struct iovec *, int) = readv;
    return address(fd, &(struct iovec){buffer, size}, 1);
}

static reader *by_dlsym(void)
{
    return (reader *)dlsym(RTLD_DEFAULT, "read");
}

/* An object that is loaded later has references of its own. */
static reader *by_library(void)
{
    void *library = dlopen(getenv("VICTIM_LIBRARY"), RTLD_NOW);
    CHECK(library);
    return (reader *)dlsym(library, "of_library");
}

static reader *way(const char *name)
{
    CHECK(name);
    return strcmp(name, "dlsym") == 0     ? by_dlsym()
           : strcmp(name, "library") == 0 ? by_library()
           : strcmp(name, "pointer") == 0 ? pointer
           : strcmp(name, "address") == 0 ? by_address
                                          : direct;
}

static void make(int n, reader *call)
{
    int fd = open("/dev/zero", O_RDONLY);
    char buffer;
    CHECK(fd >= 0 && call);
    for (int i = 0; i < n; i++)
        CHECK(call(fd, &buffer, 1) == 1);
    close(fd);
}

__attribute__((constructor)) static void before_main(int count, char **arguments)
{
    if (count == 3 && strcmp(arguments[2], "constructor") == 0)
        make(atoi(arguments[1]), direct);
}

int main(int count, char **arguments)
{
    CHECK(count == 3);
    if (strcmp(arguments[2], "constructor") != 0)
        make(atoi(arguments[1]), way(arguments[2]));
    return 0;
}
#endif
