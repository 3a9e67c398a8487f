/* SPDX-License-Identifier: Apache-2.0 */
/*
 * zpoline: each instruction "syscall" of the objects that are loaded at the start becomes "call *%rax". Its target is the number of the
 * call, an address below 512, where no-ops lead to the function of the hook. After Yasukata and others, "zpoline: a system call hook
 * mechanism based on binary rewriting", USENIX ATC 2023. A call from anywhere else to that page is one of a null pointer: it crashes.
 */
#include "bycall.h"
#include "functions.h"
#include "raw.h"
#include "sites.h"
#include "text.h"
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>

#define PAGE 4096
#define NUMBERS 512
#define RWX (PROT_READ | PROT_WRITE | PROT_EXEC)

struct call {
    long a[6];
    long number;
    uintptr_t after; /* where the program goes on */
};

static __thread char inside; /* a function of the hook runs: its own calls go to the kernel */

#pragma GCC visibility push(hidden)
void hb_zpoline_entry(void);
long hb_zpoline_call(const struct call *call);
long hb_zpoline_hook(long number, const long *a);
#pragma GCC visibility pop

/* vfork's child would use the stack that its parent is about to return on: it gets memory of its own, and its parent waits. */
static long pass(const struct call *call)
{
    const long *a = call->a;
    if (call->number == SYS_vfork)
        return hb_raw(SYS_clone, CLONE_VFORK | SIGCHLD);
    return hb_raw(call->number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

long hb_zpoline_call(const struct call *call)
{
    if (!hb_site_is(call->after - 2))
        __asm__ volatile("hlt"); /* SIGSEGV */
    if (inside || !hb_bycall_has(call->number))
        return pass(call);
    inside = 1;
    long result = hb_zpoline_hook(call->number, call->a);
    inside = 0;
    return result;
}

/* Without protection keys a page that is executable can be read: a read of NULL no longer crashes. */
static int make_page(void)
{
    static const unsigned char jump[] = {0x49, 0xbb, 0, 0,    0,    0,   0,
                                         0,    0,    0, 0x41, 0xff, 0xe3}; /* mov entry, %r11; jmp *%r11 */
    long mapped = hb_raw(SYS_mmap, NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    unsigned char *volatile page = NULL;
    uintptr_t entry = (uintptr_t)hb_zpoline_entry;
    if (HB_RAW_FAILED(mapped))
        return 0;
    for (int i = 0; i < PAGE; i++)
        page[i] = i < NUMBERS ? 0x90 /* nop */ : 0xcc /* int3 */;
    for (unsigned i = 0; i < sizeof jump; i++)
        page[NUMBERS + i] = i >= 2 && i < 10 ? (unsigned char)(entry >> 8 * (i - 2)) : jump[i];
    return !HB_RAW_FAILED(hb_raw(SYS_mprotect, NULL, PAGE, PROT_EXEC));
}

static void rewrite(uintptr_t site)
{
    uintptr_t page = site & -(uintptr_t)PAGE;
    size_t bytes = site + 2 - page > PAGE ? 2 * PAGE : PAGE;
    if (HB_RAW_FAILED(hb_raw(SYS_mprotect, page, bytes, RWX)))
        return;
    __atomic_store_n((unsigned short *)site, 0xd0ff /* call *%rax */, __ATOMIC_RELAXED);
    hb_raw(SYS_mprotect, page, bytes, PROT_READ | PROT_EXEC);
}

__attribute__((constructor)) static void load(void)
{
    if (!hb_bycall_load())
        return;
    if (!hb_sites_find(hb_bycall_start())) {
        hb_complain("zpoline: no system call was found to rewrite", "");
        return;
    }
    if (make_page())
        hb_sites_each(rewrite);
    else
        hb_complain("zpoline: page 0 cannot be mapped: ", "set sysctl vm.mmap_min_addr=0 or give CAP_SYS_RAWIO");
}

/* Below the stack pointer there may be data of a leaf; all but rax, rcx and r11 are as before. */
__asm__(".text\n"
        ".hidden hb_zpoline_entry\n.globl hb_zpoline_entry\n.type hb_zpoline_entry, @function\n"
        "hb_zpoline_entry:\n"
        "\tmov (%rsp), %r11\n\tlea -128(%rsp), %rsp\n"
        "\tpush %rbp\n\tmov %rsp, %rbp\n\tand $-16, %rsp\n"
        "\tpush %r11\n\tpush %rax\n\tpush %r9\n\tpush %r8\n\tpush %r10\n\tpush %rdx\n\tpush %rsi\n\tpush %rdi\n"
        "\tmov %rsp, %rdi\n\tcall hb_zpoline_call\n"
        "\tpop %rdi\n\tpop %rsi\n\tpop %rdx\n\tpop %r10\n\tpop %r8\n\tpop %r9\n"
        "\tmov %rbp, %rsp\n\tpop %rbp\n\tlea 128(%rsp), %rsp\n\tret\n"
        ".size hb_zpoline_entry, .-hb_zpoline_entry\n"
        ".hidden hb_zpoline_hook\n.globl hb_zpoline_hook\n.type hb_zpoline_hook, @function\n"
        "hb_zpoline_hook:\n\tsub $264, %rsp\n"
        "\t.irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n\tmovups %xmm\\n, 16*\\n(%rsp)\n\t.endr\n"
        "\tcall hb_bycall\n"
        "\t.irp n, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15\n\tmovups 16*\\n(%rsp), %xmm\\n\n\t.endr\n"
        "\tadd $264, %rsp\n\tret\n"
        ".size hb_zpoline_hook, .-hb_zpoline_hook\n");
