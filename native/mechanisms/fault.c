/* A fault of some kernels: a probe on a nop of 5 bytes becomes a call, which overwrites data of a leaf in the red zone. */
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
    return wrong
               ? "a fault of this kernel: a probe on a nop of 5 bytes inside of a leaf changes its result; the functions "
                 "that are counted have none"
               : NULL;
}
#else
const char *fault_of_probes(void)
{
    return NULL;
}
#endif
