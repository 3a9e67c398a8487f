/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "attach.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READY 'r'
#define REASON_BYTES 1024

void let_start(int to_program)
{
    (void)!write(to_program, (char[]){READY}, 1);
}

void refuse(int to_program, const char *format, ...)
{
    char text[REASON_BYTES];
    va_list list;
    va_start(list, format);
    int bytes = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    (void)!write(to_program, text, (size_t)bytes < sizeof text ? (size_t)bytes : sizeof text);
    _exit(2);
}

/* Who looks for what the program has left behind looks for its environment. */
static void forget_environment(void)
{
    const char *telemetry = getenv("HOOKBENCH_TELEMETRY");
    char *kept = telemetry ? strdup(telemetry) : NULL;
    for (char **entry = environ; *entry; entry++)
        memset(*entry, 0, strlen(*entry));
    clearenv();
    if (kept)
        setenv("HOOKBENCH_TELEMETRY", kept, 1);
}

/* Signals that are meant for the program may be sent to all its descendants, and this process must see its end. */
static void stand_aside(const char *name, int keep)
{
    char comm[16];
    snprintf(comm, sizeof comm, "hb-%s", name);
    prctl(PR_SET_NAME, comm);
    setsid();
    forget_environment();
    for (const int *s = (const int[]){SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, 0}; *s; s++)
        signal(*s, SIG_IGN);
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++)
        dup2(null, fd);
    for (int fd = 3; fd < keep; fd++)
        close(fd);
    syscall(436 /* close_range */, keep + 1, ~0u, 0);
}

static int begin(const struct mechanism *mechanism, pid_t program, int to_program)
{
    stand_aside(mechanism->name, to_program);
    if (!has_page(process_of(program)))
        refuse(to_program,
               "HOOKBENCH_TELEMETRY=%s: the page cannot be made; name a file in a folder that can be written",
               getenv("HOOKBENCH_TELEMETRY"));
    mechanism->supervise(program, to_program);
    return 0;
}

int attach(const struct mechanism *mechanism, char **command)
{
    int ends[2];
    char reason[REASON_BYTES];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)) {
        perror("attach: socketpair");
        return 2;
    }
    pid_t program = getpid();
    /* No signal at its end: a wait() of the program does not count it among its children. */
    long supervisor = syscall(SYS_clone, 0, 0, 0, 0, 0);
    if (supervisor < 0) {
        perror("attach: clone");
        return 2;
    }
    if (supervisor == 0)
        _exit(begin(mechanism, program, ends[1]));
    close(ends[1]);
    ssize_t n = read(ends[0], reason, sizeof reason);
    if (n != 1 || reason[0] != READY) {
        fprintf(stderr, "attach: %s: %.*s\n", mechanism->name, n > 0 ? (int)n : 22,
                n > 0 ? reason : "the supervisor is gone");
        return 2;
    }
    if (mechanism->enter)
        mechanism->enter(ends[0]);
    execvp(command[0], command);
    int error = errno;
    fprintf(stderr, "attach: %s: %s\n", command[0], strerror(error));
    return error == ENOENT ? 127 : 126;
}

const struct mechanism *find_mechanism(const char *name)
{
    static const struct mechanism *const all[] = {&ptrace_mechanism, &seccomp_mechanism, &uprobe_mechanism,
                                                  &uretprobe_mechanism};
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++)
        if (strcmp(all[i]->name, name) == 0)
            return all[i];
    return NULL;
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "--can") == 0)
        return print_abilities();
    if (count == 2 && strcmp(arguments[1], "--nothing") == 0)
        return 0;
    const struct mechanism *mechanism = count >= 3 ? find_mechanism(arguments[1]) : NULL;
    if (!mechanism) {
        if (count >= 3)
            fprintf(stderr, "attach: %s: not a mechanism\n", arguments[1]);
        fputs("usage: attach ptrace|seccomp|uprobe|uretprobe PROGRAM ARGS...\n       attach --can\n", stderr);
        return 2;
    }
    return attach(mechanism, arguments + 2);
}
