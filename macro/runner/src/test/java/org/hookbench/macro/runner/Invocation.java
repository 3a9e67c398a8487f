// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hookbench.testing.Signals;

/** The program as a user starts it: a process with an exit status and two outputs. */
final class Invocation {
  private final Process process;
  private final Path out;
  private final Path err;

  private Invocation(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static Invocation start(Path folder, Object... arguments) throws Exception {
    return startBelow(List.of(), folder, arguments);
  }

  /** With a program in front that starts it, as in {@code unshare --pid --fork}. */
  static Invocation startBelow(List<String> front, Path folder, Object... arguments)
      throws Exception {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    List<String> command = new ArrayList<>(front);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add("-Dhookbench.home=" + System.getProperty("hookbench.home"));
    command.add("-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider"); // tests have Spring's, too
    Optional.ofNullable(System.getProperty("kubeconfig"))
        .ifPresent(file -> command.add("-Dkubeconfig=" + file));
    command.add(Main.class.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(Signals.interruptible(command))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Invocation(process, out, err);
  }

  static Invocation run(Path folder, Object... arguments) throws Exception {
    return start(folder, arguments).ended();
  }

  Invocation ended() throws InterruptedException {
    if (!process.waitFor(300, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("did not end: " + out());
    }
    return this;
  }

  Process process() {
    return process;
  }

  int status() {
    return process.exitValue();
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
