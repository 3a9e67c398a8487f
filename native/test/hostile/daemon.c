/* SPDX-License-Identifier: Apache-2.0 */
/* A daemon without standard streams: its data file, argv[1], has number 2, and must hold only what it wrote itself. */
#include "victim.h"
#include <sys/wait.h>

int main(int count, char **arguments)
{
    char byte;
    if (count != 2)
        return 2;
    close(0), close(1), close(2);
    open("/dev/null", O_RDWR), open("/dev/null", O_RDWR);
    int file = open(arguments[1], O_RDWR | O_CREAT | O_TRUNC, 0644), zero = open("/dev/zero", O_RDONLY), status = 0;
    pid_t pid = fork();
    if (read(zero, &byte, 1) != 1 || file != 2)
        return 3;
    if (pid == 0)
        return 0;
    if (waitpid(pid, &status, 0) != pid || status != 0 || write(file, "RECORD\n", 7) != 7)
        return 4;
    return 0;
}
