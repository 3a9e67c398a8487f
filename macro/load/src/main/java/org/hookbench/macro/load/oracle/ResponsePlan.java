// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.hookbench.experiment.Units;

/**
 * How a request is answered; the client says it in the query of its path, as in {@code
 * /?delay=1ms&fault=reset&every=100}.
 *
 * @param delayNs from the reading of the request to the writing of the answer
 * @param exponential whether delayNs is the mean of an exponential distribution
 * @param othersNs delay of all connections but the first, in place of delayNs; 0: they are as it is
 * @param rests whether a server that polls sleeps until shortly before the answer, and those others
 *     wait
 * @param fault what goes wrong
 * @param faultNs how long it takes, where that has a meaning
 * @param every the fault happens to every n-th request
 * @param once the fault happens to the n-th request only
 */
record ResponsePlan(
    long delayNs,
    boolean exponential,
    long othersNs,
    boolean rests,
    Fault fault,
    long faultNs,
    long every,
    boolean once,
    Framing framing,
    int bodyBytes,
    int status) {
  /** The faults. */
  enum Fault {
    NONE,
    /** No connection gets a response for a while. */
    STALL,
    /** The answer comes in pieces, with pauses. */
    DRIP,
    /** No answer ever. */
    SILENCE,
    /** The connection is reset in the middle of the answer. */
    RESET,
    /** The connection is closed without an answer. */
    CLOSE,
    /** The connection is closed in the middle of the body. */
    SHORT,
    /** More comes than the head says. */
    LONG,
    /** What comes is not HTTP. */
    MALFORMED
  }

  /** How the end of a body is known. */
  enum Framing {
    LENGTH,
    CHUNKED,
    CLOSE
  }

  static ResponsePlan of(String path) {
    Map<String, String> keys = keys(path);
    return new ResponsePlan(
        timeNs(keys, "delay"),
        keys.containsKey("exponential"),
        timeNs(keys, "others"),
        keys.containsKey("rest"),
        constant(Fault.class, keys.getOrDefault("fault", "none")),
        timeNs(keys, "for"),
        Long.parseLong(keys.getOrDefault("every", keys.getOrDefault("at", "1"))),
        keys.containsKey("at"),
        constant(Framing.class, keys.getOrDefault("framing", "length")),
        Integer.parseInt(keys.getOrDefault("bytes", "13")),
        Integer.parseInt(keys.getOrDefault("status", "200")));
  }

  private static Map<String, String> keys(String path) {
    Map<String, String> keys = new HashMap<>();
    String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
    Arrays.stream(query.split("&"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("=", 2))
        .forEach(pair -> keys.put(pair[0], pair.length == 1 ? "" : pair[1]));
    return keys;
  }

  private static long timeNs(Map<String, String> keys, String key) {
    return Math.round(Units.parseNs(key, keys.getOrDefault(key, "0ns")));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  /** How long the next answer takes on a connection, from 0 in the order of their acceptance. */
  long nextDelayNs(long connection, SplittableRandom random) {
    if (connection > 0 && othersNs > 0) {
      return othersNs;
    }
    return exponential ? Math.round(-Math.log1p(-random.nextDouble()) * delayNs) : delayNs;
  }

  /** Whether the fault happens to the n-th request, from 1. */
  boolean faulty(long n) {
    return fault != Fault.NONE && (once ? n == every : n % every == 0);
  }
}
