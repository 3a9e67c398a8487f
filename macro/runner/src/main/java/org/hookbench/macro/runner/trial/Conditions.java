// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.ErrorBudget;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.results.Run;
import org.hookbench.experiment.results.Sample;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.experiment.results.Warning;
import org.hookbench.hook.Preload;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.LoadResult.ArmResult;
import org.hookbench.macro.runner.deploy.TrialSetup;

/** What must hold before a trial begins, and after it before it counts as finished. */
final class Conditions {
  static final long LEAST_DISK_BYTES = 256L << 20;

  private Conditions() {}

  /** Returns what should hold but does not; fails where a trial would be lost. */
  static List<Warning> before(TrialSetup setup) {
    try {
      requireDisk(setup.folder(), Files.getFileStore(setup.folder()).getUsableSpace());
      List<Warning> warnings = new ArrayList<>(Checkout.warnings(Home.find()));
      warnings.addAll(inherited(setup.scenario().environment().kind(), System.getenv()));
      return warnings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A hook around hookbench itself is in every process that it starts, and no arm says so. */
  static List<Warning> inherited(Environment.Kind kind, Map<String, String> variables) {
    boolean preloads = !variables.getOrDefault(Preload.VARIABLE, "").isBlank();
    return kind != Environment.Kind.PROCESS || !preloads
        ? List.of()
        : List.of(
            new Warning(
                "preloaded-already",
                "LD_PRELOAD was set where hookbench was started: what it names is in every arm, the"
                    + " baseline too; unset it"));
  }

  static void requireDisk(Path folder, long bytes) {
    if (bytes < LEAST_DISK_BYTES) {
      throw MeasurementFailedException.of(
          "%s: only %d MiB of disk are free, a trial needs %d; free some and resume",
          folder, bytes >> 20, LEAST_DISK_BYTES >> 20);
    }
  }

  static void after(TrialSetup setup, LoadResult load) {
    if (load.status() != TrialStatus.FINISHED) {
      throw new MeasurementFailedException("the load generator did not finish: " + load.reason());
    }
    String samples = setup.scenario().load() instanceof Workload ? Run.FILE : Sample.FILE;
    if (!Files.isRegularFile(setup.folder().resolve(samples))) {
      throw new MeasurementFailedException("the load generator left no " + samples);
    }
    load.arms().forEach(Conditions::requireAnswers);
    if (setup.scenario().load() instanceof Load.Http http) {
      requireFewErrors(http.clients().errors(), load);
    }
  }

  /** Of all generators, and of few requests: there a share is not looked at before the end. */
  static void requireFewErrors(ErrorBudget budget, LoadResult load) {
    load.arms()
        .forEach(
            (label, arm) -> {
              long failed = arm.errors() + arm.warmupErrors();
              long requests = arm.requests() + load.warmup();
              if (budget.isExceeded(failed, requests)) {
                throw MeasurementFailedException.of(
                    "%d of %d requests to arm %s at %s failed %s, more than load.errors: %s",
                    failed, requests, label, arm.url(), arm.errorsByKind(), budget);
              }
            });
  }

  private static void requireAnswers(String label, ArmResult arm) {
    if (arm.requests() == 0 || arm.errors() == arm.requests()) {
      Map<String, Long> kinds = arm.errorsByKind();
      throw MeasurementFailedException.of(
          "no request to arm %s at %s was answered as expected %s; check load.path and"
              + " load.expectStatus",
          label, arm.url(), kinds);
    }
  }
}
