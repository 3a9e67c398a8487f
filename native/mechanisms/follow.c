/* SPDX-License-Identifier: Apache-2.0 */
/* Follows a program as its tracer: every thread, child and new program, and the signals that pass through. */
#define _GNU_SOURCE
#include "attach.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define OPTIONS                                                                                                    \
    (PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | \
     PTRACE_O_TRACEEXIT | PTRACE_O_EXITKILL)

static struct thread {
    pid_t process; /* 0: not followed yet */
    uint8_t waits; /* stopped before its parent has told of it */
    uint8_t at_calls;
} threads[THREADS_MAX]; /* of which the kernel gives memory where it is used */

static const struct follower *follower;
static int started;

static void go_on(pid_t thread, int signal)
{
    ptrace(threads[thread].at_calls ? PTRACE_SYSCALL : PTRACE_CONT, thread, NULL, (long)signal);
}

static void executes(pid_t process)
{
    started = 1;
    threads[process] = (struct thread){.process = process, .at_calls = follower->at_call != NULL};
    follower->executes(process);
}

/* A child is stopped, and its parent has told of it. */
static void welcome(pid_t child, pid_t parent, int event)
{
    pid_t process = process_of_thread(child);
    threads[child] = (struct thread){.process = process, .at_calls = threads[parent].at_calls};
    if (process == child)
        follower->begins(child, event == PTRACE_EVENT_VFORK);
    go_on(child, 0);
}

static void has_child(pid_t parent, int event)
{
    unsigned long child;
    int status;
    if (ptrace(PTRACE_GETEVENTMSG, parent, NULL, &child) || child >= THREADS_MAX)
        return;
    if (threads[child].waits || waitpid((pid_t)child, &status, __WALL) == (pid_t)child)
        welcome((pid_t)child, parent, event);
}

static void is_stopped(pid_t thread, int status)
{
    int signal = WSTOPSIG(status), event = status >> 16;
    if (threads[thread].process == 0 && event == PTRACE_EVENT_STOP) {
        threads[thread].waits = 1;
        return;
    }
    if (signal == (SIGTRAP | 0x80)) {
        threads[thread].at_calls = !started || follower->at_call(thread, threads[thread].process);
        signal = 0;
    } else if (event == PTRACE_EVENT_STOP && signal != SIGTRAP) { /* the whole process is stopped, until SIGCONT */
        ptrace(PTRACE_LISTEN, thread, NULL, NULL);
        return;
    } else if (event) {
        if (event == PTRACE_EVENT_EXEC)
            executes(thread);
        else if (event == PTRACE_EVENT_EXIT && thread == threads[thread].process && follower->every_tick)
            follower->every_tick();
        else if (event == PTRACE_EVENT_FORK || event == PTRACE_EVENT_VFORK || event == PTRACE_EVENT_CLONE)
            has_child(thread, event);
        signal = 0;
    }
    go_on(thread, signal);
}

static void on_alarm(int signal)
{
    (void)signal;
}

/* It comes while waiting only: setting a probe takes longer than a tick, and fails with EINTR. */
static void hold_alarm(int how)
{
    sigset_t alarm;
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    sigprocmask(how, &alarm, NULL);
}

static void tick(void)
{
    if (!follower->every_tick)
        return;
    hold_alarm(SIG_BLOCK);
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
    struct timeval interval = {.tv_usec = TICK_MS * 1000};
    setitimer(ITIMER_REAL, &(struct itimerval){interval, interval}, NULL);
}

/* Its process is told to have ended before its parent can learn of it: what is counted is on the page by then. */
static int next_event(pid_t *thread, int *status)
{
    siginfo_t info = {0};
    if (follower->every_tick)
        hold_alarm(SIG_UNBLOCK);
    int failed = waitid(P_ALL, 0, &info, WEXITED | WSTOPPED | __WALL | WNOWAIT) ? errno : 0;
    if (follower->every_tick)
        hold_alarm(SIG_BLOCK);
    if (failed)
        return failed == EINTR ? 0 : -1;
    *thread = info.si_pid;
    if (info.si_code != CLD_TRAPPED && info.si_code != CLD_STOPPED) {
        if (threads[*thread].process == *thread)
            follower->ends(*thread);
        threads[*thread] = (struct thread){0};
    }
    return waitpid(*thread, status, __WALL) == *thread;
}

void follow(pid_t program, const struct follower *with, int to_program)
{
    int status, got;
    pid_t thread;
    follower = with;
    threads[program].process = program;
    if (ptrace(PTRACE_SEIZE, program, NULL, (void *)OPTIONS))
        refuse(to_program,
               "ptrace: %s; another tracer is at work, a security module forbids it (kernel.yama.ptrace_scope must be "
               "below 3), or a seccomp filter does (docker run --security-opt seccomp=unconfined)",
               strerror(errno));
    tick();
    let_start(to_program);
    close(to_program);
    while ((got = next_event(&thread, &status)) >= 0)
        if (got == 0 && follower->every_tick)
            follower->every_tick();
        else if (got > 0 && WIFSTOPPED(status))
            is_stopped(thread, status);
}
