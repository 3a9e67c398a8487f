package org.hookbench.stats.findings;

import org.hookbench.experiment.Names;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.Pairing;

/**
 * The answer to one comparison in one sentence, the same on the screen, in the report and the
 * summary.
 */
public final class Sentence {
  private Sentence() {}

  /** Effect, share, interval, trials and margin; or why there is no answer. */
  public static String of(Compared compared) {
    Comparison c = compared.comparison();
    Interval effect = c.runLevel() == null ? null : c.runLevel().effect();
    String verdict = Names.of(c.verdict().value());
    if (effect == null) {
      return c.treatment() + ": " + verdict + ". " + c.verdict().reason();
    }
    Readout scale = Readout.of(c.unit(), effect);
    return c.treatment()
        + " is "
        + verdict
        + ": "
        + scale.signed(effect.estimate())
        + " "
        + scale.unit()
        + " ("
        + Readout.percent(effect.estimate() / Readout.baseline(c))
        + ") per "
        + per(compared)
        + ", "
        + interval(effect, scale)
        + ", "
        + trials(c)
        + "; margin \u00b1"
        + margin(c)
        + ".";
  }

  private static String interval(Interval effect, Readout scale) {
    return Double.isNaN(effect.lower())
        ? "no interval"
        : Readout.level(effect.level()) + " interval " + scale.range(effect);
  }

  /** {@code request} or {@code call}. */
  public static String per(Compared compared) {
    return compared.micro() ? "call" : "request";
  }

  /** {@code 5 duet trials}. */
  public static String trials(Comparison c) {
    int n = c.runLevel() == null ? 0 : c.runLevel().trials().size();
    if (c.runLevel() != null && c.runLevel().pairing() == Pairing.DUET) {
      return n + (n == 1 ? " duet trial" : " duet trials");
    }
    if (c.runLevel() != null && c.runLevel().pairing() == Pairing.BLOCK) {
      return n + (n == 1 ? " block" : " blocks");
    }
    return n + (n == 1 ? " trial" : " trials") + " (both arms counted)";
  }

  /** The margin with its unit. */
  public static String margin(Comparison c) {
    double margin = c.verdict().margin();
    return Double.isNaN(margin)
        ? "unknown"
        : Readout.of(c.unit(), margin, margin / 20).plain(margin);
  }
}
