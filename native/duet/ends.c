/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors to read from. */
#define _GNU_SOURCE
#include "side.h"
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define FILE_BYTES_MAX (256 << 20)
#define BACKLOG 1024
#define BUFFER_BYTES (1 << 20)

static void loopback(const struct hb_plan *plan, struct hb_ends *e)
{
    memset(&e->address, 0, sizeof e->address);
    if (plan->target == HB_TARGET_TCP6) {
        struct sockaddr_in6 *a = (struct sockaddr_in6 *)&e->address;
        a->sin6_family = AF_INET6;
        a->sin6_addr = in6addr_loopback;
        e->address_bytes = sizeof *a;
    } else {
        struct sockaddr_in *a = (struct sockaddr_in *)&e->address;
        a->sin_family = AF_INET;
        a->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        e->address_bytes = sizeof *a;
    }
}

static int listen_on_loopback(const struct hb_plan *plan, struct hb_ends *e)
{
    int bytes = BUFFER_BYTES;
    loopback(plan, e);
    e->listener = socket(e->address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (e->listener < 0 || bind(e->listener, (struct sockaddr *)&e->address, e->address_bytes) ||
        setsockopt(e->listener, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes) || listen(e->listener, BACKLOG) ||
        getsockname(e->listener, (struct sockaddr *)&e->address, &e->address_bytes))
        return hb_fail("target %s: cannot listen on the loopback address: %s",
                       plan->target == HB_TARGET_TCP6 ? "tcp6" : "tcp4", strerror(errno));
    return 0;
}

static int connect_tcp(const struct hb_plan *plan, struct hb_ends *e, const struct hb_calls *calls)
{
    int bytes = BUFFER_BYTES, one = 1;
    if (listen_on_loopback(plan, e))
        return -1;
    if (plan->kind == HB_KIND_ACCEPT || plan->kind == HB_KIND_CONNECT) {
        e->fd = e->listener;
        return 0;
    }
    e->peer = socket(e->address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_storage from;
    socklen_t from_bytes = sizeof from;
    if (e->peer < 0 || setsockopt(e->peer, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes) ||
        setsockopt(e->peer, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one) ||
        connect(e->peer, (struct sockaddr *)&e->address, e->address_bytes) ||
        (e->fd = calls->accept(e->listener, (struct sockaddr *)&from, &from_bytes)) < 0 ||
        setsockopt(e->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one))
        return hb_fail("cannot connect to the loopback address: %s", strerror(errno));
    return 0;
}

static int connect_pair(struct hb_ends *e)
{
    int pair[2], bytes = BUFFER_BYTES;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) ||
        setsockopt(pair[1], SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes))
        return hb_fail("cannot make a socket pair: %s", strerror(errno));
    e->fd = pair[0];
    e->peer = pair[1];
    return 0;
}

int hb_ends_open(struct hb_ends *e, const struct hb_plan *plan, const struct hb_calls *calls)
{
    e->fd = e->peer = e->listener = -1;
    switch (plan->target) {
    case HB_TARGET_NONE:
        if (plan->driver.open && plan->driver.open(calls->function, &e->state))
            return hb_fail("the driver cannot begin: %s", strerror(errno));
        e->open = 1;
        return 0;
    case HB_TARGET_ZERO:
        e->fd = open("/dev/zero", O_RDWR | O_CLOEXEC);
        return e->fd < 0 ? hb_fail("cannot open /dev/zero: %s", strerror(errno)) : 0;
    case HB_TARGET_FILE:
        e->fd = memfd_create("hookbench", MFD_CLOEXEC);
        return e->fd < 0 ? hb_fail("cannot make a file in memory: %s", strerror(errno)) : 0;
    case HB_TARGET_UNIX: return connect_pair(e);
    default: return connect_tcp(plan, e, calls);
    }
}

void hb_ends_close(struct hb_ends *e, const struct hb_plan *plan, const struct hb_calls *calls)
{
    if (e->open && plan->driver.close)
        plan->driver.close(calls->function, e->state);
    if (e->peer >= 0)
        close(e->peer);
    if (e->fd >= 0 && e->fd != e->listener)
        calls->close(e->fd);
    if (e->listener >= 0)
        close(e->listener);
    e->fd = e->peer = e->listener = -1;
}

static int grow(struct hb_ends *e, const struct hb_plan *plan, off_t have, off_t want)
{
    if (want > FILE_BYTES_MAX)
        return hb_fail("a batch reads %lld bytes from the file: at most %d; use fewer calls per batch", (long long)want,
                       FILE_BYTES_MAX);
    if (lseek(e->fd, have, SEEK_SET) < 0)
        return hb_fail("cannot seek: %s", strerror(errno));
    while (have < want) {
        ssize_t n = write(e->fd, plan->payload, (size_t)plan->size);
        if (n <= 0)
            return hb_fail("cannot fill the file: %s", strerror(errno));
        have += n;
    }
    return 0;
}

int hb_ends_rewind(struct hb_ends *e, const struct hb_plan *plan, int64_t calls)
{
    if (plan->target != HB_TARGET_FILE)
        return 0;
    off_t have = lseek(e->fd, 0, SEEK_END), want = (off_t)(calls * plan->size);
    if (have < want && grow(e, plan, have, want))
        return -1;
    return lseek(e->fd, 0, SEEK_SET) == 0 ? 0 : hb_fail("cannot rewind: %s", strerror(errno));
}

void hb_payload(struct hb_plan *plan, int match)
{
    static const char headers[] =
        "Host: localhost:8080\r\nUser-Agent: hookbench/1.0\r\nAccept: text/html, */*;q=0.8\r\n"
        "Accept-Language: de, en;q=0.7\r\nCache-Control: no-cache\r\nConnection: keep-alive\r\n";
    char *text = plan->payload;
    int n = snprintf(text, HB_SIZE_MAX, "GET %s HTTP/1.1\r\n", match ? "/wp-admin" : "/hello");
    for (int i = 0; n < HB_SIZE_MAX; n++, i++)
        text[n] = headers[i % (int)(sizeof headers - 1)];
    if (plan->size >= 64)
        memcpy(text + plan->size - 4, "\r\n\r\n", 4);
    for (int64_t at = plan->size; at + plan->size <= HB_SIZE_MAX; at += plan->size)
        memcpy(text + at, text, (size_t)plan->size);
}
