// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Whole runs on the cluster of scripts/ci-kubernetes, as a user starts them. */
class KubernetesIT {
  /** Started once for all of them. */
  private static RealCluster cluster;

  @BeforeAll
  static void requireCluster() throws Exception {
    cluster = RealCluster.require("runs");
  }

  @AfterAll
  static void removeNamespace() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  static RealCluster cluster() {
    return cluster;
  }

  @Nested
  class Conditions extends ClusterConditions {}

  @Nested
  class Switched extends ClusterSwitch {}

  @Nested
  class ColdStarts extends ClusterColdStarts {}

  @Nested
  class Schedule extends ClusterSchedule {}

  @Nested
  class Admission extends ClusterAdmission {}

  @Nested
  class Access extends ClusterAccess {}

  @Nested
  class Autoscaled extends ClusterAutoscale {}

  @Nested
  class Faults extends ClusterFaults {}
}
