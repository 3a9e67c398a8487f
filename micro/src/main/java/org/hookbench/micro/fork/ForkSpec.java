// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.point.Point;

/**
 * What one fork shall do. It crosses the process border as arguments {@code key=value}, so that the
 * fork starts without a parser.
 *
 * @param baseline hook on the baseline side of a pair; null: libc
 * @param hook null: none
 * @param seconds measured; 0: only say what the hook interposes
 * @param out directory for the files of the trial
 */
public record ForkSpec(
    Point point, Binding binding, Path baseline, Path hook, double seconds, long seed, Path out) {

  List<String> arguments() {
    Map<String, Object> all = new LinkedHashMap<>(point.parameters());
    all.put("binding", binding.name());
    all.put("baseline", baseline == null ? "" : baseline);
    all.put("hook", hook == null ? "" : hook);
    all.put("seconds", seconds);
    all.put("seed", seed);
    all.put("out", out);
    return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  static ForkSpec parse(String[] arguments) {
    Map<String, String> all = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      all.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return new ForkSpec(
        Point.of(all),
        Binding.valueOf(all.get("binding")),
        path(all.get("baseline")),
        path(all.get("hook")),
        Double.parseDouble(all.get("seconds")),
        Long.parseLong(all.get("seed")),
        Path.of(all.get("out")));
  }

  private static Path path(String text) {
    return text.isEmpty() ? null : Path.of(text);
  }
}
