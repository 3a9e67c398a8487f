/* SPDX-License-Identifier: Apache-2.0 */
/* A loop of the user's: compiled, loaded, and asked for the functions that it calls. */
#define _GNU_SOURCE
#include "side.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATH_BYTES 4096

extern char **environ;

/* The words of CFLAGS and LDLIBS are for the shell to split. */
static const char COMPILE[] = "unset LD_PRELOAD LD_AUDIT; exec ${CC:-cc} -O2 -fPIC -shared -I\"$1\" $CFLAGS \"$2\" -o "
                              "\"$3/driver.so\" -Wl,--no-as-needed $LDLIBS >\"$3/log\" 2>&1";

static int spawn(char *const *arguments)
{
    int (*own)(pid_t *, const char *, const posix_spawn_file_actions_t *, const posix_spawnattr_t *, char *const[],
               char *const[]) = hb_libc_function("posix_spawn");
    pid_t child;
    int status = own ? own(&child, "/bin/sh", NULL, NULL, arguments, environ) : ENOSYS;
    if (status)
        return hb_fail("/bin/sh cannot be started: %s", strerror(status));
    while (hb_libc.waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return hb_fail("cannot wait for the compiler: %s", strerror(errno));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/* The compiler's first lines. */
static int complain(const char *source, const char *log)
{
    char text[400] = "";
    FILE *file = fopen(log, "r");
    size_t n = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    while (n > 0 && text[n - 1] == '\n')
        n--;
    return hb_fail("driver %s cannot be compiled: %.*s", source, (int)n, text);
}

static int compiled(struct hb_driver *driver, const char *source, const char *folder)
{
    char include[PATH_BYTES], object[PATH_BYTES + 16], log[PATH_BYTES + 16];
    if (hb_beside("../include", include, sizeof include))
        return -1;
    snprintf(object, sizeof object, "%s/driver.so", folder);
    snprintf(log, sizeof log, "%s/log", folder);
    char *arguments[] = {"sh", "-c", (char *)COMPILE, "sh", include, (char *)source, (char *)folder, NULL};
    int failed = spawn(arguments);
    if (failed > 0)
        failed = complain(source, log);
    if (!failed && !(driver->object = dlopen(object, RTLD_NOW | RTLD_LOCAL)))
        failed = hb_fail("driver %s cannot be loaded: %s", source, dlerror());
    unlink(object);
    unlink(log);
    return failed;
}

/* By memcpy: ISO C has no conversion between the two kinds of pointers. */
static void look_up(void *object, const char *name, void *function)
{
    void *found = dlsym(object, name);
    memcpy(function, &found, sizeof found);
}

static int check(const struct hb_driver *driver, const char *source)
{
    const int *version = dlsym(driver->object, "hb_driver_version");
    int count = 0;
    while (driver->names && driver->names[count])
        count++;
    if (!version || !driver->names || !driver->run)
        return hb_fail("driver %s: needs HB_DRIVER(\"function\") and hb_driver_run; see hookbench_driver.h", source);
    if (*version != HB_DRIVER_VERSION)
        return hb_fail("driver %s: is of version %d; this program knows version %d", source, *version,
                       HB_DRIVER_VERSION);
    return count > 0 && count <= HB_FUNCTIONS_MAX
               ? 0
               : hb_fail("driver %s: names %d functions; 1 to %d are possible", source, count, HB_FUNCTIONS_MAX);
}

int hb_driver_load(struct hb_driver *driver, const char *source)
{
    char folder[PATH_BYTES];
    const char *where = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/hookbench-driver-XXXXXX", where && *where ? where : "/tmp");
    if (access(source, R_OK))
        return hb_fail("driver %s: cannot be read: %s", source, strerror(errno));
    if (!mkdtemp(folder))
        return hb_fail("%s: no folder can be made: %s", folder, strerror(errno));
    int failed = compiled(driver, source, folder);
    rmdir(folder);
    if (failed)
        return failed;
    driver->names = dlsym(driver->object, "hb_driver_functions");
    look_up(driver->object, "hb_driver_run", &driver->run);
    look_up(driver->object, "hb_driver_open", &driver->open);
    look_up(driver->object, "hb_driver_close", &driver->close);
    return check(driver, source);
}
