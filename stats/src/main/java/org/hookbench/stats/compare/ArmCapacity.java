// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.MeanEffect;

/**
 * How much an arm can do in a closed loop, by the asymptotic bounds of operational analysis
 * (Denning and Buzen 1978, doi 10.1145/356733.356735). Intervals are over blocks.
 *
 * @param thinkMs mean pause between a response and the next request
 * @param mostPerSecond throughput that more connections do not raise: of the levels from twice the
 *     knee on
 * @param leastResponseMs mean response with the fewest connections
 * @param knee connections at which requests begin to wait: mostPerSecond (leastResponse + think)
 * @param byBlock the largest throughput of each block
 * @param cpuMsPerRequest CPU time of a request at saturation; null if it was not measured
 */
public record ArmCapacity(
    String scenario,
    String arm,
    double thinkMs,
    List<LoadLevel> levels,
    Interval mostPerSecond,
    @JsonIgnore Map<Integer, Double> byBlock,
    Interval leastResponseMs,
    Interval knee,
    Interval cpuMsPerRequest,
    Bottleneck bottleneck,
    List<Warning> warnings) {
  private static final double MS_PER_S = 1e3;
  private static final double FALLS = 0.95;
  private static final double WAITS_ALREADY = 0.5;

  /**
   * Computes it.
   *
   * @param trials of one arm, with at least two numbers of connections
   */
  static ArmCapacity of(LoopArm of, List<LoopTrial> trials, double confidence) {
    TreeMap<Integer, List<LoopTrial>> levels =
        trials.stream()
            .collect(
                Collectors.groupingBy(LoopTrial::connections, TreeMap::new, Collectors.toList()));
    List<Warning> warnings = new ArrayList<>();
    List<LoopTrial> saturated = saturated(levels, of.thinkS(), warnings);
    List<LoopTrial> first = levels.firstEntry().getValue();
    Map<Integer, Double> most = byBlock(saturated, LoopTrial::perSecond);
    Map<Integer, Double> least = byBlock(first, LoopTrial::responseS);
    Interval mostPerSecond = over(values(most), confidence);
    List<LoadLevel> table =
        levels.values().stream().map(l -> LoadLevel.of(l, mostPerSecond.estimate())).toList();
    double[] cpuMs =
        values(byBlock(saturated, trial -> MS_PER_S * trial.cpus() / trial.perSecond()));
    warn(table, warnings);
    return new ArmCapacity(
        of.scenario(),
        of.arm(),
        MS_PER_S * of.thinkS(),
        table,
        mostPerSecond,
        most,
        over(least.values().stream().mapToDouble(s -> MS_PER_S * s).toArray(), confidence),
        over(knees(most, least, of.thinkS()), confidence),
        cpuMs.length == 0 ? null : over(cpuMs, confidence),
        Bottleneck.of(saturated, of.cpuLimit()),
        List.copyOf(warnings));
  }

  /** Connections at which the bounds of few and of many connections cross. */
  static double knee(double mostPerSecond, double leastResponseS, double thinkS) {
    return mostPerSecond * (leastResponseS + thinkS);
  }

  private static double[] knees(
      Map<Integer, Double> most, Map<Integer, Double> least, double thinkS) {
    return most.keySet().stream()
        .filter(least::containsKey)
        .mapToDouble(block -> knee(most.get(block), least.get(block), thinkS))
        .toArray();
  }

  /** The trials whose throughput is the largest. */
  private static List<LoopTrial> saturated(
      TreeMap<Integer, List<LoopTrial>> levels, double thinkS, List<Warning> warnings) {
    List<LoopTrial> best =
        levels.values().stream()
            .max(Comparator.comparingDouble(ArmCapacity::perSecond))
            .orElseThrow();
    double responseS = LoadLevel.mean(levels.firstEntry().getValue(), LoopTrial::responseS);
    double twice = 2 * knee(perSecond(best), responseS, thinkS);
    int last = levels.lastKey();
    if (last < twice) {
      warnings.add(
          Warning.of(
              "sweep-short",
              "the sweep ends at %d connections, before twice the knee, so the largest throughput"
                  + " may be higher; go on to %.0f connections",
              last,
              Math.ceil(twice)));
    }
    List<LoopTrial> many =
        levels.tailMap((int) Math.min(last, Math.ceil(twice))).values().stream()
            .flatMap(List::stream)
            .toList();
    if (perSecond(many) < FALLS * perSecond(best)) {
      int at = best.get(0).connections();
      warnings.add(
          at == last
              ? Warning.of(
                  "sweep-short",
                  "throughput still rises at %d connections, the end of the sweep; go on to more",
                  at)
              : Warning.of(
                  "throughput-falls",
                  "throughput is largest at %d connections and falls with more; X_max is of that"
                      + " number alone",
                  at));
      return best;
    }
    return many;
  }

  private static double perSecond(List<LoopTrial> trials) {
    return LoadLevel.mean(trials, LoopTrial::perSecond);
  }

  private static void warn(List<LoadLevel> levels, List<Warning> warnings) {
    String broken =
        levels.stream()
            .filter(LoadLevel::broken)
            .map(l -> "%d (%.1f)".formatted(l.connections(), l.clients()))
            .collect(Collectors.joining(", "));
    if (!broken.isEmpty()) {
      warnings.add(
          new Warning(
              "little-law",
              "throughput, response and think time account for more or fewer connections than"
                  + " were open, by more than 5 % and more than chance: at "
                  + broken
                  + ". The generator kept connections waiting, or they were not all open"));
    }
    if (levels.get(0).utilisation() > WAITS_ALREADY && levels.get(0).connections() > 1) {
      warnings.add(
          Warning.of(
              "sweep-late",
              "the sweep begins at %d connections, where requests already wait, so the knee is too"
                  + " high; begin with 1",
              levels.get(0).connections()));
    }
  }

  /** Mean of each block. */
  private static Map<Integer, Double> byBlock(
      List<LoopTrial> trials, ToDoubleFunction<LoopTrial> figure) {
    return trials.stream()
        .filter(trial -> Double.isFinite(figure.applyAsDouble(trial)))
        .collect(
            Collectors.groupingBy(
                LoopTrial::block, TreeMap::new, Collectors.averagingDouble(figure)));
  }

  static double[] values(Map<Integer, Double> byBlock) {
    return byBlock.values().stream().mapToDouble(value -> value).toArray();
  }

  private static Interval over(double[] blocks, double confidence) {
    return blocks.length < 2
        ? Interval.unknown(blocks.length == 0 ? Double.NaN : blocks[0], confidence, "one block")
        : MeanEffect.ofPairs(blocks).interval(confidence);
  }
}
