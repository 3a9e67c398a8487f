/* dlsym: looks the real function up on every call, as many published hooks do. */
#include "functions.h"

static inline void *found(void *function, void *direct)
{
    return function ? function : direct;
}

#define HB_REAL(f) ((__typeof__(&f))found(hb_lookup(#f), (void *)hb_direct.f))
#include "exports.h"

__attribute__((constructor)) static void load(void)
{
    hb_resolve();
    hb_page_init("dlsym", 0);
}
