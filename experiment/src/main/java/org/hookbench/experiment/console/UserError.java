// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.util.Locale;

/**
 * Wrong use or bad input. The message says what, the value, what is allowed and what to do; it is
 * printed as it stands and the program ends with {@link ExitStatus#BAD_INPUT}.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String message) {
    super(Quoted.lines(message));
  }

  public UserError(String message, Throwable cause) {
    super(Quoted.lines(message), cause);
  }

  /** With a message in the form of {@link String#format}. */
  public static UserError of(String format, Object... values) {
    return new UserError(String.format(Locale.ROOT, format, values));
  }

  /** With a message in the form of {@link String#format}, and what led to it. */
  public static UserError of(Throwable cause, String format, Object... values) {
    return new UserError(String.format(Locale.ROOT, format, values), cause);
  }
}
