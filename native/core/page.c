/* SPDX-License-Identifier: Apache-2.0 */
#include "page.h"
#include "fork.h"
#include "page_file.h"
#include "shared.h"
#include "text.h"

struct hb_process hb_process; /* alone on its page: see the alignment */
uint8_t hb_timing;
__thread struct hb_thread hb_thread = {.generation = 1};

static struct hb_page_plan plan;
static struct hb_shared file = {
    .magic = HB_PAGE_MAGIC, .plan = &plan, .describe = hb_page_describe, .fits = hb_page_fits};
static struct hb_page_header *page;
static uint32_t generations = 1;
static int ready; /* the constructor has run */

static uint32_t next_generation(void)
{
    return __atomic_add_fetch(&generations, 1, __ATOMIC_RELAXED);
}

/* No system call from here on: a sandbox may be closed already. */
void hb_attach_thread(void)
{
    if (!ready || hb_thread.attaching)
        return; /* a signal handler that interrupted the lines below */
    hb_thread.attaching = 1;
    uint32_t none = 0; /* a child that was not made by libc's fork: it goes on with its parent's page */
    __atomic_compare_exchange_n(&hb_process.generation, &none, next_generation(), 0, __ATOMIC_ACQ_REL,
                                __ATOMIC_ACQUIRE);
    struct hb_counts *cell = NULL;
    if (page && (plan.flags & HB_PAGE_COUNTS)) {
        uint32_t i = __atomic_fetch_add(&page->cells_used, 1, __ATOMIC_RELAXED);
        hb_thread.shared = i >= HB_CELLS - 1;
        i = i < HB_CELLS - 1 ? i : HB_CELLS - 1;
        cell = (struct hb_counts *)((char *)page + HB_HEADER_BYTES + i * HB_CELL_BYTES);
        if (plan.histogram)
            hb_thread.histogram =
                (uint64_t *)((char *)page + HB_HISTOGRAM_OFFSET) + i * (size_t)plan.rows * HB_PAGE_BUCKETS;
    }
    hb_thread.cell = cell;
    hb_thread.generation = __atomic_load_n(&hb_process.generation, __ATOMIC_RELAXED);
    hb_thread.attaching = 0;
}

/* A page of its own where the path has %p; else, or where there can be none, cells of its own on the parent's. */
static void begin_in_child(void)
{
    hb_thread.attaching = 1;
    struct hb_page_header *own = hb_shared_is_per_process(&file) ? hb_shared_open(&file) : NULL;
    if (own) {
        hb_shared_close(&file, page);
        page = own;
    }
    for (int f = 0; f < HB_PAGE_FUNCTIONS_MAX; f++)
        hb_process.called[f] = 0;
    hb_process.generation = next_generation();
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
    plan.hook = hook;
    plan.flags = flags;
    plan.rows = flags & HB_PAGE_KINDS ? HB_ROW_COUNT : HB_FUNCTION_COUNT;
    file.pattern = hb_env("HOOKBENCH_TELEMETRY");
    hb_timing = file.pattern && flags == HB_PAGE_COUNTS && hb_env_is_on("HOOKBENCH_TIME");
    plan.histogram = hb_timing || (flags & HB_PAGE_SIZES);
    file.bytes = hb_page_bytes(&plan);
    page = file.pattern ? hb_shared_open(&file) : NULL;
    if (page) {
        hb_process.generation = next_generation();
        hb_raw(SYS_madvise, &hb_process, sizeof hb_process, 18 /* MADV_WIPEONFORK, Linux 4.14 */);
        hb_at_fork(begin_in_child);
    } else { /* nothing to mark, ever */
        if (file.pattern)
            hb_complain("no telemetry: cannot make or continue the page HOOKBENCH_TELEMETRY=", file.pattern);
        hb_process.generation = 1;
        hb_timing = 0;
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
