// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hookbench.experiment.console.Io;

/** log.txt of a trial: what each program printed, one after the other under a headline. */
public final class LogFile {
  static final String NAME = "log.txt";

  private LogFile() {}

  /** Moves a log into log.txt; a log that is not there is left out. */
  public static void append(Path folder, String headline, Path log) {
    try {
      if (Files.exists(log)) {
        append(folder, headline, Files.readAllBytes(log));
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a text to log.txt. */
  public static void append(Path folder, String headline, String text) {
    Io.run(() -> append(folder, headline, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void append(Path folder, String headline, byte[] text) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(
            folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(("== " + headline + "\n").getBytes(StandardCharsets.UTF_8));
      out.write(text);
    }
  }
}
