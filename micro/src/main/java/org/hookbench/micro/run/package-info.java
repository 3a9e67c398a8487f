/** The verb run: plans forks, runs them in order, and writes a result directory. */
package org.hookbench.micro.run;
