/** What a run says about itself. */
package org.hookbench.macro.load.result;
