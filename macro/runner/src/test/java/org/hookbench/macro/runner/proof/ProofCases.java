// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.experiment.results.Proof;
import org.hookbench.hook.HookCatalog;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.deploy.ServerProcess;

/** Arms and evidence that the tests of proofs share. */
final class ProofCases {
  static final HookFile SCAN = file("scan");
  static final HookFile NULL = file("null");

  private ProofCases() {}

  static HookFile file(String name) {
    return HookCatalog.ofHome().locate(new Arm.Ours(name)).orElseThrow();
  }

  static ArmSetup arm(String name) {
    return name.equals("none")
        ? new ArmSetup(name, new Arm.None(), Optional.empty())
        : new ArmSetup(name, new Arm.Ours(name), Optional.of(file(name)));
  }

  static Evidence seen(List<Telemetry> pages, HookFile... mapped) {
    return Evidence.of(Optional.of(files(mapped)), pages);
  }

  static Set<MappedFile> files(HookFile... mapped) {
    Set<MappedFile> files = new HashSet<>(Set.of(MappedFile.named("/usr/lib/libc.so.6")));
    List.of(mapped).forEach(f -> files.add(MappedFile.named(f.path().toString())));
    return files;
  }

  /** As {@link #seen}, with one server. */
  static Evidence server(
      List<Telemetry> pages, Boolean ran, Map<String, Set<MappedFile>> bound, HookFile... mapped) {
    ServerProcess server =
        new ServerProcess(
            7, "srv", files(mapped), ran == null ? Map.of() : Map.of(SCAN.path(), ran), bound);
    return new Evidence(
        Optional.of(files(SCAN)), pages, Optional.empty(), List.of(server), Set.of(5L));
  }

  static Proof foreign(Evidence after) {
    ArmSetup foreign = new ArmSetup("mine", new Arm.Foreign(SCAN.path()), Optional.of(SCAN));
    return new Prover(foreign, Evidence.NONE, after).prove(List.of());
  }

  static Map<String, Set<MappedFile>> bound(String... objects) {
    return Map.of(
        "read", Stream.of(objects).map(MappedFile::named).collect(Collectors.toUnmodifiableSet()));
  }
}
