package org.hookbench.micro.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.hook.Home;

/** Starts the process of a trial and waits for it. */
public final class Fork {
  /** File in the directory of the trial with all that the fork printed. */
  public static final String LOG = "log.txt";

  static final String REASON = "hookbench: ";
  private static final int FIRST_WITH_FFM = 22;
  private static final int START_SECONDS = 60;
  private static final int SLOWEST_FACTOR = 20;
  private static final List<String> LEAN =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xms64m");

  private final Arm arm;

  /** A fork whose last, or only, arm is this one. */
  public Fork(Arm arm) {
    this.arm = arm;
  }

  /**
   * Runs a trial; its files are in {@link ForkSpec#out} then.
   *
   * @throws MeasurementFailedException with the reason the fork gave
   */
  public ForkReport run(ForkSpec spec) {
    Path log = spec.out().resolve(LOG);
    try {
      Process process = builder(spec, log).start();
      long limit = START_SECONDS + Math.round(SLOWEST_FACTOR * spec.seconds());
      if (!process.waitFor(limit, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new MeasurementFailedException(
            spec.point().label() + ": the fork did not end within " + limit + " s; it was killed");
      }
      if (process.exitValue() != 0) {
        throw new MeasurementFailedException(
            spec.point().label() + ": " + reason(log, process.exitValue()));
      }
      return ForkReport.take(spec.out());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder builder(ForkSpec spec, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.way().isCalledFromJava() ? List.of("-XX:+UseSerialGC") : LEAN);
    if (Runtime.version().feature() >= FIRST_WITH_FFM) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Djna.nosys=true");
    command.add("-Dhookbench.home=" + Home.find());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ForkMain.class.getName());
    command.addAll(spec.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment(spec));
    return builder.redirectOutput(log.toFile());
  }

  private Map<String, String> environment(ForkSpec spec) {
    return spec.way() == Way.DUET
        ? arm.variables()
        : Preload.environment(arm, Optional.ofNullable(spec.hook()));
  }

  private static String reason(Path log, int status) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    return lines.stream()
        .filter(line -> line.startsWith(REASON))
        .reduce((first, last) -> last)
        .map(line -> line.substring(REASON.length()))
        .orElseGet(() -> ended(status, lines));
  }

  private static String ended(int status, List<String> lines) {
    String how =
        status > 128
            ? "signal " + (status - 128) + " (the hook may have crashed it)"
            : "status " + status;
    String last = lines.isEmpty() ? "" : "; it last said: " + lines.get(lines.size() - 1);
    return "the fork ended with " + how + last + "; see " + LOG;
  }
}
