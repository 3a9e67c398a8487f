/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ways WAY N: reads N times one byte, in one of the ways that a program has. Ends with status 0 if each read delivered what it
 * should; "ways list" names the ways. A build without libc's dlopen knows fewer of them.
 */
#define _GNU_SOURCE
#include "../victims/victim.h"
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#if defined(__GLIBC__) && !defined(STATIC)
#include "uring.h"
#endif

static int n, zero;
static char byte;

#define TIMES for (int i = 0; i < n; i++)

static void nothing(void)
{
}

static void direct(void)
{
    TIMES CHECK(read(zero, &byte, 1) == 1);
}

#if defined(__GLIBC__) && !defined(STATIC)
static void found(void)
{
    void *libc = dlopen("libc.so.6", RTLD_NOW);
    ssize_t (*of_libc)(int, void *, size_t) = libc ? (ssize_t(*)(int, void *, size_t))dlsym(libc, "read") : NULL;
    CHECK(of_libc);
    TIMES CHECK(of_libc(zero, &byte, 1) == 1);
}

static void by_uring(void)
{
    CHECK(uring_reads(zero, &byte, n));
}
#endif

static void by_stdio(void)
{
    FILE *file = fdopen(dup(zero), "r");
    setvbuf(file, NULL, _IONBF, 0);
    TIMES CHECK(fread(&byte, 1, 1, file) == 1);
}

static void by_syscall(void)
{
    TIMES CHECK(syscall(SYS_read, zero, &byte, 1L) == 1);
}

#if defined(__x86_64__)
static inline __attribute__((always_inline)) long raw_read(int fd, void *to, size_t bytes)
{
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "0"(SYS_read), "D"(fd), "S"(to), "d"(bytes) : "rcx", "r11", "memory");
    return result;
}

/* As programs that have no libc do, and Go's. */
static void by_instruction(void)
{
    TIMES CHECK(raw_read(zero, &byte, 1) == 1);
}

/* A leaf keeps its data below the stack pointer, where a system call leaves them alone. */
static __attribute__((noinline)) long leaf(long a, long b)
{
    long result;
    __asm__ volatile("mov %1, -8(%%rsp)\n\tmov %2, -16(%%rsp)\n\txor %%eax, %%eax\n\tmov %3, %%edi\n\tlea %4, %%rsi\n\t"
                     "mov $1, %%edx\n\tsyscall\n\tmov -8(%%rsp), %0\n\tsub -16(%%rsp), %0"
                     : "=&r"(result)
                     : "r"(a), "r"(b), "r"(zero), "m"(byte)
                     : "rax", "rcx", "rdx", "rsi", "rdi", "r11", "memory");
    return result;
}

static void by_leaf(void)
{
    TIMES CHECK(leaf(1000 + i, i) == 1000);
}

/* Code that was made when the program ran: mov %edi.. are the arguments of a function already. */
static void by_new_code(void)
{
    static const unsigned char code[] = {0x31, 0xc0, 0x0f, 0x05, 0xc3}; /* xor eax, eax; syscall; ret */
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(page != MAP_FAILED);
    memcpy(page, code, sizeof code);
    CHECK(mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0);
    TIMES CHECK(((long (*)(int, void *, size_t))page)(zero, &byte, 1) == 1);
}
#endif

static int text_file(void)
{
    FILE *file = tmpfile();
    TIMES fputc('x', file);
    fflush(file);
    return fileno(file);
}

static void by_sendfile(void)
{
    int ends[2], from = text_file();
    off_t at = 0;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    TIMES CHECK(sendfile(ends[0], from, &at, 1) == 1);
}

static void by_mmap(void)
{
    int from = text_file();
    const char *text = mmap(NULL, 4096, PROT_READ, MAP_SHARED, from, 0);
    CHECK(text != MAP_FAILED);
    TIMES CHECK(text[i] == 'x');
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

#if defined(__GLIBC__) && !defined(STATIC)
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

/* Time from the vdso, without a system call: not a read, but it must go on. */
static void by_vdso(void)
{
    struct timespec t = {0};
    TIMES CHECK(clock_gettime(CLOCK_MONOTONIC, &t) == 0 && t.tv_sec + t.tv_nsec > 0);
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
#if defined(__GLIBC__) && !defined(STATIC)
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
