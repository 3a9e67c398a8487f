/* SPDX-License-Identifier: Apache-2.0 */
/* More threads than cells, each with a socket of its own: every byte arrives and every call is counted, once. */
#include "page.h"
#include <pthread.h>

#define THREADS 64
#define ROUNDS 300
#define WAVES 5 /* 320 threads, 255 cells of their own */

static void *work(void *argument)
{
    char buffer[256];
    int client, fd = accepted(&client);
    (void)argument;
    for (int i = 0; i < ROUNDS; i++) {
        say(client, HARMLESS);
        CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
    }
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    close(fd), close(client);
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    for (int wave = 0; wave < WAVES; wave++) {
        for (int i = 0; i < THREADS; i++)
            CHECK(pthread_create(&threads[i], NULL, work, NULL) == 0);
        for (int i = 0; i < THREADS; i++)
            CHECK(pthread_join(threads[i], NULL) == 0);
    }
    const struct hb_page_header *page = own_page();
    if (!page)
        return 0;
    struct hb_counts reads = total(page, "read");
    CHECK(reads.calls == WAVES * THREADS * (ROUNDS + 1));
    CHECK(reads.bytes == WAVES * THREADS * (ROUNDS * strlen(HARMLESS) + strlen(REQUEST)));
    CHECK(reads.errors == 0 && reads.matches == (detects() ? WAVES * THREADS : 0));
    CHECK(total(page, "accept").calls == WAVES * THREADS);
    CHECK(page->cells_used > 256);
    return 0;
}
