/* SPDX-License-Identifier: Apache-2.0 */
/* Functions whose first instructions are moved give the same results, and those that cannot be moved are refused. */
#define _GNU_SOURCE
#include "relocate.h"
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#define CHECK(condition)                                                    \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            return 1;                                                       \
        }                                                                   \
    } while (0)

/* Each takes a number and returns what main expects; the first instructions are of the kind in the name. */
__asm__(
    ".data\nflag: .byte 0\nfive: .long 5\n.text\n"
    "relative:\n\tcmpb $0, flag(%rip)\n\tje 1f\n\txor %eax, %eax\n\tret\n1:\tlea 3(%rdi), %eax\n\tret\n"
    "loads:\n\tmov five(%rip), %eax\n\tadd %edi, %eax\n\tret\n"
    "constant:\n\tmov $7, %eax\n\tadd %edi, %eax\n\tret\n"
    "branch:\n\tcmp %rdi, %rsi\n\tjb 1f\n\tmov $1, %eax\n\tret\n1:\tmov $2, %eax\n\tret\n"
    "frame:\n\tendbr64\n\tpush %rbx\n\tsub $0x10, %rsp\n\tlea 1(%rdi), %eax\n\tadd $0x10, %rsp\n\tpop %rbx\n\tret\n"
    "stored:\n\tsub $0x68, %rsp\n\tmov %rdx, 0x40(%rsp)\n\tmov %fs:0x28, %rax\n\tlea 9(%rdi), %eax\n\tadd $0x68, %rsp\n\tret\n"
    "calls:\n\tcall constant\n\tinc %eax\n\tret\n"
    "jumps:\n\t.byte 0xe9\n\t.long constant - . - 4\n"
    "wide:\n\tmovabs $0x100000000, %rax\n\tshr $32, %rax\n\tadd %edi, %eax\n\tret\n"
    "ends:\n\tret\n\tpush %rbx\n\tnop\n\tnop\n\tnop\n"
    "small:\n\tlea 4(%rdi), %eax\n\tret\n\tnopw 0(%rax,%rax)\n"
    "within:\n\tdec %edi\n1:\tjnz 1b\n\tnop\n\tnop\n\tret\n"
    "loops:\n\tloop constant\n\tnop\n\tnop\n\tnop\n\tret\n"
    "elsewhere:\n\tjmp *%rax\n\tnop\n\tnop\n\tnop\n");
#define EACH(X)     \
    X(relative, 13) \
    X(loads, 15)    \
    X(constant, 17) X(branch, 2) X(frame, 11) X(stored, 19) X(calls, 18) X(jumps, 17) X(wide, 11) X(small, 14)
#define REFUSED(X) X(ends, 0) X(within, 0) X(loops, 0) X(elsewhere, 0)
#define DECLARE(f, n) extern int f(long, long, long);
EACH(DECLARE)
REFUSED(DECLARE)

int main(void)
{
    uint8_t *place = mmap((void *)((uintptr_t)&main & -4096ul) - (64 << 20), 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(place != MAP_FAILED);
#define MOVED(f, n)                                       \
    memset(place, 0xcc, HB_RELOCATED_MAX);                \
    CHECK(hb_relocate((const uint8_t *)f, place, 5) > 0); \
    CHECK(f(10, 0, 0) == n && ((int (*)(long, long, long))place)(10, 0, 0) == n);
    EACH(MOVED)
#define NOT_MOVED(f, n) CHECK(hb_relocate((const uint8_t *)f, place, 5) == 0);
    REFUSED(NOT_MOVED)
    CHECK(hb_put_jump(place, 0xe9, place + (1l << 33)) == 0); /* out of reach */
    return 0;
}
