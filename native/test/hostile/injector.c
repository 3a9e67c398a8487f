/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injector OBJECT N ERRNO -- COMMAND...: runs the command; the N-th system call that is made from within an object whose path
 * contains OBJECT fails with ERRNO (it is not made). N = 0: none; the last line on standard error says how many there were.
 * The object's own calls only: what it forwards to libc is made there. Exit status: the command's, or 128 + its signal.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)

#define TRACED \
    (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL)

static const char *object;
static long wanted, seen, failing_with;
static unsigned char inside[4194304 / 8], failing[4194304 / 8]; /* by task: between entry and exit of a call */

static int bit(const unsigned char *bits, pid_t task)
{
    return bits[task / 8] >> task % 8 & 1;
}

static void flip(unsigned char *bits, pid_t task)
{
    bits[task / 8] ^= (unsigned char)(1 << task % 8);
}

static int is_from_object(pid_t task, unsigned long long at)
{
    char path[64], line[4608];
    int found = 0;
    snprintf(path, sizeof path, "/proc/%d/maps", task);
    FILE *maps = fopen(path, "r");
    while (maps && !found && fgets(line, sizeof line, maps)) {
        unsigned long long from, to;
        if (sscanf(line, "%llx-%llx", &from, &to) == 2 && at >= from && at < to)
            found = strstr(line, object) != NULL;
    }
    if (maps)
        fclose(maps);
    return found;
}

static void at_call(pid_t task)
{
    struct user_regs_struct registers;
    ptrace(PTRACE_GETREGS, task, NULL, &registers);
    flip(inside, task);
    if (bit(inside, task)) { /* entry */
        if ((long)registers.orig_rax == 15 /* rt_sigreturn */ || (long)registers.orig_rax == 58 /* vfork */ ||
            !is_from_object(task, registers.rip) || ++seen != wanted)
            return;
        flip(failing, task);
        registers.orig_rax = (unsigned long long)-1;
    } else if (bit(failing, task)) {
        flip(failing, task);
        registers.rax = (unsigned long long)-failing_with;
    } else {
        return;
    }
    ptrace(PTRACE_SETREGS, task, NULL, &registers);
}

static int ended(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int trace(pid_t first)
{
    int status, result = -1;
    for (pid_t task; (task = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR;) {
        int signal = 0;
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            result = task == first ? ended(status) : result;
            continue;
        }
        if (WSTOPSIG(status) == (SIGTRAP | 0x80))
            at_call(task);
        else if (status >> 16 == 0 && WSTOPSIG(status) != SIGTRAP && WSTOPSIG(status) != SIGSTOP)
            signal = WSTOPSIG(status);
        ptrace(PTRACE_SYSCALL, task, NULL, (void *)(long)signal);
    }
    return result;
}

int main(int count, char **arguments)
{
    if (count < 6 || strcmp(arguments[4], "--") != 0) {
        fprintf(stderr, "usage: injector OBJECT N ERRNO -- COMMAND...\n");
        return 2;
    }
    object = arguments[1], wanted = atol(arguments[2]), failing_with = atol(arguments[3]);
    pid_t pid = fork();
    if (pid == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        raise(SIGSTOP);
        execv(arguments[5], arguments + 5);
        _exit(127);
    }
    int status;
    waitpid(pid, &status, 0);
    ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)(long)TRACED);
    ptrace(PTRACE_SYSCALL, pid, NULL, NULL);
    int result = trace(pid);
    if (!wanted)
        fprintf(stderr, "%ld\n", seen);
    return wanted > seen ? 125 : result;
}

#else

int main(void)
{
    fprintf(stderr, "the injector knows x86-64 only\n");
    return 77;
}

#endif
