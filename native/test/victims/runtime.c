/* SPDX-License-Identifier: Apache-2.0 */
/* The hook is loaded at run time, with RTLD_LOCAL and again with RTLD_GLOBAL, and unloaded: nothing changes. */
#include "victim.h"
#include <dlfcn.h>

int main(void)
{
    const char *path = getenv("VICTIM_HOOK");
    char buffer[64];
    int client, fd = accepted(&client);
    for (int i = 0; i < 20; i++) {
        void *hook = dlopen(path, RTLD_NOW | (i % 2 ? RTLD_GLOBAL : RTLD_LOCAL));
        if (!hook)
            fprintf(stderr, "%s\n", dlerror());
        CHECK(hook);
        ssize_t (*hooked)(int, void *, size_t) = (ssize_t(*)(int, void *, size_t))dlsym(hook, "read");
        say(client, HARMLESS);
        CHECK(!hooked || hooked(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
        if (!hooked)
            CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
        CHECK(dlclose(hook) == 0);
    }
    return 0;
}
