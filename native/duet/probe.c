/* SPDX-License-Identifier: Apache-2.0 */
/* hb-probe: the duet kernel as a program, for places without a JVM. Prints pairs as CSV. */
#define _GNU_SOURCE
#include "hookbench_duet.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct options {
    const char *baseline, *hook, *function, *target, *out;
    int64_t size, pairs, calls, seed, threads, warmup;
    int match;
};

static const char USAGE[] =
    "hb-probe: what does a hook add to one call?\n"
    "  --hook FILE.so     the hook; without it both sides are libc's (A/A)\n"
    "  --baseline FILE.so another hook in place of libc on the baseline side\n"
    "  --function NAME    hb_noop, read, readv, recv, accept, fsync, clock_gettime, open, openat, connect,\n"
    "                     write, send, execve, posix_spawn, malloc  (read)\n"
    "  --driver FILE.c    a loop of yours instead, see hookbench_driver.h\n"
    "  --target NAME      none, zero, file, unix, tcp4, tcp6        (the first that the function takes)\n"
    "  --size BYTES       1 to 65536                                (1)\n"
    "  --match            the payload contains a keyword\n"
    "  --pairs N          pairs of batches; 0 only says what would be called (10000)\n"
    "  --calls N          calls per batch; 0 calibrates             (0)\n"
    "  --warmup N         pairs that are dropped first              (pairs / 10)\n"
    "  --seed N           of the order of each pair                 (1)\n"
    "  --threads N        1 to 64                                   (1)\n"
    "  --out FILE         instead of standard output\n"
    "CSV columns: pair,order,calls,baseline_ns,treatment_ns; with threads, the pairs of thread 0, then 1, ...\n";

static int wrong(const char *message)
{
    fprintf(stderr, "hb-probe: %s\n", message);
    return 2;
}

/* Whole non-negative number or exit 2. */
static int64_t number(const char *option, const char *text)
{
    char *end;
    long long n = strtoll(text, &end, 10);
    if (*text == 0 || *end || n < 0) {
        fprintf(stderr, "hb-probe: --%s %s: must be a whole number, 0 or more\n", option, text);
        exit(2);
    }
    return n;
}

static const struct option LONG[] = {
    {"baseline", 1, 0, 'b'}, {"hook", 1, 0, 'h'},  {"function", 1, 0, 'f'},
    {"target", 1, 0, 't'},   {"size", 1, 0, 's'},  {"match", 0, 0, 'm'},
    {"pairs", 1, 0, 'p'},    {"calls", 1, 0, 'c'}, {"seed", 1, 0, 'r'},
    {"threads", 1, 0, 'n'},  {"out", 1, 0, 'o'},   {"warmup", 1, 0, 'w'},
    {"driver", 1, 0, 'd'},   {"help", 0, 0, '?'},  {0, 0, 0, 0},
};

static int parse(struct options *o, int argc, char **argv)
{
    int64_t *numbers[128] = {['s'] = &o->size, ['p'] = &o->pairs,   ['c'] = &o->calls,
                             ['r'] = &o->seed, ['n'] = &o->threads, ['w'] = &o->warmup};
    const char **texts[128] = {['b'] = &o->baseline, ['h'] = &o->hook,   ['f'] = &o->function,
                               ['d'] = &o->function, ['t'] = &o->target, ['o'] = &o->out};
    int index = 0;
    for (int c; (c = getopt_long(argc, argv, "", LONG, &index)) != -1;) {
        if (c == '?') {
            int asked = argc > 1 && strcmp(argv[optind - 1], "--help") == 0;
            fputs(USAGE, asked ? stdout : stderr);
            exit(asked ? 0 : 2);
        }
        if (numbers[c])
            *numbers[c] = number(LONG[index].name, optarg);
        else if (texts[c])
            *texts[c] = optarg;
        else
            o->match = 1;
    }
    if (optind < argc) {
        fprintf(stderr, "hb-probe: unexpected argument %s\n%s", argv[optind], USAGE);
        return 2;
    }
    return o->threads > 0 && o->threads <= 64 ? 0 : wrong("--threads must be 1 to 64");
}

static int write_csv(const struct options *o, const uint8_t *order, const int64_t *b, const int64_t *t)
{
    FILE *file = o->out ? fopen(o->out, "w") : stdout;
    if (!file) {
        perror(o->out);
        return 2;
    }
    fputs("pair,order,calls,baseline_ns,treatment_ns\n", file);
    for (int64_t i = 0; i < o->pairs * o->threads; i++)
        fprintf(file, "%lld,%s,%lld,%lld,%lld\n", (long long)(i % o->pairs),
                order[i] == HB_BASELINE_FIRST ? "BT" : "TB", (long long)o->calls, (long long)b[i], (long long)t[i]);
    return fflush(file) || ferror(file) || (o->out && fclose(file)) ? wrong("cannot write the pairs") : 0;
}

/* musl does not load a hook at run time: start again with the hook preloaded. The kernel then finds it there. */
static void restart_preloaded(const struct options *o, char **argv)
{
#ifdef __GLIBC__
    (void)o, (void)argv;
#else
    if (!o->hook || getenv("HB_PROBE_PRELOADED"))
        return;
    setenv("HB_PROBE_PRELOADED", "1", 1);
    setenv("LD_PRELOAD", o->hook, 1);
    execv("/proc/self/exe", argv);
#endif
}

static int measure(struct options *o, int handle)
{
    size_t n = (size_t)(o->pairs * o->threads), m = (size_t)((o->warmup ? o->warmup : 1) * o->threads);
    n = n > m ? n : m;
    uint8_t *order = malloc(n);
    int64_t *b = malloc(n * sizeof *b), *t = malloc(n * sizeof *t);
    if (!order || !b || !t)
        return wrong("out of memory");
    if (o->calls == 0)
        o->calls = hb_duet_calibrate(handle, 0.005);
    if (o->calls < 0 || (o->warmup && hb_duet_run(handle, o->warmup, o->calls, 0, order, b, t)) ||
        hb_duet_run(handle, o->pairs, o->calls, (uint64_t)o->seed, order, b, t)) {
        wrong(hb_duet_error());
        return 1;
    }
    return write_csv(o, order, b, t);
}

int main(int argc, char **argv)
{
    struct options o = {.function = "read", .size = 1, .pairs = 10000, .seed = 1, .threads = 1, .warmup = -1};
    int status = parse(&o, argc, argv);
    if (status)
        return status;
    if (o.warmup < 0)
        o.warmup = o.pairs / 10;
    restart_preloaded(&o, argv);
    int handle = hb_duet_open_pair(o.baseline, o.hook, o.function, o.target, o.size, o.match, (int)o.threads);
    if (handle < 0)
        return wrong(hb_duet_error());
    fprintf(stderr, "hb-probe: %s of %s against %s\n", o.function, hb_duet_object(handle, HB_BASELINE),
            hb_duet_object(handle, HB_TREATMENT));
    if (o.hook && !o.baseline && hb_duet_same(handle))
        fprintf(stderr, "hb-probe: note: %s does not interpose %s; both sides are libc's\n", o.hook, o.function);
    return o.pairs > 0 ? measure(&o, handle) : 0;
}
