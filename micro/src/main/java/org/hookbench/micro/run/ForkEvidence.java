// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.micro.binding.Symbols;
import org.hookbench.micro.fork.ForkReport;
import org.hookbench.micro.point.Call;

/**
 * Proof by address: the function that was called lies in the file of the hook, or in libc where no
 * hook was to run.
 */
final class ForkEvidence {
  private final HookFiles treatments;

  ForkEvidence(HookFiles treatments) {
    this.treatments = treatments;
  }

  /** One proof per arm of a trial; the last arm is what {@link ForkReport#treatment} is about. */
  List<Proof> of(List<String> arms, Call call, ForkReport report) {
    List<Proof> proofs = new ArrayList<>();
    boolean baselineHooked = arms.size() > 1 && treatments.interposes(arms.get(0), call);
    if (arms.size() > 1) {
      proofs.add(side(arms.get(0), call, report.baseline(), true));
    }
    String treatment = arms.get(arms.size() - 1);
    proofs.add(side(treatment, call, report.treatment(), baselineHooked || report.same()));
    return proofs;
  }

  private Proof side(String label, Call call, String object, boolean libc) {
    return treatments.interposes(label, call)
        ? hooked(label, call, object)
        : libc(label, call, object, libc && !isAnyHook(object));
  }

  private boolean isAnyHook(String object) {
    return treatments.files().values().stream()
        .anyMatch(file -> Symbols.same(Path.of(object), file.path()));
  }

  private Proof hooked(String label, Call call, String object) {
    HookFile file = treatments.file(label).orElseThrow();
    boolean holds = Symbols.same(Path.of(object), file.path());
    String detail = call.text() + " that was called lies in " + object;
    return new Proof(label, file.name(), file.sha256(), state(holds), "mapping", Map.of(), detail);
  }

  private Proof libc(String label, Call call, String object, boolean libc) {
    HookFile file = treatments.file(label).orElse(null);
    boolean holds = file == null ? libc : !Symbols.same(Path.of(object), file.path());
    String detail =
        (file == null ? "" : file.name() + " does not interpose " + call.text() + ": ")
            + call.text()
            + " that was called lies in "
            + object;
    return new Proof(
        label,
        file == null ? null : file.name(),
        file == null ? null : file.sha256(),
        state(holds),
        file == null ? "absent" : "mapping",
        Map.of(),
        detail);
  }

  private static ProofState state(boolean holds) {
    return holds ? ProofState.PROVEN : ProofState.REFUTED;
  }
}
