// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Mechanism;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.hook.Counters;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.container.ContainerPaths;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.ServerProcess;

/** Judges one arm of a trial from what was seen of it before and after the load. */
public final class Prover {
  private final ArmSetup arm;
  private final Evidence before;
  private final Evidence after;

  public Prover(ArmSetup arm, Evidence before, Evidence after) {
    this.arm = arm;
    this.before = before;
    this.after = after;
  }

  /**
   * The proof.
   *
   * @param otherHooks files of the hooks of other arms, which must not be here
   */
  public Proof prove(List<HookFile> otherHooks) {
    if (after.mapped().isEmpty() && after.pages().isEmpty()) {
      return proof(Seen.refuted("none", "neither maps nor counters of its processes can be seen"));
    }
    for (HookFile other : otherHooks) {
      if (before.maps(other) || after.maps(other)) {
        return proof(Seen.refuted("mapping", other.path() + " of another arm is mapped here"));
      }
    }
    List<Seen> findings = new ArrayList<>();
    List<Arm.Short> chain = arm.variant().chain();
    for (int i = 0; i < arm.hooks().size(); i++) {
      findings.add(hooked(chain.get(i), arm.hooks().get(i)));
    }
    if (!arm.by().isOutside()) {
      arm.mechanism().ifPresent(object -> findings.add(mechanism(object)));
    }
    if (!arm.by().carries()) {
      findings.add(counted());
    }
    if (findings.isEmpty()) {
      findings.add(unhooked());
    }
    arm.agent().ifPresent(jar -> findings.add(agent(jar)));
    after.image().flatMap(image -> ImageFinding.of(arm.variant(), image)).ifPresent(findings::add);
    return proof(Seen.all(findings));
  }

  private Seen unhooked() {
    return after.pages().isEmpty()
        ? Seen.proven("absent", "no hook of the experiment is mapped and none has counted")
        : Seen.refuted("telemetry", "a hook has written counters although none was preloaded");
  }

  private Seen mechanism(HookFile object) {
    boolean seen = after.mapped().isPresent();
    if (!seen) {
      return Seen.notProvable("whether " + object.name() + " is mapped cannot be seen");
    }
    String missing =
        " is not mapped" + (arm.by() == Mechanism.JVMTI ? "; is the program a JVM?" : "");
    return Seen.of(
        after.maps(object) && serverWithout(object).isEmpty(),
        "mapping",
        object.name() + (after.maps(object) ? " is mapped" : missing));
  }

  private Seen hooked(Arm.Short hook, HookFile file) {
    boolean seen = after.mapped().isPresent();
    if (seen && !after.maps(file)) {
      return Seen.refuted(
          "mapping", file.path() + " is not mapped; is the program static, setuid or on musl?");
    }
    Optional<ServerProcess> without = serverWithout(file);
    if (without.isPresent()) {
      return Seen.refuted(
          "mapping",
          ("%s is not mapped into %s, which holds the listening socket; is it static,"
                  + " setuid, on musl, or started without LD_PRELOAD?")
              .formatted(file.path(), without.get()));
    }
    if (hook instanceof Arm.Foreign) {
      return seen
          ? new ForeignHook(file, arm.preloaded(), after.servers()).judge(arm.by())
          : Seen.notProvable("what is mapped into its processes cannot be seen");
    }
    if (hook.label().equals("null")) {
      return Seen.of(seen, "mapping", seen ? "mapped; it interposes nothing" : "cannot be seen");
    }
    // The hooks of a chain write one page: it counts for the arm, not for each of them.
    return counted();
  }

  /** A process that serves requests, before the load or after it, but does not have the hook. */
  private Optional<ServerProcess> serverWithout(HookFile hook) {
    return Stream.concat(before.servers().stream(), after.servers().stream())
        .filter(server -> !server.files().isEmpty() && !server.maps(hook))
        .findFirst();
  }

  /** The class loader of a JVM holds the jar of an agent open. */
  private Seen agent(HookFile jar) {
    if (after.opened().isEmpty()) {
      return Seen.notProvable("the open files of its processes cannot be seen: " + jar.name());
    }
    Set<String> opened = after.opened().get();
    return opened.contains(jar.path().toString()) || opened.contains(ContainerPaths.of(jar))
        ? Seen.proven("agent", "a JVM holds " + jar.name() + " open")
        : Seen.refuted("agent", jar.path() + " is open in no process; is the program a JVM?");
  }

  private Seen counted() {
    if (pages(after).isEmpty()) {
      return Seen.refuted("telemetry", "the hook has left no counters" + where());
    }
    CallGrowth growth = growth();
    if (!growth.counted()) {
      List<String> called = growth.readersCalled();
      return called.isEmpty()
          ? Seen.refuted("telemetry", "no reading function was called" + where())
          : Seen.proven("telemetry", String.join(", ", called) + " was called");
    }
    long reads = growth.reads().calls();
    return reads > 0
        ? Seen.proven("telemetry", reads + " reads during the load")
        : Seen.refuted("telemetry", "0 reads during the load" + where());
  }

  private String where() {
    return after.servers().isEmpty() ? "" : " in " + after.servers().get(0);
  }

  private CallGrowth growth() {
    return CallGrowth.between(pages(before), pages(after));
  }

  /** Without those of wrappers: what a shell reads is no request. */
  private List<Telemetry> pages(Evidence evidence) {
    return evidence.pages().stream()
        .filter(page -> !after.bystanders().contains((long) page.pid()))
        .toList();
  }

  /** Where the environment cannot show which hooks are at work. */
  public static Proof notProvable(ArmSetup arm) {
    return new Prover(arm, Evidence.NONE, Evidence.NONE)
        .proof(
            Seen.notProvable(
                "the environment shows neither the maps nor the counters of its processes"));
  }

  private Proof proof(Seen finding) {
    return finding.proof(arm, growth().calls());
  }

  /** reads_per_request and its kin, from the growth of the counters; empty if the hook has none. */
  public Map<String, Double> figures(long requests) {
    CallGrowth growth = growth();
    Counters read = growth.reads();
    if (pages(after).isEmpty() || !growth.counted() || requests == 0) {
      return Map.of();
    }
    Map<String, Double> figures = new TreeMap<>();
    figures.put("reads_per_request", (double) read.calls() / requests);
    figures.put("eagain_per_request", (double) read.eagain() / requests);
    long delivered = read.calls() - read.eagain() - read.errors();
    if (delivered > 0) {
      figures.put("bytes_per_read", (double) read.bytes() / delivered);
    }
    return figures;
  }
}
