/* SPDX-License-Identifier: Apache-2.0 */
/* What a caller may ask for. */
#include "side.h"
#include <string.h>

static int find(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++)
        if (name && strcmp(names[i], name) == 0)
            return i;
    return -1;
}

enum { NONE = 1 << HB_TARGET_NONE, ON_ZERO = 1 << HB_TARGET_ZERO, ON_FILE = 1 << HB_TARGET_FILE };
enum { TCP = 1 << HB_TARGET_TCP4 | 1 << HB_TARGET_TCP6, SOCKET = TCP | 1 << HB_TARGET_UNIX };

static const struct {
    const char *names[3]; /* what the loop calls */
    unsigned targets;
    int sized;
} KINDS[] = {
    [HB_KIND_NOOP] = {{"hb_noop"}, NONE, 0},
    [HB_KIND_READ] = {{"read"}, ON_ZERO | ON_FILE | SOCKET, 1},
    [HB_KIND_READV] = {{"readv"}, ON_ZERO | ON_FILE | SOCKET, 1},
    [HB_KIND_RECV] = {{"recv"}, SOCKET, 1},
    [HB_KIND_ACCEPT] = {{"accept", "close"}, TCP, 0},
    [HB_KIND_FSYNC] = {{"fsync"}, ON_FILE, 0},
    [HB_KIND_CLOCK] = {{"clock_gettime"}, NONE, 0},
    [HB_KIND_OPEN] = {{"open", "close"}, ON_ZERO, 0},
    [HB_KIND_OPENAT] = {{"openat", "close"}, ON_ZERO, 0},
    [HB_KIND_CONNECT] = {{"connect", "close"}, TCP, 0},
    [HB_KIND_WRITE] = {{"write"}, ON_ZERO | ON_FILE | SOCKET, 1},
    [HB_KIND_SEND] = {{"send"}, SOCKET, 1},
    [HB_KIND_EXEC] = {{"execve"}, NONE, 0},
    [HB_KIND_SPAWN] = {{"posix_spawn"}, NONE, 0},
    [HB_KIND_MALLOC] = {{"malloc", "free"}, NONE, 1},
};

#define FUNCTIONS                                                                                            \
    "hb_noop, read, readv, recv, accept, fsync, clock_gettime, open, openat, connect, write, send, execve, " \
    "posix_spawn, malloc"

static int find_kind(const char *function)
{
    for (int i = 0; i < HB_KIND_DRIVER; i++)
        if (function && strcmp(KINDS[i].names[0], function) == 0)
            return i;
    size_t n = function ? strlen(function) : 0;
    return n > 2 && strcmp(function + n - 2, ".c") == 0 ? HB_KIND_DRIVER : -1;
}

static int choose(struct hb_plan *plan, const char *function, const char *target)
{
    static const char *const TARGETS[] = {"none", "zero", "file", "unix", "tcp4", "tcp6"};
    int kind = find_kind(function);
    if (kind < 0)
        return hb_fail("function \"%s\" is not one of " FUNCTIONS ", or a driver FILE.c", function ? function : "");
    unsigned allowed = kind == HB_KIND_DRIVER ? NONE : KINDS[kind].targets;
    int where = target && *target ? find(TARGETS, 6, target) : __builtin_ctz(allowed);
    if (where < 0)
        return hb_fail("target \"%s\" is not one of none, zero, file, unix, tcp4, tcp6", target ? target : "");
    if (!(allowed >> where & 1))
        return hb_fail("function \"%s\" cannot be measured on target \"%s\"", function, target);
    if (kind == HB_KIND_DRIVER && hb_driver_load(&plan->driver, function))
        return -1;
    plan->names = kind == HB_KIND_DRIVER ? plan->driver.names : KINDS[kind].names;
    plan->kind = (enum hb_kind)kind;
    plan->target = (enum hb_target)where;
    return 0;
}

static int check(struct hb_plan *plan, int64_t size, int match, int threads)
{
    int sized = plan->kind != HB_KIND_DRIVER && KINDS[plan->kind].sized;
    plan->size = sized ? size : 1;
    plan->threads = threads;
    if (plan->size < 1 || plan->size > HB_SIZE_MAX)
        return hb_fail("size %lld: must be 1 to %d bytes", (long long)size, HB_SIZE_MAX);
    if (threads < 1 || threads > HB_THREADS_MAX)
        return hb_fail("threads %d: must be 1 to %d", threads, HB_THREADS_MAX);
    if (match && (plan->target < HB_TARGET_UNIX || !sized))
        return hb_fail(
            "match needs data of a socket: function read, readv, recv, write or send on target unix, tcp4 or tcp6");
    if (match && plan->size < 16)
        return hb_fail("match needs a size of at least 16 bytes, not %lld", (long long)size);
    hb_payload(plan, match);
    return 0;
}

int hb_plan_make(struct hb_plan *plan, const char *function, const char *target, int64_t size, int match, int threads)
{
    return choose(plan, function, target) ? -1 : check(plan, size, match, threads);
}
