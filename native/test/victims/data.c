/* SPDX-License-Identifier: Apache-2.0 */
/* Only what was read is looked at: not what lies behind it, not old content, not beyond the buffer's page. */
#define _GNU_SOURCE
#include "victim.h"
#include <sys/mman.h>

static void not_behind(void)
{
    char buffer[64];
    int client, fd = accepted(&client);
    strcpy(buffer, "xxxxx" WORD);
    say(client, "GET /");
    CHECK(read(fd, buffer, sizeof buffer) == 5);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    strcpy(buffer, WORD);
    CHECK(read(fd, buffer, sizeof buffer) == -1 && errno == EAGAIN);
    shutdown(client, SHUT_WR);
    fcntl(fd, F_SETFL, 0);
    CHECK(read(fd, buffer, sizeof buffer) == 0);
    close(fd), close(client);
}

static void not_beyond_the_page(void)
{
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(pages != MAP_FAILED && mprotect(pages + 4096, 4096, PROT_NONE) == 0);
    for (int n = 1; n < 40; n++) {
        int client, fd = accepted(&client);
        char text[64];
        memset(text, 'w', sizeof text);
        text[n] = 0;
        say(client, text);
        CHECK(read(fd, pages + 4096 - n, (size_t)n) == n);
        close(fd), close(client);
    }
}

static void behind_a_zero_byte(void)
{
    char buffer[64];
    int client, fd = accepted(&client);
    CHECK(write(client, "a\0" WORD "\0", 11) == 11);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    close(fd), close(client);
}

/* A look at the data without taking it is no read; the read itself is. */
static void peeked(void)
{
    char buffer[64];
    int client, fd = accepted(&client);
    say(client, REQUEST);
    CHECK(recv(fd, buffer, 64, MSG_PEEK) > 0);
    CHECK(recv(fd, NULL, 4, MSG_TRUNC) == 4);
    CHECK(is_blocked_or_plain(recv(fd, buffer, 64, 0)));
    close(fd), close(client);
}

/* Files, pipes and clients' own sockets are not watched. */
static void not_others(void)
{
    char buffer[64];
    int ends[2], client, fd = accepted(&client);
    CHECK(pipe(ends) == 0);
    say(ends[1], REQUEST);
    CHECK(read(ends[0], buffer, 64) > 0);
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    say(ends[1], REQUEST);
    CHECK(read(ends[0], buffer, 64) > 0);
    say(fd, REQUEST);
    CHECK(read(client, buffer, 64) > 0);
    close(fd), close(client);
}

int main(void)
{
    not_behind();
    not_beyond_the_page();
    behind_a_zero_byte();
    peeked();
    not_others();
    return 0;
}
