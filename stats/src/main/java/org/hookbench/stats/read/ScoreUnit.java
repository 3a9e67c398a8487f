package org.hookbench.stats.read;

import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;

/** Units of JMH scores: {@code ns/op}, {@code us/op}, {@code ms/op}, {@code s/op}. */
final class ScoreUnit {
  private ScoreUnit() {}

  static Unit parse(String where, String text) {
    if (text.startsWith("ops")) {
      throw UserError.of(
          "%s: '%s' is a rate; measure times (JMH mode avgt or sample) to compare them",
          where, text);
    }
    return Unit.parse(where, text.replaceFirst("/op$", ""));
  }
}
