// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is done and the time left, on stderr: one line that is rewritten, at most five times a
 * second, on a terminal; else a plain line every 30 s. Not for use while a sample is being timed in
 * the same process.
 */
public final class Progress implements AutoCloseable {
  /** How it is shown. */
  enum Shown {
    REWRITTEN(200_000_000L, "\r\u001b[K", ""),
    PLAIN(30_000_000_000L, "hookbench: ", System.lineSeparator()),
    NOT(Long.MAX_VALUE, "", "");

    private final long intervalNs;
    private final String before;
    private final String after;

    Shown(long intervalNs, String before, String after) {
      this.intervalNs = intervalNs;
      this.before = before;
      this.after = after;
    }

    private static Shown here() {
      return Program.quiet() ? NOT : stderrIsTerminal() ? REWRITTEN : PLAIN;
    }

    /** A pipe at stdout, as in a script, does not matter. */
    private static boolean stderrIsTerminal() {
      if ("dumb".equals(System.getenv("TERM"))) {
        return false;
      }
      try {
        Path stderr = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
        return stderr.startsWith("/dev/pts") || stderr.toString().startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
  }

  private final PrintStream out;
  private final Shown shown;
  private final String what;
  private final double total;
  private final long startNs;
  private long lastNs;
  private long steps;

  /** Progress of {@code what}, from 0 to {@code total}, on stderr. */
  public Progress(String what, double total) {
    this(what, total, System.err, Shown.here(), System.nanoTime());
  }

  Progress(String what, double total, PrintStream out, Shown shown, long startNs) {
    this.what = what;
    this.total = total;
    this.out = out;
    this.shown = shown;
    this.startNs = startNs;
    this.lastNs = shown == Shown.PLAIN ? startNs : startNs - shown.intervalNs;
  }

  /** Says that {@code done} of the total is done, and in what step. */
  public void at(double done, String step) {
    at(done, step, System.nanoTime());
  }

  /** Says that one more of the total is done, from any thread. */
  public synchronized void next(String step) {
    steps++;
    at(steps, step);
  }

  void at(double done, String step, long now) {
    boolean last = shown == Shown.REWRITTEN && done >= total;
    if (shown == Shown.NOT || now - lastNs < shown.intervalNs && !last) {
      return;
    }
    lastNs = now;
    out.print(shown.before + line(done, step, (now - startNs) / 1e9) + shown.after);
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

  /** Removes the line that is rewritten. */
  @Override
  public void close() {
    if (shown == Shown.REWRITTEN) {
      out.print(shown.before);
      out.flush();
    }
  }
}
