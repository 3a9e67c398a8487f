// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.calibration.Calibration;
import org.hookbench.stats.calibration.Calibration.Known;
import org.hookbench.stats.calibration.Calibrator;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.read.MeasuredDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calibration}: what a calibrate run says about this machine. */
@Command(
    name = "calibration",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a result directory of A/A, null hook and known delays, writes calibration.json into"
          + " it",
      "and prints false-positive rate, coverage and smallest detectable effect: of groups of"
          + " trials,",
      "and of single processes that held both arms (schedule: switch)."
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench stats calibration results/20260131T120000Z-calibrate",
      "  scripts/hookbench stats calibration results/20260131T120000Z-calibrate --json"
    })
public final class CalibrationCommand implements Callable<Integer> {
  private static final double POWER = 0.8;
  private static final int FEWEST = 2;
  private static final int MOST = 1000;
  private static final String ONE_PROCESS = "%-28s %10s %12s %12s %12s %10s";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Result directory of calibrate.")
  private Path path;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "5",
      description = "Trials of each group that is judged (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(names = "--json", description = "Prints calibration.json.")
  private boolean json;

  @Override
  public Integer call() {
    if (trials < FEWEST || trials > MOST) {
      throw UserError.of("--trials %s: must be %s to %s", trials, FEWEST, MOST);
    }
    MeasuredDirectory directory = MeasuredDirectory.open(path);
    List<ComparedArms> compared = Analyzer.analyze(List.of(directory)).compared();
    Calibrator calibrator =
        new Calibrator(directory.analysis().confidence(), POWER, trials, directory.plan().seed());
    Calibration calibration =
        calibrator.of(path.toAbsolutePath().normalize().getFileName().toString(), compared);
    if (calibration.comparisons().isEmpty()) {
      throw UserError.of(
          "%s: has no comparison whose truth is known (the baseline with itself, null, a delay)"
              + " with two usable trials; run scripts/hookbench calibrate",
          path);
    }
    String text = Json.text(calibration);
    directory.results().write(Calibration.FILE, text);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? text : describe(calibration));
    out.flush();
    return ExitStatus.DONE;
  }

  private String describe(Calibration c) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%-28s %-12s %6s %12s %12s %28s %10s %11s %11s",
        "scenario",
        "treatment",
        "trials",
        "injected",
        "measured",
        "interval",
        "different",
        "contain it",
        "other half");
    c.comparisons().forEach(k -> add(text, k));
    ofOneProcess(text, c.comparisons());
    line(
        text,
        "false positives: %s of groups of %d trials without an effect are reported as different,"
            + " nominal level %s (standard error %s)",
        percent(c.falsePositiveRate()),
        c.trialsPerGroup(),
        percent(1 - c.confidence()),
        percent(c.falsePositiveStandardError()));
    if (!Double.isNaN(c.coverage())) {
      line(
          text, "coverage: %s of intervals contain the injected difference", percent(c.coverage()));
    }
    if (!Double.isNaN(c.coverageOfOtherHalf())) {
      line(
          text,
          "coverage of the mean: %s of intervals contain what the other half of the trials found",
          percent(c.coverageOfOtherHalf()));
    }
    line(
        text,
        "smallest detectable effect (%s power): %s with %d trials, %s with all measured trials",
        percent(c.power()),
        Units.formatNs(c.smallestDetectableEffectNs()),
        c.trialsPerGroup(),
        Units.formatNs(c.smallestDetectableEffectOfAllTrialsNs()));
    line(text, "calibration: %s", path.resolve(Calibration.FILE));
    return text.toString();
  }

  private static void add(StringBuilder text, Known k) {
    line(
        text,
        "%-28s %-12s %6d %12s %12s %28s %10s %11s %11s",
        k.scenario(),
        k.treatment()
            + (k.truth() == Calibration.Truth.DELAY ? "" : " (" + Names.of(k.truth()) + ")"),
        k.trials(),
        k.injectedNs() == null ? "-" : Units.formatNs(k.injectedNs()),
        Units.formatNs(k.meanNs()),
        Units.formatNs(k.lowerNs()) + " to " + Units.formatNs(k.upperNs()),
        percent(k.differentShare()),
        percent(k.containsShare()),
        percent(k.containsOtherHalfShare()));
  }

  private static void ofOneProcess(StringBuilder text, List<Known> comparisons) {
    List<Known> switched = comparisons.stream().filter(k -> k.oneProcess() != null).toList();
    if (switched.isEmpty()) {
      return;
    }
    line(text, ONE_PROCESS, "one process", "processes", "truth", "contain it", "+-", "different");
    for (Known k : switched) {
      Calibration.OneProcess one = k.oneProcess();
      line(
          text,
          ONE_PROCESS,
          k.treatment(),
          one.processes(),
          k.truthNs() == null ? "unknown" : Units.formatNs(k.truthNs()),
          percent(one.containsShare()),
          Units.formatNs(one.halfWidthNs()),
          percent(one.differentShare()));
    }
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "unknown" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
