// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.http;

/** Where the parsing of a response stands. */
public enum Outcome {
  INCOMPLETE,
  COMPLETE,
  MALFORMED
}
