/* SPDX-License-Identifier: Apache-2.0 */
/* Two threads wait in read on one connection: what the second gets is looked at, although the first changed what is known. */
#include "victim.h"
#include <pthread.h>

static int fd;

struct result {
    ssize_t bytes;
    int is_right;
};

static void *reader(void *argument)
{
    char buffer[64];
    struct result *r = argument;
    ssize_t n = read(fd, buffer, sizeof buffer);
    r->is_right = is_blocked_or_plain(n);
    __atomic_store_n(&r->bytes, n, __ATOMIC_RELEASE);
    return NULL;
}

int main(void)
{
    alarm(20);
    for (int i = 0; i < 10; i++) {
        pthread_t threads[2];
        struct result results[2] = {{0, 0}, {0, 0}};
        int client;
        fd = accepted(&client);
        for (int k = 0; k < 2; k++)
            CHECK(pthread_create(&threads[k], NULL, reader, &results[k]) == 0);
        usleep(20000);             /* both wait */
        say(client, "GET /wp-ad"); /* ends in what may be a word: the scanning hook carries it */
        while (!__atomic_load_n(&results[0].bytes, __ATOMIC_ACQUIRE) &&
               !__atomic_load_n(&results[1].bytes, __ATOMIC_ACQUIRE))
            usleep(1000);
        int second = __atomic_load_n(&results[0].bytes, __ATOMIC_ACQUIRE) == 10;
        say(client, REQUEST);
        for (int k = 0; k < 2; k++)
            CHECK(pthread_join(threads[k], NULL) == 0);
        CHECK(results[second].is_right);
        close(fd), close(client);
    }
    return 0;
}
