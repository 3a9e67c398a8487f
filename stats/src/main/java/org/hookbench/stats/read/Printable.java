// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

/** Damaged files hold characters that would break a message of one line. */
final class Printable {
  private Printable() {}

  /** The text with a question mark for what does not print. */
  static String of(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", "?");
  }
}
