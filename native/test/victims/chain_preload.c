/* SPDX-License-Identifier: Apache-2.0 */
/* Another hook, before or behind the one under test: counts the reads that it sees and passes them on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

int chain_preload_reads;

ssize_t read(int fd, void *buffer, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    chain_preload_reads++;
    return real(fd, buffer, size);
}
