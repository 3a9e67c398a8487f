// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Sut;
import org.hookbench.macro.runner.container.SutImage;
import org.hookbench.macro.runner.deploy.ArmSetup;

/** Names by which the nodes know the images. */
interface ClusterImages {
  /** Makes sure that the images are where the nodes find them. */
  void prepare(Sut.Deployed sut, List<ArmSetup> arms);

  SutImage sut(Sut.Deployed sut, ArmSetup arm);

  String load();

  String hooks();

  Map<String, Object> facts();
}
