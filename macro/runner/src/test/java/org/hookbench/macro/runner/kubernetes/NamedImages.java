// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.container.SutImage;
import org.hookbench.macro.runner.deploy.ArmSetup;

/** Images by name only. */
final class NamedImages implements ClusterImages {
  @Override
  public void prepare(Sut.Deployed sut, List<ArmSetup> arms) {}

  @Override
  public SutImage sut(Sut.Deployed sut, ArmSetup arm) {
    String image = arm.image(sut);
    return new SutImage(
        image == null ? "registry.example/hookbench-sut:1" : image,
        Set.of("sha256:1a"),
        Map.of(),
        List.of(),
        List.of());
  }

  @Override
  public String load() {
    return "registry.example/hookbench-load:1";
  }

  @Override
  public String hooks() {
    return "registry.example/hookbench-hooks:1";
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of();
  }
}
