// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.nio.file.Path;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Verdict;

/** A hook that does not interpose the measured function: the verdict says so before all else. */
final class NotInterposed {
  /** Of the warning that the measurement gives to a trial; its message begins with the arm. */
  private static final String CODE = "not-interposed";

  private NotInterposed() {}

  static Comparison said(ComparedArms compared) {
    Comparison c = compared.comparison();
    return warned(compared) ? c.with(verdict(compared)) : c;
  }

  static boolean warned(ComparedArms compared) {
    return compared.used().stream()
        .flatMap(series -> series.trial().record().warnings().stream())
        .filter(warning -> warning.code().equals(CODE))
        .anyMatch(warning -> warning.message().startsWith(compared.comparison().treatment() + " "));
  }

  /** A driver is named by its file. */
  private static String named(String function) {
    return function.endsWith(Micro.DRIVER)
        ? "what " + Path.of(function).getFileName() + " calls"
        : function + "()";
  }

  /** A workload is loaded with the hook: a difference is what that costs. */
  private static Verdict verdict(ComparedArms compared) {
    Comparison c = compared.comparison();
    Object function = compared.scenario().parameters().get("function");
    boolean workload = compared.scenario().kind() == TrialKind.WORKLOAD;
    String calls = function == null ? "the measured function" : named(function.toString());
    String reason =
        workload
            ? "The workload calls nothing that %s hooks: the cost of its calls was not measured,"
                + " only that of being loaded. "
            : "%s does not interpose "
                + calls
                + ", so its cost was not measured: libc's function is"
                + " compared with itself. ";
    boolean keeps = workload && c.verdict().value() != Verdict.Value.EQUIVALENT;
    return new Verdict(
        keeps ? c.verdict().value() : Verdict.Value.NOT_MEASURED,
        c.verdict().margin(),
        reason.formatted(c.treatment()) + c.verdict().reason());
  }
}
