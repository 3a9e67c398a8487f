/* SPDX-License-Identifier: Apache-2.0 */
/* The process's own malloc reads (as an allocator that looks at /proc does): a hook that allocates must not enter itself. */
#include "victim.h"

static char arena[1 << 20];
static size_t used;
static int zero = -1, depth;

void *malloc(size_t size)
{
    char byte;
    if (zero >= 0) {
        CHECK(++depth < 100);
        CHECK(read(zero, &byte, 1) == 1);
        depth--;
    }
    void *p = arena + used;
    used += (size + 15) & ~(size_t)15;
    CHECK(used < sizeof arena);
    return p;
}

void free(void *p)
{
    (void)p;
}

int main(void)
{
    char buffer[256];
    int client, fd = accepted(&client);
    zero = open("/dev/zero", O_RDONLY);
    say(client, HARMLESS);
    CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    CHECK(close(fd) == 0);
    return 0;
}
