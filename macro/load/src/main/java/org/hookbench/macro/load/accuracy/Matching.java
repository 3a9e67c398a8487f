// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.accuracy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * Which answer of the oracle belongs to which request. Connections are numbered as they were made
 * on both sides, and on each answers follow requests. That this is right shows in the times: there
 * is a distance between the two clocks with which every answer lies inside its request.
 */
final class Matching {
  private Matching() {}

  /** The answer to each of the requests, in their order. */
  static List<Span> answers(List<Span> requests, List<Span> answers) {
    if (requests.size() != answers.size()) {
      throw failed(answers.size() + " answers of the oracle to " + requests.size() + " requests");
    }
    Map<Integer, Queue<Span>> byConnection = new HashMap<>();
    for (Span answer : answers) {
      byConnection.computeIfAbsent(answer.connection(), c -> new ArrayDeque<>()).add(answer);
    }
    List<Span> matched = new ArrayList<>();
    for (Span request : requests) {
      Span answer = byConnection.getOrDefault(request.connection(), new ArrayDeque<>()).poll();
      if (answer == null) {
        throw failed("an answer is missing on connection " + request.connection());
      }
      matched.add(answer);
    }
    requireInside(requests, matched);
    return matched;
  }

  private static void requireInside(List<Span> requests, List<Span> answers) {
    long leastNs = Long.MIN_VALUE;
    long mostNs = Long.MAX_VALUE;
    for (int i = 0; i < requests.size(); i++) {
      leastNs = Math.max(leastNs, answers.get(i).toNs() - requests.get(i).toNs());
      mostNs = Math.min(mostNs, answers.get(i).fromNs() - requests.get(i).fromNs());
    }
    if (leastNs > mostNs) {
      throw failed("no distance of the two clocks puts every answer inside its request");
    }
  }

  private static MeasurementFailedException failed(String why) {
    return MeasurementFailedException.of(
        "responses cannot be matched with requests: %s; measure again, with nothing else running",
        why);
  }
}
