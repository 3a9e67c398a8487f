/* SPDX-License-Identifier: Apache-2.0 */
/* HB_REAL for a hook that looks the real function up on every call. Included before exports.h and its layers. */
#ifndef HB_LOOKUP_H
#define HB_LOOKUP_H

#include "functions.h"

static inline void *hb_looked_up(const char *name, void *direct)
{
    void *function = hb_lookup(name);
    return function ? function : direct;
}

#define HB_REAL(f) ((__typeof__(&f))hb_looked_up(#f, (void *)hb_direct.f))

#endif
