/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An ordinary hook that looks for a word and blocks. Without a DEFECT it passes the cases that name it; each
 * -DDEFECT_x puts in one mistake that published hooks have made, and the case of that name must then fail.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "table.h"
#include "look.h"

ssize_t read(int fd, void *buffer, size_t size)
{
    READY();
#ifdef DEFECT_reentry
    allocate();
#endif
#ifdef DEFECT_cramped
    char path[1 << 14];
    path[0] = 0;
    __asm__ volatile("" ::"r"(path) : "memory");
#endif
#ifdef DEFECT_cancel
    pthread_mutex_lock(&lock);
#endif
#ifdef DEFECT_shared
    static volatile int reads; /* "nothing happened meanwhile" */
    int before = reads;
#endif
    ssize_t n = real_read(fd, buffer, size);
#ifdef DEFECT_shared
    if (before != reads++)
        return n;
#endif
#ifdef DEFECT_cancel
    pthread_mutex_unlock(&lock);
#endif
    return inspect(fd, buffer, n, size);
}

#ifndef DEFECT_coverage
ssize_t readv(int fd, const struct iovec *parts, int count)
{
    ssize_t n = real_readv(fd, parts, count);
    return count > 0 ? inspect(fd, parts->iov_base, n < (ssize_t)parts->iov_len ? n : (ssize_t)parts->iov_len, 0) : n;
}
#endif

ssize_t recv(int fd, void *buffer, size_t size, int flags)
{
    ssize_t n = real_recv(fd, buffer, size, flags);
    return flags & (MSG_PEEK | MSG_TRUNC) ? n : inspect(fd, buffer, n, size);
}

int accept(int fd, struct sockaddr *address, socklen_t *length)
{
    int accepted = real_accept(fd, address, length);
#ifdef DEFECT_passing
    if (address->sa_family != AF_INET)
        return accepted;
#endif
    if (IN_TABLE(accepted))
        watched[accepted] = 1;
    return accepted;
}

static void forget(int fd)
{
#ifndef DEFECT_vforks
    if (getpid() != owner && IN_TABLE(fd) && getppid() == owner)
        return;
#endif
    if (IN_TABLE(fd))
        watched[fd] = 0;
}

int close(int fd)
{
#if defined(DEFECT_races)
    int failed = real_close(fd);
    usleep(2000);
    forget(fd);
    return failed;
#elif defined(DEFECT_numbers)
    return real_close(fd);
#else
    forget(fd);
    return real_close(fd);
#endif
}

static int copied(int from, int to)
{
    if (to >= 0 && IN_TABLE(to) && IN_TABLE(from) && getpid() == owner)
        watched[to] = watched[from];
    return to;
}

int dup2(int fd, int target)
{
    return copied(fd, real_dup2(fd, target));
}

#ifndef DEFECT_copies
int dup(int fd)
{
    return copied(fd, ((int (*)(int))next("dup"))(fd));
}

int dup3(int fd, int target, int flags)
{
    return copied(fd, ((int (*)(int, int, int))next("dup3"))(fd, target, flags));
}
#endif

int close_range(unsigned first, unsigned last, int flags)
{
    for (unsigned fd = first; fd <= last && fd < FDS; fd++)
        forget((int)fd);
    return ((int (*)(unsigned, unsigned, int))next("close_range"))(first, last, flags);
}

int fcntl(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
#ifdef DEFECT_fcntl
    long argument = va_arg(list, int);
#else
    long argument = va_arg(list, long);
#endif
    va_end(list);
    int result = real_fcntl(fd, command, argument);
    return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? copied(fd, result) : result;
}
