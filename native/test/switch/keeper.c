/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A foreign hook that keeps state by descriptor, as tracers do, and ends the process when it is shown a descriptor that it did
 * not accept, or accepts one twice without having closed it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS (1 << 20)
static unsigned char mine[FDS];

static void *next(const char *name)
{
#ifdef BY_HANDLE /* goes past whatever is preloaded behind it */
    void *libc = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD);
    return dlsym(libc ? libc : RTLD_NEXT, name);
#else
    return dlsym(RTLD_NEXT, name);
#endif
}

static void fail(const char *function, int fd, const char *what)
{
    char line[128];
    int n = snprintf(line, sizeof line, "keeper: %s(%d): %s\n", function, fd, what);
    if (next("write") && ((ssize_t(*)(int, const void *, size_t))next("write"))(2, line, (size_t)n) < 0)
        _exit(98);
    _exit(99);
}

static void must_be_mine(const char *function, int fd)
{
    if ((unsigned)fd >= FDS || !mine[fd])
        fail(function, fd, "not accepted by this hook");
}

#define REAL(f)                 \
    static __typeof__(f) *real; \
    if (!real)                  \
    real = (__typeof__(f) *)next(#f)

static int accepted(const char *function, int fd)
{
    if (fd >= 0 && (unsigned)fd < FDS && mine[fd]++)
        fail(function, fd, "accepted twice without a close");
    return fd;
}

int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict length)
{
    REAL(accept);
    return accepted("accept", real(fd, address, length));
}

int accept4(int fd, struct sockaddr *restrict address, socklen_t *restrict length, int flags)
{
    REAL(accept4);
    return accepted("accept4", real(fd, address, length, flags));
}

int close(int fd)
{
    REAL(close);
#ifdef BY_HANDLE
    if ((unsigned)fd < FDS)
        mine[fd] = 0;
#else
    must_be_mine("close", fd);
    mine[fd] = 0;
#endif
    return real(fd);
}

ssize_t read(int fd, void *buffer, size_t size)
{
    REAL(read);
    must_be_mine("read", fd);
    return real(fd, buffer, size);
}

ssize_t readv(int fd, const struct iovec *parts, int count)
{
    REAL(readv);
    must_be_mine("readv", fd);
    return real(fd, parts, count);
}

ssize_t recv(int fd, void *buffer, size_t size, int flags)
{
    REAL(recv);
    must_be_mine("recv", fd);
    return real(fd, buffer, size, flags);
}

ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
    REAL(recvmsg);
    must_be_mine("recvmsg", fd);
    return real(fd, message, flags);
}

ssize_t write(int fd, const void *buffer, size_t size)
{
    REAL(write);
    must_be_mine("write", fd);
    return real(fd, buffer, size);
}

ssize_t send(int fd, const void *buffer, size_t size, int flags)
{
    REAL(send);
    must_be_mine("send", fd);
    return real(fd, buffer, size, flags);
}

int dup(int fd)
{
    REAL(dup);
    must_be_mine("dup", fd);
    int copy = real(fd);
    if (copy >= 0)
        mine[copy] = 1;
    return copy;
}

int dup2(int fd, int target)
{
    REAL(dup2);
    if ((unsigned)target >= FDS || !mine[target])
        must_be_mine("dup2", fd);
    int copy = real(fd, target);
    if (copy >= 0)
        mine[copy] = mine[fd];
    return copy;
}

int access(const char *path, int mode)
{
    REAL(access);
    if (strcmp(path, "/of/the/baseline") == 0)
        fail("access", -1, "called for a connection of the baseline");
    return real(path, mode);
}
