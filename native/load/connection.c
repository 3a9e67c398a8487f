/* SPDX-License-Identifier: Apache-2.0 */
/* One connection and its request: whatever goes wrong ends the request with an error. */
#define _GNU_SOURCE
#include "load.h"
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER 65536
#define FAILURES_PER_CONNECTION 10
#define TIMEOUTS 3
#define KEPT_NS (20 * MILLISECOND)

static char buffer[BUFFER];

void hb_close(struct connection *c)
{
    if (c->fd >= 0)
        close(c->fd);
    c->fd = -1;
    c->state = SHUT;
}

static bool no_answer(enum kind kind)
{
    return kind >= CONNECT && kind <= CLOSED;
}

static void give_up(struct load *l, const struct connection *c, enum stop why, int64_t failures, int64_t silent_ns)
{
    if (!l->stop) {
        l->stop_arm = c->arm;
        l->stop_kind = c->row->kind;
        l->stop_failures = failures;
        l->stop_silent_ns = silent_ns;
    }
    hb_stop(l, why);
}

/* A million refused connections teach nothing. */
static void watch_health(struct load *l, const struct connection *c)
{
    struct health *h = &l->health[c->arm];
    h->requests++;
    h->errors += c->row->kind != NONE;
    if (h->requests >= l->plan.judged_from && h->errors * 1000000 > h->requests * l->plan.errors_per_million)
        give_up(l, c, TOO_MANY_ERRORS, h->errors, 0);
    if (!no_answer(c->row->kind)) {
        h->answered_ns = c->row->done_ns;
        h->failures = 0;
        return;
    }
    int64_t silent = c->row->done_ns - h->answered_ns;
    h->failures++;
    if (h->failures >= FAILURES_PER_CONNECTION * l->plan.connections ||
        (h->failures >= TIMEOUTS && silent >= TIMEOUTS * l->plan.timeout_ns))
        give_up(l, c, TARGET_GONE, h->failures, silent);
}

static enum kind check(const struct load *l, const struct response *r)
{
    if (r->status != l->plan.expect_status)
        return STATUS;
    return l->plan.expect_bytes < 0 || r->body_bytes == l->plan.expect_bytes ? NONE : LENGTH;
}

static void end(struct load *l, struct connection *c, enum kind kind)
{
    const struct response *r = &c->response;
    c->waits = FOR_NOTHING;
    c->row->status = r->status;
    c->row->bytes = r->bytes;
    c->row->connection = c->number;
    c->row->kind = (uint8_t)(kind == NONE ? check(l, r) : kind);
    if (kind != NONE || r->closes || c->requests >= l->plan.per_connection || c->written < c->request->length)
        hb_close(c);
    watch_health(l, c);
    l->under_way--;
    l->completed++;
    l->ended(l, c);
}

void hb_fail(struct load *l, struct connection *c, enum kind kind)
{
    if (c->waits == FOR_NOTHING) {
        hb_close(c);
        return;
    }
    c->row->done_ns = hb_now(l);
    end(l, c, kind);
}

static void write_request(struct load *l, struct connection *c)
{
    const char *from = l->bytes + c->request->start;
    ssize_t n = send(c->fd, from + c->written, (size_t)(c->request->length - c->written), MSG_NOSIGNAL);
    if (n >= 0)
        c->written += n;
    else if (errno != EAGAIN)
        hb_fail(l, c, RESET);
}

static void send_request(struct load *l, struct connection *c, int64_t now_ns)
{
    c->waits = FOR_RESPONSE;
    c->requests++;
    c->row->sent_ns = now_ns;
    if (c->when_sent)
        c->row->intended_ns = now_ns;
    write_request(l, c);
}

static void note_setup(struct load *l, const struct connection *c, int error)
{
    struct setup *s = hb_new_setup(l);
    struct sockaddr_in6 local;
    socklen_t bytes = sizeof local;
    *s = (struct setup){.opened_ns = c->opened_ns, .ended_ns = hb_now(l), .arm = c->arm, .connection = c->number};
    s->port = MISSING;
    if (c->fd >= 0 && getsockname(c->fd, (struct sockaddr *)&local, &bytes) == 0 && local.sin6_port)
        s->port = ntohs(local.sin6_port); /* IPv4 has it at the same place */
    if (error)
        strncpy(s->error, strerror(error), sizeof s->error - 1);
}

static void not_connected(struct load *l, struct connection *c, int error)
{
    note_setup(l, c, error);
    hb_close(c);
    if (c->waits == FOR_CONNECTION)
        hb_fail(l, c, CONNECT);
}

