/* SPDX-License-Identifier: Apache-2.0 */
/* The log of matches, HOOKBENCH_LOG: opened when the hook is loaded, a regular file, kept under a high number. */
#ifndef HB_LOG_H
#define HB_LOG_H

#include <stddef.h>
#include <stdint.h>

extern const char *hb_log_path; /* NULL: no log */

void hb_log_init(int opens_each_time);

/* Appends one line, unless the descriptor is no longer the log (the program has closed it) or a limit would be crossed. */
void hb_log_line(const char *line, size_t bytes);

/* Process id, without asking the kernel. */
uint32_t hb_log_pid(void);

#endif
