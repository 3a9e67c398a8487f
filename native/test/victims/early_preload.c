/* SPDX-License-Identifier: Apache-2.0 */
/* Another preloaded library, whose constructor runs before the hook's and reads. */
#include <fcntl.h>
#include <unistd.h>

int early_preload_read;

__attribute__((constructor)) static void early(void)
{
    char byte = 1;
    int fd = open("/dev/zero", O_RDONLY);
    early_preload_read = read(fd, &byte, 1) == 1 && byte == 0;
    close(fd);
}
