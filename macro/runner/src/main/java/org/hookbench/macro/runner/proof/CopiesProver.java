// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;

/**
 * Judges an arm by its copies: each of them must be what the arm says.
 *
 * @param before the load, one for each copy
 * @param after the load, in the same order; copies that came meanwhile are the last ones
 */
public record CopiesProver(ArmSetup arm, List<Evidence> before, List<Evidence> after) {

  /**
   * The proof.
   *
   * @param otherHooks files of the hooks of other arms, which must not be here
   */
  public Proof prove(List<HookFile> otherHooks) {
    List<Proof> proofs =
        IntStream.range(0, after.size())
            .mapToObj(i -> new Prover(arm, before(i), after.get(i)).prove(otherHooks))
            .toList();
    return proofs.size() == 1 ? proofs.get(0) : together(proofs);
  }

  private Evidence before(int copy) {
    return copy < before.size() ? before.get(copy) : Evidence.NONE;
  }

  private Proof together(List<Proof> proofs) {
    Map<String, Long> calls = new TreeMap<>();
    proofs.forEach(proof -> proof.calls().forEach((f, n) -> calls.merge(f, n, Long::sum)));
    List<Seen> findings =
        IntStream.range(0, proofs.size())
            .mapToObj(i -> finding(proofs.get(i), "copy %d of %d".formatted(i + 1, proofs.size())))
            .toList();
    return Seen.all(findings).proof(arm, calls);
  }

  private static Seen finding(Proof proof, String copy) {
    return new Seen(proof.state(), proof.how(), copy + ": " + proof.detail());
  }

  /** reads_per_request and its kin, over all copies. */
  public Map<String, Double> figures(long requests) {
    return new Prover(arm, all(before), all(after)).figures(requests);
  }

  private static Evidence all(List<Evidence> copies) {
    List<Telemetry> pages = copies.stream().flatMap(copy -> copy.pages().stream()).toList();
    Evidence first = copies.get(0);
    return copies.size() == 1 ? first : Evidence.of(first.mapped(), pages);
  }
}
