/* SPDX-License-Identifier: Apache-2.0 */
/* The functions that open, copy and close descriptors, and those that are only forwarded. Part of exports.h. */
#include <stdarg.h>

#define HB_PLAIN_BODY(timed, type, f, step, CALL) \
    do {                                          \
        HB_WORK(timed);                           \
        hb_mark(HB_##f);                          \
        __typeof__(&f) real = HB_REAL(f);         \
        HB_REST(timed);                           \
        type r = CALL;                            \
        HB_RESUME(timed);                         \
        step;                                     \
        HB_DONE(timed, HB_##f);                   \
        return r;                                 \
    } while (0)

#define HB_PLAIN(type, f, step, CALL)             \
    if (HB_TIMED)                                 \
        HB_PLAIN_BODY(1, type, f, step, CALL);    \
    HB_PLAIN_BODY(0, type, f, step, CALL)

HB_EXPORT int hb_noop(int value)
{
    HB_PLAIN(int, hb_noop, HB_RESULT(HB_hb_noop, 0), real(HB_FIRST(value)));
}

HB_EXPORT ssize_t pread(int fd, void *buffer, size_t size, off_t offset)
{
    HB_PLAIN(ssize_t, pread, HB_RESULT(HB_pread, r), real(HB_FIRST(fd), buffer, size, offset));
}

HB_EXPORT ssize_t pread64(int fd, void *buffer, size_t size, off_t offset)
{
    HB_PLAIN(ssize_t, pread64, HB_RESULT(HB_pread64, r), real(HB_FIRST(fd), buffer, size, offset));
}

HB_EXPORT int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict length)
{
    HB_PLAIN(int, accept, HB_ACCEPT(HB_accept, r), real(HB_FIRST(fd), address, length));
}

HB_EXPORT int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags)
{
    HB_PLAIN(int, accept4, HB_ACCEPT(HB_accept4, r), real(HB_FIRST(fd), address, length, flags));
}

/* The state goes before the descriptor: afterwards the number may already belong to another thread's socket. */
HB_EXPORT int close(int fd)
{
    HB_CLOSE(fd);
    HB_PLAIN(int, close, HB_RESULT(HB_close, r), real(HB_FIRST(fd)));
}

HB_EXPORT int close_range(unsigned first, unsigned last, int flags)
{
    if (!(flags & 4 /* CLOSE_RANGE_CLOEXEC */)) {
        HB_CLOSE_RANGE(first, last);
    }
    HB_PLAIN(int, close_range, HB_RESULT(HB_close_range, r), real(HB_FIRST(first), last, flags));
}

HB_EXPORT int dup(int fd)
{
    HB_PLAIN(int, dup, HB_COPY(HB_dup, fd, r), real(HB_FIRST(fd)));
}

/* The target is closed by the call, unless it fails. */
#define HB_REPLACE(f, fd, target, CALL)                                                                \
    uint32_t kept = HB_BEFORE(HB_##f, target);                                                         \
    (void)kept;                                                                                        \
    if (fd != target) {                                                                                \
        HB_CLOSE(target);                                                                              \
    }                                                                                                  \
    HB_PLAIN(int, f, if (r < 0 && fd != target) { HB_UNCLOSE(target, kept); } HB_COPY(HB_##f, fd, r), CALL)

HB_EXPORT int dup2(int fd, int target)
{
    HB_REPLACE(dup2, fd, target, real(HB_FIRST(fd), target));
}

HB_EXPORT int dup3(int fd, int target, int flags)
{
    HB_REPLACE(dup3, fd, target, real(HB_FIRST(fd), target, flags));
}

#define F_DUPFD 0
#define F_DUPFD_CLOEXEC 1030

#define HB_FCNTL(f)                              \
    va_list list;                                \
    va_start(list, command);                     \
    long argument = va_arg(list, long);          \
    va_end(list);                                \
    HB_PLAIN(int, f, if (command == F_DUPFD || command == F_DUPFD_CLOEXEC) { HB_COPY(HB_##f, fd, r); } else { \
        HB_RESULT(HB_##f, r); }, real(HB_FIRST(fd), command, argument))

HB_EXPORT int fcntl(int fd, int command, ...)
{
    HB_FCNTL(fcntl);
}

HB_EXPORT int fcntl64(int fd, int command, ...)
{
    HB_FCNTL(fcntl64);
}

HB_EXPORT int shutdown(int fd, int how)
{
    HB_PLAIN(int, shutdown, HB_RESULT(HB_shutdown, r), real(HB_FIRST(fd), how));
}
