/* SPDX-License-Identifier: Apache-2.0 */
/* What the peer of a socket does for some calls: before and after them, never while they are timed. */
#define _GNU_SOURCE
#include "side.h"
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>

/* Less than any socket here takes without a reader. */
#define WAITING_BYTES 32768
#define LOOKS 1000
#define LOOK_NS 10000

static int reads(const struct hb_plan *plan)
{
    return plan->kind >= HB_KIND_READ && plan->kind <= HB_KIND_RECV;
}

static int connects(const struct hb_plan *plan)
{
    return plan->kind == HB_KIND_ACCEPT || plan->kind == HB_KIND_CONNECT;
}

int64_t hb_peer_calls(const struct hb_ends *e, const struct hb_plan *plan)
{
    if (connects(plan))
        return HB_AT_ONCE;
    if (e->peer < 0)
        return INT64_MAX;
    int64_t messages = plan->size < WAITING_BYTES ? WAITING_BYTES / plan->size : 1;
    return messages < HB_AT_ONCE ? messages : HB_AT_ONCE;
}

/* Until all is there to be read. A message that is larger than the window comes in parts, the last ones while it is read. */
static int arrived(int fd, int64_t bytes)
{
    struct timespec look = {0, LOOK_NS};
    int have = 0;
    for (int i = 0; i < LOOKS && have < bytes; i++) {
        if (i > 0)
            nanosleep(&look, NULL);
        if (ioctl(fd, FIONREAD, &have))
            return hb_fail("the bytes that wait cannot be counted: %s", strerror(errno));
    }
    return 0;
}

static int fill(const struct hb_ends *e, const struct hb_plan *plan, int64_t calls)
{
    int64_t bytes = calls * plan->size;
    ssize_t written = hb_libc.send(e->peer, plan->payload, (size_t)bytes, 0);
    return written == bytes ? arrived(e->fd, bytes) : hb_failed_call("the write of the peer", 0, written);
}

static int client_socket(const struct hb_ends *e)
{
    struct linger abort = {1, 0}; /* no TIME_WAIT: ports must last for millions of connections */
    int client = hb_libc.socket(e->address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client < 0)
        return hb_fail("cannot make a socket: %s", strerror(errno));
    if (setsockopt(client, SOL_SOCKET, SO_LINGER, &abort, sizeof abort) == 0)
        return client;
    int failed = hb_fail("cannot make a socket: %s", strerror(errno));
    hb_libc.close(client);
    return failed;
}

static int connected_client(const struct hb_ends *e)
{
    int client = client_socket(e);
    if (client < 0 || hb_libc.connect(client, (const struct sockaddr *)&e->address, e->address_bytes) == 0)
        return client;
    int failed = hb_fail("cannot connect: %s", strerror(errno));
    hb_libc.close(client);
    return failed;
}

static void close_clients(struct hb_ends *e, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        hb_libc.close(e->clients[i]);
}

static int clients(struct hb_ends *e, const struct hb_plan *plan, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        e->clients[i] = plan->kind == HB_KIND_ACCEPT ? connected_client(e) : client_socket(e);
        if (e->clients[i] < 0) {
            close_clients(e, i);
            return -1;
        }
    }
    return 0;
}

int hb_peer_before(struct hb_ends *e, const struct hb_plan *plan, int64_t calls)
{
    if (connects(plan))
        return clients(e, plan, calls);
    return e->peer >= 0 && reads(plan) ? fill(e, plan, calls) : 0;
}

static int accept_all(const struct hb_ends *e, int64_t calls)
{
    for (int64_t i = 0; i < calls; i++) {
        int accepted = hb_libc.accept(e->listener, NULL, NULL);
        if (accepted < 0)
            return hb_failed_call("the accept", i, accepted);
        hb_libc.close(accepted);
    }
    return 0;
}

static int take(const struct hb_ends *e, int64_t left, char *buffer)
{
    while (left > 0) {
        ssize_t n = hb_libc.recv(e->peer, buffer, (size_t)(left < HB_SIZE_MAX ? left : HB_SIZE_MAX), 0);
        if (n <= 0)
            return hb_failed_call("the read of the peer", 0, n);
        left -= n;
    }
    return 0;
}

int hb_peer_after(struct hb_ends *e, const struct hb_plan *plan, int64_t calls, char *buffer)
{
    switch (plan->kind) {
    case HB_KIND_ACCEPT: close_clients(e, calls); return 0;
    case HB_KIND_CONNECT: return accept_all(e, calls);
    case HB_KIND_SEND:
    case HB_KIND_WRITE: return e->peer >= 0 ? take(e, calls * plan->size, buffer) : 0;
    default: return 0;
    }
}
