/** Tests of the documentation. */
package org.hookbench.experiment.docs;
