package org.hookbench.experiment.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small facts from files and commands; null where there is none. */
final class Facts {
  private static final int LIMIT_SECONDS = 5;

  private Facts() {}

  static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return null;
    }
  }

  static String value(Path file, String key, String separator) {
    String text = line(file);
    if (text == null) {
      return null;
    }
    return text.lines()
        .filter(l -> l.startsWith(key))
        .map(l -> l.substring(l.indexOf(separator) + 1).strip().replaceAll("^\"|\"$", ""))
        .findFirst()
        .orElse(null);
  }

  /** What a command prints, or null if it cannot be run or fails. */
  static String command(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? out.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
