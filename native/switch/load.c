/* SPDX-License-Identifier: Apache-2.0 */
/* switch: both arms in one process. What it is for and how it is used: docs/reference/hooks.md, "The switch". */
#include "switch.h"
#include "behind.h"
#include "raw.h"
#include "text.h"
#include <errno.h>

#define NAME(f) #f,
const char *const hb_switch_names[HB_SLOT_COUNT] = {HB_SWITCH_ALL(NAME)};

#pragma GCC visibility push(hidden)
extern void *const hb_switch_switched[HB_SLOT_COUNT]; /* in the order of the slots */
extern void *const hb_switch_remembered[];            /* of the readers, which come first */
int hb_switch_ready(void);
long hb_switch_none(void);
#pragma GCC visibility pop

#define COUNT_ONE(f) +1
enum {
    READERS = HB_SWITCH_READERS(COUNT_ONE),
    WITHOUT = HB_SWITCH_WITHOUT(COUNT_ONE),
    IN_C = HB_SWITCH_TABLE(COUNT_ONE),
    NOOP = READERS /* hb_noop, the first of the others */
};

static uint32_t state; /* 0 nothing is known, 1 being looked up, 2 ready */
static int active, remembers;

/* A function that this process does not have. */
long hb_switch_none(void)
{
    *hb_find_errno() = ENOSYS;
    return -1;
}

int hb_switch_is_hooked(const struct hb_slot *slot)
{
    return slot->hook != slot->past;
}

/* While the real ones are being looked up, a call goes to the kernel. */
static void fill_direct(void)
{
    void *const *direct = (void *const *)&hb_direct;
    for (int f = 0; f < HB_FUNCTION_COUNT; f++)
        for (int i = 0; i < HB_SLOT_COUNT; i++)
            if (hb_equal(hb_names[f], hb_switch_names[i]))
                hb_switch_slots[i].past = hb_switch_slots[i].hook = direct[f];
}

/* Without the object behind, what comes next is both: nothing is switched. */
static void find(struct hb_slot *slot, const char *name)
{
    void *next = hb_lookup(name), *past = hb_behind_find ? hb_behind_find(name) : next;
    if (!next || hb_is_ours(next))
        return;
    slot->past = past ? past : slot->past;
    slot->hook = hb_behind_holds && hb_behind_holds(next) ? slot->past : next;
}

static int any_without(void)
{
    for (int i = HB_SLOT_COUNT - IN_C - WITHOUT; i < HB_SLOT_COUNT - IN_C; i++)
        if (hb_switch_is_hooked(&hb_switch_slots[i]))
            return 1;
    return 0;
}

static void *entry_of(int i)
{
    const struct hb_slot *slot = &hb_switch_slots[i];
    if (!active)
        return slot->hook;
    if (i >= HB_SLOT_COUNT - IN_C || hb_switch_is_hooked(slot))
        return hb_switch_switched[i];
    return remembers && i < READERS ? hb_switch_remembered[i] : slot->past;
}

static const struct {
    const char *name;
    uint32_t flag;
} RULES[] = {{"port", 0}, {"order", HB_SWITCH_BY_ORDER}, {"hook", HB_SWITCH_ALL_HOOK}, {"past", HB_SWITCH_ALL_PAST}};

static uint32_t rule(void)
{
    const char *text = hb_env("HOOKBENCH_SWITCH");
    for (unsigned i = 0; text && i < sizeof RULES / sizeof *RULES; i++)
        if (hb_equal(text, RULES[i].name))
            return RULES[i].flag;
    if (text)
        hb_complain("HOOKBENCH_SWITCH must be port, order, hook or past; doing port, not ", text);
    return 0;
}

static uint32_t flags(void)
{
    const char *accept = hb_env("HOOKBENCH_SWITCH_ACCEPT");
    int all = accept && hb_equal(accept, "all");
    if (accept && !all && !hb_equal(accept, "own"))
        hb_complain("HOOKBENCH_SWITCH_ACCEPT must be own or all; doing own, not ", accept);
    return (active ? HB_SWITCH_ACTIVE : 0) | (all ? HB_SWITCH_ACCEPT_ALL : 0) | rule();
}

static void load(void)
{
    int saved = *hb_find_errno();
    fill_direct();
    hb_find_look_up();
    for (int i = 0; i < HB_SLOT_COUNT; i++)
        if (i != NOOP)
            find(&hb_switch_slots[i], hb_switch_names[i]);
    active = hb_behind_find && hb_behind_handed && hb_lookup("close");
    hb_switch_page_init(flags());
    active = active && hb_switch_page;
    remembers = any_without();
    for (int i = 0; i < HB_SLOT_COUNT; i++)
        __atomic_store_n(&hb_switch_slots[i].entry, entry_of(i), __ATOMIC_RELEASE);
    *hb_find_errno() = saved;
}

/*
 * The one that libc lacks: looking for what is not there allocates. A program's own malloc may be what called first, with its
 * lock held (jemalloc reads the clock when it starts), so this waits for the constructor.
 */
static void find_noop(void)
{
    int saved = *hb_find_errno();
    find(&hb_switch_slots[NOOP], hb_switch_names[NOOP]);
    __atomic_store_n(&hb_switch_slots[NOOP].entry, entry_of(NOOP), __ATOMIC_RELEASE);
    *hb_find_errno() = saved;
}

/* 1: the slots are filled. 0: somebody, perhaps this thread, is doing it. */
int hb_switch_ready(void)
{
    uint32_t untouched = 0;
    if (__atomic_compare_exchange_n(&state, &untouched, 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
        load();
        __atomic_store_n(&state, 2, __ATOMIC_RELEASE);
    }
    return __atomic_load_n(&state, __ATOMIC_ACQUIRE) == 2;
}

__attribute__((constructor)) static void start(void)
{
    hb_switch_ready();
    find_noop();
}
