// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Evidence that an arm is what it says: its hook ran, and no hook of another arm did.
 *
 * @param hook file name of the hook, null for none
 * @param sha256 of the hook, null for none
 * @param how telemetry (its counters), switch (the calls of each connection), mapping (mapped, and
 *     it interposes a function the process calls), absent (not mapped) or none (nothing can be
 *     seen)
 * @param calls per function, from the counters; empty if the hook has none
 */
public record Proof(
    String arm,
    String hook,
    String sha256,
    ProofState state,
    String how,
    Map<String, Long> calls,
    String detail) {

  /** Of an arm in an environment that shows neither maps nor counters. */
  public static Proof notProvable(String arm, String hook, String sha256, String detail) {
    return new Proof(arm, hook, sha256, ProofState.NOT_PROVABLE, "none", Map.of(), detail);
  }

  /** Whether the trial must not be used. */
  public boolean refuted() {
    return state == ProofState.REFUTED;
  }

  /**
   * Of two looks at one arm: what is refuted stays refuted, and what was not provable is not
   * proven.
   */
  public Proof and(Proof later) {
    boolean stays = refuted() || state == ProofState.NOT_PROVABLE && !later.refuted();
    return stays ? this : later;
  }

  /** Reads what is written now, and {@code holds}, which was written in place of the state. */
  @JsonCreator
  static Proof read(
      @JsonProperty("arm") String arm,
      @JsonProperty("hook") String hook,
      @JsonProperty("sha256") String sha256,
      @JsonProperty("state") ProofState state,
      @JsonProperty("holds") Boolean holds,
      @JsonProperty("how") String how,
      @JsonProperty("calls") Map<String, Long> calls,
      @JsonProperty("detail") String detail) {
    ProofState told = state == null ? ofHolds(holds, how) : state;
    return new Proof(arm, hook, sha256, told, how, calls, detail);
  }

  /**
   * The state that {@code holds} stood for. A trial in which nothing could be seen was only used
   * where nothing can be: in environment endpoints.
   */
  public static ProofState ofHolds(Boolean holds, String how) {
    if (Boolean.TRUE.equals(holds)) {
      return ProofState.PROVEN;
    }
    return "none".equals(how) ? ProofState.NOT_PROVABLE : ProofState.REFUTED;
  }
}
