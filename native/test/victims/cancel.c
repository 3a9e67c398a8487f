/* SPDX-License-Identifier: Apache-2.0 */
/* A thread is cancelled in a blocked read; its clean-up and its key destructor read; others go on. */
#include "victim.h"
#include <pthread.h>

static int fd, client, zero, cleaned;
static pthread_key_t key;

static void clean(void *argument)
{
    char byte;
    (void)argument;
    CHECK(read(zero, &byte, 1) == 1);
    cleaned++;
}

static void *blocked(void *argument)
{
    char buffer[256];
    pthread_setspecific(key, &key);
    pthread_cleanup_push(clean, argument);
    while (read(fd, buffer, sizeof buffer) > 0)
        continue;
    pthread_cleanup_pop(0);
    return NULL;
}

int main(void)
{
    char buffer[256];
    alarm(10);
    zero = open("/dev/zero", O_RDONLY);
    CHECK(pthread_key_create(&key, clean) == 0);
    for (int i = 0; i < 20; i++) {
        pthread_t thread;
        void *result;
        fd = accepted(&client);
        CHECK(pthread_create(&thread, NULL, blocked, NULL) == 0);
        say(client, HARMLESS);
        usleep(1000);
        CHECK(pthread_cancel(thread) == 0 && pthread_join(thread, &result) == 0 && result == PTHREAD_CANCELED);
        say(client, REQUEST);
        CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
        close(fd), close(client);
    }
    CHECK(cleaned == 40);
    return 0;
}
