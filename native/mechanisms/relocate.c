/* SPDX-License-Identifier: Apache-2.0 */
#include "relocate.h"

enum form { REFUSED, PLAIN, SHORT_JUMP, LONG_JUMP };

struct instruction {
    enum form form;
    uint8_t code;     /* of a jump: that of its long form, the second byte after 0f */
    int bytes;        /* of the whole instruction */
    int displacement; /* where the one that is relative to the instruction pointer is; 0: none */
};

static int is_in(int value, int first, int last)
{
    return value >= first && value <= last;
}

/* Bytes of the operands in memory or registers: ModRM, SIB, displacement. */
static int operands(const uint8_t *at, int offset, struct instruction *in)
{
    int mode = at[offset] >> 6, base = at[offset] & 7, n = 1;
    if (mode == 3)
        return n;
    if (base == 4)
        base = at[offset + n++] & 7;
    else if (mode == 0 && base == 5)
        in->displacement = offset + 1;
    if (mode == 0 && base == 5)
        return n + 4;
    return n + (mode == 1 ? 1 : mode == 2 ? 4 : 0);
}

struct prefixes {
    int bytes, is_wide, is_16;
};

static struct prefixes prefixes(const uint8_t *at)
{
    struct prefixes p = {0};
    for (;; p.bytes++) {
        int b = at[p.bytes];
        if (b == 0x66)
            p.is_16 = 1;
        else if (b != 0x2e && b != 0xf2 && b != 0xf3 && b != 0x64 && b != 0x65)
            break;
    }
    if (is_in(at[p.bytes], 0x40, 0x4f))
        p.is_wide = at[p.bytes++] & 8;
    return p;
}

static void two_bytes(const uint8_t *at, int i, struct instruction *in)
{
    int code = at[i];
    in->form = PLAIN;
    in->bytes = i + 1;
    if (code == 0x05 || code == 0xa2) /* syscall, cpuid */
        return;
    if (is_in(code, 0x80, 0x8f)) {
        in->form = LONG_JUMP;
        in->code = (uint8_t)code;
        in->bytes += 4;
    } else if (is_in(code, 0x10, 0x17) || is_in(code, 0x1e, 0x1f) || is_in(code, 0x28, 0x2f) ||
               is_in(code, 0x40, 0x4f) || is_in(code, 0x51, 0x6f) || is_in(code, 0x90, 0x9f) || code == 0x7e ||
               code == 0x7f || code == 0xaf || is_in(code, 0xb6, 0xb7) || is_in(code, 0xbe, 0xbf) || code == 0xd6 ||
               code == 0xef) {
        in->bytes += operands(at, i + 1, in);
    } else {
        in->form = REFUSED;
    }
}

/* Bytes of the constant of an instruction with operands; -1: not known here. */
static int constant(int code, int kind, const struct prefixes *p)
{
    int full = p->is_16 ? 2 : 4;
    if (code < 0x40)
        return (code & 7) < 4 ? 0 : -1;
    if (is_in(code, 0x84, 0x8b) || code == 0x63 || code == 0x8d || is_in(code, 0xd0, 0xd3) || code == 0xfe)
        return 0;
    if (code == 0xff) /* a jump ends the function */
        return kind == 4 || kind == 5 ? -1 : 0;
    if (code == 0x6b || code == 0x80 || code == 0x83 || code == 0xc0 || code == 0xc1 || code == 0xc6)
        return 1;
    if (code == 0x69 || code == 0x81 || code == 0xc7)
        return full;
    if (code == 0xf6 || code == 0xf7)
        return kind > 1 ? 0 : code == 0xf6 ? 1 : full;
    return -1;
}

/* Bytes of the constant of an instruction without operands; -1: not known here. */
static int constant_alone(int code, const struct prefixes *p)
{
    int full = p->is_16 ? 2 : 4;
    if (is_in(code, 0x50, 0x5f) || is_in(code, 0x90, 0x99))
        return 0;
    if (code < 0x40 && (code & 7) >= 4)
        return (code & 7) == 4 ? 1 : (code & 7) == 5 ? full : -1;
    if (code == 0x6a || code == 0xa8 || is_in(code, 0xb0, 0xb7))
        return 1;
    if (code == 0x68 || code == 0xa9)
        return full;
    return is_in(code, 0xb8, 0xbf) ? (p->is_wide ? 8 : full) : -1;
}

