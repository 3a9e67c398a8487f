// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.Period;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.provenance.Home;
import org.hookbench.experiment.results.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verb schedule. */
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints, or writes, the files with which a scheduler measures an experiment at regular"
          + " intervals",
      "and renews the dashboard. hookbench has no scheduler of its own."
    },
    footer = {
      "",
      "Examples:",
      "  scripts/hookbench schedule images.yaml --every week --as cron",
      "  scripts/hookbench schedule images.yaml --every day --as systemd --out /etc/systemd/system",
      "  scripts/hookbench schedule hello.yaml --every day --as kubernetes --image hookbench:0.1.0"
    })
public final class ScheduleCommand implements Callable<Integer> {
  /** The first with CronJobs is 1.8. */
  private static final Pattern VERSION =
      Pattern.compile("v?1[.](?<minor>[89]|[1-9][0-9])([.+-].*)?");

  private enum Scheduler {
    SYSTEMD,
    CRON,
    GITHUB,
    KUBERNETES
  }

  @Parameters(paramLabel = "FILE", description = "The experiment file.")
  private Path file;

  @Option(
      names = "--every",
      paramLabel = "PERIOD",
      required = true,
      description = "hour, 2h, 3h, 4h, 6h, 8h, 12h, day or week.")
  private String every;

  @Option(
      names = "--as",
      paramLabel = "SCHEDULER",
      required = true,
      description = "systemd, cron, github or kubernetes.")
  private String scheduler;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Where result directories are made (default: results); not for kubernetes.")
  private Path results;

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "Where the dashboard is written (default: site); not for kubernetes.")
  private Path site;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      description = "For kubernetes: the image that scripts/release --image makes.")
  private String image;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "For kubernetes (default: hookbench).")
  private String namespace;

  @Option(
      names = "--kubernetes-version",
      paramLabel = "VERSION",
      description = "For kubernetes: the cluster's, as in 1.20 (default: 1.25 or later).")
  private String version;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Writes the files there in place of printing them.")
  private Path out;

  @Override
  public Integer call() {
    Scheduler as = Names.parse(Scheduler.class, "--as", scheduler);
    requireEffect(as == Scheduler.KUBERNETES);
    ExperimentFile read = ExperimentFile.read(file);
    ScheduledRun run =
        new ScheduledRun(
            read.experiment().name(),
            launcher(),
            file.toAbsolutePath().normalize(),
            place(results, "results"),
            place(site, "site"),
            Period.parse("--every", every));
    Map<String, String> files =
        switch (as) {
          case SYSTEMD -> Systemd.files(run);
          case CRON -> Crontab.files(run);
          case GITHUB ->
              GithubWorkflow.files(run.at(run.launcher(), file, run.results(), run.site()));
          case KUBERNETES ->
              new KubernetesCronJob(
                      run, namespace == null ? "hookbench" : namespace, image, minorVersion())
                  .files(read.text());
        };
    files.forEach(out == null ? ScheduleCommand::print : this::write);
    return ExitStatus.DONE;
  }

  private void requireEffect(boolean kubernetes) {
    if (kubernetes && image == null) {
      throw new UserError("--image: missing; --as kubernetes needs it");
    }
    if (kubernetes && (results != null || site != null)) {
      throw new UserError(
          "--results, --site: have no effect with --as kubernetes, where a volume keeps both; leave"
              + " them out");
    }
    if (!kubernetes && (image != null || namespace != null || version != null)) {
      throw new UserError(
          "--image, --namespace, --kubernetes-version: have no effect without --as kubernetes;"
              + " leave them out");
    }
  }

  private int minorVersion() {
    Matcher known = VERSION.matcher(version == null ? "1.25" : version);
    if (!known.matches()) {
      throw UserError.of(
          "--kubernetes-version: '%s' is not a version from 1.8 on, as in 1.20", version);
    }
    return Integer.parseInt(known.group("minor"));
  }

  private static Path place(Path given, String usual) {
    return (given == null ? Path.of(usual) : given).toAbsolutePath().normalize();
  }

  /** Beside the folder of the files in a checkout, above it in an archive. */
  private static Path launcher() {
    Path home = Home.find().toAbsolutePath().normalize();
    return Stream.of(home, home.resolveSibling(""))
        .map(folder -> folder.resolve("scripts/hookbench"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> UserError.of("%s: has no scripts/hookbench; set HOOKBENCH_HOME", home));
  }

  private static void print(String name, String text) {
    System.out.print("# " + name + "\n" + text);
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(out);
      WholeFile.write(out.toAbsolutePath().resolve(name), text);
      System.out.println(out.resolve(name));
    } catch (IOException e) {
      throw UserError.of(e, "--out: %s cannot be written (%s)", out, IoReason.of(e));
    }
  }
}
