// SPDX-License-Identifier: Apache-2.0
/** Where and with what a measurement was made; never the value of an environment variable. */
package org.hookbench.experiment.provenance;
