/* SPDX-License-Identifier: Apache-2.0 */
/* A hook that needs nothing, but insists on dlsym: it kills a program that has none. */
extern void *dlsym(void *handle, const char *name);

int close(int fd)
{
    return ((int (*)(int))dlsym((void *)-1L, "close"))(fd);
}
