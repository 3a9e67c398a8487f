// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Interruption;
import org.hookbench.experiment.console.Progress;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds of images.yaml: which there are, and which of them brought a change. */
final class OwnImagesCommand {
  private OwnImagesCommand() {}

  /** What both have in common. */
  abstract static class OnEngine implements Callable<Integer> {
    @Option(
        names = "--engine",
        paramLabel = "NAME",
        description = "docker or podman (default: the one that answers).")
    private String engineName;

    @Option(names = "--json", description = "Prints JSON.")
    boolean json;

    final List<OwnImage> builds(String name) {
      List<OwnImage> builds = OwnImage.log(ImagesCommand.engineNamed(engineName), name);
      if (builds.isEmpty()) {
        throw UserError.of("%s: no build is there; make one with images build --file", name);
      }
      return builds;
    }

    static String since(List<OwnImage> builds, int index) {
      if (index == 0) {
        return "";
      }
      List<String> changes = builds.get(index).changesSince(builds.get(index - 1));
      return changes.isEmpty()
          ? "  the folder changed\n"
          : "  " + String.join("\n  ", changes) + "\n";
    }
  }

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = {
        "Prints the builds of an image of images.yaml, the oldest first: the digest of its base,",
        "and the packages that changed since the build before."
      },
      footer = {"", "Example:", "  scripts/hookbench images log web"})
  static final class Log extends OnEngine {
    @Parameters(paramLabel = "NAME", description = "Name of the image in images.yaml.")
    private String name;

    @Override
    public Integer call() {
      List<OwnImage> builds = builds(name);
      if (json) {
        System.out.print(Json.text(builds));
        return ExitStatus.DONE;
      }
      for (int i = 0; i < builds.size(); i++) {
        OwnImage build = builds.get(i);
        System.out.printf(
            "%s  %s  %d packages  base %s%n%s",
            build.created(), build.name(), build.packages().size(), build.base(), since(builds, i));
      }
      return ExitStatus.DONE;
    }
  }

  @Command(
      name = "bisect",
      mixinStandardHelpOptions = true,
      description = {
        "Finds the build of an image that changed a figure: runs an experiment with two builds as",
        "its arms, log2 times, and prints the build and what changed in it."
      },
      footer = {
        "",
        "Example:",
        "  scripts/hookbench images bisect localhost/web:20260105-0f3a6b1c2d4e"
            + " localhost/web:20260330-9b8c7d6e5f40 web.yaml"
      })
  static final class Bisect extends OnEngine {
    @Parameters(index = "0", paramLabel = "GOOD", description = "Build before the change.")
    private String good;

    @Parameters(index = "1", paramLabel = "BAD", description = "Build after it.")
    private String bad;

    @Parameters(
        index = "2",
        paramLabel = "FILE",
        description = "Experiment file with one scenario; its arms are replaced.")
    private Path file;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = "Where result directories are made (default: results).")
    private Path out = Path.of("results");

    private record Answer(String before, String changed, List<String> changes) {}

    @Override
    public Integer call() {
      int scenarios = ExperimentFile.read(file).experiment().scenarios().size();
      if (scenarios != 1) {
        throw UserError.of(
            "%s: has %d scenarios; give an experiment with one, so that one figure decides",
            file, scenarios);
      }
      List<OwnImage> builds = builds(good.replaceFirst("^localhost/", "").replaceFirst(":.*", ""));
      List<String> names = builds.stream().map(OwnImage::name).toList();
      int from = names.indexOf(good);
      int to = names.indexOf(bad);
      if (from < 0 || to <= from) {
        throw UserError.of(
            "%s and %s: must be builds of one image, the earlier one first; see images log",
            good, bad);
      }
      Bisection.Found found = find(names.subList(from, to + 1));
      int index = names.indexOf(found.changed());
      List<String> changes = builds.get(index).changesSince(builds.get(index - 1));
      System.out.print(
          json
              ? Json.text(new Answer(found.before(), found.changed(), changes))
              : "changed in %s, not yet in %s:%n%s"
                  .formatted(found.changed(), found.before(), since(builds, index)));
      return ExitStatus.DONE;
    }

    private Bisection.Found find(List<String> images) {
      MeasuredDifference measured = new MeasuredDifference(file, out);
      String again = "scripts/hookbench images bisect " + good + " " + bad + " " + file;
      try (Interruption interruption = new Interruption(MeasuredDifference::end, again);
          Progress progress = new Progress("comparisons", Bisection.most(images.size()))) {
        progress.at(0, images.get(images.size() - 1));
        return new Bisection(
                (baseline, image) -> {
                  try {
                    Bisection.Difference difference = measured.of(baseline, image);
                    progress.next(image);
                    return difference;
                  } finally {
                    interruption.checkpoint();
                  }
                })
            .find(images);
      }
    }
  }
}
