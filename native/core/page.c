#include "page.h"
#include "text.h"
#include <errno.h>
#include <fcntl.h>

#define CELLS 256
#define CELL_BYTES 1280
#define HEADER_BYTES 4096
#define HISTOGRAM_BYTES (HB_PAGE_FUNCTIONS_MAX * HB_PAGE_BUCKETS * sizeof(uint64_t))
#define PATH_BYTES 4096

_Static_assert(HB_ROW_COUNT <= HB_PAGE_FUNCTIONS_MAX, "called[]");
_Static_assert(HB_ROW_COUNT * sizeof(struct hb_counts) <= CELL_BYTES, "cell");

struct hb_process hb_process; /* alone on its page: see the alignment */
uint8_t hb_timing;
__thread struct hb_thread hb_thread = {.generation = 1};

static const char *pattern, *hook_name;
static uint32_t page_flags, generations = 1;
static struct hb_page_header *page;

static uint32_t rows(void)
{
    return page_flags & HB_PAGE_KINDS ? HB_ROW_COUNT : HB_FUNCTION_COUNT;
}

static int has_histogram(void)
{
    return hb_timing || (page_flags & HB_PAGE_SIZES);
}

static size_t page_bytes(void)
{
    return HEADER_BYTES + CELLS * (CELL_BYTES + (has_histogram() ? HISTOGRAM_BYTES : 0));
}

static void expand(char *path, const char *suffix)
{
    char *end = path + PATH_BYTES - 1, *at = path;
    for (const char *p = pattern; *p; p++) {
        if (p[0] == '%' && p[1] == 'p') {
            at = hb_put_number(at, end, (uint64_t)hb_raw(SYS_getpid));
            p++;
        } else if (at < end) {
            *at++ = *p;
        }
    }
    *hb_put(at, end, suffix) = 0;
}

static void describe(struct hb_page_header *h)
{
    h->version = HB_PAGE_VERSION;
    h->header_bytes = HEADER_BYTES;
    h->pid = (uint32_t)hb_raw(SYS_getpid);
    h->function_count = rows();
    h->cell_count = CELLS;
    h->cell_bytes = CELL_BYTES;
    h->histogram_offset = has_histogram() ? HEADER_BYTES + CELLS * CELL_BYTES : 0;
    h->flags = page_flags;
    hb_put(h->hook, h->hook + sizeof h->hook - 1, hook_name);
    for (uint32_t f = 0; f < rows(); f++)
        hb_put(h->names[f], h->names[f] + HB_PAGE_NAME_BYTES - 1, hb_names[f]);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    hb_put(h->magic, h->magic + 8, HB_PAGE_MAGIC);
}

static struct hb_page_header *map(long fd, size_t bytes)
{
    long p = hb_raw(SYS_mmap, 0, bytes, 3 /* read, write */, 1 /* shared */, fd, 0);
    hb_raw(SYS_close, fd);
    return HB_RAW_FAILED(p) ? NULL : (struct hb_page_header *)p;
}

