/* SPDX-License-Identifier: Apache-2.0 */
/* More than 10,000 descriptors: those with large numbers are watched, and nothing else is harmed. */
#include "victim.h"
#include <sys/resource.h>

#define MANY 10500

int main(void)
{
    char buffer[256];
    struct rlimit limit;
    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    limit.rlim_cur = limit.rlim_max < 20000 ? limit.rlim_max : 20000;
    if (limit.rlim_cur < MANY + 100) {
        puts("SKIP the limit of open files is below 10600");
        return 77;
    }
    CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0);
    int zero = open("/dev/zero", O_RDONLY);
    for (int i = 0; i < MANY; i++) {
        int fd = dup(zero);
        CHECK(fd > 0 && read(fd, buffer, 1) == 1);
    }
    int client, fd = accepted(&client);
    CHECK(fd > MANY);
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    int low, low_client;
    close(5);
    low = accepted(&low_client);
    say(low_client, REQUEST);
    CHECK(is_blocked_or_plain(read(low, buffer, sizeof buffer)));
    return 0;
}
