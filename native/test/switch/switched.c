/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A server of one process with connections of both arms, renewed again and again, under a hook that keeps state by
 * descriptor: each request's calls are in the record of its connection, on the side of its arm. VICTIM_REQUESTS says how many.
 */
#define _GNU_SOURCE
#include "switch_page.h"
#include <netinet/tcp.h>

#define PER_CONNECTION 50
#define CALLS 5 /* of the server for one request */

static int server_fd, by_order;
static struct sockaddr_in address;

/* As an event loop does: until there is nothing left. */
static void serve(int fd, int arm)
{
    char buffer[64];
    struct iovec part = {buffer, sizeof buffer};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    static unsigned turn;
    ssize_t n;
    switch (turn++ % 4) {
    case 0: n = read(fd, buffer, sizeof buffer); break;
    case 1: n = recv(fd, buffer, sizeof buffer, 0); break;
    case 2: n = readv(fd, &part, 1); break;
    default: n = recvmsg(fd, &message, 0); break;
    }
    CHECK(n == (ssize_t)strlen(HARMLESS));
    CHECK(read(fd, buffer, sizeof buffer) == -1 && errno == EAGAIN);
    CHECK((access(arm ? "/" : "/of/the/baseline", F_OK) == 0) == arm); /* by the connection that was read */
    CHECK(write(fd, "half", 4) == 4 && send(fd, "half", 4, 0) == 4);
}

static void exchange(int fd, int client, int arm)
{
    char buffer[64];
    CHECK(sendto(client, HARMLESS, strlen(HARMLESS), 0, NULL, 0) > 0);
    serve(fd, arm);
    ssize_t n = 0;
    while (n < 8) {
        ssize_t got = recvfrom(client, buffer, sizeof buffer, 0, NULL, NULL);
        CHECK(got > 0);
        n += got;
    }
}

static int accepted_by(int how)
{
    struct sockaddr_in from;
    socklen_t bytes = sizeof from;
    int fd = how ? accept(server_fd, how & 1 ? (struct sockaddr *)&from : NULL, how & 1 ? &bytes : NULL)
                 : accept4(server_fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    int on = 1; /* or each second answer waits for the client's late acknowledgement */
    CHECK(fd >= 0 && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0);
    CHECK(how || (fcntl(fd, F_GETFL) & O_NONBLOCK));
    if (how)
        CHECK(fcntl(fd, F_SETFL, O_NONBLOCK) == 0);
    return fd;
}

/* accept and close are among the calls of a connection, those of the server's side. */
static void check(const struct hb_switch_header *page, uint16_t port, int arm, uint64_t requests)
{
    const struct hb_switch_connection *c = of_port(page, port);
    CHECK(c && c->arm == arm && c->by_order == by_order && c->references == 0 && c->handed == arm &&
          c->family == AF_INET);
    uint64_t calls = requests * CALLS + 2;
    if (c->hook_calls != (arm ? calls : 0) || c->past_calls != (arm ? 0 : calls))
        fprintf(stderr, "arm %d: %lu to the hook, %lu past it, not %lu\n", arm, c->hook_calls, c->past_calls, calls);
    CHECK(c->hook_calls == (arm ? calls : 0) && c->past_calls == (arm ? 0 : calls));
}

int main(void)
{
    const char *wanted = getenv("VICTIM_REQUESTS");
    long requests = wanted ? atol(wanted) : 100000;
    const struct hb_switch_header *page = switch_page();
    by_order = (page->flags & HB_SWITCH_BY_ORDER) != 0;
    server_fd = listener(&address);
    uint64_t connections = 0;
    for (long done = 0; done < requests; done += 2 * PER_CONNECTION, connections += 2) {
        int fds[2], clients[2], first = by_order ? 0 : (int)(done / 100 % 2);
        uint16_t ports[2];
        for (int i = 0; i < 2; i++) {
            clients[i] = connected_from(&address, by_order ? (int)(done / 100 % 2) : i ^ first, &ports[i]);
            fds[i] = accepted_by((int)(done / 100 + i) % 3);
        }
        for (int k = 0; k < PER_CONNECTION; k++)
            for (int i = 0; i < 2; i++)
                exchange(fds[i], clients[i], i ^ first);
        for (int i = 0; i < 2; i++) {
            CHECK(close(fds[i]) == 0 && close(clients[i]) == 0);
            check(page, ports[i], i ^ first, PER_CONNECTION);
        }
    }
    CHECK(page->accepted == connections && page->overflowed == 0 && page->not_handed == 0);
    printf("%ld requests on %lu connections\n", requests, (unsigned long)connections);
    return 0;
}
