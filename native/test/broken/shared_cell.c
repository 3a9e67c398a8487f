/* SPDX-License-Identifier: Apache-2.0 */
/* count, with one cell for all threads and additions that are not atomic: counts are lost. */
#include "page.h"

static struct hb_counts *everybodys;

#define hb_cell() (everybodys ? everybodys : (everybodys = hb_cell()))
#include "../../hooks/count.c"
