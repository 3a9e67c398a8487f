// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.metrics;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Metrics;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.json.Json;

/** PromQL by name: that of the catalogue, then the user's own, which may replace it. */
public final class Queries {
  private Queries() {}

  public static Map<String, String> of(Metrics metrics) {
    Map<String, String> all = new LinkedHashMap<>();
    if (metrics.catalogue() != null) {
      all.putAll(shipped(Names.of(metrics.catalogue()) + ".yaml"));
    }
    all.putAll(metrics.queries());
    return all;
  }

  private static Map<String, String> shipped(String file) {
    return Io.get(
        () -> {
          try (InputStream in = Queries.class.getResourceAsStream(file)) {
            return Json.yaml().readValue(in, new TypeReference<Map<String, String>>() {});
          }
        });
  }
}
