package org.hookbench.macro.load.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.gate.Gates;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.measurement.LoadSpec;
import org.hookbench.macro.load.result.HistogramLog;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.MergedResult;
import org.hookbench.macro.load.result.Tally;

/** Divides a load among agents, lets them run at the same time, and merges what they measured. */
public final class Coordinator {
  /** What is said of each agent in agents.json: whose clock was how far off, and since when. */
  record AgentNote(String agent, ClockOffset clock, Instant start, long requests) {}

  private static final String FILE = "agents.json";

  private final List<Target> targets;
  private final Load load;
  private final long seed;
  private final Path directory;

  public Coordinator(List<Target> targets, Load load, long seed, Path directory) {
    this.targets = List.copyOf(targets);
    this.load = load;
    this.seed = seed;
    this.directory = directory;
  }

  /** Runs on agents given as {@code HOST:PORT}. */
  public LoadResult run(List<String> names) throws IOException, InterruptedException {
    List<Load> loads = Split.of(load, names.size());
    List<RemoteAgent> agents = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(names.size());
    try {
      names.forEach(name -> agents.add(new RemoteAgent(name)));
      List<ClockOffset> offsets = new ArrayList<>();
      for (RemoteAgent agent : agents) {
        offsets.add(agent.offset());
      }
      runAll(threads, agents, loads);
      return merge(agents, offsets, loads);
    } finally {
      threads.shutdownNow();
      for (RemoteAgent agent : agents) {
        agent.close();
      }
    }
  }

  private void runAll(ExecutorService threads, List<RemoteAgent> agents, List<Load> loads)
      throws InterruptedException {
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      RemoteAgent agent = agents.get(i);
      LoadSpec spec = spec(loads.get(i), i);
      Path folder = folder(i);
      runs.add(
          threads.submit(
              () -> {
                agent.run(spec, folder);
                return null;
              }));
    }
    for (Future<?> run : runs) {
      await(run);
    }
  }

  private static void await(Future<?> run) throws InterruptedException {
    try {
      run.get();
    } catch (ExecutionException e) {
      throw new MeasurementFailedException(e.getCause().getMessage(), e);
    }
  }

  private LoadSpec spec(Load part, int i) {
    List<LoadSpec.TargetSpec> specs =
        targets.stream().map(t -> new LoadSpec.TargetSpec(t.arm(), t.url().toString())).toList();
    return new LoadSpec(LoadSpec.SCHEMA, specs, part, seed + i);
  }

  private Path folder(int i) {
    return directory.resolve("agent-" + (i + 1));
  }

  private LoadResult merge(List<RemoteAgent> agents, List<ClockOffset> offsets, List<Load> loads)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    List<AgentNote> notes = new ArrayList<>();
    int connections = 0;
    for (int i = 0; i < agents.size(); i++) {
      Part part = Part.read(folder(i), offsets.get(i), connections);
      parts.add(part);
      connections += loads.get(i).clients().connections();
      notes.add(note(agents.get(i), part));
    }
    Files.writeString(directory.resolve(FILE), Json.text(notes));
    return merged(parts);
  }

  private static AgentNote note(RemoteAgent agent, Part part) {
    long requests =
        part.result().arms().values().stream().mapToLong(LoadResult.ArmResult::requests).sum();
    return new AgentNote(agent.name(), part.offset(), part.result().start(), requests);
  }

  private LoadResult merged(List<Part> parts) throws IOException {
    Instant zero = parts.stream().map(Part::start).min(Comparator.naturalOrder()).orElseThrow();
    Tally tally = new Tally(targets, load.pace());
    new Merge(targets.stream().map(Target::arm).toList(), zero, tally).write(parts, directory);
    LoadResult bare =
        MergedResult.of(
            tally, parts.stream().map(Part::result).toList(), zero, seed, load.pace().warmup());
    LoadResult result = bare.with(Gates.check(load, bare));
    HistogramLog.write(directory, tally, zero, result.measuredSeconds());
    Files.writeString(directory.resolve(LoadResult.FILE), Json.text(result));
    return result;
  }
}
