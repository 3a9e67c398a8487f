/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions that copy descriptors: a copy has the arm of the original. A failed call puts back what was there.
 */
#include "table.h"
#include "vfork.h"
#include <stdarg.h>
#include <unistd.h>

/* target is now what from is. */
static int copied(int from, int target)
{
    uint64_t counter = known(from);
    if (target >= 0 && target != from && counter && !hb_is_vfork_child()) {
        hb_switch_hold(counter);
        hb_table_begin(target, counter);
    }
    return target;
}

int hb_c_dup(int fd)
{
    hb_table_count(HOOKED(dup), known(fd), fd);
    return copied(fd, CHOSEN(dup, ARM(known(fd)))(fd));
}

/* The target is closed by the call, unless it fails. */
static int replaced(int from, int target, uint64_t before, int result)
{
    if (result < 0 && before)
        hb_table_exchange(target, before);
    else if (before)
        hb_switch_release(before);
    return copied(from, result);
}

int hb_c_dup2(int fd, int target)
{
    uint64_t before = fd != target ? hb_table_exchange(target, 0) : 0;
    hb_table_count(HOOKED(dup2), known(fd), fd);
    return replaced(fd, target, before, CHOSEN(dup2, ARM(known(fd)) | ARM(before))(fd, target));
}

int hb_c_dup3(int fd, int target, int flags)
{
    uint64_t before = fd != target ? hb_table_exchange(target, 0) : 0;
    hb_table_count(HOOKED(dup3), known(fd), fd);
    return replaced(fd, target, before, CHOSEN(dup3, ARM(known(fd)) | ARM(before))(fd, target, flags));
}

#define F_DUPFD 0
#define F_DUPFD_CLOEXEC 1030

#define CONTROL(f)                                                              \
    va_list list;                                                               \
    va_start(list, command);                                                    \
    long argument = va_arg(list, long);                                         \
    va_end(list);                                                               \
    hb_table_count(HOOKED(f), known(fd), fd);                                     \
    int result = CHOSEN(f, ARM(known(fd)))(fd, command, argument);              \
    return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? copied(fd, result) : result

int hb_c_fcntl(int fd, int command, ...)
{
    CONTROL(fcntl);
}

int hb_c_fcntl64(int fd, int command, ...)
{
    CONTROL(fcntl64);
}
