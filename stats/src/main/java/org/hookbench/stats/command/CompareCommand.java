// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Margin;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.compare.ArmSamples;
import org.hookbench.stats.compare.Comparer;
import org.hookbench.stats.compare.Input;
import org.hookbench.stats.compare.Settings;
import org.hookbench.stats.compare.TrialSamples;
import org.hookbench.stats.compare.TrialWarnings;
import org.hookbench.stats.compare.WarmUpCut;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.ForeignReader;
import org.hookbench.stats.read.ForeignSamples;
import org.hookbench.stats.read.ReadingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stats compare}: two arms from files, several files per arm being several trials. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Compares two arms from files of hookbench or of other tools.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench stats compare --baseline none.csv --treatment scan.csv --warmup 4000",
      "  scripts/hookbench stats compare --baseline none-*.csv --treatment scan-*.csv --margin"
          + " 50us",
      "  scripts/hookbench stats compare --unit ms --column time=elapsed --baseline a.csv"
          + " --treatment b.csv"
    })
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--baseline",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Samples without the hook, one file per trial.")
  private List<Path> baseline;

  @Option(
      names = "--treatment",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Samples with the hook, one file per trial.")
  private List<Path> treatment;

  @Mixin private ReadingOptions reading;

  @Option(
      names = "--baseline-series",
      paramLabel = "NAME",
      description = "--series of the baseline only.")
  private String baselineSeries;

  @Option(
      names = "--treatment-series",
      paramLabel = "NAME",
      description = "--series of the treatment only.")
  private String treatmentSeries;

  @Option(
      names = "--paired",
      description = "Pairs file i of both arms: they were measured next to each other in time.")
  private boolean paired;

  @Option(
      names = "--margin",
      paramLabel = "MARGIN",
      description =
          "Largest difference that does not matter, as in 50us or 1%% (of the median); if not"
              + " given, that of analyze for calls or requests.")
  private String margin;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description = "Confidence of the intervals, from 0.5 to below 1 (default: 0.95).")
  private double confidence = 0.95;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the bootstrap (default: 42).")
  private long seed = 42;

  @Option(names = "--json", description = "Prints analysis.json.")
  private boolean json;

  private final List<Warning> readingWarnings = new ArrayList<>();

  @Override
  public Integer call() {
    check();
    Pairing pairing = paired ? Pairing.BLOCK : Pairing.NONE;
    List<ForeignSamples> filesA = read(baseline, "baseline", baselineSeries);
    List<ForeignSamples> filesB = read(treatment, "treatment", treatmentSeries);
    Unit unit = filesA.get(0).unit();
    TrialKind kind = filesA.get(0).kind();
    Settings settings = new Settings(margin(kind), confidence, seed);
    ArmSamples a = arm("baseline", baseline, filesA, unit, settings.margin());
    ArmSamples b = arm("treatment", treatment, filesB, unit, settings.margin());
    Comparer comparer = new Comparer(settings);
    Comparison comparison =
        comparer.compare(new Input(kind, null, unit, pairing, a, b)).with(readingWarnings);
    Analysis analysis =
        Analysis.of(
            unit,
            List.of(
                Comparer.summarize(kind, null, unit, a), Comparer.summarize(kind, null, unit, b)),
            List.of(comparison));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? Json.text(analysis) : ComparisonText.of(analysis));
    out.flush();
    return ExitStatus.DONE;
  }

  private void check() {
    Share.require("--confidence", confidence);
    if (paired && baseline.size() != treatment.size()) {
      throw UserError.of(
          "--paired: %s baseline and %s treatment files; give as many of both",
          baseline.size(), treatment.size());
    }
  }

  private Margin margin(TrialKind kind) {
    if (margin != null) {
      return Margin.parse(margin);
    }
    return kind == TrialKind.MICRO ? Margin.MICRO_DEFAULT : Margin.MACRO_DEFAULT;
  }

  private List<ForeignSamples> read(List<Path> files, String role, String series) {
    List<ForeignSamples> read;
    try (Progress progress = new Progress("reading", files.size())) {
      read =
          files.parallelStream()
              .map(file -> ForeignReader.read(file, reading.request(role, series)))
              .peek(one -> progress.next(role))
              .toList();
    }
    long errors = read.stream().mapToLong(ForeignSamples::errors).sum();
    if (errors > 0) {
      readingWarnings.add(
          Warning.of(
              "failed-requests",
              "%s failed requests of %s are not among the samples; a comparison of what is left can"
                  + " mislead.",
              errors,
              role));
    }
    return read;
  }

  private ArmSamples arm(
      String name, List<Path> paths, List<ForeignSamples> files, Unit unit, Margin settled) {
    List<TrialSamples> trials = new ArrayList<>();
    IntSummaryStatistics cuts = new IntSummaryStatistics();
    for (int i = 0; i < files.size(); i++) {
      ForeignSamples file = files.get(i);
      double factor = file.unit().nanoseconds() / unit.nanoseconds();
      for (double[] values : file.trials()) {
        double[] all = scaled(values, factor);
        int first = firstSettled(all, unit, settled);
        if (first > 0) {
          cuts.accept(first);
        }
        int outOfOrder = file.trials().size() == 1 ? file.outOfOrder() : 0;
        trials.add(
            new TrialSamples(
                paths.get(i).toString(),
                trials.size() + 1,
                Arrays.copyOfRange(all, first, all.length),
                outOfOrder,
                file.errors()));
      }
    }
    if (cuts.getCount() > 0) {
      readingWarnings.add(TrialWarnings.cut(cuts, trials.size()));
    }
    return new ArmSamples(name, trials);
  }

  private int firstSettled(double[] values, Unit unit, Margin settled) {
    return reading.untilSettled()
        ? new WarmUpCut(settled, unit.nanoseconds()).of(List.of(values))
        : 0;
  }

  private static double[] scaled(double[] values, double factor) {
    for (int i = 0; i < values.length && factor != 1; i++) {
      values[i] *= factor;
    }
    return values;
  }
}
