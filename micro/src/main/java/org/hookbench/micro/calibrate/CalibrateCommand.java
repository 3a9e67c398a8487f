// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.calibrate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Design;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.Schedule;
import org.hookbench.micro.run.MicroJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures A/A, the null hook and injected delays on this machine and writes a result"
            + " directory; its path is the last line of stdout. 'stats calibration DIR' reads it:"
            + " false positives, coverage, smallest detectable effect.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench calibrate",
      "  scripts/hookbench calibrate --forks 40 --function hb_noop --binding probe",
      "  scripts/hookbench calibrate --delay 0ns,50ns,1us --target tcp4 --size 512",
      "",
      "Exit status: 0 done, 1 a fork failed, 2 wrong use or bad input."
    })
public final class CalibrateCommand implements Callable<Integer> {
  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "fresh processes per known difference (default: ${DEFAULT-VALUE})")
  private int forks = 20;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      split = ",",
      description = "injected delays (default: 0ns,1ns,2ns,5ns,20ns)")
  private List<String> delays = List.of("0ns", "1ns", "2ns", "5ns", "20ns");

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "function to call (default: ${DEFAULT-VALUE})")
  private String function = "read";

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "target of the calls (default: ${DEFAULT-VALUE})")
  private String target = "zero";

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "bytes per call (default: ${DEFAULT-VALUE})")
  private int size = 1;

  @Option(
      names = "--binding",
      paramLabel = "NAME",
      description = "duet (in a JVM) or probe (without one) (default: ${DEFAULT-VALUE})")
  private String binding = "duet";

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "measured seconds per fork (default: ${DEFAULT-VALUE})")
  private double seconds = 0.2;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "seed of every random choice (default: ${DEFAULT-VALUE})")
  private long seed = 42;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the result directory is made (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("results");

  @Option(names = "--json", description = "print a JSON object in place of the path")
  private boolean json;

  @Override
  public Integer call() {
    return MicroJob.begin(MicroJob.written(experiment()), out).call(json);
  }

  Experiment experiment() {
    List<Arm> arms =
        Stream.concat(
                Stream.of("none", "none", "null"), delays.stream().map(delay -> "delay:" + delay))
            .<Arm>map(Arm::parse)
            .toList();
    Micro micro =
        new Micro(
            List.of(function),
            List.of(target),
            List.of(size),
            List.of(binding),
            forks,
            seconds,
            false,
            List.of(1),
            List.of(0));
    Design design = new Design(Schedule.DUET, forks, seed, null);
    return new Experiment(
        "calibrate", null, null, null, null, arms, null, null, null, micro, design, null, null);
  }
}
