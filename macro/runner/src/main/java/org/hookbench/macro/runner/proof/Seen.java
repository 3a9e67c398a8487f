package org.hookbench.macro.runner.proof;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookbench.experiment.results.ProofState;

/** What was found about one part of an arm. */
record Seen(ProofState state, String how, String detail) {
  static Seen of(boolean holds, String how, String detail) {
    return holds ? proven(how, detail) : refuted(how, detail);
  }

  static Seen proven(String how, String detail) {
    return new Seen(ProofState.PROVEN, how, detail);
  }

  static Seen refuted(String how, String detail) {
    return new Seen(ProofState.REFUTED, how, detail);
  }

  static Seen notProvable(String detail) {
    return new Seen(ProofState.NOT_PROVABLE, "none", detail);
  }

  /** Of an arm with several parts: what is refuted comes first, then what cannot be proven. */
  static Seen all(List<Seen> parts) {
    for (ProofState worst : List.of(ProofState.REFUTED, ProofState.NOT_PROVABLE)) {
      for (Seen part : parts) {
        if (part.state == worst) {
          return part;
        }
      }
    }
    return proven(joined(parts, Seen::how), joined(parts, Seen::detail));
  }

  private static String joined(List<Seen> parts, Function<Seen, String> text) {
    return parts.stream().map(text).distinct().collect(Collectors.joining("; "));
  }
}
