/* SPDX-License-Identifier: Apache-2.0 */
/* A fault of some kernels: a probe on a 5-byte nop becomes a call, which overwrites data of a leaf in the red zone. */
#define _GNU_SOURCE
#include "attach.h"
#include "uprobe.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
long hb_fault_leaf(long value);
__asm__(".text\n.globl hb_fault_leaf\n.type hb_fault_leaf, @function\nhb_fault_leaf:\n\tmov %rdi, -8(%rsp)\n"
        ".globl hb_fault_site\n.type hb_fault_site, @function\nhb_fault_site:\n\t.byte 0x0f, 0x1f, 0x44, 0x00, 0x00\n"
        "\tmov -8(%rsp), %rax\n\tret\n.size hb_fault_site, 5\n.size hb_fault_leaf, .-hb_fault_leaf\n");

static int is_wrong(void)
{
    int wrong = 0;
    for (long i = 0; i < 100; i++) /* the first hit alone is right */
        wrong |= hb_fault_leaf(1234567 + i) != 1234567 + i;
    return wrong;
}

const char *fault_of_probes(void)
{
    struct probe_counts *counts;
    int map, event = -1, wrong = 0, file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    uint64_t offset = file < 0 ? 0 : offset_of_function(file, "hb_fault_site");
    if (offset && !make_probe_map(&map, &counts)) {
        if (!set_probe(getpid(), "/proc/self/exe", offset, 0, map, 0, &event))
            wrong = is_wrong();
        close(event);
        munmap(counts, PROBE_MAP_BYTES);
        close(map);
    }
    close(file);
    if (!wrong)
        return NULL;
    return "a fault of this kernel: a probe on a nop of 5 bytes inside of a leaf changes its result; "
           "the functions that are counted have none";
}
#else
const char *fault_of_probes(void)
{
    return NULL;
}
#endif
