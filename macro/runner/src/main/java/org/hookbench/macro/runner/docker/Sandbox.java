// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.docker;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Limits;

/** What every container of an experiment may and may not do. */
final class Sandbox {
  private static final double CPU_NANOS = 1e9;

  /** Processes and threads: enough for any server, too few to take the machine with it. */
  private static final long MOST_PROCESSES = 4096;

  private Sandbox() {}

  /** No capabilities, no new privileges, a read-only root file system and a /tmp in memory. */
  static HostConfig of(String network, Limits limits, List<String> binds) {
    HostConfig config =
        HostConfig.newHostConfig()
            .withNetworkMode(network)
            .withCapDrop(Capability.ALL)
            .withSecurityOpts(List.of("no-new-privileges:true"))
            .withReadonlyRootfs(true)
            .withPidsLimit(MOST_PROCESSES)
            .withTmpFs(Map.of("/tmp", "rw,nosuid,nodev,mode=1777"))
            .withBinds(binds.stream().map(Bind::parse).toList());
    limits.cpuLimit().ifPresent(cpus -> config.withNanoCPUs(Math.round(cpus * CPU_NANOS)));
    // Swap would turn an out-of-memory kill into a slow system that nobody can explain.
    limits.memoryBytes().ifPresent(bytes -> config.withMemory(bytes).withMemorySwap(bytes));
    if (limits.cpuset() != null) {
      config.withCpusetCpus(limits.cpuset());
    }
    return config;
  }
}
