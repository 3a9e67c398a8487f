// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.HookCatalog;
import org.hookbench.micro.kernel.DuetSession;
import org.hookbench.micro.kernel.PairLog;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.KeywordList;
import org.hookbench.micro.point.Point;
import org.hookbench.micro.point.Target;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a hook add to one call?
 *
 * <p>Measured: libc's function and the hook's function on equal descriptors, in one process, in
 * short batches that alternate in random order, through one loop and one call site in C. Each pair
 * of neighbouring batches gives one difference, so that everything slower than a pair (drift,
 * frequency, neighbours) cancels out. The answer is the secondary result {@code duet.difference}:
 * ns per call, one median per fork, score and error over forks, because the memory layout of a
 * process is an effect of its own. The primary result, one call of either side together with the
 * harness, only tells that the fork was busy.
 *
 * <p>Not measured: the way from Java to C (see {@link ReadBenchmark}), what else the hook does to a
 * process into which it is preloaded, and what a cold cache would add.
 *
 * <pre>
 * java -jar hookbench-micro.jar DuetBenchmark -p hook=pass,scan -p function=read -p target=zero
 * java -jar hookbench-micro.jar DuetBenchmark -p hook=/path/hook.so -rf json \
 *     -prof org.hookbench.micro.profiler.DuetProfiler:pairs=pairs
 * </pre>
 *
 * <p>Expect: {@code null} 0 with an error near 0.1, {@code pass} a nanosecond or less, {@code
 * dlsym} 60 or more.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "-XX:+UseSerialGC")
@State(Scope.Thread)
public class DuetBenchmark {
  private static final int CALLS_PER_INVOCATION = 8192;
  private static final double MAX_TIMER_SHARE = 0.005;

  @Param("pass")
  public String hook;

  @Param("read")
  public String function;

  @Param("zero")
  public String target;

  @Param("1")
  public int size;

  @Param("false")
  public boolean match;

  /** Length of the list that a scanning hook is given; 0: its own list. */
  @Param("0")
  public int keywords;

  @Param("42")
  public long seed;

  private DuetSession session;
  private long callsPerBatch;

  /** Opens the session and finds a batch that is long against the clock, a power of two. */
  @Setup
  public void open() throws Exception {
    session = Refusal.shown(this::session);
    long least = session.calibrate(MAX_TIMER_SHARE);
    callsPerBatch = Math.min(CALLS_PER_INVOCATION, Long.highestOneBit(2 * least - 1));
  }

  private DuetSession session() throws IOException {
    Arm.Short arm = Arm.parse(hook);
    Path file = HookCatalog.ofHome().locate(arm).map(HookFile::path).orElse(null);
    DuetSession.setEnvironment(arm.variables());
    DuetSession.setEnvironment(list());
    Point point = new Point(Call.parse(function), Target.parse(target), size, match, 1);
    return DuetSession.open(point, file);
  }

  private Map<String, String> list() throws IOException {
    Path folder = Files.createTempDirectory("hookbench-");
    folder.toFile().deleteOnExit();
    Map<String, String> variables = new KeywordList(keywords).variables(folder);
    variables.values().forEach(file -> new File(file).deleteOnExit());
    return variables;
  }

  /** Times pairs of batches, {@value #CALLS_PER_INVOCATION} calls on each side. */
  @Benchmark
  @OperationsPerInvocation(CALLS_PER_INVOCATION)
  public void duet() {
    int pairs = (int) (CALLS_PER_INVOCATION / callsPerBatch);
    PairLog.add(session.run(pairs, callsPerBatch, seed++));
  }

  @TearDown
  public void close() {
    session.close();
  }
}
