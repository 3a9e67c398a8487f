// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.report;

import java.util.Base64;
import org.hookbench.experiment.results.Checksums;

/** A Content-Security-Policy that lets exactly one script run and nothing be fetched. */
final class ContentPolicy {
  private ContentPolicy() {}

  static String allowing(String script) {
    return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
        + " form-action 'none'; script-src 'sha256-"
        + hash(script)
        + "'";
  }

  private static String hash(String script) {
    return Base64.getEncoder().encodeToString(Checksums.sha256(script));
  }
}
