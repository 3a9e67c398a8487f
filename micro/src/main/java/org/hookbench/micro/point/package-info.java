// SPDX-License-Identifier: Apache-2.0
/** What is called and on what: one point of the plane of functions, targets and sizes. */
package org.hookbench.micro.point;
