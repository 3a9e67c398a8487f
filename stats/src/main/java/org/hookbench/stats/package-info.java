/** The stats program: one class per verb. */
package org.hookbench.stats;