/* A page that is already there is continued when it is of the same hook and layout: several processes, one path. */
static struct hb_page_header *join(const char *path)
{
    long fd = hb_raw(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
    if (HB_RAW_FAILED(fd))
        return NULL;
    if (hb_raw(SYS_lseek, fd, 0, 2 /* end */) != (long)page_bytes()) {
        hb_raw(SYS_close, fd);
        return NULL;
    }
    struct hb_page_header *h = map(fd, page_bytes());
    if (h && (h->version != HB_PAGE_VERSION || h->function_count != rows() || !hb_equal(h->hook, hook_name))) {
        hb_raw(SYS_munmap, h, page_bytes());
        h = NULL;
    }
    return h;
}

/* Written under another name and linked, so that nobody sees half a page. */
static struct hb_page_header *create(const char *path)
{
    char temporary[PATH_BYTES], suffix[32];
    *hb_put_number(hb_put(suffix, suffix + 31, ".new."), suffix + 31, (uint64_t)hb_raw(SYS_gettid)) = 0;
    expand(temporary, suffix);
    long fd = hb_raw(SYS_openat, AT_FDCWD, temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (HB_RAW_FAILED(fd))
        return NULL;
    hb_raw(SYS_ftruncate, fd, page_bytes());
    struct hb_page_header *h = map(fd, page_bytes());
    if (h)
        describe(h);
    long linked = hb_raw(SYS_linkat, AT_FDCWD, temporary, AT_FDCWD, path, 0);
    hb_raw(SYS_unlinkat, AT_FDCWD, temporary, 0);
    if (h && linked == -EEXIST) {
        hb_raw(SYS_munmap, h, page_bytes());
        return join(path);
    }
    return linked == 0 ? h : NULL;
}

static void open_page(void)
{
    char path[PATH_BYTES];
    expand(path, "");
    if (page) /* the parent's: this is a forked child */
        hb_raw(SYS_munmap, page, page_bytes());
    page = join(path);
    if (!page)
        page = create(path);
    if (!page)
        hb_complain("no telemetry: cannot make or continue the page HOOKBENCH_TELEMETRY=", path);
}

/* First use in this process, or in a child after fork. */
static int ready; /* the constructor has run */

static void attach_process(struct hb_process *p)
{
    while (__atomic_exchange_n(&p->lock, 1, __ATOMIC_ACQUIRE))
        hb_raw(SYS_sched_yield);
    if (p->generation == 0) {
        if (pattern)
            open_page();
        __atomic_store_n(&p->generation, ++generations, __ATOMIC_RELEASE);
    }
    __atomic_store_n(&p->lock, 0, __ATOMIC_RELEASE);
}

void hb_attach_thread(void)
{
    if (!ready || hb_thread.attaching)
        return; /* a signal handler that interrupted the lines below */
    hb_thread.attaching = 1;
    struct hb_process *p = &hb_process;
    if (__atomic_load_n(&p->generation, __ATOMIC_ACQUIRE) == 0)
        attach_process(p);
    struct hb_counts *cell = NULL;
    if (page && (page_flags & HB_PAGE_COUNTS)) {
        uint32_t i = __atomic_fetch_add(&page->cells_used, 1, __ATOMIC_RELAXED);
        hb_thread.shared = i >= CELLS - 1;
        i = i < CELLS - 1 ? i : CELLS - 1;
        cell = (struct hb_counts *)((char *)page + HEADER_BYTES + i * CELL_BYTES);
        if (has_histogram())
            hb_thread.histogram = (uint64_t *)((char *)page + page->histogram_offset) +
                                  i * (size_t)rows() * HB_PAGE_BUCKETS;
    }
    hb_thread.cell = cell;
    hb_thread.generation = __atomic_load_n(&p->generation, __ATOMIC_RELAXED);
    hb_thread.attaching = 0;
}

void hb_mark_called(enum hb_function f)
{
    if (!ready || hb_thread.attaching)
        return;
    if (hb_thread.generation != __atomic_load_n(&hb_process.generation, __ATOMIC_RELAXED))
        hb_attach_thread();
    if (page)
        __atomic_store_n(&page->called[f], 1, __ATOMIC_RELAXED);
    __atomic_store_n(&hb_process.called[f], 1, __ATOMIC_RELAXED);
}

void hb_page_init(const char *hook, uint32_t flags)
{
    pattern = hb_env("HOOKBENCH_TELEMETRY");
    hook_name = hook;
    page_flags = flags & ~HB_PAGE_PROCESS;
    hb_timing = pattern && page_flags == HB_PAGE_COUNTS && hb_env_is_on("HOOKBENCH_TIME");
    if (pattern || (flags & HB_PAGE_PROCESS)) {
        hb_raw(SYS_madvise, &hb_process, sizeof hb_process, 18 /* MADV_WIPEONFORK, Linux 4.14 */);
        hb_process.pid = (uint32_t)hb_raw(SYS_getpid);
    } else { /* nothing to mark, ever */
        hb_process.generation = 1;
        for (int f = 0; f < HB_PAGE_FUNCTIONS_MAX; f++)
            hb_process.called[f] = 1;
    }
    ready = 1;
}

#if defined(__x86_64__)
/* hb_mark_called(argument on the stack), all registers kept. */
__asm__(".text\n"
        ".hidden hb_mark_sparing\n"
        ".globl hb_mark_sparing\n"
        ".type hb_mark_sparing, @function\n"
        "hb_mark_sparing:\n"
        "\tpush %rbp\n\tmov %rsp, %rbp\n"
        "\tpush %rax\n\tpush %rcx\n\tpush %rdx\n\tpush %rsi\n\tpush %rdi\n"
        "\tpush %r8\n\tpush %r9\n\tpush %r10\n\tpush %r11\n"
        "\tmov 16(%rbp), %edi\n"
        "\tand $-16, %rsp\n"
        "\tcall hb_mark_called\n"
        "\tlea -72(%rbp), %rsp\n"
        "\tpop %r11\n\tpop %r10\n\tpop %r9\n\tpop %r8\n"
        "\tpop %rdi\n\tpop %rsi\n\tpop %rdx\n\tpop %rcx\n\tpop %rax\n"
        "\tpop %rbp\n\tret\n"
        ".size hb_mark_sparing, .-hb_mark_sparing\n");
#endif
