// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.Arrays;
import java.util.Locale;
import org.hookbench.experiment.console.UserError;

/** Enum constants as users write them: {@code SAME_POD} is {@code same-pod}. */
public final class Names {
  private Names() {}

  /** The text of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A text as part of a name of a file: letters, digits, {@code . _ -}. */
  public static String label(String text) {
    return text.replaceAll("[^A-Za-z0-9._-]+", "_");
  }

  /**
   * The constant with this text.
   *
   * @param key what the message of the {@link UserError} begins with if there is none
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String key, String text) {
    E[] constants = type.getEnumConstants();
    return Arrays.stream(constants)
        .filter(c -> of(c).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "%s: '%s' is unknown; use one of %s",
                    key, text, Arrays.stream(constants).map(Names::of).toList()));
  }
}
