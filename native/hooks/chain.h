/* SPDX-License-Identifier: Apache-2.0 */
/* A chain of steps of one cycle, each of which needs the result of the one before: time that cannot be overlapped. */
#ifndef HB_CHAIN_H
#define HB_CHAIN_H

#include <stdint.h>

#define STEPS_PER_ROUND 16

#if defined(__x86_64__)
#define BARRIER "lfence"
#define STEP_OF_ONE_CYCLE "xor %1, %0"
#else
#define BARRIER "isb"
#define STEP_OF_ONE_CYCLE "eor %0, %0, %1"
#endif

/* full * 16 + part steps; both counts are the same on every call, so that each branch is foretold. */
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

#endif
