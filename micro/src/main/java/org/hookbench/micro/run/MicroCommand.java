// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hookbench.experiment.Design;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.Schedule;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.file.Overrides;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code run}. */
@Command(
    name = "micro",
    aliases = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures what hooks add to one call and writes a result directory; its path is the last"
            + " line of stdout. Each fork is a fresh process; in a duet it compares both arms"
            + " batch by batch.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench micro --hook pass",
      "  scripts/hookbench micro --hook ./my-hook.so --target tcp4 --size 64,512",
      "  scripts/hookbench micro --hook scan --target unix --size 512 --match",
      "  scripts/hookbench micro --hook pass --binding duet,native,jna",
      "  scripts/hookbench micro --hook scan --target tcp4 --size 512 --keywords 1,10,200,2000",
      "  scripts/hookbench micro --hook libeatmydata.so --function fsync",
      "  scripts/hookbench micro --hook ./my-hook.so --driver docs/examples/stat.c",
      "  scripts/hookbench micro --hook pass --size 1,64,512 --dry-run",
      "  scripts/hookbench micro --resume results/20260131T120000Z-micro",
      "  scripts/hookbench micro --hook pass --until-decided --max-blocks 40",
      "  scripts/hookbench micro --extend results/20260131T120000Z-micro --blocks 10",
      "",
      "Exit status: 0 done, 1 a fork failed, 2 wrong use or bad input, 130 interrupted."
    })
public final class MicroCommand implements Callable<Integer> {
  @Option(
      names = "--hook",
      split = ",",
      paramLabel = "NAME|PATH",
      description = "a hook of ours or the path of a .so; repeatable (default: null, pass)")
  private List<String> hooks = List.of();

  @Option(
      names = "--experiment",
      paramLabel = "FILE",
      description = "take arms, micro and design from an experiment file")
  private Path experiment;

  @Option(
      names = "--function",
      paramLabel = "NAME",
      split = ",",
      description =
          "hb_noop, read, readv, recv, accept-close, fsync, clock_gettime, open-close,"
              + " openat-close, connect-close, write, send, execve, posix_spawn or malloc-free"
              + " (default: read)")
  private List<String> functions;

  @Option(
      names = "--driver",
      paramLabel = "FILE.c",
      split = ",",
      description = "a loop of yours over calls of any function; docs/guide/own-hook.md shows one")
  private List<Path> drivers = List.of();

  @Option(
      names = "--target",
      paramLabel = "NAME",
      split = ",",
      description = "zero, file, unix, tcp4, tcp6 (default: zero)")
  private List<String> targets;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      split = ",",
      description = "bytes per call (default: 1)")
  private List<Integer> sizes;

  @Option(
      names = "--binding",
      paramLabel = "NAME",
      split = ",",
      description =
          "duet: both arms in one JVM; probe: both in a program without one; native, jna,"
              + " jna-interface, jnr, jdk, ffm: one arm per process, preloaded (default: duet)")
  private List<String> bindings;

  @Option(names = "--match", description = "payload that holds a keyword (unix, tcp4, tcp6)")
  private Boolean match;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "threads that call at the same time (default: 1)")
  private List<Integer> threads;

  @Option(
      names = "--keywords",
      paramLabel = "N",
      split = ",",
      description = "length of the list that a scanning hook is given (default: its own list)")
  private List<Integer> keywords;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "fresh processes per point (default: 5)")
  private Integer forks;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "measured seconds per fork (default: 0.4)")
  private Double seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of every random choice (default: 42)")
  private Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the result directory is made (default: results)")
  private Path out = Path.of("results");

  @Option(names = "--into", paramLabel = "DIR", description = "add to an existing result directory")
  private Path into;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "run the unfinished trials of a result directory")
  private Path resume;

  @Mixin private final GrowthOptions growth = new GrowthOptions();

  @Mixin private final RunOptions options = new RunOptions();

  @Mixin private final Overrides overrides = new Overrides();

  @Option(names = "--json", description = "print a JSON object in place of the path")
  private boolean json;

  @Override
  public Integer call() {
    growth.check(resume);
    if (experiment == null) {
      overrides.requireFile();
      if (growth.blocks() != null) {
        throw new UserError("--blocks: changes an experiment file; give --forks in its place");
      }
    }
    return job().call(growth, options, json);
  }

  private MicroJob job() {
    if (into != null && (resume != null || growth.extend() != null)) {
      throw new UserError("--into: adds new trials; leave out --resume and --extend");
    }
    if (resume != null) {
      requireNothing("--resume: plan.json says what to measure; give only --json with it");
      return MicroJob.resume(resume);
    }
    if (growth.extend() != null) {
      requireNothing("--extend: plan.json says what to measure; give only --blocks with it");
      return MicroJob.extend(growth);
    }
    ExperimentFile file = experiment == null ? fromOptions() : fromFile();
    return into == null ? MicroJob.begin(file, out) : MicroJob.add(file, into);
  }

  private ExperimentFile fromFile() {
    requireNothing(
        "--experiment: the file says what to measure; change its keys with --arms, --blocks,"
            + " --margin and --set");
    return MicroOptions.ofFile(experiment, overrides.blocks("micro.forks", growth.blocks()));
  }

  private void requireNothing(String message) {
    Stream<Object> given =
        Stream.of(
            functions, targets, sizes, bindings, match, threads, keywords, forks, seconds, seed);
    if (!hooks.isEmpty() || !drivers.isEmpty() || given.anyMatch(Objects::nonNull)) {
      throw new UserError(message);
    }
  }

  private ExperimentFile fromOptions() {
    Double measured = seconds == null ? Double.valueOf(0.4) : seconds;
    List<String> called = new ArrayList<>(functions == null ? List.of() : functions);
    drivers.forEach(file -> called.add(driver(file)));
    List<String> calls = called.isEmpty() ? null : called;
    Micro micro =
        new Micro(calls, targets, sizes, bindings, forks, measured, match, threads, keywords);
    return MicroOptions.ofOptions(
        hooks, micro, new Design(Schedule.DUET, micro.forks(), seed, null));
  }

  /** The text of a result does not depend on where the command was typed. */
  private static String driver(Path file) {
    if (!file.toString().endsWith(Micro.DRIVER)) {
      throw UserError.of("--driver: %s must be a C file, FILE.c", file);
    }
    return file.toAbsolutePath().normalize().toString();
  }
}
