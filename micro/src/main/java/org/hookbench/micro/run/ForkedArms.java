// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.micro.fork.ForkReport;
import org.hookbench.micro.kernel.DuetSession;

/**
 * The hooks and variables of the one or two arms of a fork. One file with other variables in each
 * arm has to be two objects: the baseline is then loaded from a copy, which closing removes.
 *
 * @param baseline null: libc, or the only arm is the hook's
 * @param hook null: libc
 * @param original of the baseline, if that is a copy
 */
record ForkedArms(Path baseline, Path hook, Path original, Map<String, String> variables)
    implements AutoCloseable {
  private static final String OF_BASELINE = "HB_BASELINE_";

  static ForkedArms of(HookFiles treatments, List<String> arms, Path folder) {
    String treatment = arms.get(arms.size() - 1);
    Path hook = treatments.file(treatment).map(HookFile::path).orElse(null);
    Map<String, String> variables = new LinkedHashMap<>(treatments.variables(treatment));
    Map<String, String> carrying = treatments.carrying(treatment);
    if (!carrying.isEmpty()) {
      variables.putAll(carrying);
      return new ForkedArms(null, DuetSession.PRELOADED, null, variables);
    }
    Path baseline =
        arms.size() > 1 ? treatments.file(arms.get(0)).map(HookFile::path).orElse(null) : null;
    if (baseline == null) {
      return new ForkedArms(null, hook, null, variables);
    }
    Map<String, String> ofBaseline = treatments.variables(arms.get(0));
    boolean copied = baseline.equals(hook) && !ofBaseline.equals(variables);
    Path loaded = copied ? copy(baseline, folder) : baseline;
    return new ForkedArms(loaded, hook, baseline, both(ofBaseline, variables));
  }

  /** Those of the treatment, and how the kernel swaps them while it loads the baseline. */
  private static Map<String, String> both(Map<String, String> baseline, Map<String, String> own) {
    Map<String, String> both = new LinkedHashMap<>(own);
    Set<String> names = new LinkedHashSet<>(own.keySet());
    names.addAll(baseline.keySet());
    for (String name : names) {
      String value = baseline.get(name);
      both.put(OF_BASELINE + name, value == null ? "-" : "=" + value);
    }
    return both;
  }

  private static Path copy(Path file, Path folder) {
    return Io.get(
        () -> Files.copy(file, folder.toAbsolutePath().resolve("baseline-" + file.getFileName())));
  }

  /** The report with the file of the baseline's hook in place of its copy. */
  ForkReport named(ForkReport report) {
    return isCopy() && report.baseline().equals(baseline.toString())
        ? new ForkReport(
            report.same(),
            original.toString(),
            report.treatment(),
            report.samples(),
            report.figures())
        : report;
  }

  private boolean isCopy() {
    return baseline != null && !baseline.equals(original);
  }

  @Override
  public void close() {
    try {
      if (isCopy()) {
        Files.delete(baseline);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
