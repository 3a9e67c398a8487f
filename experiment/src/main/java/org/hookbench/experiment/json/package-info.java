/** JSON and YAML as hookbench writes and reads them. */
package org.hookbench.experiment.json;
