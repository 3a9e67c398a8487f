/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Trampolines: each function jumps through its slot. A slot holds {where the function goes, the hook's, libc's}. A call on a
 * connection is counted in the connection's record and leaves all argument registers as they were.
 */
#include "switched.h"

#define SLOT_ENTRY 0
#define SLOT_HOOK 8
#define SLOT_PAST 16

        .macro slot name
        .pushsection .data
        .globl hb_slot_\name
        .hidden hb_slot_\name
hb_slot_\name:
        .quad hb_early_\name, hb_switch_none, hb_switch_none
        .popsection
        .pushsection .data.rel.ro.local, "aw"
        .quad hb_switched_\name
        .popsection
        .endm

        .macro begin name
        .globl \name
        .type \name, %function
        .balign 64
\name:
        .endm

        .macro end name
        .size \name, . - \name
        .endm

#if defined(__x86_64__)

        .macro go name, offset
        jmp *hb_slot_\name+\offset(%rip)
        .endm

        /* The slot's function is not known yet: find all, or go to the kernel while that is being done. */
        .macro early name
hb_early_\name:
        push %rbp
        mov %rsp, %rbp
        push %rax
        push %rcx
        push %rdx
        push %rsi
        push %rdi
        push %r8
        push %r9
        push %r10
        and $-16, %rsp
        call hb_switch_ready
        mov %eax, %r11d
        lea -64(%rbp), %rsp
        pop %r10
        pop %r9
        pop %r8
        pop %rdi
        pop %rsi
        pop %rdx
        pop %rcx
        pop %rax
        pop %rbp
        test %r11d, %r11d
        jz 1f
        go \name, SLOT_ENTRY
1:      go \name, SLOT_PAST
        .endm

        .macro entry name
        slot \name
        begin \name
        endbr64
        go \name, SLOT_ENTRY
        end \name
        early \name
        .endm

        /* r10: the connection's counter, its low bit the arm */
        .macro choose name
        btr $0, %r10
        jc 2f
        incq (%r10)
        go \name, SLOT_PAST
2:      incq (%r10)
        go \name, SLOT_HOOK
        .endm

        .macro by_descriptor name, remembers
        entry \name
        .balign 32
hb_switched_\name:
        mov %edi, %r11d
        cmp $HB_SWITCH_FD_LIMIT, %r11d
        jae 3f
        lea hb_switch_fds(%rip), %r10
        mov (%r10,%r11,8), %r10
        .if \remembers
        mov hb_switch_last@gottpoff(%rip), %r11
        mov %r10, %fs:(%r11)
        .endif
        test %r10, %r10
        jz 3f
        choose \name
3:      mov hb_switch_page(%rip), %r10
        mov %edi, %r11d
        and $63, %r11d
        shl $6, %r11d
        incq 128(%r10,%r11)
        go \name, SLOT_PAST
        .endm

        .macro without name
        entry \name
        .balign 32
hb_switched_\name:
        mov hb_switch_last@gottpoff(%rip), %r11
        mov %fs:(%r11), %r10
        test %r10, %r10
        jz 3f
        choose \name
3:      mov hb_switch_page(%rip), %r10
        incq 104(%r10)
        go \name, SLOT_PAST
        .endm

        /* Only remembers: the hook does not have this function, but others that go by the thread's last connection. */
        .macro remember name
hb_remembered_\name:
        mov %edi, %r11d
        cmp $HB_SWITCH_FD_LIMIT, %r11d
        jae 3f
        lea hb_switch_fds(%rip), %r10
        mov (%r10,%r11,8), %r10
        mov hb_switch_last@gottpoff(%rip), %r11
        mov %r10, %fs:(%r11)
3:      go \name, SLOT_PAST
        .endm

