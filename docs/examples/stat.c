/* A driver: what does a hook add to one stat()? scripts/hookbench micro --hook ./my-hook.so --driver docs/examples/stat.c */
#include <hookbench_driver.h>
#include <sys/stat.h>

HB_DRIVER("stat")

int hb_driver_run(const hb_any *functions, long calls, void *state)
{
    struct stat found;
    (void)state;
    for (long i = 0; i < calls; i++)
        if (((int (*)(const char *, struct stat *))functions[0])("/dev/null", &found))
            return -1;
    return 0;
}
