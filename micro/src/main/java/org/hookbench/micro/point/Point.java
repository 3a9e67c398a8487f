// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.point;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;

/**
 * One thing to measure: a call on a target.
 *
 * @param size bytes per call, 1 to 65536; 1 where the call has no size
 * @param match whether the payload holds a keyword
 * @param threads that do the same at the same time
 */
public record Point(Call call, Target target, int size, boolean match, int threads) {
  private static final int LARGEST_BYTES = 65536;
  private static final int SMALLEST_MATCH_BYTES = 16;
  private static final int MOST_THREADS = 64;

  public Point {
    require(
        call.targets().contains(target),
        "target: %s cannot be called on %s; use one of %s"
            .formatted(
                call.text(), Names.of(target), call.targets().stream().map(Names::of).toList()));
    require(
        size >= 1 && size <= LARGEST_BYTES,
        "size: " + size + " must be 1 to " + LARGEST_BYTES + " bytes");
    require(
        threads >= 1 && threads <= MOST_THREADS,
        "threads: " + threads + " must be 1 to " + MOST_THREADS);
    require(
        !match || target.isSocket() && size >= SMALLEST_MATCH_BYTES,
        "match: needs target unix, tcp4 or tcp6 and a size of at least %s bytes"
            .formatted(SMALLEST_MATCH_BYTES));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new UserError(message);
    }
  }

  /** Short name for files and tables: {@code read-zero-1}. */
  public String label() {
    return call.label()
        + (target == Target.NONE ? "" : "-" + Names.of(target))
        + (call.sized() ? "-" + size : "")
        + (match ? "-match" : "")
        + (threads == 1 ? "" : "-t" + threads);
  }

  /** What {@link #of} makes the same point from; for plan.json and for the arguments of a fork. */
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("function", call.isDriver() ? call.symbol() : call.text());
    parameters.put("target", Names.of(target));
    parameters.put("size", size);
    parameters.put("match", match);
    parameters.put("threads", threads);
    return parameters;
  }

  /** The point with these parameters, values or their texts. */
  public static Point of(Map<String, ?> parameters) {
    return new Point(
        Call.parse(parameters.get("function").toString()),
        Target.parse(parameters.get("target").toString()),
        Integer.parseInt(parameters.get("size").toString()),
        Boolean.parseBoolean(parameters.get("match").toString()),
        Integer.parseInt(parameters.get("threads").toString()));
  }
}
