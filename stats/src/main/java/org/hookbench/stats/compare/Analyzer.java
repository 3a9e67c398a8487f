// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.stats.analysis.Analysis;
import org.hookbench.stats.analysis.ArmSummary;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.DirectAndTotal;
import org.hookbench.stats.analysis.Unit;
import org.hookbench.stats.analysis.Verdict;
import org.hookbench.stats.read.ForeignFiles;
import org.hookbench.stats.read.MeasuredDirectory;
import org.hookbench.stats.read.MeasuredTrial;
import org.hookbench.stats.read.RunMetrics;
import org.hookbench.stats.read.TrialSeries;

/** From result directories to findings. The same files give the same findings. */
public final class Analyzer {
  private final List<MeasuredDirectory> directories;
  private final UsableTrials trials;
  private final Set<String> ambiguousScenarios;
  private final SharedSamples samples = new SharedSamples();

  private Analyzer(List<MeasuredDirectory> directories, UsableTrials trials) {
    this.directories = directories;
    this.trials = trials;
    this.ambiguousScenarios = ambiguous(directories);
  }

  /** Reads and compares; directories given together are linked. */
  public static Findings analyze(List<MeasuredDirectory> directories) {
    return analyze(directories, false, directory -> null);
  }

  /**
   * Compares scenarios, too.
   *
   * @param untilSettled whether to leave out what came before a trial settled, even if its
   *     experiment does not ask for it
   * @param factors by which the scenarios of a directory are compared; null: not at all
   */
  public static Findings analyze(
      List<MeasuredDirectory> directories,
      boolean untilSettled,
      Function<MeasuredDirectory, String> factors) {
    UsableTrials trials = UsableTrials.read(directories, untilSettled);
    return new Analyzer(List.copyOf(directories), trials).findings(factors);
  }

  /**
   * Compares files of samples.
   *
   * @param factor by which their scenarios are compared, too; null: not at all
   */
  public static Findings analyze(ForeignFiles files, boolean untilSettled, String factor) {
    List<TrialSeries> series =
        files.series().stream()
            .map(one -> untilSettled ? WarmUpCut.apply(one, files.directory().analysis()) : one)
            .toList();
    return new Analyzer(List.of(files.directory()), UsableTrials.from(series))
        .findings(directory -> factor);
  }

  private static Set<String> ambiguous(List<MeasuredDirectory> directories) {
    Set<String> seen = new LinkedHashSet<>();
    return directories.stream()
        .flatMap(directory -> directory.plan().scenarios().stream().map(s -> s.name()).distinct())
        .filter(name -> !seen.add(name))
        .collect(Collectors.toSet());
  }

  private Findings findings(Function<MeasuredDirectory, String> factors) {
    List<Group> groups = directories.stream().flatMap(d -> Group.of(d).stream()).toList();
    List<ComparedArms> compared = new ArrayList<>(compare(groups, trials));
    List<Bridge> bridges = Bridges.between(compared);
    List<DirectAndTotal> costs = DirectCosts.of(compared);
    for (MeasuredDirectory directory : directories) {
      String key = factors.apply(directory);
      if (key != null) {
        FactorView view = FactorView.of(directory, key);
        compared.addAll(compare(view.groups(), view.trials(trials)));
      }
    }
    List<ProfiledArms> profiles =
        directories.stream().flatMap(d -> ProfiledArms.of(d).stream()).toList();
    boolean onlyMicro = compared.stream().allMatch(ComparedArms::micro);
    Analysis analysis =
        Analysis.of(
                onlyMicro ? Unit.NS : Unit.MS,
                arms(),
                compared.stream().map(ComparedArms::comparison).toList())
            .with(bridges, costs, profiles.stream().map(ProfiledArms::profile).toList());
    return new Findings(
        directories,
        analysis,
        List.copyOf(compared),
        trials.all(),
        directories.stream().map(Saturation::in).toList(),
        profiles);
  }

  private List<ComparedArms> compare(List<Group> groups, UsableTrials from) {
    return Families.judge(compareAll(groups, from)).stream()
        .map(Analyzer::withoutMost)
        .map(TrialWarnings::addTo)
        .map(Growth::say)
        .toList();
  }

