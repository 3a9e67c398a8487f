// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

/**
 * Something a reader of the numbers must know.
 *
 * @param code stable, for machines
 * @param message what it is and what to do
 */
public record Warning(String code, String message) {}
