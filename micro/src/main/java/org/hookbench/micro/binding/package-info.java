// SPDX-License-Identifier: Apache-2.0
/** Ways from Java to the functions of libc, each of which proves where it arrives. */
package org.hookbench.micro.binding;
