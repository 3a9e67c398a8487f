// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.binding.ReadPath;
import org.hookbench.micro.point.Target;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a read() cost from Java, in a process that a hook is preloaded into?
 *
 * <p>Measured: one {@code read} of {@code size} bytes by a binding, the way users deploy a hook:
 * {@link org.hookbench.micro.profiler.PreloadProfiler} puts LD_PRELOAD before the fork, and only
 * there. A TCP connection was accepted through the same functions, so that a hook that follows
 * accepted sockets sees it. In its setup the binding proves that its {@code read} is the hook's;
 * one that goes past the hook is an error.
 *
 * <p>Not measured: the hook alone. JNA adds 60 to 600 ns of its own; on sockets the write of the
 * peer is in every operation; two runs of JMH differ by more than a cached hook costs. For that
 * there is {@link DuetBenchmark}.
 *
 * <pre>
 * java -jar hookbench-micro.jar ReadBenchmark -p binding=jna -p target=tcp4 -p size=512 \
 *     -prof org.hookbench.micro.profiler.PreloadProfiler:none
 * java -jar hookbench-micro.jar ReadBenchmark -p binding=jna -p target=tcp4 -p size=512 \
 *     -prof org.hookbench.micro.profiler.PreloadProfiler:naive
 * </pre>
 *
 * <p>Expect: hundreds of ns on zero, some microseconds on sockets; jnr below jna below
 * jna-interface; errors of some per cent.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@State(Scope.Thread)
public class ReadBenchmark {
  @Param({"jna", "jna-interface", "jnr", "jdk"})
  public String binding;

  @Param({"zero", "file", "unix", "tcp4"})
  public String target;

  @Param({"1", "64", "512", "8192"})
  public int size;

  private ReadPath path;

  /** Opens the target and proves that the hook is reached, if there is one. */
  @Setup
  public void open() throws Exception {
    String hook = System.getProperty("hookbench.hook", "");
    Path file = hook.isEmpty() ? null : Path.of(hook);
    path = Refusal.shown(() -> Binding.parse(binding).open(Target.parse(target), size, file));
  }

  /** One read; on sockets also the write of the peer. */
  @Benchmark
  public int read() throws IOException {
    return path.read();
  }

  @TearDown
  public void close() throws IOException {
    path.close();
  }
}
