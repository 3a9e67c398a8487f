/* SPDX-License-Identifier: Apache-2.0 */
/* ptrace: the program stops at the begin and the end of each system call, whatever it is. */
#define _GNU_SOURCE
#include "attach.h"
#include <errno.h>
#include <linux/ptrace.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ERESTART_FIRST 512 /* what the kernel calls its own: not seen by programs */
#define ERESTART_LAST 516

/* By thread, number of the call plus 1; interrupted: a counted function that a handler may end with EINTR, plus 1. */
static struct call {
    short in, interrupted;
} calls[THREADS_MAX]; /* of which the kernel gives memory where it is used */

static long raw_ptrace(long request, pid_t thread, void *address, void *data)
{
    return syscall(SYS_ptrace, request, thread, address, data);
}

static void at_end(struct call *call, struct process *process, long result)
{
    int f = function_of_call(call->in - 1);
    if (call->in - 1 == SYS_rt_sigreturn && call->interrupted && result == -EINTR) {
        count_result(process, (enum hb_function)(call->interrupted - 1), result);
        call->interrupted = 0;
    } else if (f >= 0 && result <= -ERESTART_FIRST && result >= -ERESTART_LAST) {
        call->interrupted = (short)(f + 1);
    } else if (f >= 0) {
        count_result(process, (enum hb_function)f, result);
        call->interrupted = 0;
    }
    call->in = 0;
}

static int at_call(pid_t thread, pid_t process)
{
    struct ptrace_syscall_info info;
    struct call *call = &calls[thread];
    if (raw_ptrace(PTRACE_GET_SYSCALL_INFO, thread, (void *)sizeof info, &info) <= 0)
        return 1;
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
        call->in = info.entry.nr < 1 << 14 ? (short)(info.entry.nr + 1) : 0;
    else if (info.op == PTRACE_SYSCALL_INFO_EXIT && call->in)
        at_end(call, process_of(process), (long)info.exit.rval);
    return 1;
}

static void begins(pid_t process, int shares_memory)
{
    (void)shares_memory;
    process_of(process);
    calls[process] = (struct call){0};
}

static void executes(pid_t process)
{
    calls[process] = (struct call){0};
}

static void supervise(pid_t program, int to_program)
{
    static const struct follower by_calls = {begins, executes, at_call, forget_process, NULL};
    follow(program, &by_calls, to_program);
}

const struct mechanism ptrace_mechanism = {"ptrace", supervise, NULL};
