/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HB_SESSION_H
#define HB_SESSION_H

#include "side.h"
#include <pthread.h>

struct hb_session {
    struct hb_plan plan;
    struct hb_side side[2]; /* HB_BASELINE, HB_TREATMENT */
    void *baseline, *hook;  /* NULL: libc */
    int open;
};

#define HB_BASELINE_PREFIX "HB_BASELINE_"

/* Loads the hook of the baseline; -1 and an error if it cannot be. */
int hb_load_baseline(struct hb_session *s, const char *file, int flags);

/*
 * The time of calls calls of a side, ns: what the peer does comes between the timed parts. The barrier is waited for
 * once, before the first of them; NULL for none.
 */
int hb_batch_ns(struct hb_session *s, int side, int thread, int64_t calls, pthread_barrier_t *barrier, char *buffer,
                int64_t *ns);

/* NULL and an error when the handle is not open. */
struct hb_session *hb_session(int handle);

#endif
