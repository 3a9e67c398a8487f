/* SPDX-License-Identifier: Apache-2.0 */
/* The telemetry page as the hook sees it. The layout is in hookbench_telemetry.h. */
#ifndef HB_PAGE_H
#define HB_PAGE_H

#include "functions.h"
#include "hookbench_telemetry.h"
#include "raw.h"

#pragma GCC visibility push(hidden)

/* What a forked child must not inherit: a page that the kernel zeroes in the child (MADV_WIPEONFORK). */
struct hb_process {
    uint32_t generation;                   /* 0: this process has not attached to a page yet; 1: there is no page */
    uint8_t called[HB_PAGE_FUNCTIONS_MAX]; /* 1: nothing left to mark */
} __attribute__((aligned(4096)));

struct hb_thread {
    uint32_t generation; /* of the process to which cell belongs */
    uint8_t busy;        /* the hook's own work is going on: do not enter again */
    uint8_t attaching;
    uint8_t shared; /* the cell is not this thread's alone */
    int *error;     /* where errno of this thread is, once known */
    struct hb_counts *cell;
    uint64_t *histogram;
};

extern struct hb_process hb_process;
extern uint8_t hb_timing; /* HOOKBENCH_TIME */
extern __thread struct hb_thread hb_thread __attribute__((tls_model("initial-exec")));

/* Reads HOOKBENCH_TELEMETRY and HOOKBENCH_TIME, and makes the page. */
void hb_page_init(const char *hook, uint32_t flags);

void hb_mark_called(enum hb_function f);
void hb_attach_thread(void);

/* errno of the calling thread, or a scratch variable where there is no libc. */
static inline int *hb_errno(void)
{
    if (hb_unlikely(!hb_thread.error))
        hb_thread.error = hb_find_errno();
    return hb_thread.error;
}

/* Proof that the hook ran: costs a load and a branch after the first call. */
static inline void hb_mark(enum hb_function f)
{
    if (hb_likely(__atomic_load_n(&hb_process.called[f], __ATOMIC_RELAXED)))
        return;
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    /* A call that spares all registers, so that the caller needs no stack frame for it. */
    __asm__ volatile("lea -128(%%rsp), %%rsp\n\tpushq %0\n\tcall hb_mark_sparing\n\tlea 136(%%rsp), %%rsp"
                     :
                     : "i"(f)
                     : "memory", "cc");
#else
    hb_mark_called(f);
#endif
}

/* Cell of this thread, NULL without a page. */
static inline struct hb_counts *hb_cell(void)
{
    if (hb_unlikely(hb_thread.generation != __atomic_load_n(&hb_process.generation, __ATOMIC_RELAXED)))
        hb_attach_thread();
    return hb_thread.cell;
}

/* One instruction, so that a signal handler on the same thread cannot lose a count. */
static inline void hb_add(uint64_t *to, uint64_t n)
{
    if (hb_unlikely(hb_thread.shared)) {
        __atomic_fetch_add(to, n, __ATOMIC_RELAXED);
        return;
    }
#if defined(__x86_64__)
    __asm__ volatile("addq %1, %0" : "+m"(*to) : "er"(n) : "cc");
#else
    __atomic_fetch_add(to, n, __ATOMIC_RELAXED);
#endif
}

#pragma GCC visibility pop

#endif
