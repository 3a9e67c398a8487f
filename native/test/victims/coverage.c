/* SPDX-License-Identifier: Apache-2.0 */
/* Each reading function, on sockets of accept and of accept4. Prints nothing; names what was not seen. */
#define _GNU_SOURCE
#include "victim.h"

extern ssize_t __read_chk(int, void *, size_t, size_t);
extern ssize_t __recv_chk(int, void *, size_t, size_t, int);
extern ssize_t __recvfrom_chk(int, void *, size_t, size_t, int, struct sockaddr *, socklen_t *);

static char buffer[256];
static struct iovec parts[2] = {{buffer, 6}, {buffer + 6, 200}};
static struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};

static ssize_t by(int how, int fd)
{
    switch (how) {
    case 0: return read(fd, buffer, 200);
    case 1: return readv(fd, parts, 2);
    case 2: return recv(fd, buffer, 200, 0);
    case 3: return recvfrom(fd, buffer, 200, 0, NULL, NULL);
    case 4: return recvmsg(fd, &message, 0);
#ifdef __GLIBC__
    case 5: return __read_chk(fd, buffer, 200, 256);
    case 6: return __recv_chk(fd, buffer, 200, 256, 0);
    case 7: return __recvfrom_chk(fd, buffer, 200, 256, 0, NULL, NULL);
#endif
    default: return -2;
    }
}

static int accepted4(int *client)
{
    struct sockaddr_in address;
    int server = listener(&address);
    *client = connected(&address);
    int fd = accept4(server, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    CHECK(fd >= 0 && (fcntl(fd, F_GETFL) & O_NONBLOCK) && fcntl(fd, F_GETFD) == FD_CLOEXEC);
    CHECK(close(server) == 0);
    return fd;
}

int main(void)
{
    static const char *names[] = {"read",    "readv",      "recv",       "recvfrom",
                                  "recvmsg", "__read_chk", "__recv_chk", "__recvfrom_chk"};
    for (int how = 0; how < 8; how++) {
        for (int four = 0; four < 2; four++) {
            int client, fd = four ? accepted4(&client) : accepted(&client);
            parts[0].iov_len = getenv("VICTIM_SPLITS") ? 6 : 100; /* the word in two parts */
            say(client, REQUEST);
            ssize_t n = by(how, fd);
            if (n != -2 && !is_blocked_or_plain(n)) {
                fprintf(stderr, "%s on a socket of %s: not seen\n", names[how], four ? "accept4" : "accept");
                return 1;
            }
            close(fd), close(client);
        }
    }
    return 0;
}
