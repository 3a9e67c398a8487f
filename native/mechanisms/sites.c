/* SPDX-License-Identifier: Apache-2.0 */
#include "sites.h"
#include "functions.h"
#include "text.h"
#include <capstone/capstone.h>
#include <link.h>
#include <string.h>
#include <sys/syscall.h>

#define SITES (1 << 14) /* a hash table, never full */

#pragma weak dl_iterate_phdr

static uintptr_t sites[SITES];
static int count;

static uint32_t slot_of(uintptr_t address)
{
    return (uint32_t)(address * 0x9e3779b97f4a7c15ull >> 50);
}

int hb_site_is(uintptr_t address)
{
    uint32_t i = slot_of(address);
    while (sites[i] && sites[i] != address)
        i = (i + 1) % SITES;
    return sites[i] != 0;
}

static void add(uintptr_t address)
{
    uint32_t i = slot_of(address);
    if (count >= SITES / 2)
        return;
    while (sites[i])
        i = (i + 1) % SITES;
    sites[i] = address;
    count++;
}

void hb_sites_each(void (*visit)(uintptr_t site))
{
    for (int i = 0; i < SITES; i++)
        if (sites[i])
            visit(sites[i]);
}

/*
 * Of the instruction before: it loads the number of a call that does not return like others. A child begins on a stack of its own, a
 * handler ends by one. These stay as they are.
 */
static int leads_astray(const cs_insn *before)
{
    int32_t number;
    const uint8_t *b = before->bytes;
    if (before->size == 5 && b[0] == 0xb8) /* mov $number, %eax */
        memcpy(&number, b + 1, 4);
    else if (before->size == 7 && b[0] == 0x48 && b[1] == 0xc7 && b[2] == 0xc0) /* mov $number, %rax */
        memcpy(&number, b + 3, 4);
    else
        return 0;
    return number == SYS_rt_sigreturn || number == SYS_clone || number == SYS_fork || number == 435;
}

static void sweep(csh disassembler, uintptr_t start, size_t bytes)
{
    const uint8_t *code = (const uint8_t *)start;
    uint64_t address = start;
    cs_insn *now = cs_malloc(disassembler), *before = cs_malloc(disassembler);
    before->size = 0;
    while (cs_disasm_iter(disassembler, &code, &bytes, &address, now)) {
        if (now->id == X86_INS_SYSCALL && !leads_astray(before))
            add((uintptr_t)now->address);
        cs_insn *last = before;
        before = now;
        now = last;
    }
    cs_free(now, 1);
    cs_free(before, 1);
}

struct search {
    csh disassembler;
    uintptr_t hook;
};

static int search(struct dl_phdr_info *object, size_t bytes, void *context)
{
    const struct search *s = context;
    (void)bytes;
    if (object->dlpi_addr == s->hook || strstr(object->dlpi_name, "linux-vdso") ||
        strstr(object->dlpi_name, "libcapstone"))
        return 0;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &object->dlpi_phdr[i];
        uintptr_t start = object->dlpi_addr + p->p_vaddr;
        if (p->p_type == PT_LOAD && (p->p_flags & PF_X) && !hb_is_ours((const void *)start))
            sweep(s->disassembler, start, p->p_memsz);
    }
    return 0;
}

int hb_sites_find(uintptr_t hook)
{
    struct search s = {0, hook};
    if (!dl_iterate_phdr || cs_open(CS_ARCH_X86, CS_MODE_64, &s.disassembler) != CS_ERR_OK)
        return 0;
    cs_option(s.disassembler, CS_OPT_SKIPDATA, CS_OPT_ON);
    dl_iterate_phdr(search, &s);
    cs_close(&s.disassembler);
    return count;
}
