// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end, within a time limit. Its output is read while it runs and kept
 * up to a bound, so that a program that prints for ever, that never ends, or that leaves a daemon
 * with the output open cannot hold the caller.
 */
public final class Command {
  /** Marks every process that a command starts, daemons included. */
  static final String MARK = "HOOKBENCH_COMMAND";

  private static final Duration REST = Duration.ofMillis(500);

  private final List<String> words;
  private final Duration limit;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<String> removedPrefixes = new ArrayList<>();
  private final String mark = UUID.randomUUID().toString();
  private String input = "";
  private Path folder;
  private boolean merged;
  private boolean alone;

  /**
   * Not yet started.
   *
   * @param words program and arguments
   * @param limit after which the program and everything that it started is killed
   */
  public Command(List<String> words, Duration limit) {
    this.words = List.copyOf(words);
    this.limit = limit;
  }

  /** Runs it in this folder. */
  public Command in(Path directory) {
    folder = directory;
    return this;
  }

  /** Adds a variable to the inherited environment. */
  public Command with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Takes the inherited variables whose names begin so out of the environment. */
  public Command without(String prefix) {
    removedPrefixes.add(prefix);
    return this;
  }

  /** Gives it this on standard input. */
  public Command reading(String text) {
    input = text;
    return this;
  }

  /** Puts standard error into {@link CommandOutput#out}. */
  public Command mergingErrors() {
    merged = true;
    return this;
  }

  /** Kills what the program left running when it ended. */
  public Command leavingNothing() {
    alone = true;
    return this;
  }

  /**
   * Runs it.
   *
   * @throws IOException if it cannot be started
   * @throws MeasurementFailedException if this thread is interrupted; the program is killed
   */
  public CommandOutput run() throws IOException {
    Process process = builder().start();
    feed(process);
    BoundedOutput out = BoundedOutput.of(process.getInputStream(), words.get(0));
    BoundedOutput errors =
        BoundedOutput.of(merged ? InputStream.nullInputStream() : process.getErrorStream(), "");
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended || alone) {
        ProcessTree.of(process.toHandle(), MARK, mark).kill();
      }
      out.await(REST);
      errors.await(REST);
      return new CommandOutput(
          ended, ended ? process.exitValue() : -1, out.text(), errors.text(), out.isCut());
    } catch (InterruptedException e) {
      ProcessTree.of(process.toHandle(), MARK, mark).kill();
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException(words.get(0) + ": interrupted", e);
    }
  }

  /** A program may end without having read it all. */
  private void feed(Process process) {
    if (!input.isEmpty()) {
      Thread feeder =
          new Thread(
              () -> {
                try (OutputStream to = process.getOutputStream()) {
                  to.write(input.getBytes(StandardCharsets.UTF_8));
                } catch (IOException unread) {
                  return;
                }
              },
              "input of " + words.get(0));
      feeder.setDaemon(true);
      feeder.start();
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(merged);
    if (input.isEmpty()) {
      builder.redirectInput(Path.of("/dev/null").toFile());
    }
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> removedPrefixes.stream().anyMatch(name::startsWith));
    environment.putAll(variables);
    environment.put(MARK, mark);
    return builder;
  }

  /** The command line, for messages. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
