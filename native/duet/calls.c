/* SPDX-License-Identifier: Apache-2.0 */
/* libhbcalls.so: calls of the measured functions as any library makes them, through the procedure linkage table. */
#include "hookbench_duet.h"
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* Never called: it is there for its references. */
HB_DUET_API long hb_calls(int fd, void *buffer)
{
    struct timespec now;
    char *words[] = {NULL};
    long sum = hb_noop(fd) + read(fd, buffer, 1) + readv(fd, buffer, 1) + recv(fd, buffer, 1, 0);
    sum += accept(fd, NULL, NULL) + fsync(fd) + clock_gettime(CLOCK_REALTIME, &now) + close(fd);
    sum += open("", 0) + openat(fd, "", 0) + connect(fd, buffer, 0) + write(fd, buffer, 1) + send(fd, buffer, 1, 0);
    sum += execve("", buffer, NULL) + posix_spawn(buffer, "", NULL, NULL, words, NULL) + (long)malloc((size_t)fd);
    free(buffer);
    return sum;
}
