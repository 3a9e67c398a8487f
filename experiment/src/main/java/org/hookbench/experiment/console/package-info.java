// SPDX-License-Identifier: Apache-2.0
/** How every program of hookbench talks to its user: messages, progress, exit status. */
package org.hookbench.experiment.console;
