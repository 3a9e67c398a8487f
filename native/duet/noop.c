/* SPDX-License-Identifier: Apache-2.0 */
/* libhbnoop.so: a function that does nothing, in an object of its own, so that a hook can interpose it. */
#include "hookbench_duet.h"

HB_DUET_API int hb_noop(int value)
{
    return value;
}
