/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A uprobe in the middle of a leaf that keeps data in the red zone, at each kind of instruction. A line "INSTRUCTION WRONG CALLS
 * COUNTED" for each: results that were wrong. Status 77 without the rights.
 */
#define _GNU_SOURCE
#include "uprobe.h"
#include "attach.h"
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define CALLS 1000

/* long leaf(long value): value, kept 8 bytes below the stack pointer over the instruction. */
#define LEAF(name, instruction)                                                                                       \
    long leaf_##name(long value);                                                                                     \
    extern const char at_##name[];                                                                                    \
    __asm__(".text\n.globl leaf_" #name "\n.type leaf_" #name ", @function\nleaf_" #name ":\n"                        \
            "\tmov %rdi, -8(%rsp)\n.globl at_" #name "\n.type at_" #name ", @function\nat_" #name ":\n\t" instruction \
            "\n\tmov -8(%rsp), %rax\n\tret\n.size at_" #name ", 5\n.size leaf_" #name ", .-leaf_" #name "\n")

LEAF(nop5, ".byte 0x0f, 0x1f, 0x44, 0x00, 0x00");
LEAF(nop, "nop");
LEAF(mov, "mov %rdi, %rcx");
LEAF(other, "cmpb $0, at_other(%rip)");

static const struct {
    const char *name, *at;
    long (*leaf)(long);
} leaves[] = {{"nop5", "at_nop5", leaf_nop5},
              {"nop", "at_nop", leaf_nop},
              {"mov", "at_mov", leaf_mov},
              {"cmpb", "at_other", leaf_other}};

static int wrong(long (*leaf)(long))
{
    int n = 0;
    for (long i = 0; i < CALLS; i++)
        n += leaf(1234567 + i) != 1234567 + i;
    return n;
}

int main(void)
{
    int map, event, file = open("/proc/self/exe", O_RDONLY);
    struct probe_counts *counts;
    const char *reason = make_probe_map(&map, &counts);
    for (int i = 0; !reason && i < (int)(sizeof leaves / sizeof *leaves); i++) {
        int before = wrong(leaves[i].leaf);
        reason = set_probe(getpid(), "/proc/self/exe", offset_of_function(file, leaves[i].at), 0, map, i, &event);
        if (reason)
            break;
        int under = wrong(leaves[i].leaf);
        printf("%s %d %d %llu\n", leaves[i].name, before + under, CALLS, (unsigned long long)counts[i].calls);
        close(event);
    }
    if (reason)
        printf("%s\n", reason);
    return reason ? 77 : 0;
}
