/* SPDX-License-Identifier: Apache-2.0 */
/* hb-run OUTPUT SECONDS PROGRAM ARGUMENT...: runs a program to its end, once for each line on standard input, and prints
 * what each run took, from exec to exit:
 *
 *     wall_ns user_ns system_ns peak_bytes status
 *
 * A status of 128 + n is the end by signal n; "timeout" stands for a run that was stopped after SECONDS, by SIGTERM and
 * GRACE_S later by SIGKILL; "error TEXT" for a program that cannot be started. The program's output replaces OUTPUT each
 * time. The peak is never less than this program's own, so it is small and linked statically: no loader preloads anything
 * into it, and it runs in any image. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { GRACE_S = 2 };

static volatile pid_t child;
static volatile sig_atomic_t late;

/* Written by the child, which shares this memory until it executes the program. */
static volatile int64_t started;
static volatile int failure;

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int64_t ns(struct timeval t)
{
    return t.tv_sec * INT64_C(1000000000) + t.tv_usec * INT64_C(1000);
}

static void stop(int signal)
{
    (void)signal;
    if (child > 0)
        kill(-child, late ? SIGKILL : SIGTERM); /* "docker run" passes SIGTERM on to its container */
    late++;
    alarm(GRACE_S);
}

static pid_t start(int out, char **program)
{
    pid_t pid = vfork();
    if (pid == 0) {
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (dup2(out, STDOUT_FILENO) >= 0) {
            started = now();
            execvp(program[0], program);
        }
        failure = errno;
        _exit(127);
    }
    return pid;
}

static void report(int64_t wall, const struct rusage *used, int status)
{
    printf("%lld %lld %lld %lld ", (long long)wall, (long long)ns(used->ru_utime), (long long)ns(used->ru_stime),
           (long long)used->ru_maxrss * 1024);
    if (late)
        puts("timeout");
    else
        printf("%d\n", WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

static void run(const char *output, unsigned seconds, char **program)
{
    struct rusage used;
    int status = 0, out = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    late = 0;
    failure = out < 0 ? errno : 0;
    child = out < 0 ? -1 : start(out, program);
    if (child < 0 && !failure)
        failure = errno;
    alarm(seconds);
    while (child > 0 && wait4(child, &status, 0, &used) < 0 && errno == EINTR)
        ;
    int64_t wall = now() - started;
    alarm(0);
    for (int i = 0; late == 1 && i < 100 * GRACE_S && kill(-child, 0) == 0; i++)
        usleep(10000);
    if (late > 1)
        fprintf(stderr, "hb-run: %s did not end within %d s of SIGTERM; a container that it started may still run\n",
                program[0], GRACE_S);
    if (failure)
        printf("error %s: %s\n", out < 0 ? output : program[0], strerror(failure));
    else
        report(wall, &used, status);
    if (child > 0)
        kill(-child, SIGKILL); /* what it left behind */
    child = 0;
    if (out >= 0)
        close(out);
}

int main(int argc, char **argv)
{
    char line[16];
    if (argc < 4) {
        fputs("usage: hb-run OUTPUT SECONDS PROGRAM ARGUMENT...\n", stderr);
        return 2;
    }
    int nothing = open("/dev/null", O_RDONLY), orders = dup(STDIN_FILENO);
    FILE *in = fdopen(orders, "r");
    if (nothing < 0 || !in || dup2(nothing, STDIN_FILENO) < 0)
        return 1;
    fcntl(orders, F_SETFD, FD_CLOEXEC);
    close(nothing);
    signal(SIGALRM, stop);
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (fgets(line, sizeof line, in))
        run(argv[1], (unsigned)strtoul(argv[2], NULL, 10), argv + 3);
    return 0;
}
