package org.hookbench.macro.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.hookbench.experiment.Units;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.macro.runner.run.MacroRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verb macro: an experiment file becomes a result directory. */
@Command(
    name = "macro",
    aliases = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the macro part of an experiment file and prints the result directory.",
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench macro macro/experiments/hello-process.yaml",
      "  scripts/hookbench macro macro/experiments/docker-same-pod.yaml --dry-run",
      "  scripts/hookbench macro --resume results/20260131T120000Z-hello-process"
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The experiment file.")
  private Path file;

  @Option(names = "--out", description = "Where result directories are made (default: results).")
  private Path out = Path.of("results");

  @Option(names = "--into", description = "Adds the trials to this result directory.")
  private Path into;

  @Option(names = "--resume", description = "Goes on with this result directory.")
  private Path resume;

  @Option(names = "--dry-run", description = "Prints what would be done, and does nothing.")
  private boolean dryRun;

  @Option(
      names = "--require-clean",
      description = "Refuses to measure from a checkout with uncommitted changes.")
  private boolean requireClean;

  @Option(names = "--ready-timeout", description = "Longest wait for a system (default: 60s).")
  private String readyTimeout = "60s";

  @Option(names = "--json", description = "Prints the machine form.")
  private boolean json;

  @Override
  public Integer call() {
    requireOneExperiment();
    Duration ready = Duration.ofNanos((long) Units.parseNs("--ready-timeout", readyTimeout));
    MacroRun run = resume != null ? MacroRun.resumed(resume, ready) : MacroRun.of(file, ready);
    if (dryRun) {
      System.out.print(json ? Json.text(run.plan()) : run.describe());
      return ExitStatus.DONE;
    }
    if (requireClean) {
      run.requireClean();
    }
    Path directory = run.execute(out, into);
    System.out.println(json ? Json.text(new Done(directory.toString())).strip() : directory);
    return ExitStatus.DONE;
  }

  private void requireOneExperiment() {
    if (file == null && resume == null) {
      throw new UserError("FILE: missing; give an experiment file, or --resume DIR");
    }
    Path resumed = resume == null ? null : resume.resolve(ResultDirectory.EXPERIMENT);
    if (file != null
        && resumed != null
        && !ExperimentFile.read(file)
            .experiment()
            .equals(ExperimentFile.read(resumed).experiment())) {
      throw new UserError(
          file + ": is not the experiment of " + resume + "; leave it out to go on with that one");
    }
  }

  private record Done(String directory) {}
}
