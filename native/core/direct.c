/* SPDX-License-Identifier: Apache-2.0 */
/* The functions as bare system calls: what a hook forwards to before libc is found, or where there is none. */
#include "functions.h"
#include "raw.h"
#include <stdarg.h>

static long result(long raw)
{
    if (!HB_RAW_FAILED(raw))
        return raw;
    *hb_find_errno() = (int)-raw;
    return -1;
}

static int d_hb_noop(int value)
{
    return value;
}

static ssize_t d_read(int fd, void *buffer, size_t size)
{
    return result(hb_raw(SYS_read, fd, buffer, size));
}

static ssize_t d_readv(int fd, const struct iovec *vector, int count)
{
    return result(hb_raw(SYS_readv, fd, vector, count));
}

static ssize_t d_recvfrom(int fd, void *buffer, size_t size, int flags, struct sockaddr *address, socklen_t *length)
{
    return result(hb_raw(SYS_recvfrom, fd, buffer, size, flags, address, length));
}

static ssize_t d_recv(int fd, void *buffer, size_t size, int flags)
{
    return d_recvfrom(fd, buffer, size, flags, NULL, NULL);
}

static ssize_t d_recvmsg(int fd, struct msghdr *message, int flags)
{
    return result(hb_raw(SYS_recvmsg, fd, message, flags));
}

static ssize_t d_pread(int fd, void *buffer, size_t size, off_t offset)
{
    return result(hb_raw(SYS_pread64, fd, buffer, size, offset));
}

static int d_accept4(int fd, struct sockaddr *address, socklen_t *length, int flags)
{
    return (int)result(hb_raw(SYS_accept4, fd, address, length, flags));
}

static int d_accept(int fd, struct sockaddr *address, socklen_t *length)
{
    return d_accept4(fd, address, length, 0);
}

static int d_close(int fd)
{
    return (int)result(hb_raw(SYS_close, fd));
}

static int d_close_range(unsigned first, unsigned last, int flags)
{
    return (int)result(hb_raw(436 /* close_range */, first, last, flags));
}

static int d_dup(int fd)
{
    return (int)result(hb_raw(SYS_dup, fd));
}

static int d_fcntl(int fd, int command, ...)
{
    va_list list;
    va_start(list, command);
    long argument = va_arg(list, long);
    va_end(list);
    return (int)result(hb_raw(SYS_fcntl, fd, command, argument));
}

static int d_dup3(int fd, int target, int flags)
{
    return (int)result(hb_raw(SYS_dup3, fd, target, flags));
}

static int d_dup2(int fd, int target)
{
    if (fd == target) /* dup3 refuses what dup2 allows */
        return d_fcntl(fd, 1 /* F_GETFD */, 0L) < 0 ? -1 : fd;
    return d_dup3(fd, target, 0);
}

static int d_shutdown(int fd, int how)
{
    return (int)result(hb_raw(SYS_shutdown, fd, how));
}

static ssize_t d_read_chk(int fd, void *buffer, size_t size, size_t capacity)
{
    if (size > capacity)
        __builtin_trap();
    return d_read(fd, buffer, size);
}

static ssize_t d_recvfrom_chk(int fd, void *buffer, size_t size, size_t capacity, int flags, struct sockaddr *address,
                              socklen_t *length)
{
    if (size > capacity)
        __builtin_trap();
    return d_recvfrom(fd, buffer, size, flags, address, length);
}

static ssize_t d_recv_chk(int fd, void *buffer, size_t size, size_t capacity, int flags)
{
    return d_recvfrom_chk(fd, buffer, size, capacity, flags, NULL, NULL);
}

#define DIRECT                                                                                               \
    {                                                                                                        \
        .hb_noop = d_hb_noop, .read = d_read, .readv = d_readv, .recv = d_recv, .recvfrom = d_recvfrom,      \
        .recvmsg = d_recvmsg, .pread = d_pread, .pread64 = d_pread, .accept = d_accept, .accept4 = d_accept4, \
        .close = d_close, .close_range = d_close_range, .dup = d_dup, .dup2 = d_dup2, .dup3 = d_dup3,        \
        .fcntl = d_fcntl, .fcntl64 = d_fcntl, .shutdown = d_shutdown, .__read_chk = d_read_chk,              \
        .__recv_chk = d_recv_chk, .__recvfrom_chk = d_recvfrom_chk                                           \
    }

struct hb_functions hb_real = DIRECT;
const struct hb_functions hb_direct = DIRECT;
