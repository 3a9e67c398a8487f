/* SPDX-License-Identifier: Apache-2.0 */
/* The word is split over two or three reads of one connection, at every byte, or arrives byte by byte. */
#include "victim.h"

static const char TEXT[] = "GET /" WORD;

static int is_seen(const int *cuts, int count)
{
    char buffer[64];
    int client, fd = accepted(&client), from = 0, blocked = 0;
    for (int i = 0; i <= count && !blocked; i++) {
        int to = i < count ? cuts[i] : (int)strlen(TEXT);
        if (to == from)
            continue;
        CHECK(write(client, TEXT + from, (size_t)(to - from)) == to - from);
        blocked = read(fd, buffer, sizeof buffer) == -1 && errno == ECONNRESET;
        from = to;
    }
    close(fd), close(client);
    return blocked;
}

int main(void)
{
    int length = (int)strlen(TEXT), each[64];
    for (int a = 0; a < length; a++) {
        each[a] = a;
        for (int b = a; b < length; b++)
            CHECK(is_seen((int[]){a, b}, 2) == detects());
    }
    CHECK(is_seen(each, length) == detects());
    return 0;
}
