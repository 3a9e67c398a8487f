package org.hookbench.macro.runner.image;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;

/**
 * The command line of an engine: docker or podman.
 *
 * @param name program
 * @param host address of the engine; null for its default
 */
public record EngineProgram(String name, String host) {
  /** Podman's monitors leave files in the folder they were started in; here they cannot. */
  private static final File NOWHERE = new File("/proc");

  private static final long LONGEST_MINUTES = 10;

  /** Docker if it answers, else podman. */
  public static EngineProgram ofThisMachine() {
    EngineProgram docker = new EngineProgram("docker", null);
    return docker.answers() ? docker : new EngineProgram("podman", null);
  }

  /** Whether it is there and its engine answers. */
  public boolean answers() {
    try {
      return call("info").ok();
    } catch (UserError notInstalled) {
      return false;
    }
  }

  /** What a call printed, and how it ended. */
  public record Answer(int exit, String out, String err) {
    /** Whether it ended well. */
    public boolean ok() {
      return exit == 0;
    }
  }

  /** Runs it with these arguments. */
  public Answer call(String... arguments) {
    return call(List.of(arguments));
  }

  /** Runs it with these arguments. */
  public Answer call(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(name);
    command.addAll(arguments);
    try {
      Path err = Files.createTempFile("hookbench-engine", ".err");
      try {
        return answer(start(command, err), err);
      } finally {
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException(name + " " + arguments.get(0) + ": interrupted", e);
    }
  }

  private Process start(List<String> command, Path err) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.directory(NOWHERE);
    if (host != null) {
      builder.environment().put(name.equals("docker") ? "DOCKER_HOST" : "CONTAINER_HOST", host);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UserError(
          name + ": is not installed; install it (apt-get install docker.io podman)", e);
    }
  }

  private Answer answer(Process process, Path err) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new MeasurementFailedException(name + ": no answer for " + LONGEST_MINUTES + " min");
    }
    return new Answer(process.exitValue(), out.strip(), Files.readString(err).strip());
  }

  /** What it prints; a failure is an error that says what was tried. */
  public String must(String what, List<String> arguments) {
    Answer answer = call(arguments);
    if (!answer.ok()) {
      throw new MeasurementFailedException(name + ": " + what + ": " + lastLine(answer));
    }
    return answer.out();
  }

  /** The last line of what it said. */
  static String lastLine(Answer answer) {
    String said = answer.err().isEmpty() ? answer.out() : answer.err();
    return said.isEmpty()
        ? "exit status " + answer.exit()
        : said.substring(said.lastIndexOf('\n') + 1);
  }
}
