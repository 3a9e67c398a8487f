/* SPDX-License-Identifier: Apache-2.0 */
/* Moves the first instructions of a function to another place. x86-64. */
#ifndef HB_RELOCATE_H
#define HB_RELOCATE_H

#include <stdint.h>

#define HB_RELOCATED_MAX 64

#pragma GCC visibility push(hidden)

/*
 * Copies whole instructions from the start of a function, at least bytes of them, to `to`, so that they do there what they did;
 * what is relative to the instruction pointer is adjusted. Adds a jump to the instruction behind them, unless
 * the function ends among them and padding follows. Returns how many bytes were taken,
 * or 0: an instruction is not known, ends the function, jumps among these, or is too far away.
 */
int hb_relocate(const uint8_t *from, uint8_t to[HB_RELOCATED_MAX], int bytes);

/* A jump of five bytes, or 0 when the target is more than 2 GB away. */
int hb_put_jump(uint8_t *at, uint8_t code, const void *target);

#pragma GCC visibility pop

#endif
