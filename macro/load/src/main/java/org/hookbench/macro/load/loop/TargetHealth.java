// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.loop;

import org.hookbench.experiment.Clients;
import org.hookbench.experiment.ErrorBudget;
import org.hookbench.experiment.Units;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.sample.ErrorKind;

/**
 * Ends the run when a target is gone, or too many requests failed: a million refused connections
 * teach nothing.
 */
public final class TargetHealth {
  private static final int FAILURES_PER_CONNECTION = 10;
  private static final int TIMEOUTS = 3;

  private final HttpTarget target;
  private final int limit;
  private final Clients clients;
  private final Stop stop;
  private long answeredNs;
  private int failures;
  private long requests;
  private long errors;

  TargetHealth(HttpTarget target, Clients clients, Stop stop) {
    this.target = target;
    this.limit = FAILURES_PER_CONNECTION * clients.connections();
    this.clients = clients;
    this.stop = stop;
  }

  /** Takes the end of a request. */
  synchronized void ended(ErrorKind kind, long nowNs) {
    requests++;
    errors += kind == ErrorKind.NONE ? 0 : 1;
    if (requests >= ErrorBudget.LEAST_REQUESTS && clients.errors().isExceeded(errors, requests)) {
      stop.because(Stop.Reason.TOO_MANY_ERRORS, message(target, kind, errors, clients.errors()));
    }
    if (!kind.noAnswer()) {
      answeredNs = nowNs;
      failures = 0;
      return;
    }
    failures++;
    long silentNs = nowNs - answeredNs;
    boolean silent = failures >= TIMEOUTS && silentNs >= TIMEOUTS * clients.timeout().ns();
    if ((failures >= limit || silent) && silentNs >= clients.patience().ns()) {
      stop.because(Stop.Reason.TARGET_GONE, message(target, kind, failures, silentNs));
    }
  }

  /** Returns what to say about a target with too many errors. */
  public static String message(HttpTarget target, ErrorKind kind, long errors, ErrorBudget budget) {
    return "%s (%s): %d requests have failed, more than load.errors: %s, the last one with '%s'; the"
            .formatted(target.url(), target.arm(), errors, budget, kind.text())
        + " samples before that are kept. Look at the log of the server";
  }

  /**
   * Returns what to say about a target that is gone.
   *
   * @param silentNs since its last answer
   */
  public static String message(HttpTarget target, ErrorKind kind, long failures, long silentNs) {
    return ("%s (%s) is gone: no answer to the last %s requests, for %s, the last one ended in"
            + " '%s'; the samples before that are kept. Look at the log of the server")
        .formatted(target.url(), target.arm(), failures, Units.formatNs(silentNs), kind.text());
  }
}
