// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.provenance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.console.Program;

/**
 * provenance.json: where and with what a run was measured.
 *
 * @param hooks by arm label
 * @param command line of the measuring program
 * @param engine facts of the container engine or cluster, image digests; empty for plain processes
 */
public record Provenance(
    String schema,
    String hookbench,
    Host host,
    Map<String, String> jdk,
    Git git,
    Map<String, HookFile> hooks,
    List<String> command,
    Map<String, Object> engine) {
  public static final String SCHEMA = "hookbench/environment/1";

  /** Facts of this machine and process. */
  public static Provenance read(
      Path home, Map<String, HookFile> hooks, List<String> command, Map<String, Object> engine) {
    return new Provenance(
        SCHEMA, Program.version(), Host.read(), readJdk(), Git.read(home), hooks, command, engine);
  }

  private static Map<String, String> readJdk() {
    Map<String, String> jdk = new LinkedHashMap<>();
    for (String key : List.of("java.vendor", "java.version", "java.vm.name", "java.vm.version")) {
      jdk.put(key, System.getProperty(key));
    }
    return jdk;
  }
}
