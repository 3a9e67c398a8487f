// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.container.SutImage;
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
  private final Map<String, SutImage> pushed = new HashMap<>();

  PushedImages(Environment.Kubernetes environment) {
    EngineProgram engine = EngineProgram.ofThisMachine();
    this.registry = environment.registry();
    this.images = new Images(engine);
    this.local = new SutImages(engine, environment.base(), true);
  }

  @Override
  public void prepare(Sut.Deployed sut, List<ArmSetup> arms) {
    local.prepare(sut, arms);
    local.prepareHooks(arms);
    if (registry != null) {
      push(local.load());
      push(local.hooks());
      arms.stream()
          .filter(arm -> arm.image(sut) == null)
          .forEach(arm -> push(local.sut(sut, arm).name()));
    }
  }

  private void push(String image) {
    pushed.computeIfAbsent(image, this::pushedAs);
  }

  /** Its digest is known once the registry has it. */
  private SutImage pushedAs(String image) {
    String name = images.push(image, registry);
    return SutImage.of(name, images.must(name));
  }

  @Override
  public SutImage sut(Sut.Deployed sut, ArmSetup arm) {
    SutImage image = local.sut(sut, arm);
    return pushed.getOrDefault(image.name(), image);
  }

  private String name(String image) {
    return pushed.getOrDefault(image, SutImage.named(image)).name();
  }

  @Override
  public String load() {
    return name(local.load());
  }

  @Override
  public String hooks() {
    return name(local.hooks());
  }

  @Override
  public Map<String, Object> facts() {
    return local.facts();
  }
}