static struct instruction decode(const uint8_t *at)
{
    struct instruction in = {.form = PLAIN};
    struct prefixes p = prefixes(at);
    int i = p.bytes, code = at[i++];
    if (code == 0x0f) {
        two_bytes(at, i, &in);
    } else if (is_in(code, 0x70, 0x7f) || code == 0xeb) {
        in = (struct instruction){SHORT_JUMP, (uint8_t)(code == 0xeb ? 0xe9 : code + 0x10), i + 1, 0};
    } else if (code == 0xe8 || code == 0xe9) {
        in = (struct instruction){LONG_JUMP, (uint8_t)code, i + 4, 0};
    } else if (constant_alone(code, &p) >= 0) {
        in.bytes = i + constant_alone(code, &p);
    } else if (constant(code, at[i] >> 3 & 7, &p) >= 0) {
        in.bytes = i + operands(at, i, &in);
        in.bytes += constant(code, at[i] >> 3 & 7, &p);
    } else {
        in.form = REFUSED;
    }
    return in;
}

static int put_distance(uint8_t *at, int64_t distance)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)((uint64_t)distance >> 8 * i);
    return distance == (int32_t)distance;
}

static int64_t distance_at(const uint8_t *at, int is_short)
{
    int32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = (int32_t)((uint32_t)value | (uint32_t)at[i] << 8 * i);
    return is_short ? (int8_t)at[0] : value;
}

int hb_put_jump(uint8_t *at, uint8_t code, const void *target)
{
    int n = is_in(code, 0x80, 0x8f) ? 2 : 1; /* a conditional one */
    at[0] = 0x0f;
    at[n - 1] = code;
    return put_distance(at + n, (int64_t)((intptr_t)target - (intptr_t)(at + n + 4))) ? n + 4 : 0;
}

/* One instruction; bytes written, or 0. */
static int move(const uint8_t *from, const struct instruction *in, uint8_t *to, const uint8_t *start, int bytes)
{
    if (in->form == PLAIN) {
        for (int i = 0; i < in->bytes; i++)
            to[i] = from[i];
        if (in->displacement == 0)
            return in->bytes;
        int64_t moved = distance_at(from + in->displacement, 0) + ((intptr_t)from - (intptr_t)to);
        return put_distance(to + in->displacement, moved) ? in->bytes : 0;
    }
    int is_short = in->form == SHORT_JUMP;
    const uint8_t *target = from + in->bytes + distance_at(from + in->bytes - (is_short ? 1 : 4), is_short);
    return target >= start && target < start + bytes ? 0 : hb_put_jump(to, in->code, target);
}

static int is_long_nop(const uint8_t *at)
{
    while (*at == 0x66 || *at == 0x2e)
        at++;
    return at[0] == 0x0f && at[1] == 0x1f;
}

/* Behind the end of a function: what compilers and linkers fill gaps with. */
static int is_padding(const uint8_t *at, int bytes)
{
    for (int i = 0; i < bytes;) {
        struct instruction in = decode(at + i);
        int is_nop = in.form == PLAIN && in.bytes > 2 && (at[i] == 0x66 || at[i] == 0x0f) && is_long_nop(at + i);
        if (!is_nop && at[i] != 0x90 && at[i] != 0xcc && at[i] != 0)
            return 0;
        i += is_nop ? in.bytes : 1;
    }
    return 1;
}

int hb_relocate(const uint8_t *from, uint8_t to[HB_RELOCATED_MAX], int bytes)
{
    int taken = 0, put = 0, ends = 0;
    while (taken < bytes) {
        if (from[taken] == 0xc3 && is_padding(from + taken + 1, bytes - taken - 1)) {
            to[put] = 0xc3;
            return taken + 1;
        }
        struct instruction in = decode(from + taken);
        int n = in.form == REFUSED || ends ? 0 : move(from + taken, &in, to + put, from, bytes);
        if (!n || put + n > HB_RELOCATED_MAX - 16)
            return 0;
        taken += in.bytes;
        put += n;
        ends = in.code == 0xe9;
    }
    return hb_put_jump(to + put, 0xe9, from + taken) ? taken : 0;
}
