/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the trampoline costs: hb_noop through the switch against hb_noop itself, in one process, batches in turn. A line for each
 * kind of descriptor: median of the differences over the pairs, ns per call, and the middle half of them.
 */
#define _GNU_SOURCE
#include "switch_page.h"
#include <dlfcn.h>
#include <time.h>

#define PAIRS 2000
#define CALLS 2000

extern int hb_noop(int value);

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double batch(int (*volatile function)(int), int fd)
{
    double start = now();
    for (int i = 0; i < CALLS; i++)
        function(fd);
    return (now() - start) / CALLS;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(const char *what, int (*base)(int), int fd)
{
    static double differences[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        double first = batch(i & 1 ? base : hb_noop, fd), second = batch(i & 1 ? hb_noop : base, fd);
        differences[i] = i & 1 ? second - first : first - second;
    }
    qsort(differences, PAIRS, sizeof *differences, by_value);
    printf("%-32s %+.2f ns, middle half %+.2f to %+.2f\n", what, differences[PAIRS / 2], differences[PAIRS / 4],
           differences[3 * PAIRS / 4]);
}

int main(int count, char **arguments)
{
    void *library = dlopen(count > 1 ? arguments[1] : "libhbnoop.so", RTLD_NOW);
    int (*base)(int) = library ? (int (*)(int))dlsym(library, "hb_noop") : NULL;
    const struct hb_switch_header *page = switch_page();
    struct sockaddr_in address;
    uint16_t port;
    int server = listener(&address), baseline, hook;
    CHECK(base && base != hb_noop);
    connected_from(&address, 0, &port);
    baseline = accept(server, NULL, NULL);
    connected_from(&address, 1, &port);
    hook = accept(server, NULL, NULL);
    CHECK(baseline >= 0 && hook >= 0);
    measure(is_hooked(page, "hb_noop") ? "no connection" : "a function the hook does not have", base, server);
    if (is_hooked(page, "hb_noop")) {
        measure("connection of the baseline", base, baseline);
        measure("connection of the hook, and the hook", base, hook);
    }
    return 0;
}
