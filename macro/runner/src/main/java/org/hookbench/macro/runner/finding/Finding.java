// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.finding;

/**
 * One thing that was looked at.
 *
 * @param code stable, for machines
 * @param message what was found, with its figure
 * @param action what to do; null when there is nothing to do
 */
public record Finding(String code, Status status, String message, String action) {
  /** How good it is. */
  public enum Status {
    OK,
    NOTE,
    WARN,
    /** Nothing can be measured there. */
    FAIL
  }

  public static Finding ok(String code, String message) {
    return new Finding(code, Status.OK, message, null);
  }

  public static Finding note(String code, String message, String action) {
    return new Finding(code, Status.NOTE, message, action);
  }

  public static Finding fail(String code, String message, String action) {
    return new Finding(code, Status.FAIL, message, action);
  }

  public static Finding warn(String code, String message, String action) {
    return new Finding(code, Status.WARN, message, action);
  }
}
