/* SPDX-License-Identifier: Apache-2.0 */
/* What to do, from standard input. Standard input stays open: its end asks for the end of the run. */
#define _GNU_SOURCE
#include "load.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define LONGEST_NS (1LL << 56)
#define LATEST_NS (1LL << 61)
#define MOST_CONNECTIONS (1LL << 24)
#define MOST_ENDPOINTS (1LL << 16)
#define MOST_ROWS (1LL << 40)
#define MAGIC 0x3344414f4c4248LL /* HBLOAD3 */

void hb_die(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fputs("hb-load: ", stderr);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    exit(1);
}

/* Memory with pages behind it, so that no page is missing while requests are timed. */
static void *touched(int64_t count, size_t each)
{
    size_t bytes = (size_t)count * each;
    void *memory =
        mmap(NULL, bytes ? bytes : 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (memory == MAP_FAILED)
        hb_die("%lld MB of memory cannot be had: %s", (long long)(bytes >> 20), strerror(errno));
    return memory;
}

static void read_whole(void *into, size_t bytes)
{
    for (char *at = into; bytes > 0;) {
        ssize_t n = read(STDIN_FILENO, at, bytes);
        if (n == 0 || (n < 0 && errno != EINTR))
            hb_die("the plan on standard input is cut off: %s", n == 0 ? "it ends too early" : strerror(errno));
        at += n > 0 ? n : 0;
        bytes -= n > 0 ? (size_t)n : 0;
    }
}

static void *part(int64_t count, size_t each)
{
    void *memory = touched(count, each);
    read_whole(memory, (size_t)count * each);
    return memory;
}

static bool within(int64_t value, int64_t least, int64_t most)
{
    return value >= least && value <= most;
}

/* Numbers in whose sums and products nothing overflows. */
static bool is_sound(const struct plan *p)
{
    bool times = within(p->zero_ns, 0, LATEST_NS) && within(p->timeout_ns, 0, LONGEST_NS) &&
                 within(p->spin_ns, 0, LONGEST_NS) && within(p->think_ns, 0, LONGEST_NS);
    bool ports = p->port_count == 0 ||
                 (p->arms == 2 && within(p->port_count, 1, UINT16_MAX) && within(p->port_start, 0, p->port_count - 1) &&
                  within(p->port_low, 1, UINT16_MAX + 1 - 2 * p->port_count));
    return times && ports && within(p->arms, 1, UINT8_MAX) && within(p->connections, 1, MOST_CONNECTIONS) &&
           within(p->kinds, 1, MOST_CONNECTIONS) && within(p->endpoints, 1, MOST_ENDPOINTS) &&
           within(p->capacity, p->arms, MOST_ROWS) && within(p->scheduled, 0, p->capacity) &&
           within(p->request_bytes, 1, MOST_ROWS) && p->warmup >= 0 && p->pairs >= 0 && p->judged_from >= 0 &&
           within(p->errors_per_million, 0, 1000000);
}

/* What points into another part points into it. */
static bool fits(const struct load *l)
{
    const struct plan *p = &l->plan;
    bool fits = true;
    for (int64_t i = 0; i < p->arms * p->endpoints * p->kinds; i++)
        fits &= within(l->requests[i].length, 1, p->request_bytes) &&
                within(l->requests[i].start, 0, p->request_bytes - l->requests[i].length);
    for (int i = 0; i < MIX; i++)
        fits &= within(l->mix[i], 0, p->kinds - 1);
    for (int64_t i = 0; i < p->scheduled; i++)
        fits &= l->due[i].arm < p->arms && l->due[i].seq < p->scheduled && within(l->due[i].due_ns, 0, LONGEST_NS);
    return fits;
}

static void make_connections(struct load *l)
{
    int64_t n = l->plan.arms * l->plan.connections;
    l->connections = touched(n, sizeof *l->connections);
    for (int64_t i = 0; i < n; i++) {
        l->connections[i].fd = -1;
        l->connections[i].arm = (uint8_t)(i / l->plan.connections);
        l->connections[i].number = (int32_t)(i % l->plan.connections);
    }
}

void hb_read_plan(struct load *l)
{
    struct plan *p = &l->plan;
    read_whole(p, sizeof *p);
    if (p->magic != MAGIC)
        hb_die("standard input is no plan of this version; use the jar and the program of one build");
    if (!is_sound(p))
        hb_die("the plan is damaged");
    l->targets = part(p->arms * p->endpoints, sizeof *l->targets);
    l->requests = part(p->arms * p->endpoints * p->kinds, sizeof *l->requests);
    l->mix = part(MIX, sizeof *l->mix);
    l->due = part(p->scheduled, sizeof *l->due);
    l->bytes = part(p->request_bytes, 1);
    if (!fits(l))
        hb_die("a part of the plan is damaged");
    l->rows = touched(p->capacity, sizeof *l->rows);
    l->lateness = touched(p->scheduled, sizeof *l->lateness);
    l->health = touched(p->arms, sizeof *l->health);
    l->setup_room = 4096;
    l->setups = touched(l->setup_room, sizeof *l->setups);
    make_connections(l);
    l->next_port[0] = l->next_port[1] = p->port_start;
    l->slack_ns = 80000;
}
