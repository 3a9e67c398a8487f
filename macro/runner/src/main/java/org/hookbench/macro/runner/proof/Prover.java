package org.hookbench.macro.runner.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.hook.Counters;
import org.hookbench.hook.HookInspection;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;

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
      return proof(false, "none", "neither maps nor counters of its processes can be seen");
    }
    for (HookFile other : otherHooks) {
      if (isMapped(other)) {
        return proof(false, "mapping", other.path() + " of another arm is mapped here");
      }
    }
    return arm.hook().map(this::hooked).orElseGet(this::unhooked);
  }

  private Proof unhooked() {
    return after.pages().isEmpty()
        ? proof(true, "absent", "no hook is mapped and none has counted")
        : proof(false, "telemetry", "a hook has written counters although none was preloaded");
  }

  private Proof hooked(HookFile hook) {
    boolean seen = after.mapped().isPresent();
    if (seen && !isMapped(hook)) {
      return proof(
          false,
          "mapping",
          hook.path() + " is not mapped; is the program static, setuid or on musl?");
    }
    if (arm.arm() instanceof Arm.Foreign) {
      return foreign(hook, seen);
    }
    if (arm.arm().label().equals("null")) {
      return proof(seen, "mapping", seen ? "mapped; it interposes nothing" : "cannot be seen");
    }
    return counted();
  }

  private Proof foreign(HookFile hook, boolean seen) {
    HookInspection inspection = HookInspection.of(hook.path());
    if (inspection.interposesNothing() && inspection.otherExports().isEmpty()) {
      return proof(false, "mapping", hook.path() + " exports no function: it can hook nothing");
    }
    String exports = String.join(" ", inspection.interposes());
    String what = exports.isEmpty() ? "no function of libc" : exports;
    return proof(seen, "mapping", seen ? "mapped; interposes " + what : "cannot be seen");
  }

  private Proof counted() {
    if (after.pages().isEmpty()) {
      return proof(false, "telemetry", "the hook has left no counters");
    }
    CallGrowth growth = growth();
    if (!growth.counted()) {
      List<String> called = growth.readersCalled();
      String what = called.isEmpty() ? "no reading function" : String.join(", ", called);
      return proof(!called.isEmpty(), "telemetry", what + " was called");
    }
    long reads = growth.reads().calls();
    return proof(reads > 0, "telemetry", reads + " reads during the load");
  }

  private CallGrowth growth() {
    return CallGrowth.between(before.pages(), after.pages());
  }

  private boolean isMapped(HookFile hook) {
    Path file = hook.path();
    Set<String> mapped = after.mapped().orElse(Set.of());
    return mapped.contains(file.toString())
        || mapped.contains("/opt/hookbench/" + file.getFileName());
  }

  /** Where the environment cannot show which hooks are at work. */
  public static Proof notProvable(ArmSetup arm) {
    return Proof.notProvable(
        arm.label(),
        arm.hook().map(HookFile::name).orElse(null),
        arm.hook().map(HookFile::sha256).orElse(null),
        "the environment shows neither the maps nor the counters of its processes");
  }

  private Proof proof(boolean holds, String how, String detail) {
    return new Proof(
        arm.label(),
        arm.hook().map(HookFile::name).orElse(null),
        arm.hook().map(HookFile::sha256).orElse(null),
        holds ? ProofState.PROVEN : ProofState.REFUTED,
        how,
        growth().calls(),
        detail);
  }

  /** reads_per_request and its kin, from the growth of the counters; empty if the hook has none. */
  public Map<String, Double> figures(long requests) {
    CallGrowth growth = growth();
    Counters read = growth.reads();
    if (after.pages().isEmpty() || !growth.counted() || requests == 0) {
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
