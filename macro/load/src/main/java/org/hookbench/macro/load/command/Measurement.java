package org.hookbench.macro.load.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.TrialStatus;
import org.hookbench.macro.load.clock.NanoClock;
import org.hookbench.macro.load.http.Target;
import org.hookbench.macro.load.loop.Loops;
import org.hookbench.macro.load.loop.Orders;
import org.hookbench.macro.load.loop.Stop;
import org.hookbench.macro.load.result.LoadResult;
import org.hookbench.macro.load.result.Tally;
import org.hookbench.macro.load.sample.Recorder;
import org.hookbench.macro.load.sample.SampleRing;
import org.hookbench.macro.load.schedule.Amount;

/** One run of the load generator from its orders to its files. */
final class Measurement {
  private static final long LONGEST_END_SECONDS = 10;

  private final List<Target> targets;
  private final Load load;
  private final long seed;
  private final Path directory;
  private final Stop stop = new Stop();
  private final Tally tally;
  private final CountDownLatch ended = new CountDownLatch(1);

  Measurement(List<Target> targets, Load load, long seed, Path directory) {
    this.targets = targets;
    this.load = load;
    this.seed = seed;
    this.directory = directory;
    this.tally = new Tally(targets, load.warmup());
  }

  /** Runs, and writes samples, connections and load.json. */
  LoadResult run() throws IOException, InterruptedException {
    targets.forEach(Target::address);
    Files.createDirectories(directory);
    SampleRing ring = new SampleRing(Amount.of(load).requests(targets.size()));
    Recorder recorder =
        new Recorder(
            directory, targets.stream().map(Target::arm).toList(), ring, tally, this::notWritable);
    Thread hook = new Thread(this::interrupted, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    recorder.start();
    try {
      return record(recorder, ring);
    } finally {
      ended.countDown();
    }
  }

  private LoadResult record(Recorder recorder, SampleRing ring)
      throws IOException, InterruptedException {
    Instant start = Instant.now();
    long cpuNs = cpuNs();
    Orders orders =
        new Orders(targets, load, seed, NanoClock.startingNow(), ring, recorder::opened, stop);
    long requests = Loops.run(orders).requests();
    recorder.finish(requests);
    LoadResult result = result(start, (cpuNs() - cpuNs) / 1e9);
    Files.writeString(directory.resolve(LoadResult.FILE), Json.text(result));
    return result;
  }

  private LoadResult result(Instant start, double cpuSeconds) {
    return new LoadResult(
        LoadResult.SCHEMA,
        start,
        stop.order().map(o -> status(o.reason())).orElse(TrialStatus.FINISHED),
        stop.order().map(Stop.Order::message).orElse(null),
        seed,
        load.warmup(),
        tally.measuredSeconds(),
        cpuSeconds,
        tally.results(),
        List.of());
  }

  private static TrialStatus status(Stop.Reason reason) {
    return reason == Stop.Reason.INTERRUPTED ? TrialStatus.INTERRUPTED : TrialStatus.FAILED;
  }

  private void notWritable() {
    stop.because(Stop.Reason.NOT_WRITABLE, directory + ": the samples cannot be written");
  }

  /** On Ctrl-C: ends the run, and holds the process until its files are whole. */
  private void interrupted() {
    stop.because(Stop.Reason.INTERRUPTED, "interrupted");
    try {
      ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long cpuNs() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** Fails if the run did. */
  static LoadResult finished(LoadResult result) {
    if (result.status() == TrialStatus.FAILED) {
      throw new MeasurementFailedException(result.reason());
    }
    return result;
  }
}
