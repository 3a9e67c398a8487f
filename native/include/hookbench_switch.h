/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Page of switch.so, version 1. One file, mapped shared by the process and its forked children; any program may map or
 * read it at any time, while the process runs or after it died. All integers are in the byte order of the machine.
 *
 *   0                    struct hb_switch_header, padded to header_bytes
 *   functions_offset     function_count structs hb_switch_function
 *   connections_offset   connection_count structs hb_switch_connection
 *
 * A connection is recorded when it is accepted, in the first free record of a ring. A record is free again when its
 * descriptor and all copies of it are closed. Where a ring is full of open connections, a connection still has its arm, but
 * its calls are counted in overflow[arm]. A reader takes the records with serial > 0.
 *
 * Each connection has one arm, so all its calls are counted on one side: hook_calls of a connection of the baseline is 0.
 * Only calls of functions that the hook has are counted. Two threads that use one connection at the same moment may lose
 * a count, never make one.
 */
#ifndef HOOKBENCH_SWITCH_H
#define HOOKBENCH_SWITCH_H

#include <stdint.h>

#define HB_SWITCH_MAGIC "HBSWITCH" /* 8 bytes, no terminator */
#define HB_SWITCH_VERSION 1
#define HB_SWITCH_NAME_BYTES 24
#define HB_SWITCH_UNKNOWN_SLOTS 64

struct hb_switch_connection {
    uint64_t hook_calls; /*  0 */
    uint64_t past_calls; /*  8 */
    uint64_t serial;     /* 16: 1 for the first connection that was accepted; 0: never used. Written last */
    uint32_t pid;        /* 24: process that accepted it */
    int32_t fd;          /* 28: its number there */
    uint32_t references; /* 32: the descriptor and its copies; 0: closed */
    uint16_t family;     /* 36: AF_INET, AF_INET6, ... */
    uint16_t peer_port;  /* 38: of the client, host byte order; 0: none */
    uint8_t arm;         /* 40: 0 past the hook (baseline), 1 to the hook */
    uint8_t by_order;    /* 41: 1: the order of accepts decided, not the port: asked for, or there is no port */
    uint8_t handed;      /* 42: 1: the hook took the connection from its own call of accept */
    uint8_t reserved[21];
};

struct hb_switch_function {
    char name[HB_SWITCH_NAME_BYTES];
    uint32_t is_hooked; /* 1: the hook has it, so calls of it are switched and counted */
    uint32_t reserved;
};

/* One per cache line: a call on descriptor n that is no known connection is counted in slot n % 64. */
struct hb_switch_slot {
    uint64_t calls;
    uint64_t reserved[7];
};

struct hb_switch_header {
    char magic[8];                /*   0 */
    uint32_t version;             /*   8 */
    uint32_t header_bytes;        /*  12 */
    uint32_t pid;                 /*  16: process that made the page */
    uint32_t flags;               /*  20 */
    uint32_t functions_offset;    /*  24 */
    uint32_t function_count;      /*  28 */
    uint32_t function_bytes;      /*  32 */
    uint32_t connections_offset;  /*  36 */
    uint32_t connection_count;    /*  40: records */
    uint32_t connection_bytes;    /*  44 */
    uint64_t accepted;            /*  48: connections so far */
    uint64_t replaced;            /*  56: records of closed connections that later ones were written over */
    uint64_t overflowed;          /*  64: connections without a record */
    uint64_t overflow[2];         /*  72: their calls past the hook, to the hook */
    uint64_t not_handed;          /*  88: the hook did not take the connection from its own call of accept */
    uint64_t beyond;              /*  96: accepted descriptors too large for the table: past the hook */
    uint64_t without_connection;  /* 104: calls without a descriptor, by threads that had read from no connection */
    uint64_t reserved[2];         /* 112 */
    struct hb_switch_slot unknown[HB_SWITCH_UNKNOWN_SLOTS]; /* 128: calls past the hook: files, pipes, clients, listeners */
};

/* flags */
#define HB_SWITCH_ACTIVE 1u     /* the object behind the hook is there; otherwise nothing is switched */
#define HB_SWITCH_BY_ORDER 2u   /* HOOKBENCH_SWITCH=order */
#define HB_SWITCH_ALL_PAST 8u   /* HOOKBENCH_SWITCH=past: each connection is of the baseline */
#define HB_SWITCH_ALL_HOOK 16u  /* HOOKBENCH_SWITCH=hook: each connection is of the hook */
#define HB_SWITCH_ACCEPT_ALL 4u /* HOOKBENCH_SWITCH_ACCEPT=all: accept and close go through the hook for both arms */

_Static_assert(sizeof(struct hb_switch_connection) == 64, "layout");
_Static_assert(sizeof(struct hb_switch_function) == 32, "layout");
_Static_assert(sizeof(struct hb_switch_header) == 128 + 64 * 64, "layout");

#endif