void hb_open(struct load *l, struct connection *c)
{
    if (c->state != SHUT)
        return;
    c->requests = 0;
    c->opened_ns = hb_now(l);
    int error = hb_connect(l, c);
    c->state = error ? SHUT : CONNECTING;
    if (error)
        not_connected(l, c, error);
}

void hb_begin(struct load *l, struct connection *c, int64_t seq, int64_t intended_ns)
{
    int64_t now_ns = hb_now(l), arms = l->plan.arms, kind = l->mix[seq / arms % MIX];
    c->row = &l->rows[seq - l->base];
    *c->row = (struct row){.intended_ns = intended_ns < 0 ? now_ns : intended_ns, .arm = c->arm};
    c->row->sent_ns = c->row->first_ns = c->row->done_ns = MISSING;
    c->when_sent = intended_ns < 0;
    c->request = &l->requests[hb_target(l, c) * l->plan.kinds + kind];
    c->written = 0;
    c->deadline_ns = now_ns + l->plan.timeout_ns;
    c->waits = FOR_CONNECTION;
    hb_response_begin(&c->response, c->request->no_body);
    l->under_way++;
    if (c->state == OPEN)
        send_request(l, c, now_ns);
    else
        hb_open(l, c);
}

static void closed_by_server(struct load *l, struct connection *c, int64_t now_ns)
{
    if (c->waits == FOR_RESPONSE) {
        hb_response_end(&c->response);
        if (c->response.part == COMPLETE) {
            c->row->done_ns = now_ns;
            hb_close(c);
            end(l, c, NONE);
            return;
        }
    }
    hb_fail(l, c, hb_in_body(&c->response) ? LENGTH : CLOSED);
}

static void take(struct load *l, struct connection *c, size_t n, int64_t now_ns)
{
    c->row->done_ns = now_ns;
    if (c->row->first_ns < 0)
        c->row->first_ns = now_ns;
    size_t taken = hb_response_take(&c->response, buffer, n);
    if (c->response.part == COMPLETE)
        end(l, c, taken < n ? LENGTH : NONE);
    else if (c->response.part == BROKEN)
        end(l, c, MALFORMED);
}

/* Reads what is there; to the end of the channel if that is known to have come. A server that sends faster than this
   program reads ends it, too: until_ns. */
static void receive(struct load *l, struct connection *c, bool to_end, int64_t until_ns)
{
    int64_t now_ns;
    ssize_t n;
    do {
        n = recv(c->fd, buffer, sizeof buffer, 0);
        now_ns = hb_now(l);
        if (n < 0 && errno == EAGAIN)
            return;
        if (n < 0)
            hb_fail(l, c, RESET);
        else if (n == 0)
            closed_by_server(l, c, now_ns);
        else if (c->waits == FOR_NOTHING)
            hb_close(c);
        else
            take(l, c, (size_t)n, now_ns);
    } while (c->state == OPEN && now_ns < until_ns && (to_end || n == (ssize_t)sizeof buffer));
}

static bool connected(struct load *l, struct connection *c, uint32_t events)
{
    int error = 0;
    socklen_t bytes = sizeof error;
    getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &bytes);
    if (error) {
        not_connected(l, c, error);
        return false;
    }
    if (!(events & EPOLLOUT))
        return false;
    note_setup(l, c, 0);
    c->state = OPEN;
    if (c->waits == FOR_CONNECTION)
        send_request(l, c, hb_now(l));
    return c->state == OPEN;
}

void hb_ready(struct load *l, struct connection *c, uint32_t events)
{
    if (c->state == SHUT || (c->state == CONNECTING && !connected(l, c, events)))
        return;
    if (events & EPOLLOUT && c->waits == FOR_RESPONSE && c->written < c->request->length)
        write_request(l, c);
    uint32_t over = EPOLLRDHUP | EPOLLHUP | EPOLLERR;
    if (c->state == OPEN && events & (EPOLLIN | over))
        receive(l, c, events & over, c->deadline_ns);
}

void hb_expire(struct load *l, struct connection *c, int64_t now_ns)
{
    if (c->waits == FOR_RESPONSE && now_ns >= c->deadline_ns)
        receive(l, c, false, now_ns + KEPT_NS); /* it is perhaps this program that was kept from its work */
    if (c->waits != FOR_NOTHING && now_ns >= c->deadline_ns)
        hb_fail(l, c, TIMEOUT);
}
