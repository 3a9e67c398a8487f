/* SPDX-License-Identifier: Apache-2.0 */
/* What is done in a child of fork, before the child does anything: while it may still do what its parent could. */
#ifndef HB_FORK_H
#define HB_FORK_H

void hb_at_fork(void (*in_child)(void));

#endif
