/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Makes the n-th call fail that changes something below a folder: open for writing, write, fsync, truncate, rename, mkdir, unlink,
 * rmdir. A program that is preloaded with it says what by paths that it asks access() about: /diskfaults/below/FOLDER,
 * /diskfaults/fail/N (0: none), and /diskfaults/fired, which is there if call N was reached.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char below[PATH_MAX];
static long fail_at, seen;

#define REAL(f) ((__typeof__(&f))dlsym(RTLD_NEXT, #f))

static int fails(const char *path, int error)
{
    size_t length = strlen(below);
    if (!length || strncmp(path, below, length) || __atomic_add_fetch(&seen, 1, __ATOMIC_RELAXED) != fail_at)
        return 0;
    errno = error;
    return 1;
}

static int fails_fd(int fd, int error)
{
    char link[64], path[PATH_MAX];
    int saved = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = fail_at ? readlink(link, path, sizeof path - 1) : 0;
    errno = saved;
    path[n > 0 ? n : 0] = 0;
    return fails(path, error);
}

int access(const char *path, int mode)
{
    if (strncmp(path, "/diskfaults/", 12))
        return REAL(access)(path, mode);
    if (!strncmp(path + 12, "below", 5))
        snprintf(below, sizeof below, "%s", path + 17);
    if (!strncmp(path + 12, "fail/", 5))
        fail_at = atol(path + 17), seen = 0;
    errno = ENOENT;
    return !strcmp(path + 12, "fired") && seen >= fail_at ? 0 : -1;
}

#define OPEN(f)                                                     \
    int f(const char *path, int flags, ...)                         \
    {                                                               \
        va_list list;                                               \
        va_start(list, flags);                                      \
        mode_t mode = va_arg(list, mode_t);                         \
        va_end(list);                                               \
        if ((flags & O_ACCMODE) != O_RDONLY && fails(path, ENOSPC)) \
            return -1;                                              \
        return REAL(f)(path, flags, mode);                          \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *bytes, size_t n)
{
    return fails_fd(fd, ENOSPC) ? -1 : REAL(write)(fd, bytes, n);
}
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    return fails_fd(fd, ENOSPC) ? -1 : REAL(pwrite64)(fd, bytes, n, at);
}
int fsync(int fd)
{
    return fails_fd(fd, EIO) ? -1 : REAL(fsync)(fd);
}
int fdatasync(int fd)
{
    return fails_fd(fd, EIO) ? -1 : REAL(fdatasync)(fd);
}
int ftruncate64(int fd, off64_t n)
{
    return fails_fd(fd, EIO) ? -1 : REAL(ftruncate64)(fd, n);
}
int rename(const char *from, const char *to)
{
    return fails(from, EIO) ? -1 : REAL(rename)(from, to);
}
int mkdir(const char *path, mode_t mode)
{
    return fails(path, ENOSPC) ? -1 : REAL(mkdir)(path, mode);
}
int unlink(const char *path)
{
    return fails(path, EIO) ? -1 : REAL(unlink)(path);
}
int rmdir(const char *path)
{
    return fails(path, EIO) ? -1 : REAL(rmdir)(path);
}
