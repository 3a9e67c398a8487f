// SPDX-License-Identifier: Apache-2.0
/** The result directory: the contract between measuring and analysis. */
package org.hookbench.experiment.results;
