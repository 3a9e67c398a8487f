/* SPDX-License-Identifier: Apache-2.0 */
#include "fork.h"
#include "functions.h"

typedef int registers(void (*)(void), void (*)(void), void (*)(void), void *);

/*
 * glibc's pthread_atfork is not in its shared objects; what it calls is. The object is linked with -z nodelete: it must
 * not be gone when the process forks. Without either, a child goes on with what it has inherited.
 */
void hb_at_fork(void (*in_child)(void))
{
    void *of_glibc = hb_lookup("__register_atfork"), *of_musl = of_glibc ? NULL : hb_lookup("pthread_atfork");
    if (of_glibc)
        ((registers *)of_glibc)(NULL, NULL, in_child, NULL);
    else if (of_musl)
        ((int (*)(void (*)(void), void (*)(void), void (*)(void)))of_musl)(NULL, NULL, in_child);
}
