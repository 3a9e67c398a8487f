/* SPDX-License-Identifier: Apache-2.0 */
/* The functions that the hooks interpose, and pointers to the real ones. */
#ifndef HB_FUNCTIONS_H
#define HB_FUNCTIONS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <sys/uio.h>

#define HB_EXPORT __attribute__((visibility("default")))

/* Declared here and not by <unistd.h> and <fcntl.h>, whose feature macros rename some of them. */
HB_EXPORT int hb_noop(int value);
HB_EXPORT ssize_t read(int fd, void *buffer, size_t size);
HB_EXPORT ssize_t pread(int fd, void *buffer, size_t size, off_t offset);
HB_EXPORT ssize_t pread64(int fd, void *buffer, size_t size, off_t offset);
HB_EXPORT int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags);
HB_EXPORT int close(int fd);
HB_EXPORT int close_range(unsigned first, unsigned last, int flags);
HB_EXPORT int dup(int fd);
HB_EXPORT int dup2(int fd, int target);
HB_EXPORT int dup3(int fd, int target, int flags);
HB_EXPORT int fcntl(int fd, int command, ...);
HB_EXPORT int fcntl64(int fd, int command, ...);
HB_EXPORT ssize_t __read_chk(int fd, void *buffer, size_t size, size_t capacity);
HB_EXPORT ssize_t __recv_chk(int fd, void *buffer, size_t size, size_t capacity, int flags);
HB_EXPORT ssize_t __recvfrom_chk(int fd, void *buffer, size_t size, size_t capacity, int flags,
                                 struct sockaddr *address, socklen_t *length);

#define HB_FUNCTIONS(X)                                                                         \
    X(hb_noop) X(read) X(readv) X(recv) X(recvfrom) X(recvmsg) X(pread) X(pread64) X(accept)    \
    X(accept4) X(close) X(close_range) X(dup) X(dup2) X(dup3) X(fcntl) X(fcntl64) X(shutdown)   \
    X(__read_chk) X(__recv_chk) X(__recvfrom_chk)

#define HB_ENUM(f) HB_##f,
enum hb_function {
    HB_FUNCTIONS(HB_ENUM) HB_FUNCTION_COUNT,
    HB_ON_TCP = HB_FUNCTION_COUNT, /* kinds of descriptor, counted by profile like functions */
    HB_ON_UDP,
    HB_ON_UNIX,
    HB_ON_FILE,
    HB_ON_PIPE,
    HB_ON_CHARACTER_DEVICE,
    HB_ON_OTHER,
    HB_ROW_COUNT
};

#define HB_MEMBER(f) __typeof__(&f) f;
struct hb_functions {
    HB_FUNCTIONS(HB_MEMBER)
};

#pragma GCC visibility push(hidden)

/* Valid from the first instruction of the process: system calls until the constructor has found libc's. */
extern struct hb_functions hb_real;
extern const struct hb_functions hb_direct; /* system calls, for good */
extern const char *const hb_names[HB_ROW_COUNT];

/* Looks a function up behind this object, as a hook that caches nothing does on every call. NULL: not found. */
void *hb_lookup(const char *name);

/* Before the first hb_lookup. */
void hb_find_look_up(void);

/* The address is in this object. */
int hb_is_ours(const void *address);

/* hb_find_look_up, and hb_real filled. Keeps errno. */
void hb_resolve(void);

int *hb_find_errno(void);

#pragma GCC visibility pop

#endif
