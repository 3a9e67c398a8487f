/* SPDX-License-Identifier: Apache-2.0 */
/*
 * delay: pass, and HOOKBENCH_DELAY_NS more nanoseconds per call: the positive control.
 *
 * The time is spent in a chain of steps of one cycle, each of which needs the result of the one before. A barrier before
 * and one after the chain keep the CPU from doing anything else meanwhile: without them a few nanoseconds disappear
 * behind whatever the real function waits for. A delay of 0 takes OWN_NS by the clock, one of N takes OWN_NS + N: counted
 * in cycles, the barriers alone would differ by nanoseconds between processes, with the frequency of the CPU. So that is
 * measured when the hook is loaded and again every few milliseconds, and the chain made longer or shorter.
 *
 * From 1 us on the clock is asked on the way: a CPU that is shared changes its speed more often than it is measured. It
 * is asked every few nanoseconds, so it ends some LAST_NS early, and a chain takes what is left.
 */
#include "chain.h"
#include "functions.h"
#include "page.h"
#include "text.h"
#include "clock.h"

#define OWN_NS 40
#define LEAST_STEPS 48 /* as long as a barrier takes anyway: only what comes on top of them takes time */
#define CALLS_PER_LOOK (1 << 13)
#define LOOKS 5 /* the speed is the middle of so many */
#define SPEED_ROUNDS 250
#define LONG_NS 1000
#define LAST_NS 200
#define ROUNDS_PER_READING 2
#define PATIENCE 4 /* a clock that stands still ends a call after so many times its steps */

static uint32_t rounds, rest, calls;
static uint64_t wanted_ps, clock_ns; /* of a call; of reading the clock */
static uint64_t until_ns;            /* by the clock; 0: by steps alone */
static int64_t between_ps;           /* from the first reading of the clock to the end of the last chain */
static uint64_t rounds_per_ps;       /* times 2^32 */
static int64_t barriers;             /* what a call takes beside its steps, in 256ths of a step */

static void look_at_speed(void);

static void wait_by_clock(void)
{
    uint64_t start = hb_now_ns(), gone = 0, most = (uint64_t)rounds * PATIENCE / ROUNDS_PER_READING;
    for (uint64_t i = 0; i < most && (gone = hb_now_ns() - start) < until_ns; i++)
        spin(ROUNDS_PER_READING, 0);
    int64_t left_ps = between_ps - (int64_t)gone * 1000;
    if (left_ps > 0 && left_ps < 2000 * LAST_NS)
        spin((uint32_t)(((uint64_t)left_ps * rounds_per_ps + (1u << 31)) >> 32), 0);
}

/* One function for all hooked ones and for the calibration, so that what was timed is what runs. */
static __attribute__((noinline)) long late(long value)
{
    if (hb_unlikely((++calls & (CALLS_PER_LOOK - 1)) == 0))
        look_at_speed();
    __asm__ volatile(BARRIER ::: "memory");
    if (hb_unlikely(until_ns))
        wait_by_clock();
    else
        spin(rounds, rest);
    __asm__ volatile(BARRIER ::: "memory");
    return value;
}

#define HB_FIRST(argument) (__typeof__(argument))late((long)(argument))
#include "exports.h"

static void set(int64_t steps)
{
    rounds = (uint32_t)(steps / STEPS_PER_ROUND);
    rest = (uint32_t)(steps % STEPS_PER_ROUND);
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Femtoseconds of a step. */
static uint64_t step_fs(void)
{
    uint64_t start = hb_now_ns();
    spin(SPEED_ROUNDS, 0);
    uint64_t ns = hb_now_ns() - start;
    return (ns - least(ns / 2, clock_ns)) * 1000000 / (SPEED_ROUNDS * STEPS_PER_ROUND);
}

/* The best of three, because whatever disturbs makes them slower. */
static uint64_t call_ps(int64_t steps)
{
    uint64_t best = UINT64_MAX;
    set(steps);
    for (int i = 0; i < 3; i++) {
        uint64_t start = hb_now_ns();
        for (int k = 0; k < 200; k++)
            late(0);
        best = least(best, hb_now_ns() - start);
    }
    return (best - least(best / 2, clock_ns)) * 1000 / 200;
}

/* The value with rank smaller ones beside it: one of many measurements that was not disturbed. */
static int64_t ranked(const int64_t *values, int count, int rank)
{
    for (int i = 0; i < count; i++) {
        int below = 0, same = 0;
        for (int k = 0; k < count; k++) {
            below += values[k] < values[i];
            same += values[k] == values[i];
        }
        if (below <= rank && below + same > rank)
            return values[i];
    }
    return values[0];
}

static void look_at_speed(void)
{
    static int64_t last[LOOKS];
    static uint32_t looks;
    if (!wanted_ps)
        return; /* not loaded yet */
    do
        last[looks++ % LOOKS] = (int64_t)step_fs();
    while (looks < LOOKS);
    int64_t fs = ranked(last, LOOKS, LOOKS / 2), steps = ((int64_t)wanted_ps * 256000 / fs - barriers + 128) / 256;
    set(steps > LEAST_STEPS ? steps : LEAST_STEPS);
    rounds_per_ps = ((uint64_t)1000 << 32) / ((uint64_t)fs * STEPS_PER_ROUND);
}

/* In steps, not in time: of rounds during which the frequency did not change, as long as there are such. */
static int64_t measure_barriers(void)
{
    enum { ROUNDS = 51, STEPS = 72 };
    int64_t values[ROUNDS];
    for (int n = 0, tries = 0; n < ROUNDS; tries++) {
        int64_t before = (int64_t)step_fs(), ps = (int64_t)call_ps(STEPS), after = (int64_t)step_fs();
        int64_t change = before > after ? before - after : after - before;
        if (change * 256 < before || tries > 4 * ROUNDS)
            values[n++] = ps * 512000 / (before + after) - STEPS * 256;
    }
    return ranked(values, ROUNDS, ROUNDS / 2);
}

static uint64_t time_clock(void)
{
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 100; i++) {
        uint64_t start = hb_now_ns();
        best = least(best, hb_now_ns() - start);
    }
    return best;
}

/* By the clock from now on, corrected once by how long a few calls take together. */
static void wait_long(void)
{
    enum { TRIES = 5, TOGETHER_NS = 200000, MOST_NS = 1000000 };
    int64_t values[TRIES], wanted_ns = (int64_t)(wanted_ps / 1000), count = 1 + TOGETHER_NS / wanted_ns;
    until_ns = (uint64_t)wanted_ns - LAST_NS;
    between_ps = (int64_t)wanted_ps - (int64_t)clock_ns * 1000;
    for (int n = 0; n < TRIES; n++) {
        uint64_t start = hb_now_ns();
        for (int64_t i = 0; i < count && wanted_ns < MOST_NS; i++)
            late(0);
        values[n] = (int64_t)(hb_now_ns() - start - clock_ns) * 1000 / count;
    }
    int64_t more_ps = ranked(values, TRIES, 1) - (int64_t)wanted_ps;
    if (more_ps > -LAST_NS * 500 && more_ps < LAST_NS * 500)
        between_ps -= more_ps;
}

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("delay", 0);
    clock_ns = time_clock();
    barriers = measure_barriers();
    wanted_ps = (OWN_NS + hb_number(hb_env("HOOKBENCH_DELAY_NS"))) * 1000;
    look_at_speed();
    if (wanted_ps >= LONG_NS * 1000)
        wait_long();
}
