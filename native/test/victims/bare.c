/* SPDX-License-Identifier: Apache-2.0 */
/* A dynamic program without any libc. */
static long call(long number, long a, long b, long c)
{
#if defined(__x86_64__)
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
#else
    register long x8 __asm__("x8") = number, x0 __asm__("x0") = a, x1 __asm__("x1") = b, x2 __asm__("x2") = c;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2) : "memory");
    return x0;
#endif
}

void _start(void)
{
#if defined(__x86_64__)
    call(60, 0, 0, 0);
#else
    call(93, 0, 0, 0);
#endif
    __builtin_unreachable();
}
