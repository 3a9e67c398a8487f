/* SPDX-License-Identifier: Apache-2.0 */
/* The timed loops. Each has one call site, and both sides run through the same one. */
#define _GNU_SOURCE
#include "side.h"
#include <time.h>
#include <unistd.h>

/* libc's own: a preloaded hook of the clock must not time itself. */
static int (*read_clock)(clockid_t, struct timespec *) = clock_gettime;

__attribute__((constructor)) static void bind_clock(void)
{
    void *own = hb_libc_function("clock_gettime");
    if (own)
        read_clock = (int (*)(clockid_t, struct timespec *))own;
}

int64_t hb_clock_ns(void)
{
    struct timespec t;
    read_clock(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* hb_noop: each call gets the result of the one before, so that the calls cannot overlap in the CPU. */
static __attribute__((noinline)) long loop_noop(hb_function function, int64_t calls)
{
    long value = 0;
    for (int64_t i = 0; i < calls; i++)
        value = (int)function(value, NULL, 0, 0);
    return value;
}

/* Returns how many calls returned size. */
static __attribute__((noinline)) int64_t loop(hb_function function, int fd, const void *b, long c, long size,
                                              int64_t calls)
{
    int64_t complete = 0;
    for (int64_t i = 0; i < calls; i++)
        complete += function(fd, b, c, 0) == size;
    return complete;
}

/* What a call left behind, when a large message arrives in parts. */
static int finish(struct hb_side *side, int fd, const struct hb_plan *plan, long got, int64_t call, char *buffer)
{
    while (got >= 0 && got < plan->size) {
        ssize_t n = hb_libc.recv(fd, buffer, (size_t)(plan->size - got), 0);
        if (n <= 0)
            return hb_failed_call("the read", call, n < 0 ? n : got);
        got += n;
        __atomic_fetch_add(&side->short_calls, 1, __ATOMIC_RELAXED);
    }
    return got < 0 ? hb_failed_call("the read", call, got) : 0;
}

static __attribute__((noinline)) int loop_socket(struct hb_side *side, const struct hb_ends *e,
                                                 const struct hb_plan *plan, const void *b, long c, int64_t calls,
                                                 char *buffer)
{
    hb_function function = (hb_function)side->calls.function[0];
    for (int64_t i = 0; i < calls; i++) {
        long got = function(e->fd, b, c, 0);
        if (__builtin_expect(got != plan->size, 0) && finish(side, e->fd, plan, got, i, buffer))
            return -1;
    }
    return 0;
}

static __attribute__((noinline)) int loop_accept(const struct hb_side *side, const struct hb_ends *e, int64_t calls)
{
    struct sockaddr_storage from;
    for (int64_t i = 0; i < calls; i++) {
        socklen_t bytes = sizeof from;
        int accepted = side->calls.accept(e->fd, (struct sockaddr *)&from, &bytes);
        if (accepted < 0)
            return hb_failed_call("the accept", i, accepted);
        side->calls.close(accepted);
    }
    return 0;
}

int hb_batch(struct hb_side *side, struct hb_ends *e, const struct hb_plan *plan, int64_t calls, char *buffer)
{
    struct iovec vector = {buffer, (size_t)plan->size};
    hb_function function = (hb_function)side->calls.function[0];
    if (plan->kind >= HB_KIND_OPEN)
        return hb_loop(side->calls.function, e, plan, calls);
    const void *b = plan->kind == HB_KIND_READV ? (const void *)&vector : buffer;
    long c = plan->kind == HB_KIND_READV ? 1 : plan->size;
    if (plan->kind == HB_KIND_NOOP)
        return loop_noop(function, calls) == 0 ? 0 : hb_fail("hb_noop did not return its argument");
    if (plan->kind == HB_KIND_ACCEPT)
        return loop_accept(side, e, calls);
    if (plan->kind >= HB_KIND_FSYNC) {
        int first = plan->kind == HB_KIND_CLOCK ? CLOCK_REALTIME : e->fd;
        return loop(function, first, buffer, 0, 0, calls) == calls ? 0 : hb_failed_call("the call", calls, -1);
    }
    if (e->peer >= 0)
        return loop_socket(side, e, plan, b, c, calls, buffer);
    int64_t complete = loop(function, e->fd, b, c, plan->size, calls);
    if (complete != calls)
        return hb_fail("%lld of %lld calls did not return %lld bytes", (long long)(calls - complete), (long long)calls,
                       (long long)plan->size);
    return 0;
}
