/* SPDX-License-Identifier: Apache-2.0 */
/* Calls that come before the hook's constructor (made by early_preload.so, loaded behind the hook) work. */
#include "victim.h"
#include <dlfcn.h>

int main(void)
{
    const int *read_early = dlsym(RTLD_DEFAULT, "early_preload_read");
    CHECK(read_early && *read_early == 1);
    return 0;
}
