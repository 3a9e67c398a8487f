/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The functions that switch.so has a trampoline for, each in one list by what decides its arm. Read by the assembler too.
 * What a hook has beyond these lists cannot be switched.
 */
#ifndef HB_SWITCHED_H
#define HB_SWITCHED_H

/* By their first argument, a descriptor; the thread's last one from now on. */
#define HB_SWITCH_READERS(X) \
    X(read) X(readv) X(recv) X(recvfrom) X(recvmsg) X(recvmmsg) X(pread) X(pread64) X(preadv) X(preadv64) \
    X(__read_chk) X(__pread_chk) X(__pread64_chk) X(__recv_chk) X(__recvfrom_chk)

/* By their first argument, a descriptor. */
#define HB_SWITCH_OTHERS(X) \
    X(hb_noop) X(write) X(writev) X(send) X(sendto) X(sendmsg) X(sendmmsg) X(pwrite) X(pwrite64) X(pwritev) \
    X(pwritev64) X(sendfile) X(sendfile64) X(splice) X(shutdown) X(connect) X(bind) X(listen) X(getpeername) \
    X(getsockname) X(getsockopt) X(setsockopt) X(ioctl) X(fsync) X(fdatasync) X(ftruncate) X(ftruncate64) \
    X(lseek) X(lseek64)

/* Without a descriptor: by the connection that the thread last read from. */
#define HB_SWITCH_WITHOUT(X) \
    X(open) X(open64) X(openat) X(openat64) X(fopen) X(fopen64) X(access) X(clock_gettime) X(gettimeofday) X(time) \
    X(nanosleep) X(usleep) X(poll) X(ppoll) X(select) X(epoll_wait) X(epoll_pwait) X(getaddrinfo)

/* In C: they begin, copy and end connections. */
#define HB_SWITCH_TABLE(X) \
    X(accept) X(accept4) X(close) X(close_range) X(dup) X(dup2) X(dup3) X(fcntl) X(fcntl64)

#define HB_SWITCH_FD_LIMIT 0x100000 /* descriptors from here on go past the hook */

#endif
