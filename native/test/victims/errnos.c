/* SPDX-License-Identifier: Apache-2.0 */
/* errno is untouched by success and exact after failure, also when the log cannot be written. */
#include "victim.h"
#include <signal.h>
#include <sys/time.h>

static void ignore(int signal)
{
    (void)signal;
}

static void failures(int fd)
{
    char buffer[64];
    CHECK(fcntl(fd, F_SETFL, O_NONBLOCK) == 0);
    errno = 0;
    CHECK(read(fd, buffer, 64) == -1 && errno == EAGAIN);
    CHECK(recv(fd, buffer, 64, 0) == -1 && errno == EAGAIN);
    CHECK(read(-1, buffer, 64) == -1 && errno == EBADF);
    CHECK(read(5000000, buffer, 64) == -1 && errno == EBADF);
    CHECK(close(-1) == -1 && errno == EBADF);
    CHECK(accept(fd, NULL, NULL) == -1 && errno == EINVAL);
    char *volatile nowhere = NULL;
    CHECK(pread(open("/dev/zero", O_RDONLY), nowhere, 64, 0) == -1 && errno == EFAULT);
    CHECK(dup(-1) == -1 && errno == EBADF);
    CHECK(dup2(-1, fd) == -1 && errno == EBADF);
    CHECK(fcntl(-1, F_GETFL) == -1 && errno == EBADF);
    CHECK(shutdown(-1, SHUT_RD) == -1 && errno == EBADF);
    CHECK(fcntl(fd, F_SETFL, 0) == 0);
}

static void interrupted(int fd)
{
    char buffer[64];
    struct sigaction action = {.sa_handler = ignore};
    struct itimerval soon = {.it_value.tv_usec = 20000};
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    errno = 0;
    CHECK(read(fd, buffer, 64) == -1 && errno == EINTR);
}

int main(void)
{
    char buffer[256];
    errno = 4711;
    int client, fd = accepted(&client);
    errno = 4711;
    say(client, HARMLESS);
    CHECK(read(fd, buffer, sizeof buffer) > 0 && errno == 4711);
    int copy = dup(fd);
    CHECK(copy >= 0 && errno == 4711 && close(copy) == 0 && errno == 4711);
    failures(fd);
    interrupted(fd);
    errno = 4711;
    say(client, REQUEST); /* HOOKBENCH_LOG names a folder that does not exist */
    ssize_t n = read(fd, buffer, sizeof buffer);
    CHECK(detects() ? n == -1 && errno == ECONNRESET : n > 0 && errno == 4711);
    return 0;
}
