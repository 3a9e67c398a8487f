/* The interposed functions. Included once by every hook, after its layer. */
#include "layer.h"
#include <errno.h>
#include <stdarg.h>

#define DATA_FLAGS (MSG_PEEK | MSG_TRUNC | MSG_OOB | MSG_ERRQUEUE)

/* A reading function: CALL is the real call, DATA says where the bytes are. */
#define HB_READER_BODY(timed, f, fd, DATA, CALL)                                      \
    do {                                                                              \
        HB_WORK(timed);                                                               \
        hb_mark(HB_##f);                                                              \
        uint32_t before = HB_BEFORE(HB_##f, fd);                                      \
        (void)before;                                                                 \
        if (HB_REFUSE(before)) {                                                      \
            *hb_errno() = ECONNRESET;                                                 \
            return HB_READ(HB_##f, fd, before, ((struct hb_data){NULL, 0}), -1);      \
        }                                                                             \
        __typeof__(&f) real = HB_REAL(f);                                             \
        HB_REST(timed);                                                               \
        ssize_t n = CALL;                                                             \
        HB_RESUME(timed);                                                             \
        n = HB_READ(HB_##f, fd, before, (DATA), n);                                   \
        HB_DONE(timed, HB_##f);                                                       \
        return n;                                                                     \
    } while (0)

#define HB_READER(f, fd, DATA, CALL)                     \
    if (HB_TIMED)                                        \
        HB_READER_BODY(1, f, fd, DATA, CALL);            \
    HB_READER_BODY(0, f, fd, DATA, CALL)

#define HB_BUFFER(buffer, size) ((struct hb_data){&(struct iovec){buffer, size}, 1})
#define HB_FLAGGED(buffer, size, flags) ((struct hb_data){(flags)&DATA_FLAGS ? NULL : &(struct iovec){buffer, size}, 1})

HB_EXPORT ssize_t read(int fd, void *buffer, size_t size)
{
    HB_READER(read, fd, HB_BUFFER(buffer, size), real(HB_FIRST(fd), buffer, size));
}

HB_EXPORT ssize_t __read_chk(int fd, void *buffer, size_t size, size_t capacity)
{
    HB_READER(__read_chk, fd, HB_BUFFER(buffer, size), real(HB_FIRST(fd), buffer, size, capacity));
}

HB_EXPORT ssize_t readv(int fd, const struct iovec *vectors, int count)
{
    HB_READER(readv, fd, ((struct hb_data){vectors, (unsigned)count}), real(HB_FIRST(fd), vectors, count));
}

HB_EXPORT ssize_t recv(int fd, void *buffer, size_t size, int flags)
{
    HB_READER(recv, fd, HB_FLAGGED(buffer, size, flags), real(HB_FIRST(fd), buffer, size, flags));
}

HB_EXPORT ssize_t __recv_chk(int fd, void *buffer, size_t size, size_t capacity, int flags)
{
    HB_READER(__recv_chk, fd, HB_FLAGGED(buffer, size, flags), real(HB_FIRST(fd), buffer, size, capacity, flags));
}

HB_EXPORT ssize_t recvfrom(int fd, void *restrict buffer, size_t size, int flags, struct sockaddr *restrict address,
                           socklen_t *restrict length)
{
    HB_READER(recvfrom, fd, HB_FLAGGED(buffer, size, flags), real(HB_FIRST(fd), buffer, size, flags, address, length));
}

HB_EXPORT ssize_t __recvfrom_chk(int fd, void *buffer, size_t size, size_t capacity, int flags,
                                 struct sockaddr *address, socklen_t *length)
{
    HB_READER(__recvfrom_chk, fd, HB_FLAGGED(buffer, size, flags),
              real(HB_FIRST(fd), buffer, size, capacity, flags, address, length));
}

/* msg_iovlen is size_t in glibc and int in musl, whose padding behind it is not initialised: keep the int. */
static inline __attribute__((unused)) struct hb_data hb_message_data(const struct msghdr *message, int flags)
{
    if ((flags & DATA_FLAGS) || (message->msg_flags & MSG_OOB))
        return (struct hb_data){NULL, 0};
    return (struct hb_data){message->msg_iov, (unsigned)message->msg_iovlen};
}

HB_EXPORT ssize_t recvmsg(int fd, struct msghdr *message, int flags)
{
    HB_READER(recvmsg, fd, n > 0 ? hb_message_data(message, flags) : ((struct hb_data){NULL, 0}),
              real(HB_FIRST(fd), message, flags));
}

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
