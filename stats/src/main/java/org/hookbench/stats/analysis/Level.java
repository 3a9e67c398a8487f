// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.analysis;

/**
 * What one level of an experiment adds to the spread of the effect (Kalibera and Jones 2013).
 *
 * @param level {@code session} (a result directory), {@code process} (a trial), {@code within} (the
 *     figure of one trial, from its connection rounds or batches)
 * @param groups of this level; for {@code within} its parts in all
 * @param sd standard deviation that the level adds; 0 if no more than chance
 */
public record Level(String level, int groups, double sd) {}
