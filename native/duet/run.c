/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs of batches in random order. */
#define _GNU_SOURCE
#include "session.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct run {
    struct hb_session *session;
    int64_t pairs, calls;
    uint64_t seed;
    uint8_t *order;
    int64_t *ns[2];
    pthread_barrier_t *barrier; /* NULL for one thread */
    int thread;
    int *failed;
    char message[512];
};

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * 0x2545F4914F6CDD1Dull;
}

/* Neighbouring seeds must not give similar orders (splitmix64). */
static uint64_t start_state(uint64_t seed)
{
    uint64_t z = seed + 0x9E3779B97F4A7C15ull;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ z >> 27) * 0x94D049BB133111EBull;
    z ^= z >> 31;
    return z ? z : 1;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int timed(struct hb_side *side, struct hb_ends *ends, const struct hb_plan *plan, int64_t calls, char *buffer,
                 int64_t *ns)
{
    int64_t start = hb_clock_ns();
    int failed = hb_batch(side, ends, plan, calls, buffer);
    *ns += hb_clock_ns() - start;
    return failed;
}

int hb_batch_ns(struct hb_session *s, int side, int thread, int64_t calls, pthread_barrier_t *barrier, char *buffer,
                int64_t *ns)
{
    struct hb_ends *ends = &s->side[side].ends[thread];
    int64_t most = hb_peer_calls(ends, &s->plan), some = smaller(calls, most);
    int failed = hb_ends_rewind(ends, &s->plan, calls) || hb_peer_before(ends, &s->plan, some);
    *ns = 0;
    if (barrier)
        pthread_barrier_wait(barrier);
    for (int64_t left = calls; !failed && left > 0;) {
        failed = timed(&s->side[side], ends, &s->plan, some, buffer, ns) || hb_peer_after(ends, &s->plan, some, buffer);
        left -= some;
        some = smaller(left, most);
        failed = failed || (some > 0 && hb_peer_before(ends, &s->plan, some));
    }
    return failed ? -1 : 0;
}

/* Every thread draws the same orders, and all stop together: nobody may wait at the barrier alone. */
static int run_pairs(struct run *r)
{
    uint64_t state = start_state(r->seed);
    char *buffer = aligned_alloc(4096, HB_SIZE_MAX);
    int failed = buffer ? 0 : hb_fail("out of memory");
    if (buffer)
        memset(buffer, 0, HB_SIZE_MAX);
    for (int64_t pair = 0; pair < r->pairs; pair++) {
        int first = (int)(next(&state) >> 63);
        int64_t at = r->thread * r->pairs + pair;
        r->order[at] = (uint8_t)first;
        for (int k = 0; k < 2; k++) {
            int side = first ^ k;
            if (failed || hb_batch_ns(r->session, side, r->thread, r->calls, r->barrier, buffer, &r->ns[side][at])) {
                failed = -1;
                __atomic_store_n(r->failed, 1, __ATOMIC_SEQ_CST);
            }
        }
        if (r->barrier)
            pthread_barrier_wait(r->barrier);
        if (__atomic_load_n(r->failed, __ATOMIC_SEQ_CST))
            break;
    }
    free(buffer);
    return failed;
}

static void *run_thread(void *argument)
{
    struct run *r = argument;
    if (run_pairs(r))
        strncpy(r->message, hb_duet_error(), sizeof r->message - 1);
    return NULL;
}

static int run_threads(struct run *first, int threads)
{
    struct run runs[HB_THREADS_MAX];
    pthread_t ids[HB_THREADS_MAX];
    pthread_barrier_t barrier;
    if (pthread_barrier_init(&barrier, NULL, (unsigned)threads))
        return hb_fail("cannot make a barrier for %d threads", threads);
    for (int t = 0; t < threads; t++) {
        runs[t] = *first;
        runs[t].thread = t;
        runs[t].barrier = &barrier;
        if (pthread_create(&ids[t], NULL, run_thread, &runs[t]))
            abort(); /* the threads that run already wait for this one */
    }
    for (int t = 0; t < threads; t++)
        pthread_join(ids[t], NULL);
    pthread_barrier_destroy(&barrier);
    for (int t = 0; t < threads; t++)
        if (runs[t].message[0])
            return hb_fail("%s", runs[t].message);
    return 0;
}

int hb_duet_run(int handle, int64_t pairs, int64_t calls, uint64_t seed, uint8_t *order, int64_t *baseline_ns,
                int64_t *treatment_ns)
{
    struct hb_session *s = hb_session(handle);
    int failed = 0;
    if (!s)
        return -1;
    if (pairs < 1 || calls < 1)
        return hb_fail("pairs %lld, calls per batch %lld: both must be at least 1", (long long)pairs, (long long)calls);
    struct run r = {.session = s, .pairs = pairs, .calls = calls, .seed = seed, .order = order, .failed = &failed};
    r.ns[HB_BASELINE] = baseline_ns;
    r.ns[HB_TREATMENT] = treatment_ns;
    return s->plan.threads == 1 ? run_pairs(&r) : run_threads(&r, s->plan.threads);
}

int hb_duet_batches(int handle, int side, int64_t batches, int64_t calls, int64_t *ns)
{
    struct hb_session *s = hb_session(handle);
    int failed = 0;
    if (!s)
        return -1;
    if (side < HB_BASELINE || side > HB_TREATMENT || batches < 1 || calls < 1)
        return hb_fail("side must be 0 or 1, batches and calls per batch at least 1");
    char *buffer = aligned_alloc(4096, HB_SIZE_MAX);
    if (!buffer)
        return hb_fail("out of memory");
    memset(buffer, 0, HB_SIZE_MAX);
    for (int64_t i = 0; i < batches && !failed; i++)
        failed = hb_batch_ns(s, side, 0, calls, NULL, buffer, &ns[i]);
    free(buffer);
    return failed;
}
