/* SPDX-License-Identifier: Apache-2.0 */
/*
 * relay PAIRS CALLS [PREFIX...]: two processes in turn, batch by batch. Both are this program; PREFIX is put in front of the
 * second, for example "attach ptrace" or "env LD_PRELOAD=hook.so". PREFIX "uprobe" or "uretprobe" alone sets probes on functions
 * of this program, hb_relay_*, which begin with different instructions; "uprobe 8" sets eight on each. PREFIX "armed" arms syscall user dispatch, and lets
 * every call through. A row for each function: read is hooked; getppid and hb_relay_* are not, so that they show what the
 * mechanism costs where nothing is hooked. Columns: median ns per call alone and under PREFIX, then the median of the
 * differences between the batches of a pair, and the middle half of them. The row start_ms has milliseconds to main.
 */
#define _GNU_SOURCE
#include "attach.h"
#include "uprobe.h"
#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PAIRS_MAX 20000
#define WHAT_MAX 5
#define PROBES_MAX 16
enum { MS_NS = 1000000, BY_PREFIX = 0, PROBED, PROBED_AT_RETURN, ARMED };
static const char *const itself[] = {"", "uprobe", "uretprobe", "armed"};

long hb_relay_nop5(long value), hb_relay_push(long value), hb_relay_other(long value);
#define SITE(name, first, rest)                                                                                  \
    __asm__(".text\n.balign 64\n.globl hb_relay_" #name "\n.type hb_relay_" #name ", @function\nhb_relay_" #name \
            ":\n\t" first "\n\tmov %rdi, %rax\n\t" rest "ret\n.size hb_relay_" #name ", .-hb_relay_" #name "\n")
SITE(nop5, ".byte 0x0f, 0x1f, 0x44, 0x00, 0x00", "");
SITE(push, "push %rbp", "pop %rbp\n\t");
SITE(other, "cmpb $0, hb_relay_other(%rip)", "");

struct relay {
    uint32_t turn; /* counts batches; each process knows which are its own */
    int pairs, calls;
    int probes; /* on each function */
    int own;    /* what the second process does by itself, in place of a prefix: an index of itself[] */
    long started_ns[2], asked_ns[2];
    double ns[2][WHAT_MAX][PAIRS_MAX];
};

static const char *const names[WHAT_MAX] = {"read", "getppid", "hb_relay_nop5", "hb_relay_push", "hb_relay_other"};
static long (*const sites[])(long) = {hb_relay_nop5, hb_relay_push, hb_relay_other};

static double now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void call(int what, int fd)
{
    char byte;
    if (what == 0)
        (void)!read(fd, &byte, 1);
    else if (what == 1)
        syscall(SYS_getppid);
    else
        sites[what - 2](1);
}

/* Which process has the batch of this turn: the order changes from pair to pair. */
static int side_of(uint32_t turn)
{
    return (int)((turn ^ turn >> 1) & 1);
}

static void await(struct relay *relay, int side)
{
    uint32_t turn;
    while (side_of(turn = __atomic_load_n(&relay->turn, __ATOMIC_ACQUIRE)) != side)
        syscall(SYS_futex, &relay->turn, FUTEX_WAIT, turn, NULL, NULL, 0);
}

static void hand_over(struct relay *relay)
{
    __atomic_add_fetch(&relay->turn, 1, __ATOMIC_RELEASE);
    syscall(SYS_futex, &relay->turn, FUTEX_WAKE, 2, NULL, NULL, 0);
}

static void set_probes(int at_return, int probes)
{
    struct probe_counts *counts;
    int map, event, file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    const char *reason = make_probe_map(&map, &counts);
    for (int i = 2 * probes; !reason && i < WHAT_MAX * probes; i++)
        reason = set_probe(getpid(), "/proc/self/exe", offset_of_function(file, names[i / probes]), at_return, map,
                           i / probes, &event);
    if (reason) {
        fprintf(stderr, "relay: %s\n", reason);
        exit(2);
    }
}

static int work(struct relay *relay, int side)
{
    int fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
    static char allows; /* the selector: SYSCALL_DISPATCH_FILTER_ALLOW */
    cpu_set_t first;
    __atomic_store_n(&relay->started_ns[side], (long)now_ns(), __ATOMIC_RELEASE);
    if (side && (relay->own == PROBED || relay->own == PROBED_AT_RETURN))
        set_probes(relay->own == PROBED_AT_RETURN, relay->probes);
    if (side && relay->own == ARMED && prctl(59 /* PR_SET_SYSCALL_USER_DISPATCH */, 1, 0, 0, &allows)) {
        perror("relay: syscall user dispatch");
        return 2;
    }
    CPU_ZERO(&first);
    CPU_SET(0, &first);
    sched_setaffinity(0, sizeof first, &first); /* one at a time: both on the same processor */
    for (int pair = 0; pair < relay->pairs; pair++) {
        await(relay, side);
        for (int what = 0; what < WHAT_MAX; what++) {
            call(what, fd);
            double start = now_ns();
            for (int i = 0; i < relay->calls; i++)
                call(what, fd);
            relay->ns[side][what][pair] = (now_ns() - start) / relay->calls;
        }
        hand_over(relay);
    }
    return 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *values, int n, double q)
{
    static double sorted[PAIRS_MAX];
    memcpy(sorted, values, (size_t)n * sizeof *values);
    qsort(sorted, (size_t)n, sizeof *sorted, by_value);
    return sorted[(int)(q * (n - 1))];
}

static void print(const struct relay *relay)
{
    static double d[PAIRS_MAX];
    int n = relay->pairs;
    puts("function\tpairs\tcalls\talone_ns\tunder_ns\tdifference_ns\tfrom_ns\tto_ns");
    for (int what = 0; what < WHAT_MAX; what++) {
        for (int i = 0; i < n; i++)
            d[i] = relay->ns[1][what][i] - relay->ns[0][what][i];
        printf("%s\t%d\t%d\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\n", names[what], n, relay->calls,
               quantile(relay->ns[0][what], n, 0.5), quantile(relay->ns[1][what], n, 0.5), quantile(d, n, 0.5),
               quantile(d, n, 0.25), quantile(d, n, 0.75));
    }
    double start_ms[2];
    for (int side = 0; side < 2; side++)
        start_ms[side] = (double)(relay->started_ns[side] - relay->asked_ns[side]) / MS_NS;
    printf("start_ms\t1\t1\t%.2f\t%.2f\t%.2f\n", start_ms[0], start_ms[1], start_ms[1] - start_ms[0]);
}

static pid_t start(struct relay *relay, int side, int memory, char **prefix, int count)
{
    char fd[16], *command[64] = {NULL};
    relay->asked_ns[side] = (long)now_ns();
    pid_t child = fork();
    if (child)
        return child;
    int n = 0;
    for (; side && relay->own == BY_PREFIX && n < count && n < 60; n++)
        command[n] = prefix[n];
    snprintf(fd, sizeof fd, "%d", memory);
    char self[4096]; /* by its name: under a prefix, /proc/self/exe is the prefix's program */
    ssize_t bytes = readlink("/proc/self/exe", self, sizeof self - 1);
    self[bytes > 0 ? bytes : 0] = 0;
    memcpy(command + n, (char *[]){self, side ? "--second" : "--first", fd}, 3 * sizeof *command);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static int number(const char *text, int most)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (*end || n < 1 || n > most) {
        fprintf(stderr, "relay: %s: must be a whole number from 1 to %d\n", text, most);
        exit(2);
    }
    return (int)n;
}

int main(int count, char **arguments)
{
    int again = count == 3 && strncmp(arguments[1], "--", 2) == 0;
    if (!again && count < 3) {
        fputs("usage: relay PAIRS CALLS [PREFIX...]\n", stderr);
        return 2;
    }
    int memory = again ? atoi(arguments[2]) : (int)syscall(SYS_memfd_create, "relay", 0);
    if (memory < 0 || (!again && ftruncate(memory, sizeof(struct relay))))
        return 2;
    struct relay *relay = mmap(NULL, sizeof *relay, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (relay == MAP_FAILED)
        return 2;
    if (again)
        return work(relay, strcmp(arguments[1], "--second") == 0);
    relay->pairs = number(arguments[1], PAIRS_MAX);
    relay->calls = number(arguments[2], 1000000);
    for (int i = PROBED; i <= (count == 4 ? ARMED : count == 5 ? PROBED_AT_RETURN : 0); i++)
        relay->own = strcmp(arguments[3], itself[i]) == 0 ? i : relay->own;
    relay->probes = count == 5 && relay->own ? number(arguments[4], PROBES_MAX) : 1;
    pid_t children[] = {start(relay, 0, memory, NULL, 0), 0};
    while (__atomic_load_n(&relay->started_ns[0], __ATOMIC_ACQUIRE) == 0) { /* one at a time, for start_ms */
        if (waitpid(children[0], NULL, WNOHANG))
            return 2;
        usleep(100);
    }
    children[1] = start(relay, 1, memory, arguments + 3, count - 3);
    for (int ended = 0, status; ended < 2; ended++)
        if (wait(&status) < 0 || !WIFEXITED(status) || WEXITSTATUS(status)) {
            kill(children[0], SIGKILL);
            kill(children[1], SIGKILL);
            return 2;
        }
    print(relay);
    return 0;
}
