/* SPDX-License-Identifier: Apache-2.0 */
/* Clients that send their next request when the last one has ended. All responses that are there are read before
   the next requests are sent: a response does not wait for the sending of others. */
#include "load.h"
#include <math.h>
#include <stdlib.h>

#define RETRY_NS (100 * MILLISECOND)

/* A client: a connection to each arm, of which one has a request under way. */
struct lane {
    struct lane *next;
    int64_t pair, position, resume_ns; /* resume_ns NEVER: it waits for a response */
    uint8_t order[UINT8_MAX];
};

static struct lane *lanes, *ready, **ready_end = &ready;
static int64_t over, later, pairs_given, measured_from_ns = MISSING;
static uint64_t think_state;
static bool full; /* of rows that are in use */

/* The order of the arms in a pair depends on the seed and the pair alone; as PairOrder.java. */
static void fill_order(const struct plan *p, struct lane *lane)
{
    uint64_t random = hb_mix((uint64_t)p->seed + 0x9E3779B97F4A7C15ull * (uint64_t)(lane->pair + 1));
    for (int64_t i = 0; i < p->arms; i++)
        lane->order[i] = (uint8_t)i;
    for (int64_t i = p->arms - 1; i > 0; i--) {
        uint64_t j = random % (uint64_t)(i + 1);
        uint8_t held = lane->order[i];
        random = hb_mix(random + 0x9E3779B97F4A7C15ull);
        lane->order[i] = lane->order[j];
        lane->order[j] = held;
    }
}

static int64_t think_ns(const struct plan *p)
{
    if (!p->think_exponential)
        return p->think_ns;
    think_state += 0x9E3779B97F4A7C15ull;
    double uniform = (double)(hb_mix(think_state) >> 11) * 0x1.0p-53;
    return llround(-log1p(-uniform) * (double)p->think_ns);
}

static void push(struct lane *lane)
{
    lane->next = NULL;
    *ready_end = lane;
    ready_end = &lane->next;
}

static bool enough(const struct plan *p, int64_t now_ns)
{
    if (pairs_given < p->warmup)
        return false;
    if (measured_from_ns < 0)
        measured_from_ns = now_ns;
    return pairs_given - p->warmup >= p->pairs || now_ns - measured_from_ns >= p->duration_ns;
}

static bool next_pair(struct load *l, struct lane *lane, int64_t now_ns)
{
    static bool ended;
    int64_t arms = l->plan.arms;
    if (ended || l->stop || enough(&l->plan, now_ns)) {
        ended = true;
        over++;
        return false;
    }
    if (l->given + arms - l->base > l->plan.capacity) {
        full = l->completed < l->given;
        if (full) { /* the end of the last pair makes room */
            push(lane);
            return false;
        }
        hb_flush(l);
        l->flushes++;
    }
    lane->pair = pairs_given++;
    lane->position = 0;
    l->given += arms;
    fill_order(&l->plan, lane);
    return true;
}

static void resume(struct load *l, struct lane *lane, int64_t now_ns)
{
    lane->resume_ns = NEVER;
    if (lane->position == l->plan.arms && !next_pair(l, lane, now_ns))
        return;
    int64_t position = lane->position++;
    struct connection *c = &l->connections[lane->order[position] * l->plan.connections + (lane - lanes)];
    hb_begin(l, c, lane->pair * l->plan.arms + position, MISSING);
}

static void ended(struct load *l, struct connection *c)
{
    enum kind kind = c->row->kind;
    int64_t pause_ns = kind == CONNECT ? RETRY_NS : think_ns(&l->plan);
    if (pause_ns == 0) {
        push(c->lane);
        return;
    }
    c->lane->resume_ns = c->row->done_ns + pause_ns;
    later++;
}

static int64_t step(struct load *l, int64_t now_ns)
{
    int64_t next_ns = NEVER;
    struct lane *lane = ready;
    ready = NULL;
    ready_end = &ready;
    for (struct lane *next; lane; lane = next) {
        next = lane->next;
        resume(l, lane, now_ns);
    }
    for (int64_t i = 0; later > 0 && i < l->plan.connections; i++) {
        if (lanes[i].resume_ns <= now_ns || (l->stop && lanes[i].resume_ns < NEVER)) {
            later--;
            resume(l, &lanes[i], now_ns);
        }
        if (lanes[i].resume_ns < next_ns)
            next_ns = lanes[i].resume_ns;
    }
    if (over == l->plan.connections)
        return OVER;
    return ready && (!full || l->under_way == 0) ? now_ns : next_ns;
}

void hb_closed(struct load *l)
{
    const struct plan *p = &l->plan;
    lanes = calloc((size_t)p->connections, sizeof *lanes);
    if (!lanes)
        hb_die("no memory for %lld connections", (long long)p->connections);
    think_state = (uint64_t)p->seed;
    for (int64_t i = 0; i < p->connections; i++) {
        lanes[i].position = p->arms;
        lanes[i].resume_ns = NEVER;
        for (int64_t arm = 0; arm < p->arms; arm++)
            l->connections[arm * p->connections + i].lane = &lanes[i];
        push(&lanes[i]);
    }
    l->ended = ended;
    l->step = step;
    hb_run(l);
}
