// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.console.UserError;
import org.hookbench.macro.load.http.HttpTarget;
import picocli.CommandLine.Option;

/** Options for a server that has both arms in one process and tells them apart by the port. */
final class SwitchOptions {
  private static final int DEFAULT_RENEW = 500;
  private static final List<String> DEFAULT_ARMS = List.of("none", "hook");

  @Option(
      names = "--switch",
      description =
          "The one URL has both arms in one process (switch.so): connections from an even local"
              + " port are the first arm, from an odd one the second.")
  private boolean on;

  @Option(
      names = "--renew",
      paramLabel = "N",
      description = "With --switch: replace a connection after N requests (default: 500).")
  private Integer renew;

  /** Returns the requests per connection; null without a switch. */
  Integer renew() {
    if (!on && renew != null) {
      throw new UserError(
          "--renew: only with --switch; use --requests-per-connection without a switch");
    }
    if (renew != null && renew < 1) {
      throw new UserError("--renew: " + renew + " is less than 1; give a number of requests");
    }
    return on ? Integer.valueOf(renew == null ? DEFAULT_RENEW : renew) : null;
  }

  /** Returns the two arms of the one URL. */
  List<HttpTarget> targets(List<String> urls, List<String> arms) {
    if (urls.size() != 1) {
      throw new UserError("--switch: give one URL, not " + urls.size() + "; it has both arms");
    }
    List<String> names = arms.isEmpty() ? DEFAULT_ARMS : arms;
    if (names.size() != 2 || names.get(0).equals(names.get(1))) {
      throw new UserError("--arm: a switch has two arms with names of their own, not " + names);
    }
    List<HttpTarget> targets = new ArrayList<>();
    names.forEach(arm -> targets.add(HttpTarget.of(arm, urls.get(0))));
    return targets;
  }

  /** Returns what plan.json says about the schedule. */
  Map<String, Object> parameters() {
    return on ? new TreeMap<>(Map.of("schedule", "switch", "renew", renew())) : Map.of();
  }

  boolean on() {
    return on;
  }
}
