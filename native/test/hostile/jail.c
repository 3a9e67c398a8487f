/* SPDX-License-Identifier: Apache-2.0 */
/* Goes to an empty root, then serves: nothing that the hook knew by name is there any more. Status 77 where it may not. */
#define _GNU_SOURCE
#include "victim.h"
#include <sys/wait.h>

int main(void)
{
    char buffer[256], folder[] = "/tmp/hookbench-jail-XXXXXX";
    int status;
    if (!mkdtemp(folder) || chroot(folder) || chdir("/")) {
        printf("SKIP no right to change the root\n");
        return 77;
    }
    rmdir("/");
    for (int i = 0; i < 2; i++) {
        int client, fd = accepted(&client);
        say(client, REQUEST);
        CHECK(read(fd, buffer, sizeof buffer) == (ssize_t)strlen(REQUEST) && close(fd) == 0);
        pid_t pid = i ? 1 : fork();
        if (pid == 0)
            continue; /* the child serves the second */
        CHECK(i == 1 || (waitpid(pid, &status, 0) == pid && status == 0));
        break;
    }
    return 0;
}
