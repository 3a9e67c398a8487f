/* SPDX-License-Identifier: Apache-2.0 */
/* What the parts of switch.so share. The trampolines are in trampolines.S, the lists of functions in functions.h. */
#ifndef HB_SWITCH_H
#define HB_SWITCH_H

#include "functions.h"
#include "switched.h"
#include "hookbench_switch.h"
#include <stdint.h>
#include <sys/socket.h>

#pragma GCC visibility push(hidden)

struct hb_slot {
    void *entry; /* where the function goes */
    void *hook;
    void *past;
};

#define HB_SWITCH_ALL(X) HB_SWITCH_READERS(X) HB_SWITCH_OTHERS(X) HB_SWITCH_WITHOUT(X) HB_SWITCH_TABLE(X)
#define HB_SWITCH_ENUM(f) HB_SLOT_##f,
enum { HB_SWITCH_ALL(HB_SWITCH_ENUM) HB_SLOT_COUNT };

extern struct hb_slot hb_switch_slots[HB_SLOT_COUNT];
extern const char *const hb_switch_names[HB_SLOT_COUNT];

/* Address of the counter of the connection; its low bit is the arm. 0: no connection. */
extern uint64_t hb_switch_fds[HB_SWITCH_FD_LIMIT];
extern __thread uint64_t hb_switch_last __attribute__((tls_model("initial-exec")));

/* Never NULL: memory of this process where no file is wanted or can be had. */
extern struct hb_switch_header *hb_switch_page;
void hb_switch_page_init(uint32_t flags);
struct hb_switch_connection *hb_switch_connections(void);

/* The hook has this function. */
int hb_switch_is_hooked(const struct hb_slot *slot);

/* The page's record of a new connection; its counter, with the arm. */
uint64_t hb_switch_record(int fd, const struct sockaddr_storage *peer);

/* The hook took the connection. */
void hb_switch_was_handed(uint64_t counter);

/* One descriptor more, one less, of the connection that the counter belongs to. */
void hb_switch_hold(uint64_t counter);
void hb_switch_release(uint64_t counter);

#pragma GCC visibility pop

#endif
