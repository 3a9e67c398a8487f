/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "uprobe.h"
#include <errno.h>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ROWS 32
#define INSTRUCTION(c, d, s, o, i) \
    ((struct bpf_insn){.code = (c), .dst_reg = (d), .src_reg = (s), .off = (short)(o), .imm = (i)})
#define ADD(source, field) \
    INSTRUCTION(BPF_STX | BPF_ATOMIC | BPF_DW, 2, source, offsetof(struct probe_counts, field), BPF_ADD)
#if defined(__x86_64__)
#define RESULT_IN_CONTEXT 80 /* ax of struct pt_regs */
#else
#define RESULT_IN_CONTEXT 0
#endif

static char reason[512];

static const char *cannot(const char *what, const char *change)
{
    snprintf(reason, sizeof reason, "%s: %s; %s", what, strerror(errno), change);
    return reason;
}

static long bpf(int command, union bpf_attr *attributes)
{
    return syscall(SYS_bpf, command, attributes, sizeof *attributes);
}

const char *make_probe_map(int *map, struct probe_counts **counts)
{
    union bpf_attr attributes = {.map_type = BPF_MAP_TYPE_ARRAY,
                                 .key_size = 4,
                                 .value_size = ROWS * sizeof(struct probe_counts),
                                 .max_entries = 1,
                                 .map_flags = BPF_F_MMAPABLE};
    *map = (int)bpf(BPF_MAP_CREATE, &attributes);
    if (*map < 0)
        return cannot(
            "bpf",
            "give CAP_BPF and CAP_PERFMON (docker run --cap-add BPF --cap-add PERFMON --cap-add SYS_PTRACE, with a "
            "seccomp profile that lets bpf through), or CAP_SYS_ADMIN; the kernel needs CONFIG_BPF_SYSCALL");
    *counts = mmap(NULL, PROBE_MAP_BYTES, PROT_READ, MAP_SHARED, *map, 0);
    if (*counts != MAP_FAILED)
        return NULL;
    const char *reason = cannot("mmap of a BPF map", "the kernel needs to be Linux 5.5 or later");
    close(*map);
    *counts = NULL;
    return reason;
}

/* r1 is the registers of the program, of which a return has a result: it decides between bytes and errors. */
static int load_program(int map, int row, int at_return)
{
    int address = row * (int)sizeof(struct probe_counts);
    const struct bpf_insn end = INSTRUCTION(BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
    struct bpf_insn program[] = {INSTRUCTION(BPF_LDX | BPF_MEM | BPF_DW, 4, 1, RESULT_IN_CONTEXT, 0),
                                 INSTRUCTION(BPF_LD | BPF_IMM | BPF_DW, 2, BPF_PSEUDO_MAP_VALUE, 0, map),
                                 INSTRUCTION(0, 0, 0, 0, address),
                                 INSTRUCTION(BPF_ALU64 | BPF_MOV | BPF_K, 3, 0, 0, 1),
                                 INSTRUCTION(BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, 0),
                                 ADD(3, calls),
                                 INSTRUCTION(BPF_JMP | BPF_JSLT | BPF_K, 4, 0, 2, 0),
                                 ADD(4, bytes),
                                 end,
                                 ADD(3, errors),
                                 end};
    enum { DECIDES = 6 };
    if (!at_return)
        program[DECIDES] = end;
    union bpf_attr attributes = {.prog_type = BPF_PROG_TYPE_KPROBE,
                                 .insns = (uintptr_t)program,
                                 .insn_cnt = at_return ? sizeof program / sizeof *program : DECIDES + 1,
                                 .license = (uintptr_t) "GPL"};
    return (int)bpf(BPF_PROG_LOAD, &attributes);
}

static int type_of_probes(void)
{
    int type = -1;
    FILE *file = fopen("/sys/bus/event_source/devices/uprobe/type", "re");
    if (file && fscanf(file, "%d", &type) != 1)
        type = -1;
    if (file)
        fclose(file);
    return type;
}

static long open_event(pid_t pid, const char *path, uint64_t offset, int at_return)
{
    struct perf_event_attr event = {.type = (uint32_t)type_of_probes(),
                                    .size = sizeof event,
                                    .config = at_return ? 1 : 0,
                                    .uprobe_path = (uintptr_t)path,
                                    .probe_offset = offset};
    return syscall(SYS_perf_event_open, &event, pid, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

const char *set_probe(pid_t pid, const char *path, uint64_t offset, int at_return, int map, int row, int *event)
{
    if (type_of_probes() < 0)
        return "/sys/bus/event_source/devices/uprobe is not there; the kernel needs CONFIG_UPROBE_EVENTS, and /sys must be mounted";
    int program = load_program(map, row, at_return);
    if (program < 0)
        return cannot("a BPF program", "give CAP_BPF and CAP_PERFMON, or CAP_SYS_ADMIN");
    *event = (int)open_event(pid, path, offset, at_return);
    int failed = *event < 0 ? -1 : ioctl(*event, PERF_EVENT_IOC_SET_BPF, program);
    const char *why =
        failed ? cannot("perf_event_open",
                        "give CAP_PERFMON and CAP_SYS_PTRACE, or CAP_SYS_ADMIN (sysctl kernel.perf_event_paranoid "
                        "does not open probes to others)")
               : NULL;
    close(program); /* the event holds it */
    return why;
}
