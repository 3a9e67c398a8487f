// SPDX-License-Identifier: Apache-2.0
/** TLS to the targets: trusted authorities, and the engines that encrypt. */
package org.hookbench.macro.load.tls;
