package org.hookbench.macro.runner.machine;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verb check. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether this machine is fit to measure; takes two seconds.",
      "Each finding that is not in order says what to do. Exit status 0 in any case."
    },
    footer = {"", "Example:", "  scripts/hookbench check --json"})
public final class CheckCommand implements Callable<Integer> {
  private static final String SCHEMA = "hookbench/check/1";
  private static final long SPIN_NS = 1_000_000_000L;
  private static final long LOOK_MS = 1_000;

  @Option(names = "--json", description = "Prints the machine form.")
  private boolean json;

  /**
   * The machine form.
   *
   * @param fit whether nothing warns
   */
  record Report(String schema, boolean fit, List<Finding> findings) {
    static Report of(List<Finding> findings) {
      boolean fit = findings.stream().noneMatch(f -> f.status() == Finding.Status.WARN);
      return new Report(SCHEMA, fit, findings);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    Report report = Report.of(findings(new MachineFiles(Path.of("/"))));
    System.out.print(json ? Json.text(report) : text(report));
    return ExitStatus.DONE;
  }

  private static List<Finding> findings(MachineFiles files) throws InterruptedException {
    // The look at the neighbours comes first: the other checks make load themselves.
    List<Finding> findings = new ArrayList<>(neighbours(files));
    findings.add(new GapFindings(System::nanoTime, SPIN_NS).find());
    findings.addAll(new ClockFindings(files, System::nanoTime).find());
    findings.addAll(new CpuFindings(files, Runtime.getRuntime().availableProcessors()).find());
    findings.addAll(new LimitFindings(files, () -> new File(".").getUsableSpace()).find());
    findings.addAll(EngineFindings.find(EngineFindings.ENGINES));
    return findings;
  }

  private static List<Finding> neighbours(MachineFiles files) throws InterruptedException {
    Map<String, Duration> before = NeighbourFindings.cpuTimes();
    String stat = files.text("proc/stat").orElse("");
    Thread.sleep(LOOK_MS);
    Activity activity = Activity.between(stat, files.text("proc/stat").orElse(""));
    return NeighbourFindings.of(
        activity, NeighbourFindings.used(before, NeighbourFindings.cpuTimes()));
  }

  private static String text(Report report) {
    StringBuilder text = new StringBuilder();
    for (Finding f : report.findings()) {
      String status = f.status().name().toLowerCase(Locale.ROOT);
      text.append(String.format(Locale.ROOT, "%-4s  %s%n", status, f.message()));
      if (f.action() != null) {
        text.append("      -> ").append(f.action()).append('\n');
      }
    }
    long warnings =
        report.findings().stream().filter(f -> f.status() == Finding.Status.WARN).count();
    return text.append(
            warnings == 0
                ? "This machine is fit to measure.\n"
                : "Fit with reservations: " + warnings + " to look at.\n")
        .toString();
  }
}
