package org.hookbench.macro.load.command;

import java.util.List;
import org.hookbench.experiment.Pace;
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
          "Open loop: requests per second and URL, whatever the responses do. Without it the loop"
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
      description = "Rate at the end of --duration, reached in a straight line from --rate.")
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

  Pace pace() {
    return new Pace(
        model(),
        requests,
        duration,
        warmup,
        rate,
        rampTo,
        steps,
        OptionText.constant("--arrivals", Pace.Arrivals.class, arrivals),
        trace,
        bursts);
  }

  private Pace.Model model() {
    if (bursts != null) {
      return Pace.Model.BURST;
    }
    boolean open = rate != null || steps != null || trace != null;
    return open ? Pace.Model.OPEN : Pace.Model.CLOSED;
  }
}
