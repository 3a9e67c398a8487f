/* SPDX-License-Identifier: Apache-2.0 */
#include "bycall.h"
#include "carried.h"
#include "functions.h"
#include "raw.h"
#include "text.h"

/* Functions that hand their arguments to the kernel as they are. INT: the result is an int. */
#define LONG(f, number) {#f, number, 0},
#define INT(f, number) {#f, number, 1},
static const struct {
    const char *name;
    short number;
    char is_int;
} table[] = {LONG(read, SYS_read) LONG(readv, SYS_readv) LONG(recvfrom, SYS_recvfrom) LONG(recvmsg, SYS_recvmsg)
                 LONG(pread64, SYS_pread64) LONG(write, SYS_write) LONG(writev, SYS_writev) LONG(sendto, SYS_sendto)
                     LONG(sendmsg, SYS_sendmsg) INT(accept, SYS_accept) INT(accept4, SYS_accept4) INT(close, SYS_close)
                         INT(close_range, 436) INT(dup, SYS_dup) INT(dup2, SYS_dup2) INT(dup3, SYS_dup3)
                             INT(fcntl, SYS_fcntl) INT(shutdown, SYS_shutdown) INT(socket, SYS_socket)
                                 INT(connect, SYS_connect) INT(bind, SYS_bind) INT(listen, SYS_listen)
                                     INT(fsync, SYS_fsync)};
#define TABLE ((int)(sizeof table / sizeof *table))
#define NUMBERS 512

static struct {
    long (*function)(long, long, long, long, long, long);
    int is_int;
} functions[NUMBERS];

static struct hb_object hook;

uintptr_t hb_bycall_start(void)
{
    return hook.base;
}

int hb_bycall_load(void)
{
    static struct hb_carried carried[HB_CARRIED_MAX];
    int n = hb_carried_names(carried), found = 0;
    if (!n || !hb_carried_load(carried, n, &hook))
        return 0;
    for (int i = 0; i < n; i++)
        for (int t = 0; t < TABLE; t++)
            if (carried[i].hook && hb_equal(carried[i].name, table[t].name)) {
                functions[table[t].number].function = (long (*)(long, long, long, long, long, long))carried[i].hook;
                functions[table[t].number].is_int = table[t].is_int;
                found++;
            }
    if (!found)
        hb_complain("the hook that is to be carried has no function that is a system call: ", hb_carried_path());
    return found;
}

int hb_bycall_has(long number)
{
    return number >= 0 && number < NUMBERS && functions[number].function;
}

long hb_bycall(long number, const long a[6])
{
    int *error = hb_find_errno(), before = *error;
    long result = functions[number].function(a[0], a[1], a[2], a[3], a[4], a[5]);
    if (functions[number].is_int)
        result = (int)result;
    if (result == -1)
        result = -*error;
    *error = before;
    return result;
}
