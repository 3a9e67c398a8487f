/* SPDX-License-Identifier: Apache-2.0 */
/* What a child of vfork closes stays open in the parent, although they share memory. */
#include "victim.h"
#include <sys/wait.h>

int main(void)
{
    char buffer[256];
    int client, fd = accepted(&client), null = open("/dev/null", O_RDONLY), status;
    pid_t pid = vfork();
    if (pid == 0) {
        close(fd);
        dup2(null, fd);
        execlp("true", "true", (char *)NULL);
        _exit(9);
    }
    CHECK(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0);
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    return 0;
}