#elif defined(__aarch64__)

        .macro go name, offset
        adrp x16, hb_slot_\name+\offset
        ldr x16, [x16, #:lo12:hb_slot_\name+\offset]
        br x16
        .endm

        .macro early name
hb_early_\name:
        stp x29, x30, [sp, #-96]!
        mov x29, sp
        stp x0, x1, [sp, #16]
        stp x2, x3, [sp, #32]
        stp x4, x5, [sp, #48]
        stp x6, x7, [sp, #64]
        str x8, [sp, #80]
        bl hb_switch_ready
        mov w9, w0
        ldp x0, x1, [sp, #16]
        ldp x2, x3, [sp, #32]
        ldp x4, x5, [sp, #48]
        ldp x6, x7, [sp, #64]
        ldr x8, [sp, #80]
        ldp x29, x30, [sp], #96
        cbz w9, 1f
        go \name, SLOT_ENTRY
1:      go \name, SLOT_PAST
        .endm

        .macro entry name
        slot \name
        begin \name
        hint #34
        go \name, SLOT_ENTRY
        end \name
        early \name
        .endm

        .macro count at
        ldr x11, [\at]
        add x11, x11, #1
        str x11, [\at]
        .endm

        .macro choose name
        and x9, x10, #1
        and x10, x10, #-2
        count x10
        cbnz x9, 2f
        go \name, SLOT_PAST
2:      go \name, SLOT_HOOK
        .endm

        .macro last register
        mrs x12, tpidr_el0
        adrp \register, :gottprel:hb_switch_last
        ldr \register, [\register, #:gottprel_lo12:hb_switch_last]
        add \register, \register, x12
        .endm

        .macro connection
        adrp x10, hb_switch_fds
        add x10, x10, #:lo12:hb_switch_fds
        ldr x10, [x10, w0, uxtw #3]
        .endm

        .macro by_descriptor name, remembers
        entry \name
        .balign 32
hb_switched_\name:
        cmp w0, #(HB_SWITCH_FD_LIMIT >> 12), lsl #12
        b.hs 3f
        connection
        .if \remembers
        last x9
        str x10, [x9]
        .endif
        cbz x10, 3f
        choose \name
3:      adrp x10, hb_switch_page
        ldr x10, [x10, #:lo12:hb_switch_page]
        and w9, w0, #63
        add x10, x10, x9, lsl #6
        add x10, x10, #128
        count x10
        go \name, SLOT_PAST
        .endm

        .macro without name
        entry \name
        .balign 32
hb_switched_\name:
        last x9
        ldr x10, [x9]
        cbz x10, 3f
        choose \name
3:      adrp x10, hb_switch_page
        ldr x10, [x10, #:lo12:hb_switch_page]
        add x10, x10, #104
        count x10
        go \name, SLOT_PAST
        .endm

        .macro remember name
hb_remembered_\name:
        cmp w0, #(HB_SWITCH_FD_LIMIT >> 12), lsl #12
        b.hs 3f
        connection
        last x9
        str x10, [x9]
3:      go \name, SLOT_PAST
        .endm

#endif

        .macro reader name
        by_descriptor \name, 1
        remember \name
        .pushsection .data.rel.ro.remembered, "aw"
        .quad hb_remembered_\name
        .popsection
        .endm

        /* hb_switch_accept and its kin are in table.c. */
        .macro in_c name
        entry \name
        .set hb_switched_\name, hb_c_\name
        .endm

        .hidden hb_switch_fds
        .hidden hb_switch_page
        .hidden hb_switch_last
        .hidden hb_switch_none
        .hidden hb_switch_ready

        .pushsection .data
        .balign 64
        .globl hb_switch_slots
        .hidden hb_switch_slots
hb_switch_slots:
        .popsection
        .pushsection .data.rel.ro.local, "aw"
        .balign 8
        .globl hb_switch_switched
        .hidden hb_switch_switched
hb_switch_switched:
        .popsection
        .pushsection .data.rel.ro.remembered, "aw"
        .balign 8
        .globl hb_switch_remembered
        .hidden hb_switch_remembered
hb_switch_remembered:
        .popsection

        .text
#define READER(name) reader name;
#define OTHER(name) by_descriptor name, 0;
#define WITHOUT(name) without name;
#define IN_C(name) in_c name;
HB_SWITCH_READERS(READER)
HB_SWITCH_OTHERS(OTHER)
HB_SWITCH_WITHOUT(WITHOUT)
HB_SWITCH_TABLE(IN_C)

        .section .note.GNU-stack, "", %progbits
