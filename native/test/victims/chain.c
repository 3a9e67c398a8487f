/* SPDX-License-Identifier: Apache-2.0 */
/* Two hooks in one process, in either order: both see every read. */
#include "victim.h"
#include <dlfcn.h>

int main(void)
{
    char buffer[64];
    const int *seen = dlsym(RTLD_DEFAULT, "chain_preload_reads");
    CHECK(seen);
    int client, fd = accepted(&client), before = *seen;
    for (int i = 0; i < 10; i++) {
        say(client, HARMLESS);
        CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
    }
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    CHECK(*seen == before + 11);
    return 0;
}
