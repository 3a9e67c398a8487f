/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a layer does around the real call. A hook overrides a step by defining its macro before it includes
 * exports.h; a step that is not overridden does nothing and costs nothing.
 *
 *   HB_REAL(f)                        pointer to the real function
 *   HB_FIRST(argument)                the first argument of the real function
 *   HB_BEFORE(f, fd)                  what after-steps want to know from before the call (a uint32_t)
 *   HB_REFUSE(before)                 true: fail with ECONNRESET instead of calling
 *   HB_READ(f, fd, before, data, n)   after a reading function; its value is returned to the application
 *   HB_ACCEPT(f, fd)                  after accept; fd is -1 on failure
 *   HB_CLOSE(fd)                      before close
 *   HB_UNCLOSE(fd, before)            the close that HB_CLOSE announced failed
 *   HB_CLOSE_RANGE(first, last)       before close_range
 *   HB_COPY(f, from, target)          after dup and its kin; target is -1 on failure
 *   HB_RESULT(f, result)              after any other function
 *   HB_TIMED                          true: the hook's own time is recorded, by the next four
 *   HB_WORK, HB_REST, HB_RESUME, HB_DONE    own work begins, ends, begins again, ends
 */
#ifndef HB_LAYER_H
#define HB_LAYER_H

#include "data.h"
#include "functions.h"
#include "page.h"

#ifndef HB_REAL
#define HB_REAL(f) hb_real.f
#endif
#ifndef HB_FIRST
#define HB_FIRST(argument) (argument)
#endif
#ifndef HB_BEFORE
#define HB_BEFORE(f, fd) 0
#endif
#ifndef HB_REFUSE
#define HB_REFUSE(before) 0
#endif
#ifndef HB_READ
#define HB_READ(f, fd, before, data, n) (n)
#endif
#ifndef HB_ACCEPT
#define HB_ACCEPT(f, fd)
#endif
#ifndef HB_CLOSE
#define HB_CLOSE(fd)
#endif
#ifndef HB_UNCLOSE
#define HB_UNCLOSE(fd, before)
#endif
#ifndef HB_CLOSE_RANGE
#define HB_CLOSE_RANGE(first, last)
#endif
#ifndef HB_COPY
#define HB_COPY(f, from, target)
#endif
#ifndef HB_RESULT
#define HB_RESULT(f, result)
#endif
#ifndef HB_TIMED
#define HB_TIMED 0
#define HB_WORK(timed)
#define HB_REST(timed)
#define HB_RESUME(timed)
#define HB_DONE(timed, f)
#endif

#endif
