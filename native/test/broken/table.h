/* SPDX-License-Identifier: Apache-2.0 */
/* What the hook in broken.c keeps: the descriptors it watches and the real functions. */
#define WORD "wp-admin"
#ifdef DEFECT_table
#define FDS 1000
#define IN_TABLE(fd) ((fd) != -1)
#else
#define FDS (1 << 16)
#define IN_TABLE(fd) ((unsigned)(fd) < FDS)
#endif

static volatile unsigned char watched[FDS];
static __thread volatile int busy; /* volatile: a handler reads it while malloc runs */
#ifdef DEFECT_runtime              /* more than the loader keeps free for objects that are loaded at run time */
__thread volatile char line[1 << 16] __attribute__((tls_model("initial-exec")));
#endif
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
#if defined(DEFECT_chain)
    return dlsym(dlopen("libc.so.6", RTLD_NOW), name);
#elif defined(DEFECT_default)
    return dlsym(RTLD_DEFAULT, name);
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
