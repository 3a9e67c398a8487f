package org.hookbench.macro.runner.hooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.hook.Counters;
import org.hookbench.experiment.hook.HookCatalog;
import org.hookbench.experiment.hook.Telemetry;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** hooks profile: runs a program under the counting hook. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a program under the counting hook and prints how it used the hooked functions.",
      "Its children are counted too. The program's own output goes to stderr."
    })
final class ProfileCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "Program and arguments.")
  private List<String> command;

  @Option(names = "--for", paramLabel = "TIME", description = "Stops the program after this time.")
  private String limit;

  @Option(names = "--json", description = "Prints the machine form.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hookbench-profile");
    try {
      Path pages = folder.resolve("telemetry-%p");
      run(pages);
      Map<String, Counters> functions = counted(pages);
      System.out.print(json ? Json.text(functions) : table(functions));
      return ExitStatus.DONE;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> pages = Files.list(folder)) {
      for (Path page : pages.toList()) {
        Files.delete(page);
      }
    }
    Files.delete(folder);
  }

  private void run(Path pages) throws IOException, InterruptedException {
    Path hook = HookCatalog.ofHome().locate(new Arm.Ours("count")).orElseThrow().path();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LD_PRELOAD", hook.toString());
    builder.environment().put("HOOKBENCH_TELEMETRY", pages.toString());
    builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    Process process = started(builder);
    Thread copy = new Thread(() -> copy(process), "output");
    copy.start();
    if (limit == null) {
      process.waitFor();
    } else if (!process.waitFor((long) Units.parseNs("--for", limit), TimeUnit.NANOSECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor();
    }
    copy.join();
  }

  private Process started(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UserError(
          command.get(0) + ": cannot be started (" + e.getMessage() + "); give its path", e);
    }
  }

  private static void copy(Process process) {
    try {
      process.getInputStream().transferTo(System.err);
    } catch (IOException closed) {
      // The program has ended.
    }
  }

  private Map<String, Counters> counted(Path pages) {
    Map<String, Counters> sum = new TreeMap<>();
    List<Telemetry> all = Telemetry.findAll(pages);
    all.forEach(page -> page.functions().forEach((f, c) -> sum.merge(f, c, Counters::plus)));
    sum.values().removeIf(counters -> counters.calls() == 0);
    if (all.isEmpty()) {
      throw new MeasurementFailedException(
          command.get(0)
              + ": called no hooked function; is it static, setuid, on musl, or not using libc?");
    }
    return sum;
  }

  private static String table(Map<String, Counters> functions) {
    StringBuilder text = new StringBuilder();
    String row = "%-16s %12s %14s %12s %12s %10s%n";
    text.append(
        String.format(
            Locale.ROOT, row, "function", "calls", "bytes", "bytes/call", "EAGAIN", "errors"));
    functions.forEach(
        (name, c) -> {
          long delivered = c.calls() - c.eagain() - c.errors();
          String size =
              c.bytes() == 0 || delivered == 0
                  ? ""
                  : Units.significant((double) c.bytes() / delivered);
          text.append(
              String.format(
                  Locale.ROOT, row, name, c.calls(), c.bytes(), size, c.eagain(), c.errors()));
        });
    return text.toString();
  }
}
