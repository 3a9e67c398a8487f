/* SPDX-License-Identifier: Apache-2.0 */
/* Arguments and results go through unchanged: pointers in fcntl, addresses, lengths, flags, passed descriptors. */
#define _GNU_SOURCE
#include "victim.h"
#include <sys/un.h>

static void fcntl_arguments(int fd)
{
    struct flock *lock = aligned_alloc(16, sizeof *lock); /* on the heap: an address above 4 GiB */
    *lock = (struct flock){.l_type = F_WRLCK, .l_whence = SEEK_SET};
    FILE *file = tmpfile();
    CHECK(lock && file && fcntl(fileno(file), F_SETLK, lock) == 0);
    CHECK(fcntl(fileno(file), F_GETLK, lock) == 0 && lock->l_type == F_UNLCK);
    CHECK(fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(fd, F_GETFD) == FD_CLOEXEC);
    CHECK(fcntl(fd, F_SETOWN, getpid()) == 0 && fcntl(fd, F_GETOWN) == getpid());
    fclose(file);
    free(lock);
}

static void addresses(void)
{
    struct sockaddr_in address;
    struct sockaddr_storage from;
    int server = listener(&address), client = connected(&address);
    socklen_t bytes = 4; /* truncated */
    memset(&from, 0x55, sizeof from);
    int fd = accept(server, (struct sockaddr *)&from, &bytes);
    CHECK(fd >= 0 && bytes == sizeof address && ((unsigned char *)&from)[4] == 0x55);
    int other = connected(&address);
    int plain = accept(server, NULL, NULL); /* no address wanted */
    CHECK(plain >= 0);
    char buffer[64];
    bytes = sizeof from;
    say(client, HARMLESS);
    CHECK(recvfrom(fd, buffer, 64, MSG_DONTWAIT, (struct sockaddr *)&from, &bytes) == (ssize_t)strlen(HARMLESS));
    CHECK(shutdown(fd, SHUT_RDWR) == 0 && read(fd, buffer, 64) == 0);
    close(fd), close(plain), close(client), close(other), close(server);
}

static void pass_descriptor(int through, int fd)
{
    char control[CMSG_SPACE(sizeof fd)] = {0}, byte = 'x';
    struct iovec part = {&byte, 1};
    struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    *c = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof fd)};
    memcpy(CMSG_DATA(c), &fd, sizeof fd);
    CHECK(sendmsg(through, &m, 0) == 1);
}

static int receive_descriptor(int through)
{
    int fd;
    char control[CMSG_SPACE(sizeof fd)], byte;
    struct iovec part = {&byte, 1};
    struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    CHECK(recvmsg(through, &m, 0) == 1 && CMSG_FIRSTHDR(&m) && byte == 'x');
    memcpy(&fd, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof fd);
    return fd;
}

int main(void)
{
    int client, fd = accepted(&client), ends[2];
    char buffer[64];
    fcntl_arguments(fd);
    addresses();
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    pass_descriptor(ends[0], fd);
    int passed = receive_descriptor(ends[1]);
    say(client, HARMLESS);
    CHECK(passed > fd && read(passed, buffer, 64) == (ssize_t)strlen(HARMLESS));
    CHECK(pread(open("/dev/zero", O_RDONLY), buffer, 8, 3) == 8 && dup2(fd, fd) == fd);
    return 0;
}
