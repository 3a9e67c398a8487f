/* SPDX-License-Identifier: Apache-2.0 */
/* Sockets, and the local ports of the arms of a switch: even ones of arm 0, odd ones of arm 1. */
#define _GNU_SOURCE
#include "load.h"
#include <errno.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static socklen_t fill(union address *to, const struct target *t, bool with_host, int64_t port)
{
    memset(to, 0, sizeof *to);
    if (t->family == 4) {
        to->v4.sin_family = AF_INET;
        to->v4.sin_port = htons((uint16_t)port);
        if (with_host)
            memcpy(&to->v4.sin_addr, t->address, 4);
        return sizeof to->v4;
    }
    to->v6.sin6_family = AF_INET6;
    to->v6.sin6_port = htons((uint16_t)port);
    if (with_host) {
        memcpy(&to->v6.sin6_addr, t->address, 16);
        to->v6.sin6_scope_id = t->scope;
    }
    return sizeof to->v6;
}

/* A socket that connects from port, 0: any; its errno if it cannot. */
static int attempt(struct load *l, struct connection *c, int64_t port)
{
    const struct target *t = &l->targets[hb_target(l, c)];
    union address address;
    int on = 1;
    c->fd = socket(t->family == 4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c->fd < 0)
        return errno;
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (port) {
        /* it may have a port whose last connection, to anybody, has just ended */
        setsockopt(c->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        socklen_t bytes = fill(&address, t, false, port);
        if (bind(c->fd, &address.any, bytes))
            return errno;
    }
    socklen_t bytes = fill(&address, t, true, t->port);
    return connect(c->fd, &address.any, bytes) && errno != EINPROGRESS ? errno : 0;
}

static void give_up(struct connection *c)
{
    if (c->fd >= 0)
        close(c->fd);
    c->fd = -1;
}

/* Walks through the ports, so that one rests as long as possible before it is used again. */
static int from_port_of_arm(struct load *l, struct connection *c)
{
    int error = EADDRINUSE;
    c->number = (int32_t)l->next_number[c->arm]++;
    for (int64_t tries = 0; tries < l->plan.port_count; tries++) {
        int64_t at = l->next_port[c->arm];
        l->next_port[c->arm] = (at + 1) % l->plan.port_count;
        error = attempt(l, c, l->plan.port_low + 2 * at + c->arm);
        if (error != EADDRINUSE && error != EADDRNOTAVAIL)
            return error;
        give_up(c);
    }
    l->stop_arm = c->arm;
    strncpy(l->stop_text, strerror(error), sizeof l->stop_text - 1);
    hb_stop(l, NO_LOCAL_PORT);
    return error;
}

int hb_connect(struct load *l, struct connection *c)
{
    int error = l->plan.port_count ? from_port_of_arm(l, c) : attempt(l, c, 0);
    /* Edges, and both directions from the start: no further call is needed whatever the connection waits for. */
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = c};
    if (!error && epoll_ctl(l->epoll, EPOLL_CTL_ADD, c->fd, &event))
        error = errno;
    if (error)
        give_up(c);
    return error;
}
