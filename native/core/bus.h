/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file that is mapped may be cut short by anybody, and the next store to it is a SIGBUS. A handler, set when the object
 * is loaded with a page, puts memory in the place of such a page: what is counted from then on reaches nobody, and the program
 * goes on. Any other SIGBUS does what it would have done. A program that sets a handler of its own later replaces this one,
 * unless it calls the one before (a JVM does).
 */
#ifndef HB_BUS_H
#define HB_BUS_H

#include <stddef.h>

void hb_bus_guard(void *page, size_t bytes);
void hb_bus_release(void *page);

#endif
