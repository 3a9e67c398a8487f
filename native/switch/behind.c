/* SPDX-License-Identifier: Apache-2.0 */
/*
 * switch-behind: the last object of LD_PRELOAD="switch.so HOOK switch-behind.so". It looks up what lies behind the hook, and
 * answers the hook's own call of accept with the connection that switch.so has already accepted.
 */
#include "behind.h"
#include "functions.h"
#include <errno.h>

static __thread struct hb_handed handed __attribute__((tls_model("initial-exec")));

struct hb_handed *hb_behind_handed(void)
{
    return &handed;
}

/* The result goes through memory, so that the look-up is no tail call: its return address says what "next" is. */
void *hb_behind_find(const char *name)
{
    hb_find_look_up(); /* this object's constructor may not have run yet */
    void *volatile found = hb_lookup(name);
    return found;
}

int hb_behind_holds(const void *address)
{
    return hb_is_ours(address);
}

static int take(struct sockaddr *address, socklen_t *length)
{
    handed.is_waiting = 0;
    if (address && length) {
        socklen_t bytes = *length < handed.length ? *length : handed.length;
        for (socklen_t i = 0; i < bytes; i++)
            ((char *)address)[i] = ((const char *)&handed.address)[i];
        *length = handed.length;
    }
    return handed.fd;
}

HB_EXPORT int accept(int fd, struct sockaddr *restrict address, socklen_t *restrict length)
{
    return handed.is_waiting ? take(address, length) : hb_real.accept(fd, address, length);
}

HB_EXPORT int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags)
{
    return handed.is_waiting ? take(address, length) : hb_real.accept4(fd, address, length, flags);
}

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
}
