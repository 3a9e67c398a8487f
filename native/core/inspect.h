/* SPDX-License-Identifier: Apache-2.0 */
/* What scan and naive share: which bytes are looked at, and what happens on a match. */
#ifndef HB_INSPECT_H
#define HB_INSPECT_H

#include "counting.h"
#include "data.h"
#include "scanner.h"

#pragma GCC visibility push(hidden)
extern uint8_t hb_block; /* HOOKBENCH_ACTION=block */
#pragma GCC visibility pop

void hb_inspect_init(int opens_log_each_time); /* HOOKBENCH_ACTION, HOOKBENCH_LOG */

/*
 * A keyword was found in what fd delivered. Counts it, writes a line to HOOKBENCH_LOG ("pid fd function word"). Returns
 * 1 if the application must see ECONNRESET now and on all further reads of the descriptor.
 */
int hb_matched(enum hb_function f, int fd, uint32_t before, const struct hb_word *word);

#endif
