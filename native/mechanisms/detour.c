/* SPDX-License-Identifier: Apache-2.0 */
/* detour: the first instructions of a function become a jump to the carried hook's. x86-64. docs/reference/mechanisms.md */
#include "carried.h"
#include "functions.h"
#include "raw.h"
#include "relocate.h"
#include "text.h"
#include <sys/mman.h>

#define PAGE 4096ul
#define JUMP_BYTES 5
#define REACH (1ul << 31)
#define STEP (64ul << 20)

/* What the hook gets when it looks a function up: the moved instructions, then the rest of the function. */
struct trampoline {
    uint8_t moved[HB_RELOCATED_MAX];
    uint8_t far[16]; /* a jump to a hook that is out of reach of five bytes */
};

static struct hb_carried carried[HB_CARRIED_MAX];
static struct trampoline *trampolines;
static const void *entries[HB_CARRIED_MAX]; /* of libc; NULL: not detoured */
static int count, is_loading;
static struct hb_object hook;

#pragma GCC visibility push(hidden)
void *hb_detour_real_dlsym;
void *hb_detour_answer(const char *name, const void *caller);
#pragma GCC visibility pop

/* Every other caller's look-up is left to libc, which wants to know who calls: a jump. */
__asm__(".text\n.globl dlsym\n.type dlsym, @function\n"
        "dlsym:\n\tendbr64\n\tpush %rdi\n\tpush %rsi\n\tsub $8, %rsp\n\tmov %rsi, %rdi\n\tmov 24(%rsp), %rsi\n"
        "\tcall hb_detour_answer\n\tadd $8, %rsp\n\tpop %rsi\n\tpop %rdi\n\ttest %rax, %rax\n\tjnz 1f\n"
        "\tcmpq $0, hb_detour_real_dlsym(%rip)\n\tjz 1f\n\tjmp *hb_detour_real_dlsym(%rip)\n1:\tret\n"
        ".size dlsym, .-dlsym\n");

void *hb_detour_answer(const char *name, const void *caller)
{
    if (!hb_detour_real_dlsym)
        hb_detour_real_dlsym = hb_object_next("dlsym");
    if (!is_loading && !hb_object_has(&hook, caller))
        return NULL;
    for (int i = 0; i < count; i++)
        if (entries[i] && hb_equal(carried[i].name, name))
            return carried[i].past;
    return NULL;
}

/* The function behind its detour, or NULL: for what compares the two in one process. */
__attribute__((visibility("default"))) void *hookbench_past(const char *name)
{
    for (int i = 0; i < count; i++)
        if (entries[i] && hb_equal(carried[i].name, name))
            return carried[i].past;
    return NULL;
}

static int is_near(const void *a, const void *b)
{
    uintptr_t distance = (uintptr_t)a > (uintptr_t)b ? (uintptr_t)a - (uintptr_t)b : (uintptr_t)b - (uintptr_t)a;
    return distance < REACH - STEP;
}

static void *memory_near(const void *code, size_t bytes)
{
    for (uintptr_t hint = 0, n = 0; n < 24; hint = ((uintptr_t)code & -PAGE) - ++n * STEP) {
        long got = hb_raw(SYS_mmap, hint, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (!HB_RAW_FAILED(got) && is_near((const void *)got, code))
            return (void *)got;
        if (!HB_RAW_FAILED(got))
            hb_raw(SYS_munmap, got, bytes);
    }
    return NULL;
}

/* Two names of one function share its entry: the first in the hook's table gets the calls. */
static int same_entry(int i, const void *entry)
{
    for (int k = 0; k < i; k++)
        if (entries[k] == entry)
            return k;
    return -1;
}

static void prepare(int i)
{
    const void *entry = hb_object_next(carried[i].name);
    int same = entry ? same_entry(i, entry) : -1;
    if (same >= 0) {
        carried[i].past = carried[same].past;
        entries[i] = entry;
        return;
    }
    if (!entry)
        return;
    if (!is_near(entry, trampolines) || !hb_relocate(entry, trampolines[i].moved, JUMP_BYTES)) {
        hb_complain("detour leaves a function alone, because its first instructions cannot be moved: ",
                    carried[i].name);
        return;
    }
    carried[i].past = trampolines[i].moved;
    entries[i] = entry;
}

/* Where the entry jumps to: the hook, or a jmp *(%rip) with the hook's address behind it. */
static const void *target(int i)
{
    uint8_t *far = trampolines[i].far;
    if (is_near(carried[i].hook, entries[i]))
        return carried[i].hook;
    far[0] = 0xff;
    far[1] = 0x25;
    for (int k = 0; k < 8; k++)
        far[6 + k] = (uint8_t)((uintptr_t)carried[i].hook >> 8 * k);
    return far;
}

static void patch(int i)
{
    uint8_t *entry = (uint8_t *)entries[i];
    uintptr_t page = (uintptr_t)entry & -PAGE, bytes = ((uintptr_t)entry + JUMP_BYTES - page + PAGE - 1) & -PAGE;
    const void *to = target(i);
    if (HB_RAW_FAILED(hb_raw(SYS_mprotect, page, bytes, PROT_READ | PROT_WRITE | PROT_EXEC))) {
        hb_complain("detour leaves a function alone, because its code cannot be made writable: ", carried[i].name);
        return;
    }
    hb_put_jump(entry, 0xe9, to);
    hb_raw(SYS_mprotect, page, bytes, PROT_READ | PROT_EXEC);
}

__attribute__((constructor)) static void start(void)
{
    const void *libc = hb_object_next("close");
    size_t bytes = (sizeof *trampolines * HB_CARRIED_MAX + PAGE - 1) & -PAGE;
    count = hb_carried_names(carried);
    trampolines = count && libc ? memory_near(libc, bytes) : NULL;
    if (!trampolines)
        return;
    for (int i = 0; i < count; i++)
        prepare(i);
    hb_raw(SYS_mprotect, trampolines, bytes, PROT_READ | PROT_WRITE | PROT_EXEC);
    is_loading = 1;
    int loaded = hb_carried_load(carried, count, &hook);
    is_loading = 0;
    for (int i = 0; loaded && i < count; i++)
        if (entries[i] && carried[i].hook && same_entry(i, entries[i]) < 0)
            patch(i);
    hb_raw(SYS_mprotect, trampolines, bytes, PROT_READ | PROT_EXEC);
}
