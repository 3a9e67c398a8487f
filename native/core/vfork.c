/* SPDX-License-Identifier: Apache-2.0 */
#include "vfork.h"
#include "functions.h"

__thread struct hb_vforks hb_vforks;

#pragma GCC visibility push(hidden)
extern int hb_vfork_direct(void);
void *hb_real_vfork = (void *)hb_vfork_direct;
int hb_vfork_failed(int error);
#pragma GCC visibility pop

_Static_assert(HB_VFORKS_MAX == 3 && __builtin_offsetof(struct hb_vforks, returns) == 8, "known below");

__attribute__((constructor)) static void resolve(void)
{
    hb_find_look_up();
    void *found = hb_lookup("vfork");
    if (found && !hb_is_ours(found))
        __atomic_store_n(&hb_real_vfork, found, __ATOMIC_RELAXED);
}

int hb_vfork_failed(int error)
{
    *hb_find_errno() = error;
    return -1;
}

/* The return address is kept in memory of the thread; the real vfork returns twice, to the same place. */
#if defined(__x86_64__)
__asm__(".text\n.balign 64\n.globl vfork\n.type vfork, @function\n"
        "vfork:\n"
        "\tendbr64\n"
        "\tmov hb_vforks@gottpoff(%rip), %rax\n"
        "\tmov %fs:(%rax), %ecx\n"
        "\tcmp $3, %ecx\n"
        "\tjae 2f\n"
        "\tpop %fs:8(%rax,%rcx,8)\n"
        "\tincl %fs:(%rax)\n"
        "\tcall *hb_real_vfork(%rip)\n"
        "\tmov hb_vforks@gottpoff(%rip), %rdx\n"
        "\ttest %eax, %eax\n"
        "\tjz 1f\n"
        "\tdecl %fs:(%rdx)\n"
        "\tmov %fs:(%rdx), %ecx\n"
        "\tpush %fs:8(%rdx,%rcx,8)\n"
        "\tret\n"
        "1:\tmov %fs:(%rdx), %ecx\n"
        "\tpush %fs:(%rdx,%rcx,8)\n"
        "\tret\n"
        "2:\tjmp *hb_real_vfork(%rip)\n"
        ".size vfork, .-vfork\n"
        ".hidden hb_vfork_direct\n.globl hb_vfork_direct\n.type hb_vfork_direct, @function\n"
        "hb_vfork_direct:\n"
        "\tpop %rdx\n"
        "\tmov $58, %eax\n"
        "\tsyscall\n"
        "\tpush %rdx\n"
        "\ttest %eax, %eax\n"
        "\tjs 1f\n"
        "\tret\n"
        "1:\tmov %eax, %edi\n"
        "\tneg %edi\n"
        "\tjmp hb_vfork_failed\n"
        ".size hb_vfork_direct, .-hb_vfork_direct\n");
#else
#define THREAD \
    "\tmrs x9, tpidr_el0\n\tadrp x10, :gottprel:hb_vforks\n\tldr x10, [x10, #:gottprel_lo12:hb_vforks]\n\tadd x9, x9, x10\n"
#define REAL "\tadrp x16, hb_real_vfork\n\tldr x16, [x16, #:lo12:hb_real_vfork]\n"
__asm__(".text\n.balign 64\n.globl vfork\n.type vfork, %function\n"
        "vfork:\n" THREAD "\tldr w10, [x9]\n"
        "\tcmp w10, #3\n"
        "\tb.hs 2f\n"
        "\tadd x11, x9, x10, lsl #3\n"
        "\tstr x30, [x11, #8]\n"
        "\tadd w10, w10, #1\n"
        "\tstr w10, [x9]\n" REAL "\tblr x16\n" THREAD "\tldr w10, [x9]\n"
        "\tcbz w0, 1f\n"
        "\tsub w10, w10, #1\n"
        "\tstr w10, [x9]\n"
        "\tadd x11, x9, x10, lsl #3\n"
        "\tldr x30, [x11, #8]\n"
        "\tret\n"
        "1:\tadd x11, x9, x10, lsl #3\n"
        "\tldr x30, [x11]\n"
        "\tret\n"
        "2:\n" REAL "\tbr x16\n"
        ".size vfork, .-vfork\n"
        ".hidden hb_vfork_direct\n.globl hb_vfork_direct\n.type hb_vfork_direct, %function\n"
        "hb_vfork_direct:\n"
        "\tmov x0, #0x4111\n" /* CLONE_VFORK | CLONE_VM | SIGCHLD */
        "\tmov x1, #0\n"
        "\tmov x8, #220\n" /* clone */
        "\tsvc 0\n"
        "\ttbnz w0, #31, 1f\n"
        "\tret\n"
        "1:\tneg w0, w0\n"
        "\tb hb_vfork_failed\n"
        ".size hb_vfork_direct, .-hb_vfork_direct\n");
#endif
