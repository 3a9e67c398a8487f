// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.measurement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.gate.Gates;
import org.hookbench.macro.load.http.HttpTarget;
import org.hookbench.macro.load.loop.LoopConfig;
import org.hookbench.macro.load.loop.LoopOutcome;
import org.hookbench.macro.load.loop.Loops;
import org.hookbench.macro.load.loop.Stop;
import org.hookbench.macro.load.program.LoopChoice;
import org.hookbench.macro.load.program.ProgramLoop;
import org.hookbench.macro.load.result.HistogramLog;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.Tally;
import org.hookbench.macro.load.result.Witness;
import org.hookbench.macro.load.sample.MoreColumns;
import org.hookbench.macro.load.sample.Recorder;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.schedule.Amount;
import org.hookbench.macro.load.tls.Encryption;
import org.hookbench.macro.load.tls.Preflight;

/** One run of the load generator from its config to its files. */
public final class Measurement {
  private static final long LONGEST_END_SECONDS = 10;

  private final List<HttpTarget> targets;
  private final Load.Http load;
  private final long seed;
  private final Path directory;
  private final Stop stop = new Stop();
  private final Tally tally;
  private boolean writesAlong = true;
  private long renewAfter = LoopConfig.NO_SWITCH;

  /** A run whose files go to {@code directory}. */
  public Measurement(List<HttpTarget> targets, Load.Http load, long seed, Path directory) {
    this.targets = targets;
    targets.forEach(target -> requireConnections(target, load.clients().connections()));
    this.load = load;
    this.seed = seed;
    this.directory = directory;
    this.tally = new Tally(targets, load);
  }

  private static void requireConnections(HttpTarget target, int connections) {
    int endpoints = 1 + target.others().size();
    if (connections < endpoints) {
      throw UserError.of(
          "load.connections: %s of the arm %s for %s endpoints; give each endpoint at least one",
          connections, target.arm(), endpoints);
    }
  }

  /** A run as it is ordered. */
  public static Measurement of(LoadOrder order, Path directory) {
    return new Measurement(order.resolved(), order.load(), order.seed(), directory)
        .switching(order.renew());
  }

  /**
   * Keeps the samples in memory until all are there, so that nothing is written while requests are
   * timed; for runs whose samples may be lost if they are killed.
   */
  public Measurement writingAtTheEnd() {
    writesAlong = false;
    return this;
  }

  /**
   * Chooses the arm by the low bit of the local port: even for the first arm, odd for the second.
   *
   * @param requests after which a connection is closed and replaced; null for no switch
   */
  public Measurement switching(Integer requests) {
    renewAfter = requests == null ? LoopConfig.NO_SWITCH : requests;
    return this;
  }

  /**
   * Runs, and writes samples, connections, histograms and load.json.
   *
   * @param keep what is left to do with the result; an interrupted process waits for it too
   */
  public LoadResult run(Consumer<LoadResult> keep) throws IOException, InterruptedException {
    List<HttpTarget> endpoints = targets.stream().flatMap(t -> t.endpoints().stream()).toList();
    endpoints.forEach(HttpTarget::address);
    Encryption encryption = new Encryption(load.trust());
    endpoints.forEach(new Preflight(encryption, load.clients().timeout().ns())::check);
    Files.createDirectories(directory);
    LoopChoice choice = LoopChoice.of(targets, load);
    SampleRing ring = ring(choice);
    Recorder recorder = recorder(ring);
    NanoClock clock = NanoClock.startingNow();
    Witness witness = new Witness(choice.whyJvm());
    LiveProgress progress = new LiveProgress(tally, load, targets.size());
    if (choice.program() == null) {
      progress.start();
    }
    ExitHook hook = new ExitHook(() -> stop("interrupted"), LONGEST_END_SECONDS);
    try (hook) {
      LoopConfig config =
          new LoopConfig(
              targets, load, seed, clock, ring, recorder::opened, stop, encryption, renewAfter);
      LoopOutcome outcome = loop(choice, config, recorder, witness);
      progress.end();
      LoadResult result = write(witness, outcome);
      keep.accept(result);
      return result;
    } catch (IOException e) {
      throw notWritten(e);
    } finally {
      progress.end();
    }
  }

  private SampleRing ring(LoopChoice choice) {
    long samples = Amount.of(load).requests(targets.size());
    boolean emptiedAlong = writesAlong || choice.program() != null;
    SampleRing ring = emptiedAlong ? new SampleRing(samples) : SampleRing.holding(samples);
    return load.request().readsTimings() ? ring.withTimings(load.request().hops()) : ring;
  }

  private LoopOutcome loop(LoopChoice choice, LoopConfig config, Recorder recorder, Witness witness)
      throws IOException, InterruptedException {
    if (choice.program() != null) {
      Runnable measured =
          () -> {
            witness.end();
            recorder.start();
          };
      LoopOutcome outcome = new ProgramLoop(choice.program(), config, directory).run(measured);
      recorder.finish(outcome.requests());
      return outcome;
    }
    if (writesAlong) {
      recorder.start();
    }
    LoopOutcome outcome = Loops.run(config);
    if (!writesAlong) {
      recorder.start();
    }
    recorder.finish(outcome.requests());
    witness.end();
    return outcome;
  }

  private Recorder recorder(SampleRing ring) {
    List<String> arms = targets.stream().map(HttpTarget::arm).toList();
    try {
      return new Recorder(
          directory, arms, new MoreColumns(load, targets), ring, tally, this::notWritable);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private MeasurementFailedException notWritten(IOException e) {
    return MeasurementFailedException.of(
        e,
        "%s: the samples cannot be written (%s); those before that are kept. Free some space, or"
            + " give another --out",
        directory,
        e.getMessage());
  }

  private LoadResult write(Witness witness, LoopOutcome outcome)
      throws IOException, InterruptedException {
    LoadResult bare = witness.result(tally, outcome, stop, seed, load.extent().warmup());
    LoadResult result = bare.with(Gates.check(load, bare));
    HistogramLog.write(directory, tally, witness.start(), result.measuredSeconds());
    Files.writeString(directory.resolve(LoadResult.FILE), Json.text(result));
    return result;
  }

  /** Ends the run before its time, as an interruption does; from any thread. */
  public void stop(String why) {
    stop.because(Stop.Reason.INTERRUPTED, why);
  }

  private void notWritable() {
    stop.because(Stop.Reason.NOT_WRITABLE, directory + ": the samples cannot be written");
  }
}
