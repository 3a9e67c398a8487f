/* SPDX-License-Identifier: Apache-2.0 */
/* The page of switch.so: where connections are recorded. */
#include "switch.h"
#include "fork.h"
#include "raw.h"
#include "shared.h"
#include "text.h"

#define CONNECTIONS 65536
#define CONNECTIONS_MAX (1u << 20)
#define TRIES 64 /* records that are looked at for a free one */

struct hb_switch_header *hb_switch_page;
static uint32_t pid;     /* of this process, asked when it begins: a sandbox may forbid the question */
static uint32_t records; /* the plan's, never the file's */

#define FUNCTIONS_OFFSET sizeof(struct hb_switch_header)
#define CONNECTIONS_OFFSET ((FUNCTIONS_OFFSET + HB_SLOT_COUNT * sizeof(struct hb_switch_function) + 4095) / 4096 * 4096)

struct hb_switch_connection *hb_switch_connections(void)
{
    return (struct hb_switch_connection *)((char *)hb_switch_page + CONNECTIONS_OFFSET);
}

static size_t bytes(void)
{
    return CONNECTIONS_OFFSET + records * sizeof(struct hb_switch_connection);
}

static void describe(void *page, const void *flags)
{
    struct hb_switch_header *h = page;
    struct hb_switch_function *f = (struct hb_switch_function *)((char *)page + FUNCTIONS_OFFSET);
    h->version = HB_SWITCH_VERSION;
    h->header_bytes = sizeof *h;
    h->pid = (uint32_t)hb_raw(SYS_getpid);
    h->flags = *(const uint32_t *)flags;
    h->functions_offset = FUNCTIONS_OFFSET;
    h->function_count = HB_SLOT_COUNT;
    h->function_bytes = sizeof *f;
    h->connections_offset = (uint32_t)CONNECTIONS_OFFSET;
    h->connection_count = records;
    h->connection_bytes = sizeof(struct hb_switch_connection);
    for (int i = 0; i < HB_SLOT_COUNT; i++) {
        hb_put(f[i].name, f[i].name + HB_SWITCH_NAME_BYTES - 1, hb_switch_names[i]);
        f[i].is_hooked = (uint32_t)hb_switch_is_hooked(&hb_switch_slots[i]);
    }
    __atomic_thread_fence(__ATOMIC_RELEASE);
    hb_put(h->magic, h->magic + 8, HB_SWITCH_MAGIC);
}

/* A page of the same plan is continued: processes with one path. */
static int fits(const void *page, const void *flags)
{
    const struct hb_switch_header *h = page;
    return h->version == HB_SWITCH_VERSION && h->flags == *(const uint32_t *)flags && h->connection_count == records &&
           h->function_count == HB_SLOT_COUNT && h->connections_offset == CONNECTIONS_OFFSET;
}

static void ask_pid(void)
{
    pid = (uint32_t)hb_raw(SYS_getpid);
}

void hb_switch_page_init(uint32_t flags)
{
    static uint32_t kept;
    static struct hb_shared file = {.magic = HB_SWITCH_MAGIC, .describe = describe, .fits = fits, .plan = &kept};
    uint64_t wanted = hb_number(hb_env("HOOKBENCH_SWITCH_CONNECTIONS"));
    records = wanted == 0 ? CONNECTIONS : wanted > CONNECTIONS_MAX ? CONNECTIONS_MAX : (uint32_t)wanted;
    kept = flags;
    file.pattern = hb_env("HOOKBENCH_SWITCH_PAGE");
    file.bytes = bytes();
    void *page = file.pattern ? hb_shared_open(&file) : NULL;
    if (file.pattern && !page)
        hb_complain("no page of the switch: cannot make or continue HOOKBENCH_SWITCH_PAGE=", file.pattern);
    if (!page && (page = hb_memory(bytes())))
        describe(page, &kept);
    hb_switch_page = page;
    ask_pid();
    hb_at_fork(ask_pid);
}

/* NULL: none is free within reach. */
static struct hb_switch_connection *free_record(uint64_t serial)
{
    for (uint64_t i = 0; i < TRIES && i < records; i++) {
        struct hb_switch_connection *c = &hb_switch_connections()[(serial - 1 + i) % records];
        uint32_t closed = 0;
        if (!__atomic_compare_exchange_n(&c->references, &closed, 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
            continue;
        if (c->serial)
            __atomic_fetch_add(&hb_switch_page->replaced, 1, __ATOMIC_RELAXED);
        return c;
    }
    return NULL;
}

static uint16_t port_of(const struct sockaddr_storage *peer)
{
    const uint8_t *p = (const uint8_t *)peer + 2; /* the same in sockaddr_in and sockaddr_in6 */
    return peer->ss_family == AF_INET || peer->ss_family == AF_INET6 ? (uint16_t)(p[0] << 8 | p[1]) : 0;
}

static unsigned arm_of(uint32_t flags, uint64_t number)
{
    if (flags & (HB_SWITCH_ALL_HOOK | HB_SWITCH_ALL_PAST))
        return (flags & HB_SWITCH_ALL_HOOK) != 0;
    return number & 1;
}

uint64_t hb_switch_record(int fd, const struct sockaddr_storage *peer)
{
    struct hb_switch_header *h = hb_switch_page;
    uint64_t serial = __atomic_add_fetch(&h->accepted, 1, __ATOMIC_RELAXED);
    uint16_t port = port_of(peer);
    int by_order = port == 0 || (h->flags & HB_SWITCH_BY_ORDER);
    unsigned arm = arm_of(h->flags, by_order ? serial - 1 : port);
    struct hb_switch_connection *c = free_record(serial);
    if (!c) {
        __atomic_fetch_add(&h->overflowed, 1, __ATOMIC_RELAXED);
        return (uint64_t)(uintptr_t)&h->overflow[arm] | arm;
    }
    __atomic_store_n(&c->serial, 0, __ATOMIC_RELAXED);
    c->hook_calls = c->past_calls = 0;
    c->pid = pid;
    c->fd = fd;
    c->family = peer->ss_family;
    c->peer_port = port;
    c->arm = (uint8_t)arm;
    c->by_order = (uint8_t)by_order;
    c->handed = 0;
    __atomic_store_n(&c->serial, serial, __ATOMIC_RELEASE);
    return (uint64_t)(uintptr_t)(arm ? &c->hook_calls : &c->past_calls) | arm;
}

static struct hb_switch_connection *record_of(uint64_t counter)
{
    uintptr_t at = (uintptr_t)counter & ~(uintptr_t)63, from = (uintptr_t)hb_switch_connections();
    return at >= from ? (struct hb_switch_connection *)at : NULL;
}

void hb_switch_was_handed(uint64_t counter)
{
    struct hb_switch_connection *c = record_of(counter);
    if (c)
        c->handed = 1;
}

void hb_switch_hold(uint64_t counter)
{
    struct hb_switch_connection *c = record_of(counter);
    if (c)
        __atomic_fetch_add(&c->references, 1, __ATOMIC_RELAXED);
}

/* Never below 0: a forked child closes copies that were not counted. */
void hb_switch_release(uint64_t counter)
{
    struct hb_switch_connection *c = record_of(counter);
    uint32_t n = c ? __atomic_load_n(&c->references, __ATOMIC_RELAXED) : 0;
    while (n && !__atomic_compare_exchange_n(&c->references, &n, n - 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
        ;
}
