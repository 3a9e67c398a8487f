// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The image that the container of an arm was made from, and the one that the arm names.
 *
 * @param name as the arm names it
 * @param known identities and digests that this name had when the run began
 * @param running identity or digest that the engine tells of the container
 * @param oneStore whether both come from the same engine, so that one image has one identity
 */
public record RunImage(String name, Set<String> known, String running, boolean oneStore) {
  /** With the hashes alone, as in the last part of {@code name@sha256:12ab}. */
  public RunImage {
    known = known.stream().map(RunImage::hash).collect(Collectors.toSet());
    running = hash(running);
  }

  /** Whether the container was made from that image. */
  public boolean matches() {
    return known.contains(running);
  }

  private static String hash(String identity) {
    return identity.substring(identity.lastIndexOf(':') + 1);
  }
}
