// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.macro.runner.deploy.LogTail;

/** A process of hb-run, on this machine or in a container: one arm's program is run by it. */
final class Starter implements AutoCloseable {
  private static final int FIGURES = 5;
  private final Process process;
  private final BufferedReader answers;
  private final OutputStream orders;
  private final Path log;
  private final Runnable cleanUp;

  private Starter(Process process, Path log, Runnable cleanUp) {
    this.process = process;
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    this.orders = process.getOutputStream();
    this.log = log;
    this.cleanUp = cleanUp;
  }

  /**
   * Starts it.
   *
   * @param log gets the standard error of the program
   * @param cleanUp after it has ended or was killed
   */
  static Starter start(
      List<String> words, Map<String, String> variables, Path log, Runnable cleanUp) {
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(variables);
    try {
      return new Starter(builder.start(), log, cleanUp);
    } catch (IOException e) {
      throw MeasurementFailedException.of(
          e, "workload: %s cannot be started: %s", words.get(0), e.getMessage());
    }
  }

  /** Runs the program once; one that cannot be started fails the trial. */
  Took run() {
    try {
      orders.write('\n');
      orders.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw ended(null);
      }
      return took(answer);
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private Took took(String answer) {
    String[] figures = answer.split(" ");
    if (answer.startsWith("error ") || figures.length != FIGURES) {
      throw MeasurementFailedException.of(
          "command: cannot be run: %s; check the program, and the image of a workload",
          answer.replaceFirst("^error ", ""));
    }
    return new Took(
        Long.parseLong(figures[0]),
        Long.parseLong(figures[1]),
        Long.parseLong(figures[2]),
        Long.parseLong(figures[3]),
        figures[4]);
  }

  private MeasurementFailedException ended(IOException cause) {
    return MeasurementFailedException.of(
        cause, "workload: the program that starts it has ended%s", LogTail.of(log));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    cleanUp.run();
  }

  /**
   * What one run took.
   *
   * @param status exit status, 128 and the number of a signal, or {@code timeout}
   */
  record Took(long wallNs, long userNs, long systemNs, long peakBytes, String status) {
    /** Empty if it ended well. */
    String error() {
      return switch (status) {
        case "0" -> "";
        case "timeout" -> "timeout";
        default -> "status " + status;
      };
    }
  }
}
