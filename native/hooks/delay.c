/*
 * delay: pass, and HOOKBENCH_DELAY_NS more nanoseconds per call: the positive control.
 *
 * The time is spent in a chain of steps of one cycle, each of which needs the result of the one before. A barrier before
 * and one after the chain keep the CPU from doing anything else meanwhile: without them a few nanoseconds disappear
 * behind whatever the real function waits for. The barriers cost time themselves, the same for every delay: what is
 * exact is the difference between a delay and a delay of 0. How many steps a nanosecond takes is measured when the hook
 * is loaded; the chain is as true as the CPU frequency is constant since then.
 */
#include "functions.h"
#include "page.h"
#include "text.h"
#include "clock.h"

#define STEPS_PER_ROUND 16
#define LEAST_ROUNDS 3 /* as long as a barrier takes anyway: only what comes on top of them takes time */

#if defined(__x86_64__)
#define BARRIER "lfence"
#define STEP_OF_ONE_CYCLE "xor %1, %0"
#else
#define BARRIER "isb"
#define STEP_OF_ONE_CYCLE "eor %0, %0, %1"
#endif

static uint32_t rounds, rest;

/* rounds * 16 + rest dependent steps; both counts are the same on every call, so that each branch is foretold. */
static inline __attribute__((always_inline)) void spin(uint32_t full, uint32_t part)
{
    uint64_t x = full, y = 1;
#define STEP __asm__ volatile(STEP_OF_ONE_CYCLE : "+r"(x) : "r"(y));
#define FOUR STEP STEP STEP STEP
    for (uint32_t i = 0; i < full; i++) {
        FOUR FOUR FOUR FOUR
    }
#define CASE(n) case n: STEP __attribute__((fallthrough));
    switch (part) {
        CASE(15) CASE(14) CASE(13) CASE(12) CASE(11) CASE(10) CASE(9) CASE(8)
        CASE(7) CASE(6) CASE(5) CASE(4) CASE(3) CASE(2)
    case 1: STEP
    default: break;
    }
}

static inline long late(long value)
{
    __asm__ volatile(BARRIER ::: "memory");
    spin(rounds, rest);
    __asm__ volatile(BARRIER ::: "memory");
    return value;
}

#define HB_FIRST(argument) (__typeof__(argument))late(argument)
#include "exports.h"

/* Steps per 1000 ns: the best of some rounds, because whatever disturbs makes them slower. */
static uint64_t calibrate(void)
{
    const uint32_t trial = 4000;
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 20; i++) {
        uint64_t start = hb_now_ns();
        spin(trial, 0);
        uint64_t ns = hb_now_ns() - start;
        best = ns && ns < best ? ns : best;
    }
    return trial * STEPS_PER_ROUND * 1000ull / best;
}

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("delay", 0);
    uint64_t ns = hb_number(hb_env("HOOKBENCH_DELAY_NS"));
    uint64_t steps = ns ? (ns * calibrate() + 500) / 1000 : 0;
    rounds = LEAST_ROUNDS + (uint32_t)(steps / STEPS_PER_ROUND);
    rest = (uint32_t)(steps % STEPS_PER_ROUND);
}
