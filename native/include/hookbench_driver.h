/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A driver: a loop over calls of any functions, that the duet times on both sides. One file of C:
 *
 *     #include <hookbench_driver.h>
 *     #include <sys/stat.h>
 *
 *     HB_DRIVER("stat")
 *
 *     int hb_driver_run(const hb_any *functions, long calls, void *state)
 *     {
 *         struct stat found;
 *         for (long i = 0; i < calls; i++)
 *             if (((int (*)(const char *, struct stat *))functions[0])("/dev/null", &found))
 *                 return -1;
 *         return 0;
 *     }
 *
 *     scripts/hookbench micro --hook ./my-hook.so --driver stat.c
 *
 * Both sides run through the same loop; only the pointers in functions differ. A driver that calls a function by its
 * name goes past them, and both sides are equal then. The file is compiled with ${CC:-cc} -O2 $CFLAGS, $LDLIBS last.
 */
#ifndef HOOKBENCH_DRIVER_H
#define HOOKBENCH_DRIVER_H

#define HB_DRIVER_VERSION 1
#define HB_DRIVER_API __attribute__((visibility("default")))
#define HB_DRIVER_FUNCTIONS_MAX 8

/* Cast it to the type of the function before the call. */
typedef void (*hb_any)(void);

/* The functions that the loop calls, 1 to 8, the measured one first. functions[] has their addresses in this order. */
#define HB_DRIVER(...)                                             \
    HB_DRIVER_API const int hb_driver_version = HB_DRIVER_VERSION; \
    HB_DRIVER_API const char *const hb_driver_functions[] = {__VA_ARGS__, 0};

#ifdef __cplusplus
extern "C" {
#endif

HB_DRIVER_API extern const int hb_driver_version;
HB_DRIVER_API extern const char *const hb_driver_functions[];

/* calls calls; 0, or -1 and errno. It is timed as a whole, so it does nothing else. */
HB_DRIVER_API int hb_driver_run(const hb_any *functions, long calls, void *state);

/* May be left out: what a loop needs, once for each side and thread; -1 and errno if it cannot be had. */
HB_DRIVER_API int hb_driver_open(const hb_any *functions, void **state);
HB_DRIVER_API void hb_driver_close(const hb_any *functions, void *state);

#ifdef __cplusplus
}
#endif
#endif