  private List<ComparedArms> compareAll(List<Group> groups, UsableTrials from) {
    try (Progress progress = new Progress("comparing", groups.size())) {
      return groups.parallelStream()
          .map(group -> compare(group, from))
          .peek(compared -> progress.next(compared.scenario().name()))
          .toList();
    }
  }

  private ComparedArms compare(Group group, UsableTrials from) {
    List<TrialSeries> used =
        from.of(group.trials()).stream()
            .filter(one -> one.arms().stream().allMatch(arm -> arm.response().length > 0))
            .toList();
    Input input =
        new Input(
            group.kind(),
            name(group.directory(), group.scenario()),
            unit(group.scenario()),
            group.pairing(),
            samples.of(group.baseline(), used),
            samples.of(group.treatment(), used));
    boolean both = input.baseline().size() > 0 && input.treatment().size() > 0;
    Comparison comparison =
        both ? new Comparer(settings(group)).compare(input) : nothingUsable(input, settings(group));
    return new ComparedArms(
        group.directory(),
        group.scenario(),
        comparison.by(group.factor()),
        group.trials(),
        used,
        input.baseline(),
        input.treatment());
  }

  /** No verdict where fewer than half of the planned trials are left. */
  private static ComparedArms withoutMost(ComparedArms compared) {
    int planned = compared.planned().size();
    Comparison c = compared.comparison();
    if (!compared.withoutMost() || c.runLevel() == null) {
      return compared;
    }
    String reason =
        "%d of %d planned trials are left: what made the others fail can be the hook, so there is no verdict. Run the experiment again with --resume. %s"
            .formatted(compared.used().size(), planned, c.hasInterval() ? "On those left: " : "");
    return compared.with(
        c.with(
            new Verdict(
                Verdict.Value.INCONCLUSIVE, c.verdict().margin(), reason + c.verdict().reason())));
  }

  private String name(MeasuredDirectory directory, PlannedScenario scenario) {
    String name = scenario.name();
    return ambiguousScenarios.contains(name) ? directory.name() + "/" + name : name;
  }

  private static Settings settings(Group group) {
    MeasuredDirectory directory = group.directory();
    return Settings.of(
        directory.analysis(),
        group.kind(),
        RunMetrics.of(group.scenario()),
        directory.confidence(group.kind()),
        directory.plan().seed());
  }

  /** Of the first metric, if the runs of a workload tell any. */
  private static Unit unit(PlannedScenario scenario) {
    return RunMetrics.of(scenario).entrySet().stream()
        .findFirst()
        .map(Unit::of)
        .orElseGet(() -> Unit.of(scenario.kind()));
  }

  private static Comparison nothingUsable(Input input, Settings settings) {
    String reason = "No verdict: no trial of both arms is usable. The warnings give the reasons.";
    return new Comparison(
        null,
        input.kind(),
        input.scenario(),
        input.unit(),
        input.baseline().name(),
        input.treatment().name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new Verdict(Verdict.Value.INCONCLUSIVE, Double.NaN, reason),
        List.of());
  }

  /** One summary per scenario and arm, over all its usable trials. */
  private List<ArmSummary> arms() {
    return directories.stream()
        .flatMap(directory -> directory.plan().scenarios().stream().map(s -> arms(directory, s)))
        .flatMap(List::stream)
        .toList();
  }

  private List<ArmSummary> arms(MeasuredDirectory directory, PlannedScenario scenario) {
    List<MeasuredTrial> planned =
        directory.trials().stream()
            .filter(t -> t.planned().scenario().equals(scenario.name()))
            .toList();
    List<TrialSeries> own = trials.of(planned);
    String name = name(directory, scenario);
    return directory.plan().arms().keySet().stream()
        .map(arm -> samples.of(arm, own))
        .filter(all -> all.size() > 0)
        .map(all -> Comparer.summarize(scenario.kind(), name, unit(scenario), all))
        .toList();
  }
}
