/* SPDX-License-Identifier: Apache-2.0 */
/* The two halves of hb-switch-check. */
#ifndef HB_SWITCH_CHECK_H
#define HB_SWITCH_CHECK_H

#include <stdio.h>

/* In the process with the hook: writes the report to path. Does not return but in failure. */
int hb_check_inside(const char *hook, const char *switch_object, const char *path);

#endif
