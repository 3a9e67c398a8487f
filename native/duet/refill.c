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
        ssize_t n = recv(e->fd, buffer, (size_t)(left < HB_SIZE_MAX ? left : HB_SIZE_MAX), 0);
        if (n <= 0)
            return hb_failed_call("the drain", 0, n);
        left -= n;
    }
    return 0;
}

static int refill(const struct hb_ends *e, const struct hb_plan *plan)
{
    if (plan->kind == HB_KIND_ACCEPT) {
        int client = hb_client(e);
        return client < 0 ? -1 : close(client);
    }
    return send(e->peer, plan->payload, (size_t)plan->size, 0) == plan->size ? 0 : hb_failed_call("the refill", 0, -1);
}

int hb_refills(struct hb_side *side, struct hb_ends *e, const struct hb_plan *plan, int64_t calls, char *buffer,
               int64_t *ns)
{
    *ns = 0;
    if (plan->kind != HB_KIND_ACCEPT && e->peer < 0)
        return 0;
    int64_t most = plan->kind == HB_KIND_ACCEPT ? WAITING : UNREAD_BYTES / plan->size;
    for (int64_t done = 0; done < calls;) {
        int64_t some = calls - done < most ? calls - done : most > 0 ? most : 1;
        int64_t start = hb_clock_ns();
        for (int64_t i = 0; i < some; i++)
            if (refill(e, plan))
                return -1;
        *ns += hb_clock_ns() - start;
        if (drain(side, e, plan, some, buffer))
            return -1;
        done += some;
    }
    return 0;
}
