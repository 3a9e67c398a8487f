/* SPDX-License-Identifier: Apache-2.0 */
/* A signal arrives while a hook looks a function up: dlsym holds a lock then, and its handler reads. */
#include "victim.h"
#include <signal.h>

static int inner, inner_client, armed, held, handled;

/* In place of libc's. It finds nothing, so the hook makes system calls. */
void *dlsym(void *restrict handle, const char *restrict name)
{
    (void)handle;
    (void)name;
    if (armed) {
        CHECK(!held); /* libc's would wait for ever */
        held = 1;
        CHECK(raise(SIGALRM) == 0);
        held = 0;
    }
    return NULL;
}

static void handler(int signal)
{
    char buffer[64];
    (void)signal;
    CHECK(read(inner, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
    handled++;
}

int main(void)
{
    char buffer[64];
    int client, fd = accepted(&client);
    inner = accepted(&inner_client);
    CHECK(sigaction(SIGALRM, &(struct sigaction){.sa_handler = handler}, NULL) == 0);
    CHECK(write(client, HARMLESS, strlen(HARMLESS)) == (ssize_t)strlen(HARMLESS));
    CHECK(write(inner_client, HARMLESS, strlen(HARMLESS)) == (ssize_t)strlen(HARMLESS));
    armed = 1;
    CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
    armed = 0;
    CHECK(handled == 1);
    return 0;
}
