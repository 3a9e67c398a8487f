package org.hookbench.stats.compare;

import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Verdict;

/** A hook that does not interpose the measured function: the verdict says so before all else. */
final class NotInterposed {
  /** Of the warning that the measurement gives to a trial; its message begins with the arm. */
  private static final String CODE = "not-interposed";

  private NotInterposed() {}

  static Comparison said(ComparedArms compared) {
    Comparison c = compared.comparison();
    return warned(compared) ? c.with(said(c, compared.scenario().parameters().get("function"))) : c;
  }

  static boolean warned(ComparedArms compared) {
    return compared.used().stream()
        .flatMap(series -> series.trial().record().warnings().stream())
        .filter(warning -> warning.code().equals(CODE))
        .anyMatch(warning -> warning.message().startsWith(compared.comparison().treatment() + " "));
  }

  private static Verdict said(Comparison c, Object function) {
    String what = function == null ? "the measured function" : function + "()";
    String reason =
        ("%s does not interpose %s, so its cost was not measured: libc's function is compared with"
                + " itself. %s")
            .formatted(c.treatment(), what, c.verdict().reason());
    return new Verdict(c.verdict().value(), c.verdict().margin(), reason);
  }
}
