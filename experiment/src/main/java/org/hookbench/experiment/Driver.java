package org.hookbench.experiment;

import java.util.List;

/**
 * A program of the user's that makes the load in place of our HTTP requests, for systems that speak
 * something else. Each of its runs is one sample; requests and warmup count its runs.
 *
 * @param command program and arguments; {@code {host}} and {@code {port}} stand for the address of
 *     the arm; empty: no such program
 * @param parser what one run took; null: there is no program
 */
public record Driver(List<String> command, Parser parser) {
  /** How the time of one run is found. */
  public enum Parser {
    /** From start to end of the program. */
    WALL_TIME,
    /** Time per request, from {@code redis-benchmark --csv}. */
    REDIS_BENCHMARK
  }

  static final Driver NONE = new Driver(null, null);

  public Driver {
    command = Require.orElse(command, List.of());
    Require.that(
        parser == null || !command.isEmpty(),
        "load.parser: needs load.command, the program whose output it reads");
    parser = command.isEmpty() ? null : Require.orElse(parser, Parser.WALL_TIME);
  }

  /** Short name for files and tables. */
  String label() {
    return command.get(0).replaceFirst("^.*/", "").replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** Whether there is one. */
  public boolean isGiven() {
    return !command.isEmpty();
  }
}
