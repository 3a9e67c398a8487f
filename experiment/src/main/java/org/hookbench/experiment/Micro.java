package org.hookbench.experiment;

import java.util.List;

/**
 * What micro measures of each treatment.
 *
 * @param functions hb_noop, read, readv, recv, accept-close, ...
 * @param targets zero, file, unix, tcp4, tcp6
 * @param sizes bytes per call
 * @param bindings ways to reach the function: duet, probe, native, jna, jnr, jdk, ...
 * @param forks fresh processes per point; the unit of replication
 * @param seconds measured per fork
 * @param match whether the payload holds a keyword (unix, tcp4 and tcp6)
 * @param threads that call at the same time
 * @param keywords in the list that a scanning hook is given; 0: its own list
 */
public record Micro(
    List<String> functions,
    List<String> targets,
    List<Integer> sizes,
    List<String> bindings,
    Integer forks,
    Double seconds,
    Boolean match,
    List<Integer> threads,
    List<Integer> keywords) {
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
    Require.atLeast("micro.forks", forks, 1);
    Require.that(seconds > 0, "micro.seconds: " + seconds + " must be more than 0");
    sizes.forEach(size -> Require.atLeast("micro.sizes", size, 1));
    threads.forEach(count -> Require.atLeast("micro.threads", count, 1));
    keywords.forEach(count -> Require.atLeast("micro.keywords", count, 0));
  }
}
