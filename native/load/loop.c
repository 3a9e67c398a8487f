/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting, time-outs and the end, whichever loop it is. */
#define _GNU_SOURCE
#include "load.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define EVENTS 256
#define GRACE_NS (2000 * MILLISECOND)
#define SHORTEST_SLEEP_NS 10000
#define EPOLL_PWAIT2 441

int64_t hb_now(const struct load *l)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec - l->plan.zero_ns;
}

uint64_t hb_mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    return z ^ z >> 31;
}

void hb_stop(struct load *l, enum stop why)
{
    if (!l->stop)
        l->stop = why;
}

/* Waits for at most ns, to the nanosecond where the kernel can (Linux 5.11), else to the millisecond below. */
static int wait_for(int epoll, struct epoll_event *events, int64_t ns)
{
    static bool coarse;
    struct timespec timeout = {ns / 1000000000, ns % 1000000000};
    if (ns > 0 && !coarse) {
        int n = (int)syscall(EPOLL_PWAIT2, epoll, events, EVENTS, ns == NEVER ? NULL : &timeout, NULL, 0);
        if (n >= 0 || errno == EINTR)
            return n;
        coarse = true;
    }
    int64_t most_ms = ns / MILLISECOND < 60000 ? ns / MILLISECOND : 60000;
    return epoll_wait(epoll, events, EVENTS, (int)most_ms);
}

/* Moves the time that it wakes early to the 99th percentile of how late sleeps end, a step at a time. */
static void learn(struct load *l, int64_t late_ns)
{
    l->slack_ns += (double)late_ns > l->slack_ns ? 2000 * 0.99 : -2000 * 0.01;
    l->slack_ns = l->slack_ns < 5000 ? 5000 : l->slack_ns > 300000 ? 300000 : l->slack_ns;
}

static void asked_to_end(struct load *l)
{
    char unread[64];
    if (read(STDIN_FILENO, unread, sizeof unread) <= 0) {
        epoll_ctl(l->epoll, EPOLL_CTL_DEL, STDIN_FILENO, NULL);
        hb_stop(l, ASKED);
    }
}

void hb_wait(struct load *l, int64_t now_ns, int64_t until_ns)
{
    struct epoll_event events[EVENTS];
    bool polls = l->plan.spin_ns > 0 && now_ns - l->busy_ns < l->plan.spin_ns;
    int64_t sleep_ns = until_ns == NEVER ? NEVER : until_ns - now_ns - (int64_t)l->slack_ns;
    int n = wait_for(l->epoll, events, polls || sleep_ns <= SHORTEST_SLEEP_NS ? 0 : sleep_ns);
    if (n == 0 && !polls && sleep_ns > SHORTEST_SLEEP_NS && sleep_ns != NEVER)
        learn(l, hb_now(l) - now_ns - sleep_ns);
    for (int i = 0; i < n; i++) {
        if (events[i].data.ptr)
            hb_ready(l, events[i].data.ptr, events[i].events);
        else
            asked_to_end(l);
    }
    if (n > 0 && l->plan.spin_ns > 0)
        l->busy_ns = hb_now(l);
}

/* Looks for what waits too long, and when it has to look again: later requests have later deadlines. */
static void expire(struct load *l, int64_t now_ns, bool all)
{
    l->expire_ns = now_ns + l->plan.timeout_ns;
    for (int64_t i = 0; i < l->plan.arms * l->plan.connections; i++) {
        struct connection *c = &l->connections[i];
        if (c->waits != FOR_NOTHING && all)
            hb_fail(l, c, INTERRUPTED);
        else if (c->waits != FOR_NOTHING)
            hb_expire(l, c, now_ns);
        if (c->waits != FOR_NOTHING && c->deadline_ns < l->expire_ns)
            l->expire_ns = c->deadline_ns;
    }
    if (l->plan.scheduled)
        hb_drop_waiting(l, now_ns, all);
}

void hb_run(struct load *l)
{
    l->begun_ns = l->busy_ns = hb_now(l);
    l->stopped_ns = MISSING;
    l->expire_ns = l->begun_ns;
    for (int64_t now_ns = l->begun_ns;; now_ns = hb_now(l)) {
        if (l->stop && l->stopped_ns < 0)
            l->stopped_ns = now_ns;
        bool all = l->stopped_ns >= 0 && now_ns - l->stopped_ns > GRACE_NS;
        if (all || now_ns >= l->expire_ns)
            expire(l, now_ns, all);
        int64_t until_ns = l->step(l, now_ns);
        if (until_ns == OVER)
            return;
        if (l->expire_ns < until_ns)
            until_ns = l->expire_ns;
        int64_t look_ns = all ? now_ns + 10 * MILLISECOND : l->stopped_ns + GRACE_NS + MILLISECOND;
        if (l->stopped_ns >= 0 && look_ns < until_ns)
            until_ns = look_ns;
        hb_wait(l, now_ns, until_ns);
    }
}
