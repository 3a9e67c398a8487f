/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A child of vfork uses its parent's memory: what it closes and copies stays as it was in the parent. vfork is interposed to
 * know such a child without a system call, which a sandbox might punish.
 */
#ifndef HB_VFORK_H
#define HB_VFORK_H

#include <stdint.h>

#define HB_VFORKS_MAX 3 /* a child of vfork may vfork */

struct hb_vforks {
    uint32_t depth;               /* 0: no child of vfork is running in the place of this thread */
    void *returns[HB_VFORKS_MAX]; /* where vfork was called from; the child writes over the stack */
};

#pragma GCC visibility push(hidden)
extern __thread struct hb_vforks hb_vforks __attribute__((tls_model("initial-exec")));
#pragma GCC visibility pop

static inline int hb_is_vfork_child(void)
{
    return hb_vforks.depth != 0;
}

#endif
