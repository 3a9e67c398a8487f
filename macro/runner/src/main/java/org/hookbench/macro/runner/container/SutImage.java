// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.macro.runner.deploy.RunImage;
import org.hookbench.macro.runner.image.ImageFacts;

/**
 * The image of an arm.
 *
 * @param name by which the engine finds it
 * @param known its identities and digests; empty until it is prepared
 * @param env environment variables that it sets
 * @param entry program that its containers begin with
 * @param command arguments of it, or a program
 */
public record SutImage(
    String name,
    Set<String> known,
    Map<String, String> env,
    List<String> entry,
    List<String> command) {
  /** An image of which nothing but the name is known. */
  public static SutImage named(String name) {
    return new SutImage(name, Set.of(), Map.of(), List.of(), List.of());
  }

  /** An image that its engine has. */
  public static SutImage of(String name, ImageFacts facts) {
    Set<String> known = new HashSet<>(facts.digests());
    known.add(facts.id());
    return new SutImage(name, known, facts.env(), facts.entry(), facts.command());
  }

  /** Compares it with what an engine tells of a container. */
  public RunImage ranAs(String running, boolean oneStore) {
    return new RunImage(name, known, running, oneStore);
  }
}
