// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.RunLevel;
import org.hookbench.stats.estimate.Pairing;
import org.hookbench.stats.read.ArmSeries;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.TrialSeries;

/**
 * What a reader must know about the trials of a comparison: left out, with errors, with gates
 * fired.
 */
public final class TrialWarnings {
  private static final String ONE_AFTER_THE_OTHER = "one-arm-after-the-other";
  private static final String WARM_UP_CUT = "warm-up-cut";

  /** Codes of what is found in the trials here; a measurement adds codes of its own. */
  public static final List<String> CODES =
      List.of("trials-left-out", "errors", "no-proof", ONE_AFTER_THE_OTHER, WARM_UP_CUT);

  private TrialWarnings() {}

  static ComparedArms addTo(ComparedArms compared) {
    List<Warning> warnings = new ArrayList<>(leftOut(compared));
    warnings.addAll(errors(compared));
    warnings.addAll(unproven(compared));
    warnings.addAll(cut(compared));
    warnings.addAll(sequential(compared));
    warnings.addAll(fired(compared));
    return compared.with(NotInterposed.said(compared).with(warnings));
  }

  private static List<Warning> leftOut(ComparedArms compared) {
    List<MeasuredTrial> out = compared.leftOut();
    if (out.isEmpty()) {
      return List.of();
    }
    Map<MeasuredTrial.State, Long> counts =
        out.stream()
            .collect(
                Collectors.groupingBy(MeasuredTrial::state, TreeMap::new, Collectors.counting()));
    String kinds =
        counts.entrySet().stream()
            .map(e -> e.getValue() + " " + describe(e.getKey()))
            .collect(Collectors.joining(", "));
    MeasuredTrial first = out.get(0);
    return List.of(
        Warning.of(
            "trials-left-out",
            "%s of %s trials are left out (%s); the first is %s%s. Run the experiment again with"
                + " --resume to repeat them.",
            out.size(),
            compared.planned().size(),
            kinds,
            first.planned().directory(),
            first.reason().isEmpty() ? "" : ": " + first.reason()));
  }

  private static String describe(MeasuredTrial.State state) {
    return switch (state) {
      case USABLE -> "without a sample";
      case MISSING -> "not made";
      case UNPROVEN -> "in which the hook is not proven";
      case FAILED, INTERRUPTED -> Names.of(state);
    };
  }

  private static List<Warning> errors(ComparedArms compared) {
    List<Warning> warnings = new ArrayList<>();
    for (String arm :
        List.of(compared.comparison().baseline(), compared.comparison().treatment())) {
      List<ArmSeries> series = compared.arm(arm);
      long errors = series.stream().mapToLong(ArmSeries::errorCount).sum();
      if (errors > 0) {
        Map<String, Integer> kinds = new TreeMap<>();
        series.forEach(s -> s.errors().forEach((kind, n) -> kinds.merge(kind, n, Integer::sum)));
        warnings.add(
            Warning.of(
                "errors",
                "%s: %s measured requests failed (%s); they are left out with their partners. Read"
                    + " log.txt of the trials.",
                arm,
                errors,
                kinds.entrySet().stream()
                    .map(e -> e.getValue() + " " + e.getKey())
                    .collect(Collectors.joining(", "))));
      }
    }
    return warnings;
  }

  private static List<Warning> unproven(ComparedArms compared) {
    long without =
        compared.used().stream().filter(t -> !proven(t.trial().record().proof())).count();
    return without == 0
        ? List.of()
        : List.of(
            Warning.of(
                "no-proof",
                "%s of %s trials have no proof that the hook ran in one arm only. The environment"
                    + " or the file cannot show it, so verify it yourself.",
                without,
                compared.used().size()));
  }

  private static boolean proven(List<Proof> proofs) {
    return !proofs.isEmpty() && proofs.stream().allMatch(p -> p.state() == ProofState.PROVEN);
  }

  private static List<Warning> cut(ComparedArms compared) {
    IntSummaryStatistics cut =
        compared.used().stream()
            .mapToInt(TrialSeries::settledFrom)
            .filter(first -> first > 0)
            .summaryStatistics();
    return cut.getCount() == 0 ? List.of() : List.of(cut(cut, compared.used().size()));
  }

  /** What {@code warmup: auto} leaves out. */
  public static Warning cut(IntSummaryStatistics cut, int trials) {
    return Warning.of(
        WARM_UP_CUT,
        "warmup: auto leaves out the first %,d to %,d samples of %d of %d trials, in which they had"
            + " not settled.",
        cut.getMin(),
        cut.getMax(),
        cut.getCount(),
        trials);
  }

  private static List<Warning> sequential(ComparedArms compared) {
    RunLevel level = compared.comparison().runLevel();
    return level == null || level.pairing() != Pairing.NONE || compared.directory().foreign()
        ? List.of()
        : List.of(
            new Warning(
                ONE_AFTER_THE_OTHER,
                "all trials of one arm came before those of the other: drift of the machine can"
                    + " explain the difference. Use the schedule duet, or interleaved."));
  }

  private static List<Warning> fired(ComparedArms compared) {
    Map<String, List<Warning>> byCode = new LinkedHashMap<>();
    for (TrialSeries trial : compared.used()) {
      Map<String, Warning> firstByCode = new LinkedHashMap<>();
      trial.trial().record().warnings().forEach(w -> firstByCode.putIfAbsent(w.code(), w));
      firstByCode.forEach(
          (code, warning) -> byCode.computeIfAbsent(code, c -> new ArrayList<>()).add(warning));
    }
    return byCode.entrySet().stream()
        .map(
            e ->
                Warning.of(
                    e.getKey(),
                    "in %s of %s trials, first: %s",
                    e.getValue().size(),
                    compared.used().size(),
                    e.getValue().get(0).message()))
        .toList();
  }
}
