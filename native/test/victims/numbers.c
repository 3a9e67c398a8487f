/* SPDX-License-Identifier: Apache-2.0 */
/* The number of a closed socket is given to a file, which may contain what it likes; copies of a socket are sockets. */
#define _GNU_SOURCE
#include "victim.h"

static int file_with_word(void)
{
    char name[] = "/tmp/hookbench-victim-XXXXXX";
    int fd = mkstemp(name);
    CHECK(fd >= 0 && unlink(name) == 0);
    say(fd, REQUEST);
    return fd;
}

static void is_free_to_read(int fd)
{
    char buffer[256];
    CHECK(lseek(fd, 0, SEEK_SET) == 0);
    CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(REQUEST));
}

static void is_watched(int fd, int client)
{
    char buffer[256];
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
}

static void reuse(int how)
{
    int client, fd = accepted(&client), file = file_with_word();
    if (how == 0)
        CHECK(close(fd) == 0 && dup(file) == fd);
    else if (how == 1)
        CHECK(dup2(file, fd) == fd);
    else if (how == 2)
        CHECK(dup3(file, fd, O_CLOEXEC) == fd);
    else if (how == 3)
        CHECK(close(fd) == 0 && fcntl(file, F_DUPFD, fd) == fd);
    else
        CHECK(close_range((unsigned)fd, (unsigned)fd, 0) == 0 && dup(file) == fd);
    is_free_to_read(fd);
    close(fd), close(file), close(client);
}

static void copies(int how)
{
    int client, fd = accepted(&client), copy = -1, target = 700;
    if (how == 0)
        copy = dup(fd);
    else if (how == 1)
        copy = dup2(fd, target);
    else if (how == 2)
        copy = dup3(fd, target, O_CLOEXEC);
    else if (how == 3)
        copy = fcntl(fd, F_DUPFD, target);
    else
        copy = fcntl(fd, F_DUPFD_CLOEXEC, target);
    CHECK(copy >= 0 && (how == 0 || copy == target));
    CHECK(dup2(fd, fd) == fd && close(fd) == 0);
    is_watched(copy, client);
    close(copy), close(client);
}

int main(void)
{
    for (int how = 0; how < 5; how++) {
        reuse(how);
        copies(how);
    }
    int client, fd = accepted(&client);
    CHECK(dup2(-1, fd) == -1 && errno == EBADF); /* fails: fd is still the socket */
    is_watched(fd, client);
    return 0;
}
