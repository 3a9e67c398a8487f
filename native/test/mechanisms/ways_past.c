/* SPDX-License-Identifier: Apache-2.0 */
/* The ways past read and its relatives: by the system call itself, by calls that move data without them, and by memory. */
#define _GNU_SOURCE
#include "ways.h"
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <time.h>
#if WITH_DLOPEN
#include "uring.h"

void by_uring(void)
{
    CHECK(uring_reads(zero, &byte, n));
}
#endif

void by_syscall(void)
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
void by_instruction(void)
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

void by_leaf(void)
{
    TIMES CHECK(leaf(1000 + i, i) == 1000);
}

/* Code that was made when the program ran: mov %edi.. are the arguments of a function already. */
void by_new_code(void)
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

void by_sendfile(void)
{
    int ends[2], from = text_file();
    off_t at = 0;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    TIMES CHECK(sendfile(ends[0], from, &at, 1) == 1);
}

void by_mmap(void)
{
    int from = text_file();
    const char *text = mmap(NULL, 4096, PROT_READ, MAP_SHARED, from, 0);
    CHECK(text != MAP_FAILED);
    TIMES CHECK(text[i] == 'x');
}

/* Time from the vdso, without a system call: not a read, but it must go on. */
void by_vdso(void)
{
    struct timespec t = {0};
    TIMES CHECK(clock_gettime(CLOCK_MONOTONIC, &t) == 0 && t.tv_sec + t.tv_nsec > 0);
}
