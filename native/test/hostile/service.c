/* SPDX-License-Identifier: Apache-2.0 */
/* Serves requests with a keyword on one connection, also in a child; between them, VICTIM_BETWEEN is done to its files. */
#include "victim.h"
#include <signal.h>
#include <sys/wait.h>

static void serve(int times)
{
    char buffer[256];
    int client, fd = accepted(&client);
    for (int i = 0; i < times; i++) {
        say(client, REQUEST);
        ssize_t n = read(fd, buffer, sizeof buffer);
        CHECK(n == (ssize_t)strlen(REQUEST) && memcmp(buffer, REQUEST, (size_t)n) == 0);
    }
    CHECK(close(fd) == 0 && close(client) == 0);
}

/* The program does not expect any of these. */
static void has_default_signals(void)
{
    struct sigaction action;
    CHECK(sigaction(SIGXFSZ, NULL, &action) == 0 && action.sa_handler == SIG_DFL);
    CHECK(sigaction(SIGSYS, NULL, &action) == 0 && action.sa_handler == SIG_DFL);
}

int main(void)
{
    const char *between = getenv("VICTIM_BETWEEN");
    int status;
    has_default_signals();
    serve(2);
    if (between)
        CHECK(system(between) == 0);
    serve(2);
    pid_t pid = fork();
    if (pid == 0) {
        serve(2);
        exit(0);
    }
    CHECK(waitpid(pid, &status, 0) == pid && status == 0);
    serve(2);
    puts("served");
    return 0;
}
