// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.util.Locale;

/**
 * Something a reader of the numbers must know.
 *
 * @param code stable, for machines
 * @param message what it is and what to do
 */
public record Warning(String code, String message) {
  /** With a message in the form of {@link String#format}. */
  public static Warning of(String code, String format, Object... values) {
    return new Warning(code, String.format(Locale.ROOT, format, values));
  }
}
