// SPDX-License-Identifier: Apache-2.0
/** The vocabulary of hookbench: what an experiment is made of, as validated records. */
package org.hookbench.experiment;
