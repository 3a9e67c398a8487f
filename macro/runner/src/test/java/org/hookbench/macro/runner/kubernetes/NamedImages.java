package org.hookbench.macro.runner.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.deploy.ArmSetup;

/** Images by name only. */
final class NamedImages implements ClusterImages {
  @Override
  public void prepare(Sut.Deployed sut, List<ArmSetup> arms) {}

  @Override
  public String sut(Sut.Deployed sut, ArmSetup arm) {
    return "registry.example/hookbench-sut:1";
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
  public Optional<String> preload(Sut.Deployed sut, ArmSetup arm) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> facts() {
    return Map.of();
  }
}
