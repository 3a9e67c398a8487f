/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of connections, and the functions that begin and end them. It is changed before a descriptor is given up:
 * afterwards its number may already be another connection's.
 */
#include "table.h"
#include "behind.h"
#include "raw.h"
#include "vfork.h"
#include <errno.h>

uint64_t hb_switch_fds[HB_SWITCH_FD_LIMIT]; /* 8 MiB of address space; pages that are never used cost nothing */
__thread uint64_t hb_switch_last;
static unsigned highest;

static int accepts_all(void)
{
    return (hb_switch_page->flags & HB_SWITCH_ACCEPT_ALL) != 0;
}

uint64_t hb_table_exchange(int fd, uint64_t counter)
{
    if ((unsigned)fd >= HB_SWITCH_FD_LIMIT || (counter == 0 && known(fd) == 0) || hb_is_vfork_child())
        return 0;
    unsigned top = __atomic_load_n(&highest, __ATOMIC_RELAXED);
    while (counter && (unsigned)fd > top)
        if (__atomic_compare_exchange_n(&highest, &top, (unsigned)fd, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
            break;
    return __atomic_exchange_n(&hb_switch_fds[fd], counter, __ATOMIC_RELAXED);
}

void hb_table_begin(int fd, uint64_t counter)
{
    uint64_t before = hb_table_exchange(fd, counter);
    if (before)
        hb_switch_release(before); /* closed behind our back */
}

void hb_table_count(int is_hooked, uint64_t counter, int fd)
{
    if (!is_hooked)
        return;
    uint64_t *to =
        counter ? (uint64_t *)(uintptr_t)(counter & ~1ull) : &hb_switch_page->unknown[(unsigned)fd % 64].calls;
    __atomic_store_n(to, __atomic_load_n(to, __ATOMIC_RELAXED) + 1, __ATOMIC_RELAXED);
}

/* What a caller of accept wants, and what the kernel says. */
struct call {
    int listener, flags, four;
    struct sockaddr *address;
    socklen_t *length, capacity;
};

static int call_accept(const struct call *c, struct hb_slot *slot, int is_hook, struct sockaddr *address,
                       socklen_t *length)
{
    void *function = is_hook ? slot->hook : slot->past;
    return c->four ? ((__typeof__(&accept4))function)(c->listener, address, length, c->flags)
                   : ((__typeof__(&accept))function)(c->listener, address, length);
}

/* The address of the client, which the caller need not want. The kernel cuts one that does not fit: it is asked again. */
static void see_peer(int fd, const struct call *c, struct hb_handed *peer)
{
    socklen_t whole = sizeof peer->address, bytes = c->address && c->length ? *c->length : 0;
    peer->length = bytes;
    if (bytes > c->capacity)
        bytes = c->capacity;
    for (socklen_t i = 0; i < bytes; i++)
        ((char *)&peer->address)[i] = ((const char *)c->address)[i];
    if (bytes == peer->length && bytes)
        return;
    struct sockaddr_storage asked;
    if (HB_RAW_FAILED(hb_raw(SYS_getpeername, fd, &asked, &whole)))
        return;
    peer->address = asked;
    peer->length = whole;
}

/* A connection from libc, and who its client is, without a second system call where that can be. */
static int take(const struct call *c, struct hb_slot *slot, int is_hook, struct hb_handed *peer)
{
    int fd;
    if (c->address || is_hook) {
        fd = call_accept(c, slot, is_hook, c->address, c->length);
        if (fd >= 0)
            see_peer(fd, c, peer);
        return fd;
    }
    peer->length = sizeof peer->address;
    return call_accept(c, slot, 0, (struct sockaddr *)&peer->address, &peer->length);
}

/* The hook's accept for a connection that is here already. It may refuse it, or give it another number. */
static int hand(const struct call *c, struct hb_slot *slot, const struct hb_handed *peer, uint64_t counter)
{
    struct hb_handed *handed = hb_behind_handed();
    *handed = *peer;
    handed->is_waiting = 1;
    if (c->length)
        *c->length = c->capacity;
    int fd = call_accept(c, slot, 1, c->address, c->length);
    if (!handed->is_waiting) {
        hb_switch_was_handed(counter);
        return fd;
    }
    handed->is_waiting = 0;
    __atomic_fetch_add(&hb_switch_page->not_handed, 1, __ATOMIC_RELAXED);
    if (fd < 0)
        return peer->fd; /* the hook failed without having asked for the connection */
    PAST(close)(peer->fd);
    return fd;
}

static int accept_by(const struct call *c, struct hb_slot *slot)
{
    struct hb_handed peer = {.address.ss_family = AF_UNSPEC};
    int is_hooked = hb_switch_is_hooked(slot), all = is_hooked && accepts_all();
    int fd = peer.fd = take(c, slot, all, &peer);
    if (fd < 0)
        return fd;
    if ((unsigned)fd >= HB_SWITCH_FD_LIMIT) {
        __atomic_fetch_add(&hb_switch_page->beyond, 1, __ATOMIC_RELAXED);
        return fd;
    }
    uint64_t counter = hb_switch_record(fd, &peer.address);
    if (ARM(counter) && is_hooked && !all)
        fd = hand(c, slot, &peer, counter);
    if (fd < 0) {
        hb_switch_release(counter);
        return fd;
    }
    hb_table_begin(fd, counter);
    hb_table_count(is_hooked, counter, fd);
    return fd;
}

int hb_c_accept(int fd, struct sockaddr *address, socklen_t *length)
{
    struct call c = {fd, 0, 0, address, length, address && length ? *length : 0};
    return accept_by(&c, &hb_switch_slots[HB_SLOT_accept]);
}

int hb_c_accept4(int fd, struct sockaddr *address, socklen_t *length, int flags)
{
    struct call c = {fd, flags, 1, address, length, address && length ? *length : 0};
    return accept_by(&c, &hb_switch_slots[HB_SLOT_accept4]);
}

/* The count comes first: the record may be free afterwards. */
int hb_c_close(int fd)
{
    uint64_t counter = known(fd);
    hb_table_count(HOOKED(close), counter, fd);
    counter = hb_table_exchange(fd, 0);
    int through = counter ? ARM(counter) || accepts_all() : 0;
    if (counter)
        hb_switch_release(counter);
    return CHOSEN(close, through)(fd);
}

/* One call for all: through the hook if one of its connections is among them. */
int hb_c_close_range(unsigned first, unsigned last, int flags)
{
    unsigned top = __atomic_load_n(&highest, __ATOMIC_RELAXED);
    int through = 0;
    for (unsigned fd = first; fd <= last && fd <= top; fd++) {
        uint64_t counter = known((int)fd);
        through |= ARM(counter);
        if (!(flags & 4 /* CLOSE_RANGE_CLOEXEC */) && (counter = hb_table_exchange((int)fd, 0)))
            hb_switch_release(counter);
    }
    return CHOSEN(close_range, through)(first, last, flags);
}
