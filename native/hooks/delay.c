/*
 * delay: pass, and HOOKBENCH_DELAY_NS more nanoseconds per call: the positive control.
 *
 * The time is spent in a chain of multiplications of which each needs the result of the one before, so that its length is
 * the latency of the multiplier (3 cycles, about 1 ns) times the number of steps. The chain starts from what the last
 * call left and from the first argument, and its end is mixed into the argument that the real function gets (as zero):
 * neither the next call nor the real function can overlap it. How many steps a nanosecond takes is measured when the hook is loaded; the chain is
 * as true as the CPU frequency is constant since then.
 */
#include "functions.h"
#include "page.h"
#include "text.h"
#include "clock.h"

#define STEPS_PER_ROUND 16

#if defined(__x86_64__)
#define MULTIPLY "imul %0, %0"
#define ZERO "and $0, %0"
#else
#define MULTIPLY "mul %0, %0, %0"
#define ZERO "eor %0, %0, %0"
#endif

static uint32_t rounds, rest;
static __thread uint64_t chain __attribute__((tls_model("initial-exec"))) = 3;

/* rounds * 16 + rest dependent steps; both counts are the same on every call, so that each branch is foretold. */
static inline __attribute__((always_inline)) uint64_t spin(uint64_t x, uint32_t full, uint32_t part)
{
#define STEP __asm__ volatile(MULTIPLY : "+r"(x));
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
    return x;
}

/* value, as soon as the chain has run through: it starts from value and ends in value. */
static inline long late(long value)
{
    if (!(rounds | rest))
        return value;
    uint64_t x = chain | 1, zero = (uint64_t)value;
    __asm__ volatile(ZERO : "+r"(zero));
    x = spin(x + zero, rounds, rest);
    chain = x;
    __asm__ volatile(ZERO : "+r"(x));
    return value + (long)x;
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
        chain = spin(chain, trial, 0);
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
    rounds = (uint32_t)(steps / STEPS_PER_ROUND);
    rest = (uint32_t)(steps % STEPS_PER_ROUND);
}
