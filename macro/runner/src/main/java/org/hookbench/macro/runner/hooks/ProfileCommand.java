// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.results.TemporaryFolder;
import org.hookbench.hook.Telemetry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a program with the profile hook and tells how it used libc. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a program and shows how it uses the hooked functions.",
      "It lists calls per second or request, sizes, kinds of descriptor and the share of EAGAIN."
          + " The program is stopped after --for; otherwise it runs to its"
          + " end. Its output goes to stderr.",
      "Calls before a server accepts its first connection are listed apart (at start); they do"
          + " not count per request."
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench hooks profile -- curl -s http://127.0.0.1:8080/",
      "  scripts/hookbench hooks profile --for 10s --requests 50000 -- java -jar server.jar"
    })
final class ProfileCommand implements Callable<Integer> {
  private static final int STOP_SECONDS = 10;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Stop the program after this time, as in 10s (default: it runs to its end).")
  private String duration;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "Requests it will answer, for calls per request.")
  private Long requests;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program, after --.")
  private List<String> command;

  @Override
  public Integer call() throws Exception {
    if (requests != null && requests < 1) {
      throw new UserError("--requests=" + requests + ": must be at least 1");
    }
    try (TemporaryFolder folder = TemporaryFolder.create("profile")) {
      Usage usage = profile(folder.path().resolve("page.%p"));
      System.out.print(json ? Json.text(usage).strip() + "\n" : text(usage));
    }
    return ExitStatus.DONE;
  }

  private Usage profile(Path pages) throws InterruptedException {
    Path hook = Home.find().resolve("native/target/tools/profile.so");
    if (!Files.isRegularFile(hook)) {
      throw new UserError(hook + ": not built; run make -C native");
    }
    long start = System.nanoTime();
    Process process = start(hook, pages);
    Thread output = new Thread(() -> copy(process), "output");
    output.start();
    StartUp startUp = new StartUp(pages);
    int status = run(process, startUp);
    output.join();
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Telemetry> found = Telemetry.findAll(pages);
    if (found.isEmpty()) {
      throw MeasurementFailedException.of(
          "%s: no hooked function was called (exit status %s); a static or setuid program cannot be"
              + " hooked",
          command.get(0), status);
    }
    return Usage.of(found, startUp.pages(), seconds, requests);
  }

  private Process start(Path hook, Path pages) {
    ProcessBuilder builder =
        new ProcessBuilder(command).inheritIO().redirectOutput(ProcessBuilder.Redirect.PIPE);
    builder.environment().merge("LD_PRELOAD", hook.toString(), (old, ours) -> ours + ":" + old);
    builder.environment().put("HOOKBENCH_TELEMETRY", pages.toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw UserError.of(
          e, "%s: cannot be started (%s); give its path", command.get(0), e.getMessage());
    }
  }

  private static void copy(Process process) {
    try {
      process.getInputStream().transferTo(System.err);
    } catch (IOException closed) {
      // The program has ended.
    }
  }

  private int run(Process process, StartUp startUp) throws InterruptedException {
    long limit = duration == null ? Long.MAX_VALUE / 2 : (long) Units.parseNs("--for", duration);
    long start = System.nanoTime();
    startUp.follow(process, limit);
    if (!process.waitFor(limit - (System.nanoTime() - start), TimeUnit.NANOSECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    return process.exitValue();
  }

  private static String text(Usage usage) {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%n%.1f s%n", usage.seconds()));
    out.append(
        String.format(
            "%-16s %12s %12s %12s %12s %12s %8s %8s%n",
            "function",
            "calls",
            "at start",
            "per second",
            "per request",
            "bytes/read",
            "EAGAIN",
            "errors"));
    usage.functions().forEach(row -> out.append(line(row)));
    out.append(String.format("%nread from%n"));
    usage.kinds().forEach(row -> out.append(line(row)));
    out.append(String.format("%nsizes in bytes%n"));
    usage.functions().stream()
        .filter(row -> !row.sizes().isEmpty())
        .forEach(row -> out.append(String.format("%-16s %s%n", row.name(), sizes(row))));
    return out.toString();
  }

  private static String line(Usage.Row row) {
    return String.format(
        Locale.ROOT,
        "%-16s %12d %12s %12.1f %12s %12s %7.1f%% %8d%n",
        row.name(),
        row.calls(),
        row.atStart() == null ? "-" : row.atStart(),
        row.perSecond(),
        number(row.perRequest(), "%.3f"),
        number(row.bytesPerCall(), "%.1f"),
        100 * row.eagainShare(),
        row.errors());
  }

  private static String number(Double value, String format) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String sizes(Usage.Row row) {
    long all = row.sizes().values().stream().mapToLong(Long::longValue).sum();
    return row.sizes().entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s: %.1f%%", e.getKey(), 100.0 * e.getValue() / all))
        .reduce((a, b) -> a + ", " + b)
        .orElse("-");
  }
}
