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
                                          : direct;
}

int main(int count, char **arguments)
{
    CHECK(count == 3);
    int fd = open("/dev/zero", O_RDONLY), n = atoi(arguments[1]);
    reader *call = way(arguments[2]);
    char buffer;
    CHECK(fd >= 0 && call);
    for (int i = 0; i < n; i++)
        CHECK(call(fd, &buffer, 1) == 1);
    return 0;
}
#endif
