// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.hook.Preload;
import org.hookbench.micro.binding.Binding;

/** Starts the fresh process in which a trial is measured, and waits for it. */
public final class Fork {
  private static final int FIRST_WITH_FFM = 22;
  private static final List<String> LEAN =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xms64m");

  private final Map<String, String> variables;

  /**
   * Forks that have these variables in their environment.
   *
   * @param variables that the hook reads
   */
  public Fork(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * Runs a trial; its files are in {@link ForkSpec#out} then.
   *
   * @throws MeasurementFailedException with the reason the process gave
   */
  public ForkReport run(ForkSpec spec) {
    try {
      if (spec.binding() == Binding.PROBE) {
        return new ProbeFork(spec, variables).run();
      }
      ProcessBuilder builder = new ProcessBuilder(command(spec));
      builder.environment().putAll(environment(spec));
      Child.run(builder, spec);
      return ForkReport.take(spec.out());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeasurementFailedException("interrupted", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(ForkSpec spec) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.binding().isCalledFromJava() ? List.of("-XX:+UseSerialGC") : LEAN);
    if (Runtime.version().feature() >= FIRST_WITH_FFM) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-Djna.nosys=true");
    command.add("-Dhookbench.home=" + Home.find());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ForkMain.class.getName());
    command.addAll(spec.arguments());
    return command;
  }

  private Map<String, String> environment(ForkSpec spec) {
    return spec.binding() == Binding.DUET
        ? variables
        : Preload.variables(
            Map.of(), variables, spec.hook() == null ? null : spec.hook().toString());
  }
}
