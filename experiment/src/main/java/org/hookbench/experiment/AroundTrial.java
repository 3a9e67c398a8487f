// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The user's own commands around each trial, on the machine of the runner. */
public record AroundTrial(
    @JsonPropertyDescription("Command that is run before each trial, on the machine of the runner.")
        List<String> setUp,
    @JsonPropertyDescription("Command that is run after each trial, whether it failed or not.")
        List<String> tearDown,
    @JsonPropertyDescription(
            "Command whose output goes into log.txt of each trial, as in [tail, /var/log/etcd.log];"
                + " HOOKBENCH_START is when the trial began.")
        List<String> collect,
    @JsonPropertyDescription(
            "Command that is run before a trial where the environment is not fit for it: a server"
                + " of prometheus does not answer, or a node is not ready. HOOKBENCH_FAULT says"
                + " what.")
        List<String> repair) {
  static final AroundTrial NOTHING = new AroundTrial(null, null, null, null);

  public AroundTrial {
    setUp = Require.orElse(setUp, List.of());
    tearDown = Require.orElse(tearDown, List.of());
    collect = Require.orElse(collect, List.of());
    repair = Require.orElse(repair, List.of());
  }
}
