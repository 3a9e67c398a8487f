package org.hookbench.experiment;

import java.util.List;

/**
 * What micro measures of each treatment.
 *
 * @param functions hb_noop, read, readv, recv, accept-close
 * @param targets zero, file, unix, tcp4, tcp6
 * @param sizes bytes per call
 * @param bindings ways to reach the function: duet, jna, jnr, ...
 * @param forks fresh processes per point; the unit of replication
 * @param seconds measured per fork
 */
public record Micro(
    List<String> functions,
    List<String> targets,
    List<Integer> sizes,
    List<String> bindings,
    Integer forks,
    Double seconds) {
  public Micro {
    functions = Require.orElse(functions, List.of("read"));
    targets = Require.orElse(targets, List.of("zero"));
    sizes = Require.orElse(sizes, List.of(1));
    bindings = Require.orElse(bindings, List.of("duet"));
    forks = Require.orElse(forks, 5);
    seconds = Require.orElse(seconds, 1.0);
    Require.atLeast("micro.forks", forks, 1);
    Require.that(seconds > 0, "micro.seconds: " + seconds + " must be more than 0");
    sizes.forEach(size -> Require.atLeast("micro.sizes", size, 1));
  }
}
