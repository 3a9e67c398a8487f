package org.hookbench.macro.runner.container;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.ImageKind;
import org.hookbench.macro.runner.image.Images;

/** The images of an environment: ours are built when they are not there, others must be there. */
public final class SutImages {
  private static final String BUILT_IN = "hookbench-sut";
  private final Images images;
  private final EngineProgram engine;
  private final String base;
  private final Map<String, String> ready = new LinkedHashMap<>();
  private String load = "hookbench-load";
  private String hooks = "hookbench-hooks";

  public SutImages(EngineProgram engine, String base) {
    this.engine = engine;
    this.images = new Images(engine);
    this.base = base;
  }

  /** Makes sure that the images are there. */
  public void prepare(Sut sut) {
    load = images.ensure(ImageKind.LOAD, base, List.of());
    ready.computeIfAbsent(describe(sut), name -> present(sut));
  }

  private String present(Sut sut) {
    if (sut.image() == null) {
      return images.ensure(ImageKind.SUT, base, List.of());
    }
    if (images.id(sut.image()).isEmpty() && !engine.call("pull", sut.image()).ok()) {
      throw new UserError(
          "sut.image: "
              + sut.image()
              + " is not in "
              + engine.name()
              + " and cannot be pulled; build it, or load it with "
              + engine.name()
              + " load");
    }
    return sut.image();
  }

  /** Name for a person, also before it is there. */
  public String describe(Sut sut) {
    return sut.image() == null ? BUILT_IN : sut.image();
  }

  /** Image of the system under test. */
  public String sut(Sut sut) {
    return ready.get(describe(sut));
  }

  /** LD_PRELOAD that this image sets; null if none. */
  public String preload(Sut sut) {
    return images.preload(sut(sut)).orElse(null);
  }

  /** Image of the load generator. */
  public String load() {
    return load;
  }

  /** Makes sure that the image that brings the hooks is there, with the hooks of these arms. */
  public void prepareHooks(List<ArmSetup> arms) {
    List<Path> others =
        arms.stream()
            .filter(arm -> arm.arm() instanceof Arm.Foreign)
            .flatMap(arm -> arm.hook().map(HookFile::path).stream())
            .distinct()
            .toList();
    hooks = images.ensure(ImageKind.HOOKS, base, others);
  }

  /** Image that brings the hooks. */
  public String hooks() {
    return hooks;
  }

  /** Identities and digests, for environment.json. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    ready.forEach((name, image) -> facts.put(image, fact(image)));
    for (String tool : List.of(load, hooks)) {
      if (tool.contains(":")) {
        facts.put(tool, fact(tool));
      }
    }
    return facts;
  }

  private Map<String, String> fact(String image) {
    Map<String, String> fact = new LinkedHashMap<>();
    images.id(image).ifPresent(id -> fact.put("id", id));
    images.digest(image).ifPresent(digest -> fact.put("digest", digest));
    return fact;
  }
}
