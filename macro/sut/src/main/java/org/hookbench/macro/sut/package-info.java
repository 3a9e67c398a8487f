// SPDX-License-Identifier: Apache-2.0
/** Built-in systems under test: small HTTP servers with a known amount of work per request. */
package org.hookbench.macro.sut;
