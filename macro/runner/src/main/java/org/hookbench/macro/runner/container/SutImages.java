// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.Workload;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.ImageFacts;
import org.hookbench.macro.runner.image.ImageKind;
import org.hookbench.macro.runner.image.Images;

/** The images of an environment: ours are built when they are not there, others must be there. */
public final class SutImages {
  private static final String BUILT_IN = "hookbench-sut";
  private final Images images;
  private final EngineProgram engine;
  private final String base;
  private final boolean runElsewhere;
  private final Map<String, SutImage> ready = new LinkedHashMap<>();
  private String load = "hookbench-load";
  private String hooks = "hookbench-hooks";

  public SutImages(EngineProgram engine, String base) {
    this(engine, base, false);
  }

  /**
   * With an engine that builds ours.
   *
   * @param runElsewhere whether nodes of a cluster run them, which may have the user's by
   *     themselves
   */
  public SutImages(EngineProgram engine, String base, boolean runElsewhere) {
    this.runElsewhere = runElsewhere;
    this.engine = engine;
    this.images = new Images(engine);
    this.base = base;
  }

  /** Makes sure that the images are there. */
  public void prepare(Sut.Deployed sut, List<ArmSetup> arms) {
    if (!(sut instanceof Workload)) {
      load = images.ensure(ImageKind.LOAD, base, List.of());
    }
    arms.forEach(arm -> ready.computeIfAbsent(describe(sut, arm), name -> prepared(sut, arm)));
  }

  private SutImage prepared(Sut.Deployed sut, ArmSetup arm) {
    String image = arm.image(sut);
    if (image == null) {
      String ours = images.ensure(ImageKind.SUT, base(arm), List.of());
      return SutImage.of(ours, images.must(ours));
    }
    if (images.facts(image).isPresent() || engine.call("pull", image).ok()) {
      ImageFacts facts = images.must(image);
      if (!runElsewhere && arm.command(sut).isEmpty() && facts.runsNothing()) {
        throw UserError.of(
            "%s%s; %s",
            where(sut, arm) + image, NamedImages.RUNS_NOTHING, NamedImages.GIVE_COMMAND);
      }
      return SutImage.of(image, facts);
    }
    if (runElsewhere) {
      return SutImage.named(image);
    }
    throw UserError.of(
        "%s%s; %s",
        where(sut, arm) + image, NamedImages.isMissing(engine), NamedImages.howToGetIt(engine));
  }

  /** Where the experiment names the image of an arm. */
  private static String where(Sut.Deployed sut, ArmSetup arm) {
    if (arm.variant().image() != null) {
      return "arms: " + arm.label() + ": image: ";
    }
    return (sut instanceof Workload ? "workload" : "sut") + ".image: ";
  }

  private String base(ArmSetup arm) {
    return arm.variant().base() == null ? base : arm.variant().base();
  }

  /** Name for a person, also before it is there. */
  private String describe(Sut.Deployed sut, ArmSetup arm) {
    String from = arm.variant().base();
    String image = arm.image(sut);
    return image == null ? BUILT_IN + (from == null ? "" : " from " + from) : image;
  }

  /** Image of the system under test in an arm; until it is prepared, a name for a person. */
  public SutImage sut(Sut.Deployed sut, ArmSetup arm) {
    String name = describe(sut, arm);
    return ready.getOrDefault(name, SutImage.named(name));
  }

  /** Image of the load generator. */
  public String load() {
    return load;
  }

  /** Makes sure that the image that brings the hooks is there, with the hooks of these arms. */
  public void prepareHooks(List<ArmSetup> arms) {
    List<Path> others =
        arms.stream()
            .flatMap(arm -> arm.files().stream())
            .filter(file -> !ContainerPaths.isOurs(file))
            .map(HookFile::path)
            .distinct()
            .toList();
    hooks = images.ensure(ImageKind.HOOKS, base, others);
  }

  /** Image that brings the hooks. */
  public String hooks() {
    return hooks;
  }

  /** Identities and digests, for provenance.json. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    ready.values().forEach(image -> facts.put(image.name(), fact(image.name())));
    for (String tool : List.of(load, hooks)) {
      if (tool.contains(":")) {
        facts.put(tool, fact(tool));
      }
    }
    return facts;
  }

  private Map<String, String> fact(String image) {
    Map<String, String> fact = new LinkedHashMap<>();
    images
        .facts(image)
        .ifPresent(
            facts -> {
              fact.put("id", facts.id());
              if (!facts.digests().isEmpty()) {
                fact.put("digest", String.join(" ", facts.digests()));
              }
            });
    return fact;
  }
}
