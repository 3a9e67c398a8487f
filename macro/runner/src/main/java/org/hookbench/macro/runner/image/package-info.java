// SPDX-License-Identifier: Apache-2.0
/** Container images of the systems under test and the tools: built once for each content. */
package org.hookbench.macro.runner.image;
