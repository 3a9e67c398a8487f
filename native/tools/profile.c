/* SPDX-License-Identifier: Apache-2.0 */
/* profile: count, and sizes and kinds of descriptor. A tool for `hooks profile`, not an arm: it asks the kernel a lot. */
#include "counting.h"
#include "data.h"
#include <sys/stat.h>

static enum hb_function kind_of_socket(int fd)
{
    int domain = 0, type = 0;
    unsigned bytes = sizeof domain;
    if (HB_RAW_FAILED(hb_raw(SYS_getsockopt, fd, SOL_SOCKET, SO_DOMAIN, &domain, &bytes)) ||
        HB_RAW_FAILED(hb_raw(SYS_getsockopt, fd, SOL_SOCKET, SO_TYPE, &type, &bytes)))
        return HB_ON_OTHER;
    if (domain == AF_UNIX)
        return HB_ON_UNIX;
    if (domain != AF_INET && domain != AF_INET6)
        return HB_ON_OTHER;
    return type == SOCK_STREAM ? HB_ON_TCP : HB_ON_UDP;
}

static enum hb_function kind_of(int fd)
{
    struct stat s;
    if (HB_RAW_FAILED(hb_raw(SYS_fstat, fd, &s)))
        return HB_ON_OTHER;
    switch (s.st_mode & S_IFMT) {
    case S_IFSOCK: return kind_of_socket(fd);
    case S_IFREG: return HB_ON_FILE;
    case S_IFIFO: return HB_ON_PIPE;
    case S_IFCHR: return HB_ON_CHARACTER_DEVICE;
    default: return HB_ON_OTHER;
    }
}

static inline ssize_t after_read(enum hb_function f, int fd, ssize_t n)
{
    hb_count_bytes(f, n);
    HB_GUARDED({
        enum hb_function kind = kind_of(fd);
        hb_count_bytes(kind, n < 0 ? 0 : n);
        if (n > 0) {
            hb_record(f, (uint64_t)n);
            hb_record(kind, (uint64_t)n);
        }
    });
    return n;
}

#define HB_READ(f, fd, before, data, n) after_read(f, fd, n)
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("profile", HB_PAGE_COUNTS | HB_PAGE_SIZES | HB_PAGE_KINDS);
}
