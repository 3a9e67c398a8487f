// SPDX-License-Identifier: Apache-2.0
/** Verb import: experiment files of STeLLAR become experiment files of ours. */
package org.hookbench.macro.runner.stellar;
