// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;

/** Reads the texts of options. */
final class OptionText {
  private OptionText() {}

  /** The constant that is written as {@code text}; null for null. */
  static <E extends Enum<E>> E constant(String option, Class<E> type, String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> Names.of(c).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                UserError.of(
                    "%s: '%s' is not one of %s",
                    option, text, Arrays.stream(type.getEnumConstants()).map(Names::of).toList()));
  }

  /** The text, or that of the file whose name is after {@code @}. */
  static String body(String text) {
    if (text == null || !text.startsWith("@")) {
      return text;
    }
    Path file = Path.of(text.substring(1));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserError("--body: " + file + ": cannot be read (" + e + ")", e);
    }
  }
}
