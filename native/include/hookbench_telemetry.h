/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Telemetry page of a hook, version 1. One file, mapped shared by the process that is hooked; any program may map or
 * read it at any time, while the process runs or after it died. All integers are little endian.
 *
 *   0                 struct hb_page_header, padded to header_bytes
 *   header_bytes      cells: cell_count times cell_bytes; a cell starts with function_count structs hb_counts
 *   histogram_offset  if not 0: cell_count times function_count times 32 uint64_t; bucket b counts calls with a value
 *                     in [2^b, 2^(b+1)), bucket 0 below 2. The value is the time that the hook itself spent, in ns,
 *                     clock reading included; with HB_PAGE_SIZES the number of bytes that were read
 *
 * With HB_PAGE_KINDS the last "functions" are kinds of descriptor ("on tcp", "on file", ...) that were read from.
 *
 * A cell belongs to one thread, so that counting needs no lock; the last cell is shared by all threads for which no
 * other was left. The sum over cells 0 .. min(cells_used, cell_count) - 1 is the count of the process. The magic is
 * written last: a file without it is not a page. Several processes may share one page (a path without %p).
 */
#ifndef HOOKBENCH_TELEMETRY_H
#define HOOKBENCH_TELEMETRY_H

#include <stdint.h>

#define HB_PAGE_MAGIC "HOOKBNCH" /* 8 bytes, no terminator */
#define HB_PAGE_VERSION 1
#define HB_PAGE_FUNCTIONS_MAX 32
#define HB_PAGE_NAME_BYTES 24
#define HB_PAGE_BUCKETS 32

struct hb_counts {
    uint64_t calls;   /* returns from the real function */
    uint64_t bytes;   /* sum of positive results of the reading functions */
    uint64_t eagain;  /* failed with EAGAIN or EWOULDBLOCK */
    uint64_t errors;  /* failed otherwise */
    uint64_t matches; /* calls whose data completed a keyword */
};

struct hb_page_header {
    char magic[8];                                              /*    0 */
    uint32_t version;                                           /*    8 */
    uint32_t header_bytes;                                      /*   12 */
    uint32_t pid;                                               /*   16: process that created the page */
    uint32_t function_count;                                    /*   20 */
    uint32_t cell_count;                                        /*   24 */
    uint32_t cell_bytes;                                        /*   28 */
    uint64_t histogram_offset;                                  /*   32 */
    uint32_t cells_used;                                        /*   40: threads that asked for a cell so far */
    uint32_t flags;                                             /*   44 */
    char hook[32];                                              /*   48: name, zero padded */
    uint8_t called[HB_PAGE_FUNCTIONS_MAX];                      /*   80: 1 = called at least once (every hook) */
    char names[HB_PAGE_FUNCTIONS_MAX][HB_PAGE_NAME_BYTES];      /*  112: functions in the order of the cells */
};                                                              /*  880 */

/* flags */
#define HB_PAGE_COUNTS 1u /* cells are counted; otherwise only called[] is kept */
#define HB_PAGE_SIZES 2u
#define HB_PAGE_KINDS 4u

_Static_assert(sizeof(struct hb_counts) == 40, "layout");
_Static_assert(sizeof(struct hb_page_header) == 880, "layout");

#endif
