/* SPDX-License-Identifier: Apache-2.0 */
/* Requests at times that are fixed in advance, whether or not earlier ones were answered. */
#include "load.h"
#include <stdlib.h>

#define RETRY_NS (10 * MILLISECOND)

/* The connections of an arm that are free, and its requests that wait: those of the schedule from waiting on. */
struct pool {
    struct connection *free, **free_end;
    int64_t waiting, waits;
};

static struct pool *pools;
static int64_t issued, largest_seq = -1, base_ns, retry_ns = NEVER;

static void release(struct connection *c)
{
    struct pool *pool = &pools[c->arm];
    c->next = NULL;
    *pool->free_end = c;
    pool->free_end = &c->next;
}

static struct connection *acquire(struct pool *pool)
{
    struct connection *c = pool->free;
    if (c && !(pool->free = c->next))
        pool->free_end = &pool->free;
    return c;
}

static int64_t due_ns(const struct load *l, int64_t i)
{
    return base_ns + l->due[i].due_ns;
}

/* The first request of the arm that waits; only to be called if one does. */
static int64_t first_waiting(const struct load *l, int arm)
{
    while (l->due[pools[arm].waiting].arm != (uint32_t)arm)
        pools[arm].waiting++;
    return pools[arm].waiting;
}

static int64_t take_waiting(const struct load *l, int arm)
{
    int64_t i = first_waiting(l, arm);
    pools[arm].waiting++;
    pools[arm].waits--;
    return i;
}

static void drop(struct load *l, int64_t i, enum kind kind, int64_t now_ns)
{
    struct row *row = &l->rows[l->due[i].seq];
    *row = (struct row){.intended_ns = due_ns(l, i), .arm = (uint8_t)l->due[i].arm, .kind = (uint8_t)kind};
    row->sent_ns = row->first_ns = MISSING;
    row->connection = MISSING;
    row->done_ns = now_ns;
    l->completed++;
}

void hb_drop_waiting(struct load *l, int64_t now_ns, bool all)
{
    for (int arm = 0; arm < l->plan.arms; arm++) {
        while (pools[arm].waits > 0) {
            int64_t end_ns = due_ns(l, first_waiting(l, arm)) + l->plan.timeout_ns;
            if (!all && now_ns <= end_ns) {
                if (end_ns < l->expire_ns)
                    l->expire_ns = end_ns + 1;
                break;
            }
            drop(l, take_waiting(l, arm), all ? INTERRUPTED : TIMEOUT, now_ns);
        }
    }
}

static void send_waiting(struct load *l, int arm)
{
    while (pools[arm].waits > 0 && pools[arm].free) {
        int64_t i = take_waiting(l, arm);
        hb_begin(l, acquire(&pools[arm]), l->due[i].seq, due_ns(l, i));
    }
}

static void ended(struct load *l __attribute__((unused)), struct connection *c)
{
    release(c);
    bool answered = c->row->kind < CONNECT || c->row->kind > CLOSED;
    if (!answered && retry_ns == NEVER && pools[c->arm].waits > 0) /* those that wait do not go there at once */
        retry_ns = c->row->done_ns + RETRY_NS;
}

/* What is due waits for its turn: after those of its arm that wait already. */
static void issue(struct load *l, int64_t now_ns)
{
    int64_t i = issued++;
    int arm = (int)l->due[i].arm;
    if (l->due[i].seq > largest_seq)
        largest_seq = l->due[i].seq;
    l->lateness[i] = i > 0 && l->due[i - 1].due_ns == l->due[i].due_ns && l->due[i - 1].arm == l->due[i].arm
                         ? MISSING
                         : now_ns - due_ns(l, i);
    if (pools[arm].waits > 0 || !pools[arm].free)
        l->waited++;
    pools[arm].waits++;
    if (pools[arm].free) {
        int64_t first = take_waiting(l, arm);
        hb_begin(l, acquire(&pools[arm]), l->due[first].seq, due_ns(l, first));
    }
}

/* What is left of a pair that was begun ends as interrupted, so that seq has no gaps. */
static void cancel_rest(struct load *l, int64_t now_ns)
{
    while (issued < l->plan.scheduled && (issued % l->plan.arms != 0 || largest_seq + 1 != issued)) {
        if (l->due[issued].seq > largest_seq)
            largest_seq = l->due[issued].seq;
        l->lateness[issued] = MISSING;
        pools[l->due[issued].arm].waits++;
        issued++;
    }
    for (int arm = 0; arm < l->plan.arms; arm++)
        while (pools[arm].waits > 0)
            drop(l, take_waiting(l, arm), INTERRUPTED, now_ns);
}

static int64_t step(struct load *l, int64_t now_ns)
{
    bool retries = now_ns >= retry_ns;
    if (retries)
        retry_ns = NEVER;
    for (int arm = 0; arm < l->plan.arms; arm++)
        if (retries || retry_ns == NEVER)
            send_waiting(l, arm);
    while (!l->stop && issued < l->plan.scheduled && due_ns(l, issued) <= now_ns) {
        issue(l, now_ns);
        now_ns = hb_now(l);
    }
    if (l->stop)
        cancel_rest(l, now_ns);
    l->given = issued;
    bool last = l->stop || issued == l->plan.scheduled;
    if (last && l->completed == issued)
        return OVER;
    int64_t next_ns = last ? NEVER : due_ns(l, issued);
    return retry_ns < next_ns ? retry_ns : next_ns;
}

void hb_scheduled(struct load *l)
{
    pools = calloc((size_t)l->plan.arms, sizeof *pools);
    if (!pools)
        hb_die("no memory for %lld arms", (long long)l->plan.arms);
    for (int arm = 0; arm < l->plan.arms; arm++)
        pools[arm].free_end = &pools[arm].free;
    for (int64_t i = 0; i < l->plan.arms * l->plan.connections; i++)
        release(&l->connections[i]);
    for (int64_t i = 0; i < l->plan.arms * l->plan.connections; i++)
        hb_open(l, &l->connections[i]);
    l->ended = ended;
    l->step = step;
    base_ns = hb_now(l);
    hb_run(l);
}
