// SPDX-License-Identifier: Apache-2.0
/** Tests of the documentation. */
package org.hookbench.experiment.docs;
