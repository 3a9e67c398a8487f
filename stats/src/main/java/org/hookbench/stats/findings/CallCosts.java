package org.hookbench.stats.findings;

import java.util.Comparator;
import java.util.List;

/** What was measured of one read with the hook of a comparison of requests. */
record CallCosts(List<Compared> fitting) {
  /** What servers read from comes first. */
  private static final List<String> TARGETS = List.of("tcp4", "tcp6", "unix", "file", "zero");

  static CallCosts of(Compared macro, List<Compared> compared) {
    return new CallCosts(
        compared.stream().filter(Compared::micro).filter(micro -> fits(macro, micro)).toList());
  }

  private static boolean fits(Compared macro, Compared micro) {
    return micro.comparison().runLevel() != null
        && micro.comparison().runLevel().effect() != null
        && micro.comparison().treatment().equals(macro.comparison().treatment())
        && "read".equals(micro.scenario().parameters().get("function"))
        && sameHook(macro.hookDigest(), micro.hookDigest());
  }

  /** Hooks of the same label are the same unless their digests differ. */
  private static boolean sameHook(String a, String b) {
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }

  boolean isEmpty() {
    return fitting.isEmpty();
  }

  /** The best target, and of its sizes the one nearest to these bytes. */
  Compared nearest(double bytes) {
    return fitting.stream()
        .min(
            Comparator.comparingInt(CallCosts::targetRank)
                .thenComparingDouble(micro -> Math.abs(Math.log(size(micro) / bytes))))
        .orElseThrow();
  }

  private static int targetRank(Compared micro) {
    int rank = TARGETS.indexOf(String.valueOf(micro.scenario().parameters().get("target")));
    return rank < 0 ? TARGETS.size() : rank;
  }

  private static double size(Compared micro) {
    return micro.scenario().parameters().get("size") instanceof Number n ? n.doubleValue() : 1;
  }
}
