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

static int choose(struct hb_plan *plan, const char *function, const char *target)
{
    static const char *const FUNCTIONS[] = {"hb_noop", "read", "readv", "recv", "accept", "fsync", "clock_gettime"};
    static const char *const TARGETS[] = {"none", "zero", "file", "unix", "tcp4", "tcp6"};
    /* bit per target */
    static const unsigned ALLOWED[] = {1u << HB_TARGET_NONE, 0x3E, 0x3E, 0x38, 0x30, 1u << HB_TARGET_FILE,
                                       1u << HB_TARGET_NONE};
    int kind = find(FUNCTIONS, sizeof FUNCTIONS / sizeof *FUNCTIONS, function), where = find(TARGETS, 6, target);
    if (kind < 0)
        return hb_fail("function \"%s\" is not one of hb_noop, read, readv, recv, accept, fsync, clock_gettime",
                       function ? function : "");
    if (where < 0)
        return hb_fail("target \"%s\" is not one of none, zero, file, unix, tcp4, tcp6", target ? target : "");
    if (!(ALLOWED[kind] >> where & 1))
        return hb_fail("function \"%s\" cannot be measured on target \"%s\"", function, target);
    plan->kind = (enum hb_kind)kind;
    plan->target = (enum hb_target)where;
    return 0;
}

static int check(struct hb_plan *plan, int64_t size, int match, int threads)
{
    int plain = plan->kind == HB_KIND_NOOP || plan->kind >= HB_KIND_ACCEPT;
    plan->size = plain ? 1 : size;
    plan->threads = threads;
    if (plan->size < 1 || plan->size > HB_SIZE_MAX)
        return hb_fail("size %lld: must be 1 to %d bytes", (long long)size, HB_SIZE_MAX);
    if (threads < 1 || threads > HB_THREADS_MAX)
        return hb_fail("threads %d: must be 1 to %d", threads, HB_THREADS_MAX);
    if (match && (plan->target < HB_TARGET_UNIX || plain))
        return hb_fail("match needs data from a socket: function read, readv or recv on target unix, tcp4 or tcp6");
    if (match && plan->size < 16)
        return hb_fail("match needs a size of at least 16 bytes, not %lld", (long long)size);
    hb_payload(plan, match);
    return 0;
}

int hb_plan_make(struct hb_plan *plan, const char *function, const char *target, int64_t size, int match, int threads)
{
    return choose(plan, function, target) ? -1 : check(plan, size, match, threads);
}
