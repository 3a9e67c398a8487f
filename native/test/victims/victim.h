/* SPDX-License-Identifier: Apache-2.0 */
/* What the victims share: a check that names itself, and accepted sockets. A victim exits 0, or 1 and says why. */
#ifndef VICTIM_H
#define VICTIM_H

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define CHECK(condition)                                                                      \
    do {                                                                                      \
        if (!(condition)) {                                                                   \
            fprintf(stderr, "%s:%d: %s (errno %d)\n", __FILE__, __LINE__, #condition, errno); \
            _exit(1);                                                                         \
        }                                                                                     \
    } while (0)

#define WORD "wp-admin"
#define REQUEST "GET /" WORD " HTTP/1.1\r\nHost: here\r\n\r\n"
#define HARMLESS "GET /hello HTTP/1.1\r\nHost: here\r\n\r\n"

/* The hook under test looks for WORD in accepted sockets and lets the read fail with ECONNRESET. */
static inline int detects(void)
{
    return getenv("VICTIM_DETECTS") != NULL;
}

static inline int listener(struct sockaddr_in *address)
{
    socklen_t bytes = sizeof *address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    CHECK(fd >= 0 && bind(fd, (struct sockaddr *)address, sizeof *address) == 0 && listen(fd, 64) == 0);
    CHECK(getsockname(fd, (struct sockaddr *)address, &bytes) == 0);
    return fd;
}

static inline int connected(const struct sockaddr_in *address)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(fd >= 0 && connect(fd, (const struct sockaddr *)address, sizeof *address) == 0);
    return fd;
}

/* An accepted socket; its client in *client. */
static inline int accepted(int *client)
{
    struct sockaddr_in address, from;
    socklen_t bytes = sizeof from;
    int server = listener(&address);
    *client = connected(&address);
    int fd = accept(server, (struct sockaddr *)&from, &bytes);
    CHECK(fd >= 0 && close(server) == 0);
    return fd;
}

static inline void say(int fd, const char *text)
{
    CHECK(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
}

/* Reading fd, where the word has just arrived, is blocked if the hook detects, and delivers it if not. */
static inline int is_blocked_or_plain(ssize_t n)
{
    return detects() ? n == -1 && errno == ECONNRESET : n > 0;
}

#endif
