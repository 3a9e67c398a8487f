/* SPDX-License-Identifier: Apache-2.0 */
/* Probes and the BPF program that counts, by bpf(2) and perf_event_open(2) alone. Each function: NULL, or a reason for users. */
#ifndef HB_UPROBE_H
#define HB_UPROBE_H

#include <stdint.h>
#include <sys/types.h>

struct probe_counts {
    uint64_t calls, bytes, errors; /* the last two at returns only */
};
#define PROBE_MAP_BYTES 4096

/* A map of probe_counts that this process sees as memory. */
const char *make_probe_map(int *map, struct probe_counts **counts);

/* Counts what a process does at an offset of a file in the row'th counts of the map, until the event is closed. */
const char *set_probe(pid_t pid, const char *path, uint64_t offset, int at_return, int map, int row, int *event);

/* What is wrong with the probes of this kernel; NULL: nothing that is known, or they cannot be tried. */
const char *fault_of_probes(void);

#endif
