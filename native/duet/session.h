#ifndef HB_SESSION_H
#define HB_SESSION_H

#include "side.h"

struct hb_session {
    struct hb_plan plan;
    struct hb_side side[2]; /* HB_BASELINE, HB_TREATMENT */
    void *hook;
    int open;
};

/* NULL and an error when the handle is not open. */
struct hb_session *hb_session(int handle);

#endif
