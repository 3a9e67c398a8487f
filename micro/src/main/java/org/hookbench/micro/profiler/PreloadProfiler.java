// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.profiler;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.Preload;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * Preloads a hook into every fork, and only there: {@code -prof
 * org.hookbench.micro.profiler.PreloadProfiler:/path/hook.so}, or the name of a hook of ours, or
 * {@code none} for the baseline.
 */
public final class PreloadProfiler implements ExternalProfiler {
  private final Arm.Short arm;
  private final Optional<HookFile> hook;

  /** For the list of profilers. */
  public PreloadProfiler() throws ProfilerException {
    this("none");
  }

  /** Called by JMH with the text after the colon of {@code -prof}; empty is none. */
  public PreloadProfiler(String arm) throws ProfilerException {
    try {
      this.arm = arm.isEmpty() ? new Arm.None() : Arm.parse(arm);
      this.hook = HookCatalog.ofHome().locate(this.arm);
    } catch (UserError e) {
      throw new ProfilerException("PreloadProfiler:" + arm + ": " + e.getMessage());
    }
  }

  /** Properties that tell which hook a fork was given; for {@code jvmArgs} of JMH's results. */
  public List<String> properties() {
    return List.of(
        "-Dhookbench.arm=" + arm.text(),
        "-Dhookbench.hook=" + hook.map(h -> h.path().toString()).orElse(""),
        "-Dhookbench.hook.sha256=" + hook.map(HookFile::sha256).orElse(""));
  }

  @Override
  public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
    Map<String, String> variables =
        Preload.variables(
            Map.of(), arm.variables(), hook.map(h -> h.path().toString()).orElse(null));
    List<String> prefix = new ArrayList<>(List.of("env"));
    variables.forEach((name, value) -> prefix.add(name + "=" + value));
    return prefix;
  }

  @Override
  public Collection<String> addJVMOptions(BenchmarkParams params) {
    return properties();
  }

  @Override
  public void beforeTrial(BenchmarkParams params) {}

  @Override
  public Collection<? extends Result<?>> afterTrial(
      BenchmarkResult result, long pid, File stdOut, File stdErr) {
    return List.of();
  }

  @Override
  public boolean allowPrintOut() {
    return true;
  }

  @Override
  public boolean allowPrintErr() {
    return true;
  }

  @Override
  public String getDescription() {
    return "preloads a hook into the forks; option: a path, the name of a hook, or none";
  }
}
