package org.hookbench.macro.runner.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.deploy.ArmSetup;

/** Names by which the nodes know the images. */
interface ClusterImages {
  /** Makes sure that the images are where the nodes find them. */
  void prepare(Sut.Deployed sut, List<ArmSetup> arms);

  String sut(Sut.Deployed sut, ArmSetup arm);

  String load();

  String hooks();

  /** LD_PRELOAD that the image of the system sets. */
  Optional<String> preload(Sut.Deployed sut, ArmSetup arm);

  Map<String, Object> facts();
}
