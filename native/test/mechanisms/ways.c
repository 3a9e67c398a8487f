/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ways WAY N: reads N times one byte, in one of the ways that a program has. Ends with status 0 if each read delivered what it
 * should; "ways list" names the ways.
 */
#define _GNU_SOURCE
#include "ways.h"
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>

int n, zero;
char byte;

static void nothing(void)
{
}

static void direct(void)
{
    TIMES CHECK(read(zero, &byte, 1) == 1);
}

#if WITH_DLOPEN
static void found(void)
{
    void *libc = dlopen("libc.so.6", RTLD_NOW);
    ssize_t (*of_libc)(int, void *, size_t) = libc ? (ssize_t(*)(int, void *, size_t))dlsym(libc, "read") : NULL;
    CHECK(of_libc);
    TIMES CHECK(of_libc(zero, &byte, 1) == 1);
}
#endif

static void by_stdio(void)
{
    FILE *file = fdopen(dup(zero), "r");
    setvbuf(file, NULL, _IONBF, 0);
    TIMES CHECK(fread(&byte, 1, 1, file) == 1);
}

static void by_preadv(void)
{
    struct iovec part = {&byte, 1};
    TIMES CHECK(preadv(zero, &part, 1, 0) == 1);
}

static void by_recvmmsg(void)
{
    int ends[2];
    struct iovec part = {&byte, 1};
    struct mmsghdr message = {.msg_hdr = {.msg_iov = &part, .msg_iovlen = 1}};
    CHECK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) == 0);
    TIMES CHECK(send(ends[0], "x", 1, 0) == 1 && recvmmsg(ends[1], &message, 1, 0, NULL) == 1);
}

#if WITH_DLOPEN
static int early;

/* Before the constructor of any object; the arguments are there already. */
static void before_all(int count, char **arguments, char **environment)
{
    (void)environment;
    n = count == 3 && strcmp(arguments[1], "early") == 0 ? atoi(arguments[2]) : 0;
    zero = n ? open("/dev/zero", O_RDONLY) : -1;
    TIMES early += read(zero, &byte, 1) == 1;
}
__attribute__((section(".preinit_array"), used)) static void (*const first)(int, char **, char **) = before_all;

static void at_start(void)
{
    CHECK(early == n);
}
#endif

static void on_signal(int signal)
{
    (void)signal;
    CHECK(read(zero, &byte, 1) == 1);
}

static void in_handler(void)
{
    signal(SIGUSR1, on_signal);
    TIMES raise(SIGUSR1);
}

static void *thread(void *unused)
{
    direct();
    return unused;
}

static void in_thread(void)
{
    pthread_t t;
    CHECK(pthread_create(&t, NULL, thread, NULL) == 0 && pthread_join(t, NULL) == 0);
}

static void reap(pid_t child)
{
    int status;
    CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
}

static void in_child(void)
{
    pid_t child = fork();
    if (!child) {
        direct();
        _exit(0);
    }
    reap(child);
}

static void in_vfork(void)
{
    pid_t child = vfork();
    if (!child) {
        TIMES if (read(zero, &byte, 1) != 1) _exit(1);
        _exit(0);
    }
    reap(child);
}

static void by_exec(void)
{
    char times[16];
    snprintf(times, sizeof times, "%d", n);
    execl("/proc/self/exe", "ways", "direct", times, NULL);
}

static void null_call(void)
{
    void (*volatile none)(void) = NULL;
    none();
}

static void null_read(void)
{
    const char *volatile none = NULL;
    byte = *none;
}

static const struct {
    const char *name;
    void (*way)(void);
} ways[] = {{"nothing", nothing},
            {"direct", direct},
            {"stdio", by_stdio},
            {"syscall", by_syscall},
            {"sendfile", by_sendfile},
            {"mmap", by_mmap},
            {"preadv", by_preadv},
            {"recvmmsg", by_recvmmsg},
            {"handler", in_handler},
            {"thread", in_thread},
            {"fork", in_child},
            {"vfork", in_vfork},
            {"execve", by_exec},
            {"vdso", by_vdso},
#if WITH_DLOPEN
            {"dlsym", found},
            {"early", at_start},
            {"io_uring", by_uring},
#endif
#if defined(__x86_64__)
            {"instruction", by_instruction},
            {"leaf", by_leaf},
            {"jit", by_new_code},
#endif
            {"null-call", null_call},
            {"null-read", null_read}};

int main(int count, char **arguments)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (count == 2)
            puts(ways[i].name);
        if (count != 3 || strcmp(ways[i].name, arguments[1]) != 0)
            continue;
        n = atoi(arguments[2]);
        zero = open("/dev/zero", O_RDONLY);
        CHECK(zero >= 0);
        ways[i].way();
        return 0;
    }
    return count == 2 ? 0 : 2;
}
