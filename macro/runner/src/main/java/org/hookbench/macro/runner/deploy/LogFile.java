package org.hookbench.macro.runner.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** log.txt of a trial: what each program printed, one after the other under a headline. */
public final class LogFile {
  static final String NAME = "log.txt";

  private LogFile() {}

  /** Moves a log into log.txt; a log that is not there is left out. */
  public static void append(Path folder, String headline, Path log) {
    if (!Files.exists(log)) {
      return;
    }
    try (OutputStream out =
        Files.newOutputStream(
            folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(("== " + headline + "\n").getBytes(StandardCharsets.UTF_8));
      Files.copy(log, out);
      Files.delete(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
