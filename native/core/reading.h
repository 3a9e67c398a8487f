/* SPDX-License-Identifier: Apache-2.0 */
/* The functions that deliver data. Part of exports.h. */
#include <errno.h>

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
