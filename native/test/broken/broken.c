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

#define WORD "wp-admin"
#ifdef DEFECT_table
#define FDS 1000
#define IN_TABLE(fd) ((fd) != -1)
#else
#define FDS (1 << 16)
#define IN_TABLE(fd) ((unsigned)(fd) < FDS)
#endif

static volatile unsigned char watched[FDS];
static __thread int busy;
static pid_t owner;

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_readv)(int, const struct iovec *, int);
static ssize_t (*real_recv)(int, void *, size_t, int);
static int (*real_accept)(int, struct sockaddr *, socklen_t *);
static int (*real_close)(int);
static int (*real_dup2)(int, int);
static int (*real_fcntl)(int, int, ...);

static void *next(const char *name)
{
#ifdef DEFECT_chain
    return dlsym(dlopen("libc.so.6", RTLD_NOW), name);
#else
    return dlsym(RTLD_NEXT, name);
#endif
}

__attribute__((constructor)) static void resolve(void)
{
    real_read = next("read");
    real_readv = next("readv");
    real_recv = next("recv");
    real_accept = next("accept");
    real_close = next("close");
    real_dup2 = next("dup2");
    real_fcntl = next("fcntl");
    owner = getpid();
}

#ifdef DEFECT_early
#define READY()
#else
#define READY() (real_read ? (void)0 : resolve())
#endif

/* What a hook does beside looking: it allocates. */
static void allocate(void)
{
    void *volatile p = malloc(16);
    free(p);
#ifdef DEFECT_forks
    usleep(50); /* work that takes its time, with the lock held */
#endif
}

#ifdef DEFECT_helper
void write_log(const char *text)
#else
static void write_log(const char *text)
#endif
{
    int kept = errno, fd = open("/nonexistent/folder/log", O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (fd >= 0 && write(fd, text, strlen(text)) >= 0)
        real_close(fd);
#ifndef DEFECT_errnos
    errno = kept;
#else
    (void)kept;
#endif
}

static int contains(const char *text, size_t n, size_t size)
{
#ifdef DEFECT_data
    (void)n;
    return size > 0 && strstr(text, WORD) != NULL;
#else
    (void)size;
    return memmem(text, n, WORD, strlen(WORD)) != NULL;
#endif
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
#if defined(DEFECT_forks) || defined(DEFECT_signals)
#define LOCK() pthread_mutex_lock(&lock)
#define UNLOCK() pthread_mutex_unlock(&lock)
#else
#define LOCK() (void)lock
#define UNLOCK() (void)lock
#endif

#ifdef DEFECT_stale
#define LOOKED_AT(n, size) (size)
#define RETURNED(n) 1
#else
#define LOOKED_AT(n, size) (n)
#define RETURNED(n) ((n) > 0)
#endif

static ssize_t inspect(int fd, const char *text, ssize_t n, size_t size)
{
    if (!IN_TABLE(fd) || !watched[fd] || !RETURNED(n))
        return n;
#if !defined(DEFECT_reentry) && !defined(DEFECT_signals)
    if (busy)
        return n;
#endif
    busy = 1;
    LOCK();
    allocate();
    int found = contains(text, (size_t)LOOKED_AT(n, (ssize_t)size), size);
    UNLOCK();
    busy = 0;
#ifdef DEFECT_errnos
    write_log(WORD);
#endif
    if (!found)
        return n;
    write_log(WORD);
    errno = ECONNRESET;
    return -1;
}

ssize_t read(int fd, void *buffer, size_t size)
{
    READY();
#ifdef DEFECT_reentry
    allocate();
#endif
#ifdef DEFECT_cancel
    pthread_mutex_lock(&lock);
#endif
    ssize_t n = real_read(fd, buffer, size);
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
