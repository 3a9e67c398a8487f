/* SPDX-License-Identifier: Apache-2.0 */
/* The interposed functions. Included once by every hook, after its layer. */
#include "layer.h"
#include "reading.h"
#include "others.h"
