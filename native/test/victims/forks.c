/* SPDX-License-Identifier: Apache-2.0 */
/* fork while other threads read: the child can read at once, and sees its own sockets. */
#include "victim.h"
#include <pthread.h>
#include <sys/wait.h>

static int stop;

static void *reader(void *argument)
{
    char buffer[4096];
    int client, fd = accepted(&client);
    (void)argument;
    while (!__atomic_load_n(&stop, __ATOMIC_RELAXED)) {
        say(client, HARMLESS);
        CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(HARMLESS));
    }
    return NULL;
}

static void child(void)
{
    char buffer[256];
    alarm(5);
    int client, fd = accepted(&client);
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    _exit(0);
}

int main(void)
{
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        CHECK(pthread_create(&threads[i], NULL, reader, NULL) == 0);
    int times = getenv("VICTIM_FORKS") ? atoi(getenv("VICTIM_FORKS")) : 100;
    for (int i = 0; i < times; i++) {
        int status;
        pid_t pid = fork();
        if (pid == 0)
            child();
        CHECK(pid > 0 && waitpid(pid, &status, 0) == pid);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    __atomic_store_n(&stop, 1, __ATOMIC_RELAXED);
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(threads[i], NULL) == 0);
    return 0;
}
