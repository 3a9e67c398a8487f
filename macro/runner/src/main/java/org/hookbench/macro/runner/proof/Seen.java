// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.macro.runner.deploy.ArmSetup;

/** What was found about one part of an arm. */
public record Seen(ProofState state, String how, String detail) {
  /** Proven or refuted. */
  public static Seen of(boolean holds, String how, String detail) {
    return holds ? proven(how, detail) : refuted(how, detail);
  }

  /** It is as it should be. */
  public static Seen proven(String how, String detail) {
    return new Seen(ProofState.PROVEN, how, detail);
  }

  /** It is not. */
  public static Seen refuted(String how, String detail) {
    return new Seen(ProofState.REFUTED, how, detail);
  }

  /** It cannot be seen. */
  public static Seen notProvable(String detail) {
    return new Seen(ProofState.NOT_PROVABLE, "none", detail);
  }

  /** Of an arm with several parts: what is refuted comes first, then what cannot be proven. */
  public static Seen all(List<Seen> parts) {
    for (ProofState worst : List.of(ProofState.REFUTED, ProofState.NOT_PROVABLE)) {
      for (Seen part : parts) {
        if (part.state == worst) {
          return part;
        }
      }
    }
    return proven(joined(parts, Seen::how), joined(parts, Seen::detail));
  }

  /** The proof of an arm, of which this was found. */
  public Proof proof(ArmSetup arm, Map<String, Long> calls) {
    return new Proof(
        arm.label(),
        ofHooks(arm, HookFile::name),
        ofHooks(arm, HookFile::sha256),
        state,
        how,
        calls,
        detail);
  }

  /** Of all hooks of the chain; null for none. */
  private static String ofHooks(ArmSetup arm, Function<HookFile, String> part) {
    return arm.own().isEmpty()
        ? null
        : arm.own().stream().map(part).collect(Collectors.joining(" "));
  }

  private static String joined(List<Seen> parts, Function<Seen, String> text) {
    return parts.stream().map(text).distinct().collect(Collectors.joining("; "));
  }
}
