// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load.command;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hookbench.experiment.Arrivals;
import org.hookbench.experiment.Extent;
import org.hookbench.experiment.Gap;
import org.hookbench.experiment.TimeSpan;
import org.hookbench.experiment.Timetable;
import picocli.CommandLine.Option;

/** Options that say when requests are made, and how many. */
final class PaceOptions {
  private static final int DEFAULT_WARMUP = 1000;

  @Option(
      names = {"-n", "--requests"},
      paramLabel = "N",
      description = "Measured requests per URL (default: 50000, or as --duration says).")
  private Long requests;

  @Option(
      names = {"-d", "--duration"},
      paramLabel = "TIME",
      description = "Length of the measured part, as in 30s, in place of --requests.")
  private String duration;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Requests per URL before the measured ones (default: 1000).")
  private int warmup = DEFAULT_WARMUP;

  @Option(
      names = {"-r", "--rate"},
      paramLabel = "N",
      description =
          "Open loop: requests per second and URL, independent of the responses. Without it the"
              + " loop"
              + " is closed. With --bursts: bursts per second.")
  private Double rate;

  @Option(
      names = "--arrivals",
      paramLabel = "KIND",
      description =
          "Gaps of the open loop: constant, poisson, or shifted-exponential (half the mean fixed,"
              + " half exponential). Default: constant.")
  private String arrivals;

  @Option(
      names = "--bursts",
      split = ",",
      paramLabel = "SIZE",
      description = "Sizes of bursts, as in 10,100; repeated from the start.")
  private List<Integer> bursts;

  @Option(
      names = "--ramp-to",
      paramLabel = "N",
      description = "Rate at the end of --duration; it changes linearly from --rate.")
  private Double rampTo;

  @Option(
      names = "--steps",
      split = ",",
      paramLabel = "RATE",
      description = "Rates one after the other, each for --duration.")
  private List<Double> steps;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Arrival times to replay: seconds, one per line.")
  private String trace;

  @Option(
      names = "--gap",
      paramLabel = "TIME",
      description = "Shortest time from one burst to the next, as in 10s, in place of --rate.")
  private String gap;

  @Option(
      names = "--gap-scale",
      paramLabel = "TIME",
      description = "Mean of the exponential time that is added to --gap, as in 2s (default: 0s).")
  private String gapScale;

  @Option(
      names = "--gap-from",
      paramLabel = "WHERE",
      description =
          "Where a gap begins: schedule, or response, the last one of the burst before (default:"
              + " schedule).")
  private String gapFrom;

  Extent extent() {
    return new Extent(requests, TimeSpan.parse("--duration", duration), warmup);
  }

  /** When requests are due; empty for a closed loop. */
  Optional<Timetable> timetable() {
    boolean open =
        Stream.of(rate, rampTo, steps, arrivals, trace, bursts, gap, gapScale, gapFrom)
            .anyMatch(Objects::nonNull);
    return open
        ? Optional.of(
            new Timetable(
                rate,
                rampTo,
                steps,
                OptionText.constant("--arrivals", Arrivals.class, arrivals),
                trace,
                gap()))
        : Optional.empty();
  }

  private Gap gap() {
    boolean any = Stream.of(gap, gapScale, gapFrom).anyMatch(Objects::nonNull);
    return any
        ? new Gap(
            TimeSpan.parse("--gap", gap),
            TimeSpan.parse("--gap-scale", gapScale),
            OptionText.constant("--gap-from", Gap.From.class, gapFrom))
        : null;
  }

  /** Sizes of bursts; null for none. */
  List<Integer> bursts() {
    return bursts;
  }
}
