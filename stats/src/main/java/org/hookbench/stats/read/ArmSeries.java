// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hookbench.stats.estimate.Ascending;

/**
 * What one arm of one trial measured, without warm-up and errors, in order of time. Requests are in
 * milliseconds, calls in nanoseconds per call. In a duet, value i of both arms is pair i: a pair in
 * which either request failed is left out.
 *
 * @param response from when the schedule wanted the request sent; the clock of the verdict
 * @param sorted response times in ascending order
 * @param service from when it was sent; the same array where the two clocks agree
 * @param requests that were made after the warm-up, whatever became of them
 * @param errors those of them that failed, by kind
 * @param windows all samples, warm-up included, for drawing
 * @param connections of the responses, in a switch; else empty
 */
public record ArmSeries(
    String arm,
    double[] response,
    double[] sorted,
    double[] service,
    long requests,
    Map<String, Integer> errors,
    List<Window> windows,
    int[] connections) {

  ArmSeries(
      String arm,
      double[] response,
      double[] service,
      long requests,
      Map<String, Integer> errors,
      List<Window> windows) {
    this(arm, response, Ascending.copyOf(response), service, requests, errors, windows, new int[0]);
  }

  /** The same with the connection of each response. */
  ArmSeries on(int[] own) {
    return new ArmSeries(arm, response, sorted, service, requests, errors, windows, own);
  }

  ArmSeries from(int first) {
    double[] rest = Arrays.copyOfRange(response, first, response.length);
    double[] restOfService =
        service == response ? rest : Arrays.copyOfRange(service, first, service.length);
    return new ArmSeries(arm, rest, restOfService, requests, errors, windows)
        .on(
            Arrays.copyOfRange(
                connections, Math.min(first, connections.length), connections.length));
  }

  /** The same series by another name. */
  ArmSeries named(String other) {
    return new ArmSeries(other, response, sorted, service, requests, errors, windows, connections);
  }

  public long errorCount() {
    return errors.values().stream().mapToLong(Integer::longValue).sum();
  }
}
