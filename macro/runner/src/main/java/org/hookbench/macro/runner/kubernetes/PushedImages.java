package org.hookbench.macro.runner.kubernetes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.container.SutImages;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.image.EngineProgram;
import org.hookbench.macro.runner.image.Images;

/**
 * Built by docker or podman of this machine and pushed to the registry of the experiment; without
 * one they must have been loaded onto the nodes under the same names (kind load docker-image).
 */
final class PushedImages implements ClusterImages {
  private final String registry;
  private final Images images;
  private final SutImages local;
  private final Map<String, String> pushed = new HashMap<>();

  PushedImages(Environment.Kubernetes environment) {
    EngineProgram engine = EngineProgram.ofThisMachine();
    this.registry = environment.registry();
    this.images = new Images(engine);
    this.local = new SutImages(engine, environment.base());
  }

  @Override
  public void prepare(Sut.Deployed sut, List<ArmSetup> arms) {
    local.prepare(sut, arms);
    local.prepareHooks(arms);
    if (registry != null) {
      push(local.load());
      push(local.hooks());
      arms.stream().filter(arm -> arm.image(sut) == null).forEach(arm -> push(local.sut(sut, arm)));
    }
  }

  private void push(String image) {
    pushed.computeIfAbsent(image, name -> images.push(name, registry));
  }

  @Override
  public String sut(Sut.Deployed sut, ArmSetup arm) {
    String image = local.sut(sut, arm);
    return image == null ? local.describe(sut, arm) : pushed.getOrDefault(image, image);
  }

  @Override
  public String load() {
    return pushed.getOrDefault(local.load(), local.load());
  }

  @Override
  public String hooks() {
    return pushed.getOrDefault(local.hooks(), local.hooks());
  }

  @Override
  public Optional<String> preload(Sut.Deployed sut, ArmSetup arm) {
    return local.sut(sut, arm) == null
        ? Optional.empty()
        : Optional.ofNullable(local.preload(sut, arm));
  }

  @Override
  public Map<String, Object> facts() {
    return local.facts();
  }
}
