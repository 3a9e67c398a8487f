/* SPDX-License-Identifier: Apache-2.0 */
/* What came of it: numbers, then rows, set-ups and lateness, as ProgramResult.java reads them. */
#define _GNU_SOURCE
#include "load.h"
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define HEAD_BYTES 256

struct end {
    int64_t rows, setups, lateness, begun_ns, ended_ns, thread_cpu_ns, cpu_ns, waited, flushes;
    int64_t stop, stop_arm, stop_kind, stop_failures, stop_silent_ns, stop_ns;
    char stop_text[48];
};

_Static_assert(sizeof(struct end) <= HEAD_BYTES, "the numbers need more room");

static void write_at(const struct load *l, const void *from, size_t bytes, int64_t offset)
{
    for (const char *at = from; bytes > 0;) {
        ssize_t n = pwrite(l->out, at, bytes, offset);
        if (n < 0)
            hb_die("the samples cannot be written: %s", strerror(errno));
        at += n;
        offset += n;
        bytes -= (size_t)n;
    }
}

static int64_t row_offset(int64_t seq)
{
    return HEAD_BYTES + seq * (int64_t)sizeof(struct row);
}

void hb_flush(struct load *l)
{
    write_at(l, l->rows, (size_t)(l->given - l->base) * sizeof *l->rows, row_offset(l->base));
    l->base = l->given;
}

void hb_write_end(struct load *l, int64_t thread_cpu_ns, int64_t cpu_ns)
{
    struct end end = {.rows = l->given,
                      .setups = l->setup_count,
                      .lateness = l->plan.scheduled ? l->given : 0,
                      .begun_ns = l->begun_ns,
                      .ended_ns = hb_now(l),
                      .thread_cpu_ns = thread_cpu_ns,
                      .cpu_ns = cpu_ns,
                      .waited = l->waited,
                      .flushes = l->flushes,
                      .stop = l->stop,
                      .stop_arm = l->stop_arm,
                      .stop_kind = l->stop_kind,
                      .stop_failures = l->stop_failures,
                      .stop_silent_ns = l->stop_silent_ns,
                      .stop_ns = l->stopped_ns};
    memcpy(end.stop_text, l->stop_text, sizeof end.stop_text);
    hb_flush(l);
    int64_t at = row_offset(l->given);
    write_at(l, l->setups, (size_t)end.setups * sizeof *l->setups, at);
    at += end.setups * (int64_t)sizeof *l->setups;
    write_at(l, l->lateness, (size_t)end.lateness * sizeof *l->lateness, at);
    write_at(l, &end, sizeof end, 0);
}

struct setup *hb_new_setup(struct load *l)
{
    if (l->setup_count == l->setup_room) {
        size_t bytes = (size_t)l->setup_room * sizeof *l->setups;
        void *larger = mremap(l->setups, bytes, 2 * bytes, MREMAP_MAYMOVE);
        if (larger == MAP_FAILED)
            hb_die("memory for %lld connections cannot be had: %s", (long long)l->setup_room * 2, strerror(errno));
        l->setups = larger;
        l->setup_room *= 2;
    }
    return &l->setups[l->setup_count++];
}
