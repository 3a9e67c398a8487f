// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.profile;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.hookbench.experiment.console.Command;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** Samples each arm of a trial while the load generator works. Closing it ends what is left. */
public final class Sampling implements AutoCloseable {
  private static final Duration MAP_LIMIT = Duration.ofSeconds(20);
  private final Path folder;
  private final Map<DeployedArm, Perf> samplers = new LinkedHashMap<>();

  private Sampling(Path folder) {
    this.folder = folder;
  }

  /** Begins, in a trial that is profiled; in another it does nothing. */
  public static Sampling of(TrialSetup setup, Deployment deployment) {
    Sampling sampling = new Sampling(setup.folder().toAbsolutePath());
    if (setup.trial().kind() == TrialKind.PROFILE) {
      deployment.arms().forEach(sampling::begin);
    }
    return sampling;
  }

  private void begin(DeployedArm arm) {
    List<Long> pids = pids(arm);
    if (pids.isEmpty()) {
      throw MeasurementFailedException.of(
          "the processes of arm %s are not to be seen on this machine, so perf cannot sample them",
          arm.label());
    }
    boolean java = pids.stream().anyMatch(Sampling::isJava);
    samplers.put(arm, Perf.start(folder, arm.label(), pids, java));
  }

  private static List<Long> pids(DeployedArm arm) {
    return arm.copies().stream().flatMap(copy -> copy.pids().stream()).distinct().toList();
  }

  private static boolean isJava(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).endsWith("java");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Stops sampling and writes ARM.folded.gz for each arm; their processes must still be there. */
  public void keep() {
    samplers.forEach((arm, perf) -> write(arm, perf));
  }

  private void write(DeployedArm arm, Perf perf) {
    pids(arm).stream().filter(Sampling::isJava).forEach(Sampling::writeMap);
    SortedMap<String, Long> stacks = perf.stacks();
    if (stacks.isEmpty()) {
      throw MeasurementFailedException.of(
          "perf has no sample of arm %s: it used next to no CPU time; make the load longer",
          arm.label());
    }
    Path file = folder.resolve(arm.label() + ".folded.gz");
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, Long> stack : stacks.entrySet()) {
        out.write(stack.getKey() + " " + stack.getValue() + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has a JVM write the names of its compiled methods where perf looks for them. */
  private static void writeMap(long pid) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> words = List.of(jcmd.toString(), Long.toString(pid), "Compiler.perfmap");
    try {
      if (!new Command(words, MAP_LIMIT).mergingErrors().run().ok()) {
        System.err.println(
            "hookbench: process " + pid + " writes no perf map; its methods have no names");
      }
      Path.of("/tmp/perf-" + pid + ".map").toFile().deleteOnExit();
    } catch (IOException e) {
      System.err.println("hookbench: " + jcmd + " cannot be run; compiled methods have no names");
    }
  }

  @Override
  public void close() {
    samplers.values().forEach(Perf::close);
  }
}
