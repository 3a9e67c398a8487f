// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.Warning;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.proof.Seen;

/**
 * Judges an arm by what a run of it left behind that was not timed: counters cost a program more
 * than being loaded does.
 *
 * @param path of a hook as the program sees it
 */
record RunProver(ArmSetup arm, Evidence evidence, Function<HookFile, String> path) {
  private static final String NULL = "null";

  /**
   * The proof.
   *
   * @param otherHooks of other arms, which must not be here
   */
  Proof prove(List<HookFile> otherHooks) {
    Evidence.Loading loading = evidence.loading();
    for (HookFile other : otherHooks) {
      if (loading.objects().contains(path.apply(other))) {
        return proof(Seen.refuted("mapping", other.path() + " of another arm is mapped here"));
      }
    }
    List<Seen> findings = new ArrayList<>();
    List<Arm.Short> chain = arm.variant().chain();
    for (int i = 0; i < arm.hooks().size(); i++) {
      findings.add(hooked(chain.get(i), arm.hooks().get(i), loading));
    }
    if (findings.isEmpty()) {
      findings.add(unhooked(loading, otherHooks.isEmpty()));
    }
    arm.agent()
        .ifPresent(
            jar ->
                findings.add(
                    Seen.notProvable(jar.name() + " cannot be seen in a program that has ended")));
    return proof(Seen.all(findings));
  }

  private Seen unhooked(Evidence.Loading loading, boolean nothingToSee) {
    if (!evidence.counters().isEmpty()) {
      return Seen.refuted("telemetry", "a hook has written counters although none was preloaded");
    }
    if (nothingToSee) {
      return Seen.proven("absent", "nothing is preloaded in any arm");
    }
    return loading.seen()
        ? Seen.proven("absent", "no hook is loaded and none has counted")
        : Seen.notProvable("the loader of the program does not tell what it loads");
  }

  private Seen hooked(Arm.Short hook, HookFile file, Evidence.Loading loading) {
    if (loading.seen() && !loading.objects().contains(path.apply(file))) {
      return Seen.refuted(
          "mapping", file.path() + " is not loaded; is the program static or setuid?");
    }
    if (!counts(hook)) {
      return loading.seen()
          ? Seen.proven("mapping", "loaded" + suffix(taken(file, loading)))
          : Seen.notProvable("the loader of the program does not tell what it loads");
    }
    return evidence.counters().isEmpty()
        ? Seen.refuted(
            "telemetry", "the hook has left no counters; is the program static or setuid?")
        : Seen.proven("telemetry", "loaded" + suffix(called()));
  }

  private static boolean counts(Arm.Short hook) {
    return !(hook instanceof Arm.Foreign) && !hook.label().equals(NULL);
  }

  private static String suffix(Set<String> functions) {
    return functions.isEmpty()
        ? ""
        : "; called: " + functions.stream().sorted().collect(Collectors.joining(", "));
  }

  /** Functions of our hooks that the program has called. */
  private Set<String> called() {
    Set<String> called = new TreeSet<>(calls().keySet());
    evidence.counters().forEach(page -> called.addAll(page.called()));
    return called;
  }

  /** Functions that the program takes from an object: it may call them. */
  private Set<String> taken(HookFile file, Evidence.Loading loading) {
    Set<String> hooks = arm.hooks().stream().map(path).collect(Collectors.toSet());
    return loading.taken(path.apply(file), hooks);
  }

  private Map<String, Long> calls() {
    Map<String, Long> calls = new TreeMap<>();
    for (Telemetry page : evidence.counters()) {
      page.functions()
          .forEach((function, counters) -> calls.merge(function, counters.calls(), Long::sum));
    }
    calls.values().removeIf(count -> count == 0);
    return calls;
  }

  /** Of hooks that interpose functions, none of which the program calls. */
  Optional<Warning> notInterposed() {
    List<Arm.Short> chain = arm.variant().chain();
    Evidence.Loading loading = evidence.loading();
    boolean called = !called().isEmpty();
    boolean hooks = false;
    for (int i = 0; i < chain.size(); i++) {
      boolean interposes = !chain.get(i).label().equals(NULL);
      hooks |= interposes;
      called |=
          interposes
              && !counts(chain.get(i))
              && (!loading.seen() || !taken(arm.hooks().get(i), loading).isEmpty());
    }
    return !hooks || called
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "not-interposed",
                arm.label()
                    + " hooks no function that the workload calls: what is measured is the cost of"
                    + " being loaded, not that of calls"));
  }

  private Proof proof(Seen finding) {
    return finding.proof(arm, calls());
  }
}
