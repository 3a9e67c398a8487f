/** Checklists of the literature, answered from the files of a result. */
package org.hookbench.stats.checklist;
