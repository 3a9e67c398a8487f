// SPDX-License-Identifier: Apache-2.0
/** The verb calibrate: measures what is known, so that the instrument can be judged. */
package org.hookbench.micro.calibrate;
