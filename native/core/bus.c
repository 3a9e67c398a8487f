/* SPDX-License-Identifier: Apache-2.0 */
#include "bus.h"
#include "raw.h"
#include <signal.h>

#define PAGES 4

static struct {
    char *page;
    size_t bytes;
} pages[PAGES];

/* As the kernel has it; libc's differs. */
struct kernel_action {
    void (*handler)(int, siginfo_t *, void *);
    unsigned long flags;
    void (*restorer)(void);
    uint64_t mask;
};

#if defined(__x86_64__)
#define RESTORER 0x04000000ul
__attribute__((visibility("hidden"))) void hb_bus_return(void);
__asm__(".text\n.hidden hb_bus_return\n.globl hb_bus_return\n.type hb_bus_return, @function\n"
        "hb_bus_return:\n\tmov $15, %eax\n\tsyscall\n.size hb_bus_return, .-hb_bus_return\n");
#else
#define RESTORER 0ul /* the kernel has its own */
#define hb_bus_return NULL
#endif

static int set_action(const struct kernel_action *new, struct kernel_action *old)
{
    return HB_RAW_FAILED(hb_raw(SYS_rt_sigaction, SIGBUS, new, old, sizeof(uint64_t)));
}

static struct kernel_action before; /* another object's, or none */

/* Not one of our pages: what would have happened without us. */
static void leave_to_others(int signal, siginfo_t *info, void *context)
{
    if ((uintptr_t)before.handler > 1) { /* neither SIG_DFL nor SIG_IGN; one without SA_SIGINFO ignores the rest */
        before.handler(signal, info, context);
        return;
    }
    set_action(&before, NULL);
    if (info->si_code <= 0) /* sent; a fault happens again by itself */
        hb_raw(SYS_tgkill, hb_raw(SYS_getpid), hb_raw(SYS_gettid), SIGBUS);
}

static void handle(int signal, siginfo_t *info, void *context)
{
    const char *at = info->si_addr;
    for (int i = 0; info->si_code > 0 && i < PAGES; i++) {
        if (!pages[i].page || at < pages[i].page || at >= pages[i].page + pages[i].bytes)
            continue;
        long mapped = hb_raw(SYS_mmap, pages[i].page, pages[i].bytes, 3 /* read, write */,
                             0x32 /* private, fixed, anonymous */, -1, 0);
        if (!HB_RAW_FAILED(mapped))
            return;
    }
    leave_to_others(signal, info, context);
}

static void install(void)
{
    struct kernel_action ours = {handle, SA_SIGINFO | SA_ONSTACK | SA_RESTART | RESTORER, hb_bus_return, 0};
    if (set_action(NULL, &before) == 0)
        set_action(&ours, NULL);
}

void hb_bus_guard(void *page, size_t bytes)
{
    static int installed;
    for (int i = 0; i < PAGES; i++) {
        if (pages[i].page)
            continue;
        pages[i].bytes = bytes;
        __atomic_store_n(&pages[i].page, page, __ATOMIC_RELEASE);
        break;
    }
    if (!__atomic_exchange_n(&installed, 1, __ATOMIC_RELAXED))
        install();
}

void hb_bus_release(void *page)
{
    for (int i = 0; i < PAGES; i++)
        if (pages[i].page == page)
            pages[i].page = NULL;
}
