// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.util.Locale;

/** A measurement could not be made or proven; the program ends with {@link ExitStatus#FAILED}. */
public final class MeasurementFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MeasurementFailedException(String message) {
    super(message);
  }

  public MeasurementFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With a message in the form of {@link String#format}. */
  public static MeasurementFailedException of(String format, Object... values) {
    return new MeasurementFailedException(String.format(Locale.ROOT, format, values));
  }

  /** With a message in the form of {@link String#format}, and what led to it. */
  public static MeasurementFailedException of(Throwable cause, String format, Object... values) {
    return new MeasurementFailedException(String.format(Locale.ROOT, format, values), cause);
  }
}
