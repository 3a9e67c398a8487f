/* SPDX-License-Identifier: Apache-2.0 */
/* What the object behind the hook offers to switch.so. Weak there: without that object nothing is switched. */
#ifndef HB_SWITCH_BEHIND_H
#define HB_SWITCH_BEHIND_H

#include <sys/socket.h>

#define HB_BEHIND __attribute__((visibility("default"), weak))

/* A connection that the hook is about to accept: its own call of the real accept is answered with it. */
struct hb_handed {
    int fd;
    int is_waiting; /* nobody has taken it yet */
    socklen_t length;
    struct sockaddr_storage address;
};

/* Of the calling thread. */
HB_BEHIND struct hb_handed *hb_behind_handed(void);

/* The function of that name behind that object: libc's, or that of whatever is preloaded behind. NULL: there is none. */
HB_BEHIND void *hb_behind_find(const char *name);

/* The address is in that object. */
HB_BEHIND int hb_behind_holds(const void *address);

#endif
