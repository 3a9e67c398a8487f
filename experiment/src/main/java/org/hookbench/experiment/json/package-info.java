// SPDX-License-Identifier: Apache-2.0
/** JSON and YAML as hookbench writes and reads them. */
package org.hookbench.experiment.json;
