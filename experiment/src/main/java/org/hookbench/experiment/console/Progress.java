package org.hookbench.experiment.console;

import java.io.PrintStream;
import java.util.Locale;

/**
 * One line on stderr with what is done and the time left, at most five times a second; silent when
 * stderr is not a terminal. Not for use while a sample is being timed in the same process.
 */
public final class Progress implements AutoCloseable {
  private static final long INTERVAL_NS = 200_000_000L;

  private final PrintStream out;
  private final boolean shown;
  private final String what;
  private final double total;
  private final long startNs = System.nanoTime();
  private long lastNs;

  /** Progress of {@code what}, from 0 to {@code total}, on stderr. */
  public Progress(String what, double total) {
    this(what, total, System.err, isTerminal());
  }

  Progress(String what, double total, PrintStream out, boolean shown) {
    this.what = what;
    this.total = total;
    this.out = out;
    this.shown = shown;
  }

  private static boolean isTerminal() {
    return System.console() != null && !"dumb".equals(System.getenv("TERM"));
  }

  /** Says that {@code done} of the total is done, and in what step. */
  public void at(double done, String step) {
    long now = System.nanoTime();
    if (!shown || now - lastNs < INTERVAL_NS && done < total) {
      return;
    }
    lastNs = now;
    out.print("\r\u001b[K" + line(done, step, (now - startNs) / 1e9));
    out.flush();
  }

  String line(double done, String step, double elapsedSeconds) {
    String left = done <= 0 ? "" : ", " + clock(elapsedSeconds * (total - done) / done) + " left";
    return String.format(Locale.ROOT, "%s %3.0f %%%s  %s", what, 100 * done / total, left, step);
  }

  private static String clock(double seconds) {
    long s = Math.max(0, Math.round(seconds));
    return s < 60 ? s + " s" : String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60);
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (shown) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
