// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.ImageFacts;
import org.hookbench.macro.runner.image.Images;

/**
 * The images that an experiment names for Docker and podman: whether they are there or can be
 * pulled, and whether they run anything. Nothing is pulled, and an engine that does not answer is
 * not asked.
 */
public final class NamedImages {
  static final String RUNS_NOTHING = " has no ENTRYPOINT and no CMD, and the experiment no command";
  static final String GIVE_COMMAND =
      "write sut.command, the program in the image and its arguments";
  private static final String CODE = "image";
  private final Map<EngineProgram, Boolean> answers = new LinkedHashMap<>();
  private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();

  private NamedImages() {}

  /** A finding for each image, in the order of the scenarios and arms. */
  public static List<Finding> find(Experiment experiment) {
    NamedImages images = new NamedImages();
    for (Scenario scenario : experiment.scenarios()) {
      Optional<EngineProgram> engine = EngineProgram.of(scenario.environment());
      if (engine.isPresent() && scenario.sut() instanceof Sut.Deployed sut && sut.isImage()) {
        experiment.arms().forEach(arm -> images.add(engine.get(), sut, arm));
      }
    }
    return List.copyOf(images.findings.values());
  }

  /** Says on stderr what is to be done about them, if anything is. */
  public static void tell(Experiment experiment) {
    find(experiment).stream()
        .filter(image -> image.action() != null)
        .map(image -> "hookbench: " + image.message() + "; " + image.action())
        .forEach(System.err::println);
  }

  private void add(EngineProgram engine, Sut.Deployed sut, Arm arm) {
    String own = arm.variant().image();
    String image = own == null ? sut.image() : own;
    boolean command = !sut.command().isEmpty() || !arm.variant().command().isEmpty();
    if (answers.computeIfAbsent(engine, EngineProgram::answers)) {
      findings.computeIfAbsent(
          List.of(engine, image, command), key -> find(engine, image, command));
    }
  }

  static Finding find(EngineProgram engine, String image, boolean command) {
    Optional<ImageFacts> facts = new Images(engine).facts(image);
    if (facts.isPresent()) {
      return !command && facts.get().runsNothing()
          ? Finding.fail(CODE, image + RUNS_NOTHING, GIVE_COMMAND)
          : Finding.ok(CODE, engine.name() + " has " + image);
    }
    return engine.call("manifest", "inspect", image).ok()
        ? Finding.note(
            CODE,
            image + " is not in " + engine.name() + " yet; it is pulled before the first trial",
            "pull it now, and check again what it runs: " + engine.name() + " pull " + image)
        : Finding.fail(CODE, image + isMissing(engine), howToGetIt(engine));
  }

  static String isMissing(EngineProgram engine) {
    return " is not in " + engine.name() + " and cannot be pulled";
  }

  static String howToGetIt(EngineProgram engine) {
    return "build it, or load it with " + engine.name() + " load";
  }
}
