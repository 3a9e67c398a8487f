/* SPDX-License-Identifier: Apache-2.0 */
/* hb-load FILE: makes the requests of the plan on standard input and writes what came of them to the file. */
#define _GNU_SOURCE
#include "load.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static int64_t cpu_ns(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void prepare(struct load *l, const char *file)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    signal(SIGINT, SIG_IGN); /* who started this closes standard input */
    prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    l->out = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (l->out < 0)
        hb_die("%s cannot be written: %s", file, strerror(errno));
    l->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (l->epoll < 0)
        hb_die("connections cannot be watched: %s", strerror(errno));
    struct epoll_event end = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll_ctl(l->epoll, EPOLL_CTL_ADD, STDIN_FILENO, &end) && errno != EPERM) /* a file ends nothing */
        hb_die("standard input cannot be watched: %s", strerror(errno));
}

int main(int argc, char **argv)
{
    static struct load load;
    if (argc != 2 || argv[1][0] == '-') {
        fputs("Usage: hb-load FILE <PLAN\nThe loop of the load generator; scripts/hookbench load starts it.\n", stderr);
        return 2;
    }
    hb_read_plan(&load);
    prepare(&load, argv[1]);
    int64_t thread_ns = cpu_ns(CLOCK_THREAD_CPUTIME_ID), process_ns = cpu_ns(CLOCK_PROCESS_CPUTIME_ID);
    (load.plan.scheduled ? hb_scheduled : hb_closed)(&load);
    hb_write_end(&load, cpu_ns(CLOCK_THREAD_CPUTIME_ID) - thread_ns, cpu_ns(CLOCK_PROCESS_CPUTIME_ID) - process_ns);
    return 0;
}
