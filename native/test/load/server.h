/* SPDX-License-Identifier: Apache-2.0 */
/* A server in the test's own process: a thread for each connection, and a fault in every tenth request. */
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const char *const ANSWERS[] = {
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nab\r\n1\r\nc\r\n0\r\nT: x\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\ncontent-length:3 \n\nabc",
    "HTTP/1.0 200 OK\r\n\r\nabc", /* to the end of the connection */
};
static const char *const FAULTS[] = {
    "", /* reset */
    "", /* closed */
    "HTTP/1.1 500 No\r\nContent-Length: 3\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",   /* short */
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcde", /* long */
    "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc",
};
#define ANSWER_KINDS 4
#define FAULT_KINDS 6
#define ENDLESS 2

static atomic_long requests;
static int with_faults;

/*
 * A response without end. The case that asks for it shows that such a request ends as a timeout. It seldom fails a loop
 * that never looks at the deadline: one receive that does not fill the buffer ends that loop, too.
 */
static int flood(int fd)
{
    static const char head[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk[] = "1\r\nx\r\n";
    static char chunks[6 << 20];
    for (size_t i = 0; i < sizeof chunks; i++)
        chunks[i] = chunk[i % (sizeof chunk - 1)];
    send(fd, head, sizeof head - 1, MSG_NOSIGNAL);
    while (send(fd, chunks, sizeof chunks, MSG_NOSIGNAL) > 0)
        ;
    return 1;
}

static int answer(int fd)
{
    if (with_faults == ENDLESS)
        return flood(fd);
    long n = requests++;
    int bad = with_faults && n % 10 == 9, kind = (int)(bad ? n / 10 % FAULT_KINDS : n % ANSWER_KINDS);
    const char *text = bad ? FAULTS[kind] : ANSWERS[kind];
    struct linger abort = {1, 0};
    if (bad && kind == 0)
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &abort, sizeof abort);
    size_t half = strlen(text) / 2;
    send(fd, text, half, MSG_NOSIGNAL);
    if (n % 7 == 0)
        usleep(100); /* in two pieces */
    send(fd, text + half, strlen(text) - half, MSG_NOSIGNAL);
    return bad ? kind != 2 : kind == 3;
}

static void *serve(void *argument)
{
    int fd = (int)(intptr_t)argument, ends = 0;
    char c;
    while (recv(fd, &c, 1, 0) == 1) {
        ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
        if (ends == 2 && answer(fd))
            break;
        ends = ends == 2 ? 0 : ends;
    }
    close(fd);
    return NULL;
}

static void *accept_all(void *argument)
{
    for (int fd; (fd = accept((int)(intptr_t)argument, NULL, NULL)) >= 0;) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd) == 0)
            pthread_detach(thread);
    }
    return NULL;
}

/* The port it listens on. */
static int start_server(int faults)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t bytes = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    pthread_t thread;
    with_faults = faults;
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, bytes) || listen(fd, 100) ||
        getsockname(fd, (struct sockaddr *)&address, &bytes) ||
        pthread_create(&thread, NULL, accept_all, (void *)(intptr_t)fd)) {
        perror("server");
        exit(2);
    }
    return ntohs(address.sin_port);
}
