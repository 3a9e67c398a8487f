/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HB_CLOCK_H
#define HB_CLOCK_H

#include <stdint.h>

/* Monotonic nanoseconds; libc's vDSO clock where there is one. */
uint64_t hb_now_ns(void);

#endif
