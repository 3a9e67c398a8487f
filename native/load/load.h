/* SPDX-License-Identifier: Apache-2.0 */
/* hb-load: the loop of the load generator as a program. One thread, no allocation while it measures. */
#ifndef HB_LOAD_H
#define HB_LOAD_H

#include "response.h"
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MISSING (-1)
#define NEVER INT64_MAX
#define MILLISECOND 1000000LL

/* How a request ended; the numbers are those of the Java side. */
enum kind { NONE, CONNECT, TLS, TIMEOUT, RESET, CLOSED, STATUS, LENGTH, MALFORMED, INTERRUPTED };

/* Why a run ended before its time. */
enum stop { RUNNING, ASKED, TARGET_GONE, NO_LOCAL_PORT, TOO_MANY_ERRORS };

/* The plan begins with these numbers, in this order; Plan.java writes them. */
struct plan {
    int64_t magic, zero_ns, seed, arms, connections, timeout_ns, spin_ns, per_connection, expect_status, expect_bytes;
    int64_t port_low, port_count, port_start;                        /* port_count 0: the system chooses the ports */
    int64_t warmup, pairs, duration_ns, think_ns, think_exponential; /* of a closed loop; pairs */
    int64_t kinds, capacity, scheduled, request_bytes, endpoints;    /* endpoints of each arm */
    int64_t judged_from, errors_per_million;                         /* requests of an arm that may fail */
};

struct target {
    int32_t family, port;
    uint8_t address[16];
    uint32_t scope, unused;
};

struct request {
    int64_t start, length, no_body; /* start: in the bytes of all requests */
};

/* A request of an open loop. */
struct due {
    int64_t due_ns;
    uint32_t seq, arm;
};

/* A sample. Times are nanoseconds since zero_ns of the plan. */
struct row {
    int64_t intended_ns, sent_ns, first_ns, done_ns, bytes;
    int32_t connection;
    uint16_t status;
    uint8_t arm, kind;
};

/* An attempt to connect. */
struct setup {
    int64_t opened_ns, ended_ns;
    int32_t arm, connection, port, unused;
    char error[48];
};

enum state { SHUT, CONNECTING, OPEN };
enum waits { FOR_NOTHING, FOR_CONNECTION, FOR_RESPONSE };

struct lane;

/* A connection to one target with at most one request under way. */
struct connection {
    struct response response;
    struct row *row;
    const struct request *request;
    int64_t written, requests, deadline_ns, opened_ns;
    struct lane *lane;
    struct connection *next; /* of those that are free */
    int32_t fd, number;
    uint8_t state, waits, arm;
    bool when_sent;
};

/* What failures say about a target, many in a row or many in all. */
struct health {
    int64_t answered_ns, failures, requests, errors;
};

struct load {
    struct plan plan;
    const struct target *targets;   /* endpoints of arm 0, then arm 1, ... */
    const struct request *requests; /* kinds of each endpoint */
    const int32_t *mix;             /* which kind a pair makes, from MIX of them */
    const struct due *due;
    const char *bytes;

    struct row *rows;                                           /* of the seqs from base */
    int64_t base, given, completed, flushes, under_way, waited; /* given: seqs that will have a row */
    struct setup *setups;
    int64_t setup_count, setup_room;
    int64_t *lateness; /* of each request of an open loop */

    struct connection *connections; /* those of arm 0, then arm 1, ... */
    struct health *health;
    int64_t next_port[2], next_number[2];

    int64_t begun_ns, stopped_ns, expire_ns, busy_ns; /* busy: when something came last */
    double slack_ns;
    int64_t stop, stop_arm, stop_kind, stop_failures, stop_silent_ns;
    char stop_text[48];

    void (*ended)(struct load *, struct connection *);
    int64_t (*step)(struct load *, int64_t now_ns); /* when it wants to go on; OVER when all is done */
    int epoll, out;
};

#define OVER (-2)
#define MIX 4096

/* Nanoseconds since the zero of the plan. */
int64_t hb_now(const struct load *l);

/* Prints a message for people and ends the program. */
void hb_die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Reads the plan from standard input and makes room for all that comes. */
void hb_read_plan(struct load *l);

/* To which of the targets a connection goes: those of an arm take turns among its endpoints. */
static inline int64_t hb_target(const struct load *l, const struct connection *c)
{
    return c->arm * l->plan.endpoints + c->number % l->plan.endpoints;
}

/* A random number and the next state; David Stafford's mix 13, as in SplittableRandom. */
uint64_t hb_mix(uint64_t z);

/* Writes all rows that there are, so that their memory may be used again. */
void hb_flush(struct load *l);
void hb_write_end(struct load *l, int64_t thread_cpu_ns, int64_t cpu_ns);
struct setup *hb_new_setup(struct load *l);

/* Begins the request seq; intended_ns MISSING: whenever it is sent. */
void hb_begin(struct load *l, struct connection *c, int64_t seq, int64_t intended_ns);
void hb_open(struct load *l, struct connection *c);
void hb_close(struct connection *c);
void hb_ready(struct load *l, struct connection *c, uint32_t events);
/* Ends what has waited too long. */
void hb_expire(struct load *l, struct connection *c, int64_t now_ns);
void hb_fail(struct load *l, struct connection *c, enum kind kind);

/* Begins to connect; the error, or 0. */
int hb_connect(struct load *l, struct connection *c);

/* Asks for the end; the first reason stays. */
void hb_stop(struct load *l, enum stop why);

/* Waits for connections or until until_ns, and lets those go on that are ready. */
void hb_wait(struct load *l, int64_t now_ns, int64_t until_ns);
void hb_run(struct load *l);

void hb_closed(struct load *l);
void hb_scheduled(struct load *l);
/* Ends the requests of a schedule that wait for a connection for too long, or all. */
void hb_drop_waiting(struct load *l, int64_t now_ns, bool all);

#endif
