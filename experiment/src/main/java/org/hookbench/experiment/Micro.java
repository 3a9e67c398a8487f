// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** What micro measures of each treatment. */
public record Micro(
    @JsonPropertyDescription("Functions to measure, or drivers FILE.c (default: [read]).")
        List<String> functions,
    @JsonPropertyDescription("Targets of the calls (default: [zero]).") List<String> targets,
    @JsonPropertyDescription("Bytes per call (default: [1]).") List<Integer> sizes,
    @JsonPropertyDescription("Ways to reach the function (default: [duet]).") List<String> bindings,
    @JsonPropertyDescription("Fresh processes per point, the unit of replication (default: 5).")
        Integer forks,
    @JsonPropertyDescription("Seconds measured per fork (default: 1).") Double seconds,
    @JsonPropertyDescription("Whether the payload holds a keyword: unix, tcp4, tcp6.")
        Boolean match,
    @JsonPropertyDescription("Threads that call at the same time (default: [1]).")
        List<Integer> threads,
    @JsonPropertyDescription("Keywords in the list of a scanning hook; 0: its own list.")
        List<Integer> keywords) {
  /** Functions that can be measured, and their other names. */
  public static final List<String> FUNCTIONS =
      List.of(
          "hb_noop",
          "read",
          "readv",
          "recv",
          "accept-close",
          "accept",
          "fsync",
          "clock_gettime",
          "open-close",
          "open",
          "openat-close",
          "openat",
          "connect-close",
          "connect",
          "write",
          "send",
          "execve",
          "posix_spawn",
          "malloc-free",
          "malloc");

  /** How the name of a driver ends: a loop of the user's over calls of any functions. */
  public static final String DRIVER = ".c";

  /** What functions can be called on. */
  public static final List<String> TARGETS =
      List.of("none", "zero", "file", "unix", "tcp4", "tcp6");

  /** Ways to reach a function. */
  public static final List<String> BINDINGS =
      List.of("duet", "probe", "native", "jna", "jna-interface", "jnr", "jdk", "ffm");

  private static final double SECONDS_OF_A_DAY = 86_400;

  public Micro {
    functions = Require.orElse(functions, List.of("read"));
    targets = Require.orElse(targets, List.of("zero"));
    sizes = Require.orElse(sizes, List.of(1));
    bindings = Require.orElse(bindings, List.of("duet"));
    forks = Require.orElse(forks, 5);
    seconds = Require.orElse(seconds, 1.0);
    match = Require.orElse(match, false);
    threads = Require.orElse(threads, List.of(1));
    keywords = Require.orElse(keywords, List.of(0));
    functions.stream()
        .filter(name -> name == null || !name.endsWith(DRIVER))
        .forEach(name -> Require.known("micro.functions", name, FUNCTIONS));
    targets.forEach(name -> Require.known("micro.targets", name, TARGETS));
    bindings.forEach(name -> Require.known("micro.bindings", name, BINDINGS));
    Require.atLeast("micro.forks", forks, 1);
    Require.atMost("micro.forks", forks, Design.MOST_BLOCKS);
    Require.that(
        seconds > 0 && seconds <= SECONDS_OF_A_DAY,
        "micro.seconds: " + seconds + " must be more than 0 and at most 86400");
    sizes.forEach(size -> Require.atLeast("micro.sizes", size, 1));
    threads.forEach(count -> Require.atLeast("micro.threads", count, 1));
    keywords.forEach(count -> Require.atLeast("micro.keywords", count, 0));
  }
}
