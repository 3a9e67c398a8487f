#include "page_file.h"
#include "page.h"
#include "text.h"
#include <errno.h>
#include <fcntl.h>

#define PATH_BYTES 4096

/* Not on the stack, which may be a signal's: the first call of a process comes from anywhere. Guarded by its lock. */
static char path[PATH_BYTES], temporary[PATH_BYTES], zeros[1 << 16];

_Static_assert(HB_ROW_COUNT <= HB_PAGE_FUNCTIONS_MAX, "called[]");
_Static_assert(HB_ROW_COUNT * sizeof(struct hb_counts) <= HB_CELL_BYTES, "cell");

size_t hb_page_bytes(const struct hb_page_plan *plan)
{
    return HB_HEADER_BYTES + HB_CELLS * (HB_CELL_BYTES + (plan->histogram ? HB_HISTOGRAM_BYTES : 0));
}

static void expand(const struct hb_page_plan *plan, char *to, const char *suffix)
{
    char *end = to + PATH_BYTES - 1, *at = to;
    for (const char *p = plan->pattern; *p; p++) {
        if (p[0] == '%' && p[1] == 'p') {
            at = hb_put_number(at, end, (uint64_t)hb_raw(SYS_getpid));
            p++;
        } else if (at < end) {
            *at++ = *p;
        }
    }
    *hb_put(at, end, suffix) = 0;
}

static void describe(const struct hb_page_plan *plan, struct hb_page_header *h)
{
    h->version = HB_PAGE_VERSION;
    h->header_bytes = HB_HEADER_BYTES;
    h->pid = (uint32_t)hb_raw(SYS_getpid);
    h->function_count = plan->rows;
    h->cell_count = HB_CELLS;
    h->cell_bytes = HB_CELL_BYTES;
    h->histogram_offset = plan->histogram ? HB_HEADER_BYTES + HB_CELLS * HB_CELL_BYTES : 0;
    h->flags = plan->flags;
    hb_put(h->hook, h->hook + sizeof h->hook - 1, plan->hook);
    for (uint32_t f = 0; f < plan->rows; f++)
        hb_put(h->names[f], h->names[f] + HB_PAGE_NAME_BYTES - 1, hb_names[f]);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    hb_put(h->magic, h->magic + 8, HB_PAGE_MAGIC);
}

/* Beyond the limit the kernel would not refuse but send SIGXFSZ. */
static int is_allowed(size_t bytes)
{
    uint64_t limit[2];
    long failed = hb_raw(SYS_prlimit64, 0, 1 /* RLIMIT_FSIZE */, NULL, limit);
    return failed || limit[0] >= bytes;
}

/* Every block is there before it is mapped: a store to a hole is a SIGBUS when the disk is full. */
static int fill(long fd, size_t bytes)
{
    long done;
    while ((done = hb_raw(SYS_fallocate, fd, 0, 0, bytes)) == -EINTR)
        ;
    if (done != -EOPNOTSUPP && done != -ENOSYS)
        return done == 0;
    for (size_t left = bytes; left > 0; left -= (size_t)done) {
        done = hb_raw(SYS_write, fd, zeros, left < sizeof zeros ? left : sizeof zeros);
        if (done <= 0)
            return 0;
    }
    return 1;
}

static struct hb_page_header *map(long fd, size_t bytes)
{
    long p = hb_raw(SYS_mmap, 0, bytes, 3 /* read, write */, 1 /* shared */, fd, 0);
    hb_raw(SYS_close, fd);
    return HB_RAW_FAILED(p) ? NULL : (struct hb_page_header *)p;
}

/* A page that is already there is continued when it is of the same hook and layout: several processes, one path. */
static struct hb_page_header *join(const struct hb_page_plan *plan)
{
    long fd = hb_raw(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
    if (HB_RAW_FAILED(fd))
        return NULL;
    if (hb_raw(SYS_lseek, fd, 0, 2 /* end */) != (long)hb_page_bytes(plan)) {
        hb_raw(SYS_close, fd);
        return NULL;
    }
    struct hb_page_header *h = map(fd, hb_page_bytes(plan));
    if (h && (h->version != HB_PAGE_VERSION || h->function_count != plan->rows || !hb_equal(h->hook, plan->hook))) {
        hb_raw(SYS_munmap, h, hb_page_bytes(plan));
        h = NULL;
    }
    return h;
}

/* A page of this process in an empty file. */
static struct hb_page_header *begin(const struct hb_page_plan *plan, long fd)
{
    size_t bytes = hb_page_bytes(plan);
    if (!is_allowed(bytes) || !fill(fd, bytes)) {
        hb_raw(SYS_close, fd);
        return NULL;
    }
    struct hb_page_header *h = map(fd, bytes);
    if (h)
        describe(plan, h);
    return h;
}

/* Written under another name and linked, so that nobody sees half a page. */
static struct hb_page_header *create(const struct hb_page_plan *plan)
{
    char suffix[32];
    *hb_put_number(hb_put(suffix, suffix + 31, ".new."), suffix + 31, (uint64_t)hb_raw(SYS_gettid)) = 0;
    expand(plan, temporary, suffix);
    long fd = hb_raw(SYS_openat, AT_FDCWD, temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (HB_RAW_FAILED(fd))
        return NULL;
    struct hb_page_header *h = begin(plan, fd);
    long linked = h ? hb_raw(SYS_linkat, AT_FDCWD, temporary, AT_FDCWD, path, 0) : 0;
    hb_raw(SYS_unlinkat, AT_FDCWD, temporary, 0);
    if (h && linked < 0) {
        hb_raw(SYS_munmap, h, hb_page_bytes(plan));
        return linked == -EEXIST ? join(plan) : NULL;
    }
    return h;
}

struct hb_page_header *hb_page_open(const struct hb_page_plan *plan)
{
    expand(plan, path, "");
    struct hb_page_header *page = join(plan);
    if (!page)
        page = create(plan);
    if (!page)
        hb_complain("no telemetry: cannot make or continue the page HOOKBENCH_TELEMETRY=", path);
    return page;
}
