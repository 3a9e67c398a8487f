package org.hookbench.stats.findings;

import java.util.Locale;
import org.hookbench.stats.analysis.Bridge;
import org.hookbench.stats.analysis.Comparison;
import org.hookbench.stats.analysis.Interval;
import org.hookbench.stats.analysis.Pairing;
import org.hookbench.stats.analysis.Unit;

/** Phrases of an answer, the same on the screen, in the report and the summary. */
public final class Phrase {
  private Phrase() {}

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
    return n + (n == 1 ? " trial" : " trials");
  }

  /** The margin with its unit. */
  public static String margin(Comparison c) {
    double margin = c.verdict().margin();
    return Double.isNaN(margin)
        ? "unknown"
        : Readout.of(c.unit(), margin, margin / 20).plain(margin);
  }

  /** {@code 2.01 reads x +19.6 µs = +39.4 µs of +41.3 µs measured: 95 %. }; empty if unknown. */
  public static String bridge(Bridge b) {
    if (b.explained() == null) {
      return "";
    }
    String share =
        b.share() == null
            ? ""
            : String.format(Locale.ROOT, ": %.0f %%", 100 * b.share().estimate());
    return String.format(
        Locale.ROOT,
        "%.2f reads per request x %s per read = %s explained, %s measured%s. ",
        b.readsPerRequest(),
        shown(Unit.NS, b.costPerRead()),
        shown(Unit.MS, b.explained()),
        b.measured() == null ? "nothing" : shown(Unit.MS, b.measured()),
        share);
  }

  /** An estimate with sign and unit. */
  public static String shown(Unit unit, Interval interval) {
    Readout scale = Readout.of(unit, interval);
    return scale.signed(interval.estimate()) + "\u00a0" + scale.unit();
  }
}
