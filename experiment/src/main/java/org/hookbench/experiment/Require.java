// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Nearest;
import org.hookbench.experiment.console.Quoted;
import org.hookbench.experiment.console.UserError;

/** Checks of the records: each failure names the key, the value and the allowed range. */
final class Require {
  private Require() {}

  static void atLeast(String key, long value, long least) {
    if (value < least) {
      throw new UserError(key + ": " + value + " is too small, it must be at least " + least);
    }
  }

  static void atMost(String key, long value, long most) {
    if (value > most) {
      throw new UserError(key + ": " + value + " is too large, it must be at most " + most);
    }
  }

  /** One of these words. */
  static void known(String key, String word, Collection<String> known) {
    that(
        known.contains(word),
        "%s: %s is unknown; did you mean '%s'? use one of %s"
            .formatted(key, Quoted.of(word), Nearest.to(word, known), known));
  }

  /** A path of a URL; null passes. */
  static void path(String key, String path) {
    that(
        path == null || path.startsWith("/"),
        key + ": " + (path == null ? "" : Quoted.of(path)) + " must start with /");
  }

  static void port(String key, Integer port) {
    that(port == null || port >= 1 && port <= 65_535, key + ": " + port + " must be 1 to 65535");
  }

  /** Environment variables by name. */
  static void variables(String key, Map<String, String> variables) {
    for (String name : variables.keySet()) {
      that(
          !name.isEmpty() && name.indexOf('=') < 0,
          key + ": " + Quoted.of(name) + " is not a name of an environment variable");
    }
  }

  /** Folders of a container. */
  static void mounts(String key, List<String> mounts) {
    for (String mount : mounts) {
      that(
          mount.matches("/[^:]*:/[^:]*(:r[ow])?"),
          key + ": " + Quoted.of(mount) + " must be like /host/path:/container/path[:ro]");
    }
  }

  /** Labels of pods, each key=value. */
  static List<String> labels(List<String> labels) {
    for (String label : orElse(labels, List.<String>of())) {
      that(
          label.indexOf('=') >= 1,
          "environment.labels: %s must be key=value, as in sidecar.istio.io/inject=true"
              .formatted(Quoted.of(label)));
    }
    return orElse(labels, List.of());
  }

  static void that(boolean condition, String message) {
    if (!condition) {
      throw new UserError(message);
    }
  }

  static <T> T orElse(T value, T fallback) {
    return value == null ? fallback : value;
  }
}
