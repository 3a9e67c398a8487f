// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Warning;
import org.hookbench.macro.load.clock.RemoteClock;
import org.hookbench.macro.load.gate.Gates;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.result.HistogramLog;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.MergedResult;
import org.hookbench.macro.load.result.Tally;
import org.hookbench.macro.load.sample.MoreColumns;

/** Merges the results of several generators, each with its own clock, into one. */
public final class Gathering {
  /** The file with the clock offset, start and requests of each generator. */
  public static final String FILE = "agents.json";

  private static final double MOST_APART = 0.1;
  private static final double NS = 1e9;

  /**
   * A generator.
   *
   * @param load its part
   * @param folder with its files
   */
  public record Member(String name, Load.Http load, Path folder, RemoteClock clock) {}

  /** One generator in agents.json; start is by our clock. */
  record Note(String agent, Offset clock, Instant start, long requests) {}

  /** How far a clock is ahead of ours, and the bound of that. */
  record Offset(long offsetNs, long errorNs) {}

  private final List<HttpTarget> targets;
  private final Load.Http load;
  private final long seed;
  private final Path directory;

  /** The whole load, and where its files go. */
  public Gathering(List<HttpTarget> targets, Load.Http load, long seed, Path directory) {
    this.targets = List.copyOf(targets);
    this.load = load;
    this.seed = seed;
    this.directory = directory;
  }

  /** Parts of a load that add up to it. */
  public static List<Load.Http> divide(Load.Http load, int generators) {
    return Split.of(load, generators);
  }

  /** Writes samples, load.json and agents.json, times by our clock. */
  public LoadResult merge(List<Member> members) throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    int connections = 0;
    for (Member member : members) {
      Part part = Part.read(member.folder(), member.clock(), connections);
      parts.add(part);
      connections += member.load().clients().connections();
      notes.add(note(member.name(), part));
    }
    Files.writeString(directory.resolve(FILE), Json.text(notes));
    return merged(parts);
  }

  private static Note note(String name, Part part) {
    long requests =
        part.result().arms().values().stream().mapToLong(LoadResult.ArmResult::requests).sum();
    return new Note(
        name, new Offset(part.clock().offsetNs(), part.clock().errorNs()), part.start(), requests);
  }

  private LoadResult merged(List<Part> parts) throws IOException {
    Instant zero = parts.stream().map(Part::start).min(Comparator.naturalOrder()).orElseThrow();
    Tally tally = new Tally(targets, load);
    List<String> arms = targets.stream().map(HttpTarget::arm).toList();
    List<String> more = new MoreColumns(load, targets).names();
    new Merge(arms, more, zero, tally).write(parts, directory);
    LoadResult bare =
        MergedResult.of(
            tally, parts.stream().map(Part::result).toList(), zero, seed, load.extent().warmup());
    List<Warning> warnings = new ArrayList<>(Gates.check(load, bare));
    warnings.addAll(apart(parts, zero));
    LoadResult result = bare.with(warnings);
    HistogramLog.write(directory, tally, zero, result.measuredSeconds());
    Files.writeString(directory.resolve(LoadResult.FILE), Json.text(result));
    return result;
  }

  /** The load is what was asked for only while all generators are at work. */
  static List<Warning> apart(List<Part> parts, Instant zero) {
    Instant last = parts.stream().map(Part::start).max(Comparator.naturalOrder()).orElseThrow();
    double seconds = Duration.between(zero, last).toNanos() / NS;
    double shortest =
        parts.stream().mapToDouble(p -> p.result().measuredSeconds()).min().orElseThrow();
    return seconds <= MOST_APART * shortest
        ? List.of()
        : List.of(
            Warning.of(
                "generators-apart",
                "the generators began %.2f s apart and measured for %.2f s: at the ends the load"
                    + " was smaller than asked for; make it longer",
                seconds,
                shortest));
  }
}
