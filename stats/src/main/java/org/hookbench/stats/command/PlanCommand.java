// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.stats.compare.Analyzer;
import org.hookbench.stats.compare.ComparedArms;
import org.hookbench.stats.compare.Findings;
import org.hookbench.stats.estimate.Power;
import org.hookbench.stats.power.PilotSpread;
import org.hookbench.stats.power.SampleSize;
import org.hookbench.stats.read.MeasuredDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: what the next experiment takes, from a pilot. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Computes from a pilot how many trials, and how much time, an effect needs.",
    footer = {
      "%nExample:",
      "  scripts/hookbench plan results/20260131T120000Z-pilot --effect 20us"
    })
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Result directory of the pilot.")
  private Path directory;

  @Option(
      names = "--effect",
      paramLabel = "EFFECT",
      description =
          "Effect to detect, as in 20us or 1%% of the baseline's median (default: the"
              + " margin).")
  private String effect;

  @Option(
      names = "--power",
      paramLabel = "SHARE",
      description = "Probability of detecting it, from 0.5 to below 1 (default: 0.8).")
  private double power = 0.8;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "Confidence of the intervals, from 0.5 to below 1 (default: 0.95).")
  private double confidence = 0.95;

  @Option(names = "--json", description = "Prints the plan as JSON.")
  private boolean json;

  private record Output(String schema, List<SampleSize> comparisons) {}

  @Override
  public Integer call() {
    Share.require("--power", power);
    Share.require("--confidence", confidence);
    Margin wanted = effect == null ? null : Margin.parse(effect);
    Findings findings = Analyzer.analyze(List.of(MeasuredDirectory.open(directory)));
    PilotSpread spread = new PilotSpread(new Power(confidence, power));
    List<ComparedArms> sensible =
        findings.compared().stream().filter(c -> !exceeds(inUnit(wanted, c), c)).toList();
    int leftOut = findings.compared().size() - sensible.size();
    if (sensible.isEmpty() && leftOut > 0) {
      throw UserError.of(
          "--effect: %s is more than any baseline takes; give a smaller one", effect);
    }
    List<SampleSize> plans =
        sensible.stream()
            .map(c -> spread.sampleSize(c, inUnit(wanted, c)))
            .filter(Objects::nonNull)
            .toList();
    if (plans.isEmpty()) {
      throw UserError.of(
          "%s: no comparison has two usable trials of both arms; measure a pilot with at least"
              + " 3 blocks",
          directory);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.text(new Output("hookbench/plan-advice/1", plans)) : PlanText.of(plans));
    if (leftOut > 0 && !json) {
      out.printf("left out: comparisons (%d) whose baseline takes less than %s%n", leftOut, effect);
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private static boolean exceeds(double effect, ComparedArms compared) {
    return !Double.isNaN(effect) && effect > median(compared);
  }

  private static double inUnit(Margin wanted, ComparedArms compared) {
    if (wanted == null || compared.comparison().runLevel() == null) {
      return Double.NaN;
    }
    double ns = compared.comparison().unit().nanoseconds();
    return wanted.ns(median(compared) * ns) / ns;
  }

  private static double median(ComparedArms compared) {
    return compared.comparison().runLevel().trials().stream()
        .filter(t -> t.baseline() != null)
        .mapToDouble(t -> t.baseline())
        .average()
        .orElse(Double.NaN);
  }
}
