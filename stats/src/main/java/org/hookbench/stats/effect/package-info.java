/** How large a difference is: one stateless class per measure, with its source. */
package org.hookbench.stats.effect;
