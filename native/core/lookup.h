/* SPDX-License-Identifier: Apache-2.0 */
/* HB_REAL for a hook that looks the real function up on every call. Included before exports.h and its layers. */
#ifndef HB_LOOKUP_H
#define HB_LOOKUP_H

#include "functions.h"

/* dlsym takes a lock of the dynamic linker. A signal handler that interrupts the thread in it would wait for ever. */
static __thread volatile int hb_looks_up __attribute__((tls_model("initial-exec")));

static inline void *hb_looked_up(const char *name, void *resolved)
{
    if (hb_looks_up)
        return resolved;
    hb_looks_up = 1;
    void *function = hb_lookup(name);
    hb_looks_up = 0;
    return function ? function : resolved;
}

#define HB_REAL(f) ((__typeof__(&f))hb_looked_up(#f, (void *)hb_real.f))

#endif
