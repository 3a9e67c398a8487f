package org.hookbench.macro.load.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.console.UserError;
import picocli.CommandLine.Option;

/** The options that say what the load is; each has the name of its key in an experiment file. */
final class LoadOptions {
  private static final int DEFAULT_WARMUP = 1000;

  @Option(
      names = {"-c", "--connections"},
      paramLabel = "N",
      description = "Connections per URL (default: 1; with a rate: 64).")
  private Integer connections;

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

  @Option(
      names = "--think",
      paramLabel = "TIME",
      description = "Closed loop: pause between a response and the next request.")
  private String thinkTime;

  @Option(
      names = "--think-distribution",
      paramLabel = "KIND",
      description = "fixed, or exponential with --think as its mean.")
  private String thinkDistribution;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Longest wait for a response (default: 10s).")
  private String timeout;

  @Option(
      names = "--spin",
      paramLabel = "TIME",
      description =
          "Poll this long for a response before sleeping: no wake-up in the latency, but a busy CPU"
              + " (default: 0ns).")
  private String spin;

  @Option(
      names = {"-X", "--method"},
      paramLabel = "METHOD",
      description = "Default: GET, or POST with a body.")
  private String method;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME:VALUE",
      description = "A header; may be repeated.")
  private List<String> headers = List.of();

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description = "Headers like those of curl, locust or browser; default: plain, Host only.")
  private String client;

  @Option(
      names = "--body",
      paramLabel = "TEXT|@FILE",
      description = "Request body: a text, or a file.")
  private String body;

  @Option(names = "--body-bytes", paramLabel = "N", description = "Request body of this length.")
  private Integer bodyBytes;

  @Option(names = "--close", description = "A new connection for each request.")
  private boolean close;

  @Option(
      names = "--requests-per-connection",
      paramLabel = "N",
      description = "Close a connection after this many requests.")
  private Integer requestsPerConnection;

  @Option(
      names = "--expect-status",
      paramLabel = "CODE",
      description = "Any other status is an error (default: 200).")
  private Integer expectStatus;

  @Option(
      names = "--expect-bytes",
      paramLabel = "N",
      description = "Any other length of the response body is an error.")
  private Long expectBytes;

  Load load() {
    Texts texts = new Texts();
    boolean open = rate != null || steps != null || trace != null;
    Load.Model opened = bursts == null ? Load.Model.OPEN : Load.Model.BURST;
    String bodyText = texts.body(body);
    return new Load(
        open || bursts != null ? opened : Load.Model.CLOSED,
        connections == null && open ? Integer.valueOf(64) : connections,
        requests,
        duration,
        warmup,
        rate,
        rampTo,
        steps,
        texts.constant("--arrivals", Load.Arrivals.class, arrivals),
        trace,
        thinkTime,
        texts.constant("--think-distribution", Load.ThinkDistribution.class, thinkDistribution),
        timeout,
        spin,
        method == null && (bodyText != null || bodyBytes != null) ? "POST" : method,
        null,
        texts.constant("--client", Load.Client.class, client),
        headers(),
        bodyText,
        bodyBytes,
        null,
        !close,
        requestsPerConnection,
        bursts,
        expectStatus,
        expectBytes);
  }

  private Map<String, String> headers() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon <= 0) {
        throw new UserError("--header: '" + header + "' is not NAME:VALUE, as in 'Accept: */*'");
      }
      map.put(header.substring(0, colon), header.substring(colon + 1).strip());
    }
    return map;
  }
}
