// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

/** Sentences of the keys that several kinds of environment have. */
final class EnvironmentKeys {
  static final String PLACEMENT =
      "Where the load generator runs relative to the arms (default: the closest placement of the"
          + " kind).";
  static final String HOST = "Address of the engine (default: the engine's own default).";
  static final String BASE =
      "Image that ours are built from (default: the local one of scripts/base-image, else a public"
          + " Java runtime).";
  static final String LABELS = "Labels for pods, as in sidecar.istio.io/inject=true.";

  private EnvironmentKeys() {}
}
