/* SPDX-License-Identifier: Apache-2.0 */
/* The process has functions of its own with the names a careless hook gives its helpers. */
#include "victim.h"

int helper_calls;

__attribute__((visibility("default"))) void write_log(const char *text)
{
    (void)text;
    helper_calls++;
}

int main(void)
{
    char buffer[64];
    int client, fd = accepted(&client);
    say(client, REQUEST);
    CHECK(is_blocked_or_plain(read(fd, buffer, sizeof buffer)));
    CHECK(helper_calls == 0);
    return 0;
}
