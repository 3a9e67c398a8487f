/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sud, syscall user dispatch: the kernel sends SIGSYS for each system call of an armed thread that does not come from this object.
 * The handler calls the function of the hook, or makes the call itself. While a function of the hook runs, its thread's selector
 * lets all calls through. Threads and children are armed when they begin.
 */
#include "bycall.h"
#include "functions.h"
#include "raw.h"
#include "text.h"
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <ucontext.h>

#define DISPATCH 59 /* PR_SET_SYSCALL_USER_DISPATCH */
#define ALLOW 0
#define BLOCK 1
#define MASK_OF(signal) (1ull << ((signal)-1))
#define RESTORER 0x04000000ul

/* As the kernel has it; libc's differs. */
struct kernel_action {
    void (*handler)(int, siginfo_t *, void *);
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

struct clone3_arguments {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, more[3];
};

extern const char __ehdr_start[] __attribute__((visibility("hidden")));
extern const char _end[] __attribute__((visibility("hidden")));

static __thread volatile char selector;

#pragma GCC visibility push(hidden)
void hb_sud_return(void);
_Noreturn void hb_sud_leave(long stack);
long hb_sud_clone(const greg_t *registers, const long *arguments);
void hb_sud_begin(long arms);
#pragma GCC visibility pop

static long arm(void)
{
    selector = BLOCK;
    return hb_raw(SYS_prctl, DISPATCH, 1, __ehdr_start, _end - __ehdr_start, &selector);
}

/* In a new thread, before its first own instruction. */
void hb_sud_begin(long arms)
{
    if (arms)
        arm();
}

/* A thread that blocks SIGSYS would be killed by its next call. */
static long with_mask(long number, long a[6], int at)
{
    uint64_t mask;
    if (a[at]) {
        mask = *(const uint64_t *)a[at] & ~MASK_OF(SIGSYS);
        a[at] = (long)&mask;
    }
    return hb_raw(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* The handler of SIGSYS stays; what the program sets is forgotten. */
static long set_action(long a[6])
{
    struct kernel_action action;
    if (a[0] == SIGSYS)
        return 0;
    if (a[1]) {
        action = *(const struct kernel_action *)a[1];
        action.mask &= ~MASK_OF(SIGSYS);
        a[1] = (long)&action;
    }
    return hb_raw(SYS_rt_sigaction, a[0], a[1], a[2], a[3]);
}

/* The child begins on a stack of its own, where it finds whether it is armed and where it goes on. */
static long with_stack(const greg_t *registers, long number, long a[6])
{
    struct clone3_arguments copy = {0};
    uint64_t flags = (uint64_t)a[0];
    long top = a[1];
    if (number == 435 /* clone3 */) {
        __builtin_memcpy(&copy, (const void *)a[0], (size_t)a[1] < sizeof copy ? (size_t)a[1] : sizeof copy);
        flags = copy.flags;
        top = (long)(copy.stack + copy.stack_size);
        copy.stack_size -= 16;
        a[0] = (long)&copy;
    } else {
        a[1] -= 16;
    }
    ((long *)top)[-1] = registers[REG_RIP];
    ((long *)top)[-2] = (flags & CLONE_THREAD) && (flags & CLONE_SETTLS);
    return hb_sud_clone(registers, a);
}

/* vfork's child would run on the stack of this handler: it gets memory of its own, and its parent waits all the same. */
static long divide(const greg_t *registers, long number, long a[6])
{
    const struct clone3_arguments *three = (const void *)a[0];
    uint64_t flags = number == SYS_vfork ? CLONE_VFORK | SIGCHLD : number == SYS_fork ? SIGCHLD : (uint64_t)a[0];
    if (number == 435 ? three->stack != 0 : number == SYS_clone && a[1])
        return with_stack(registers, number, a);
    long child = number == 435 ? hb_raw(number, a[0], a[1])
                               : hb_raw(SYS_clone, flags & ~(uint64_t)CLONE_VM, 0, a[2], a[3], a[4]);
    if (child == 0)
        arm();
    return child;
}

static long pass(const greg_t *registers, long number, long a[6])
{
    switch (number) {
    case SYS_rt_sigreturn: hb_sud_leave(registers[REG_RSP]);
    case SYS_rt_sigaction: return set_action(a);
    case SYS_rt_sigprocmask: return with_mask(number, a, 1);
    case SYS_rt_sigsuspend: return with_mask(number, a, 0);
    case SYS_ppoll: return with_mask(number, a, 3);
    case SYS_epoll_pwait:
    case 441 /* epoll_pwait2 */: return with_mask(number, a, 4);
    case SYS_fork:
    case SYS_vfork:
    case SYS_clone:
    case 435 /* clone3 */: return divide(registers, number, a);
    default: return hb_raw(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    }
}

static void handle(int signal, siginfo_t *info, void *context)
{
    greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
    long number = r[REG_RAX], a[6] = {r[REG_RDI], r[REG_RSI], r[REG_RDX], r[REG_R10], r[REG_R8], r[REG_R9]};
    (void)signal;
    if (info->si_code != 2 /* SYS_USER_DISPATCH */) {
        r[REG_RAX] = -ENOSYS; /* a seccomp filter's */
    } else if (hb_bycall_has(number)) {
        selector = ALLOW;
        r[REG_RAX] = hb_bycall(number, a);
        selector = BLOCK;
    } else {
        r[REG_RAX] = pass(r, number, a);
    }
}

__attribute__((constructor)) static void load(void)
{
    struct kernel_action ours = {handle, SA_SIGINFO | SA_NODEFER | RESTORER, hb_sud_return, 0};
    uint64_t sigsys = MASK_OF(SIGSYS);
    if (!hb_bycall_load())
        return;
    hb_raw(SYS_rt_sigaction, SIGSYS, &ours, NULL, sizeof(uint64_t));
    hb_raw(SYS_rt_sigprocmask, SIG_UNBLOCK, &sigsys, NULL, sizeof sigsys);
    if (HB_RAW_FAILED(arm()))
        hb_complain("no syscall user dispatch: ", "it needs Linux 5.11; attach --can says more");
}

/* The offsets are those of gregs. In the child the flags of arming and the address to go on at are on its stack. */
__asm__(".text\n"
        ".hidden hb_sud_return\n.globl hb_sud_return\n.type hb_sud_return, @function\n"
        "hb_sud_return:\n\tmov $15, %eax\n\tsyscall\n.size hb_sud_return, .-hb_sud_return\n"
        ".hidden hb_sud_leave\n.globl hb_sud_leave\n.type hb_sud_leave, @function\n"
        "hb_sud_leave:\n\tmov %rdi, %rsp\n\tmov $15, %eax\n\tsyscall\n.size hb_sud_leave, .-hb_sud_leave\n"
        ".hidden hb_sud_clone\n.globl hb_sud_clone\n.type hb_sud_clone, @function\n"
        "hb_sud_clone:\n"
        "\tpush %rbx\n\tpush %rbp\n\tpush %r12\n\tpush %r13\n\tpush %r14\n\tpush %r15\n"
        "\tmov %rdi, %rax\n\tmov %rsi, %rcx\n"
        "\tmov 0(%rax), %r8\n\tmov 8(%rax), %r9\n\tmov 16(%rax), %r10\n"
        "\tmov 32(%rax), %r12\n\tmov 40(%rax), %r13\n\tmov 48(%rax), %r14\n\tmov 56(%rax), %r15\n"
        "\tmov 80(%rax), %rbp\n\tmov 88(%rax), %rbx\n\tmov 96(%rax), %rdx\n\tmov 104(%rax), %rax\n"
        "\tmov 0(%rcx), %rdi\n\tmov 8(%rcx), %rsi\n"
        "\tsyscall\n"
        "\ttest %rax, %rax\n\tjz 1f\n"
        "\tpop %r15\n\tpop %r14\n\tpop %r13\n\tpop %r12\n\tpop %rbp\n\tpop %rbx\n\tret\n"
        "1:\tpush %rdi\n\tpush %rsi\n\tpush %rdx\n\tpush %r8\n\tpush %r9\n\tpush %r10\n"
        "\tmov 48(%rsp), %rdi\n\tcall hb_sud_begin\n"
        "\tpop %r10\n\tpop %r9\n\tpop %r8\n\tpop %rdx\n\tpop %rsi\n\tpop %rdi\n"
        "\tadd $8, %rsp\n\txor %eax, %eax\n\tret\n"
        ".size hb_sud_clone, .-hb_sud_clone\n");
