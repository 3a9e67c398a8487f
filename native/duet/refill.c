/* SPDX-License-Identifier: Apache-2.0 */
/* The control: what the loops do beside the measured call, alone. */
#define _GNU_SOURCE
#include "side.h"
#include <unistd.h>

#define UNREAD_BYTES 32768
#define WAITING 64

static int drain(struct hb_side *side, const struct hb_ends *e, const struct hb_plan *plan, int64_t calls, char *buffer)
{
    for (int64_t i = 0; plan->kind == HB_KIND_ACCEPT && i < calls; i++) {
        int accepted = side->calls.accept(e->fd, NULL, NULL);
        if (accepted < 0)
            return hb_failed_call("the accept", i, accepted);
        side->calls.close(accepted);
    }
    int64_t left = plan->kind == HB_KIND_ACCEPT ? 0 : calls * plan->size;
    while (left > 0) {
        ssize_t n = hb_libc.recv(e->fd, buffer, (size_t)(left < HB_SIZE_MAX ? left : HB_SIZE_MAX), 0);
        if (n <= 0)
            return hb_failed_call("the drain", 0, n);
        left -= n;
    }
    return 0;
}

/* What the peer of a writer does: it reads, or accepts what connects. */
static int peer_share(const struct hb_ends *e, const struct hb_plan *plan, int64_t calls, char *buffer, int64_t *ns)
{
    int connects = plan->kind == HB_KIND_CONNECT, clients[WAITING];
    for (int64_t i = 0; i < calls; i++) {
        if (connects && (clients[i] = hb_client(e)) < 0)
            return -1;
        if (!connects && hb_libc.send(e->fd, plan->payload, (size_t)plan->size, 0) != plan->size)
            return hb_failed_call("the write", i, -1);
    }
    int64_t start = hb_clock_ns();
    for (int64_t i = 0; i < calls; i++) {
        int accepted = connects ? hb_libc.accept(e->listener, NULL, NULL) : hb_take(e, plan->size, buffer);
        if (accepted < 0)
            return connects ? hb_failed_call("the accept", i, accepted) : -1;
        if (connects)
            hb_libc.close(accepted);
    }
    *ns += hb_clock_ns() - start;
    for (int64_t i = 0; connects && i < calls; i++)
        hb_libc.close(clients[i]);
    return 0;
}

static int refill(const struct hb_ends *e, const struct hb_plan *plan)
{
    if (plan->kind == HB_KIND_ACCEPT) {
        int client = hb_client(e);
        return client < 0 ? -1 : hb_libc.close(client);
    }
    return hb_libc.send(e->peer, plan->payload, (size_t)plan->size, 0) == plan->size
               ? 0
               : hb_failed_call("the refill", 0, -1);
}

int hb_refills(struct hb_side *side, struct hb_ends *e, const struct hb_plan *plan, int64_t calls, char *buffer,
               int64_t *ns)
{
    *ns = 0;
    int connects = plan->kind == HB_KIND_ACCEPT || plan->kind == HB_KIND_CONNECT;
    if (!connects && e->peer < 0)
        return 0;
    int64_t most = connects ? WAITING : UNREAD_BYTES / plan->size;
    for (int64_t done = 0; done < calls;) {
        int64_t some = calls - done < most ? calls - done : most > 0 ? most : 1;
        done += some;
        if (plan->kind > HB_KIND_CLOCK) {
            if (peer_share(e, plan, some, buffer, ns))
                return -1;
            continue;
        }
        int64_t start = hb_clock_ns();
        for (int64_t i = 0; i < some; i++)
            if (refill(e, plan))
                return -1;
        *ns += hb_clock_ns() - start;
        if (drain(side, e, plan, some, buffer))
            return -1;
    }
    return 0;
}
