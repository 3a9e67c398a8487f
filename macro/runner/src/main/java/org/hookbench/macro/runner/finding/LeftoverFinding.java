// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.finding;

import java.util.List;

/** What earlier runs left behind; the next run removes it. */
public final class LeftoverFinding {
  private LeftoverFinding() {}

  /** Names it. */
  public static Finding of(String code, List<String> left) {
    return left.isEmpty()
        ? Finding.ok(code, "there are no leftovers of earlier runs")
        : Finding.warn(
            code,
            "left over from ended runs: " + String.join(", ", left),
            "start a run in this environment: it removes them first");
  }
}
