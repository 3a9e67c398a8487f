// SPDX-License-Identifier: Apache-2.0
/** Reads an experiment file, strictly: unknown keys and bad values are errors that name the key. */
package org.hookbench.experiment.file;
