// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import org.hookbench.experiment.Trust;
import picocli.CommandLine.Option;

/** Options that say which https servers are trusted. */
final class TrustOptions {
  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "https: certificates of the authorities to trust, PEM, in place of the JDK's trust"
              + " store.")
  private String cacert;

  @Option(
      names = "--insecure",
      description = "https: accept any certificate for any host; the result records it.")
  private boolean insecure;

  Trust trust() {
    return new Trust(cacert, insecure);
  }
}
