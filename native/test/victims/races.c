/* SPDX-License-Identifier: Apache-2.0 */
/* A number that one thread closes and another gets from accept at the same moment is watched. */
#include "victim.h"
#include <pthread.h>

static int server, doomed;
static struct sockaddr_in address;

static void *closer(void *argument)
{
    (void)argument;
    CHECK(close(doomed) == 0);
    return NULL;
}

int main(void)
{
    char buffer[256];
    server = listener(&address);
    for (int i = 0; i < 100; i++) {
        int first = connected(&address), second = connected(&address);
        doomed = accept(server, NULL, NULL);
        pthread_t thread;
        CHECK(doomed >= 0 && pthread_create(&thread, NULL, closer, NULL) == 0);
        while (fcntl(doomed, F_GETFD) >= 0) /* closed, but close has perhaps not returned yet */
            continue;
        int fd = accept(server, NULL, NULL);
        CHECK(fd == doomed && pthread_join(thread, NULL) == 0);
        say(second, REQUEST);
        CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
        close(fd), close(first), close(second);
    }
    return 0;
}
