/* SPDX-License-Identifier: Apache-2.0 */
/* A signal handler that reads, while the main program is in the hook's own work. */
#include "victim.h"
#include <signal.h>
#include <sys/time.h>

#define BYTES 60000

static int inner, inner_client, handled;
static const struct itimerval soon = {{0, 0}, {0, 200}}; /* after each signal: the program goes on under any tracer */

static void handler(int signal)
{
    char buffer[64];
    int kept = errno;
    (void)signal;
    if (write(inner_client, HARMLESS, strlen(HARMLESS)) != (ssize_t)strlen(HARMLESS) ||
        read(inner, buffer, sizeof buffer) != (ssize_t)strlen(HARMLESS) || memcmp(buffer, HARMLESS, 10) != 0)
        _exit(3);
    handled++;
    setitimer(ITIMER_REAL, &soon, NULL);
    errno = kept;
}

static ssize_t read_whole(int fd, char *buffer, size_t bytes)
{
    size_t n = 0;
    while (n < bytes) {
        ssize_t got = read(fd, buffer + n, bytes - n);
        if (got < 0)
            return -1;
        n += (size_t)got;
    }
    return (ssize_t)n;
}

int main(void)
{
    static char text[BYTES], buffer[BYTES];
    memset(text, 'w', BYTES);
    int client, fd = accepted(&client);
    inner = accepted(&inner_client);
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    int rounds = getenv("VICTIM_ROUNDS") ? atoi(getenv("VICTIM_ROUNDS")) : 3000;
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    for (int i = 0; i < rounds || handled * 15 < rounds; i++) {
        for (size_t n = 0; n < BYTES;) {
            ssize_t got = write(client, text + n, BYTES - n);
            n += got > 0 ? (size_t)got : 0;
        }
        CHECK(read_whole(fd, buffer, BYTES) == BYTES && memcmp(text, buffer, BYTES) == 0);
    }
    setitimer(ITIMER_REAL, &(struct itimerval){{0, 0}, {0, 0}}, NULL);
    return 0;
}
