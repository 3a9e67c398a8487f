/*
 * A file that is mapped may be cut short by anybody, and the next store to it is a SIGBUS. While a page is mapped, and only if
 * the process has no handler when the object is loaded, a handler puts memory in the place of such a page: what is
 * counted from then on reaches nobody, and the program goes on. Any other SIGBUS ends the process as it would have.
 */
#ifndef HB_BUS_H
#define HB_BUS_H

#include <stddef.h>

void hb_bus_guard(void *page, size_t bytes);
void hb_bus_release(void *page);

#endif
