// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Sut;
import org.hookbench.experiment.provenance.Git;

/**
 * The checkouts that the files in the commands of the systems under test and of the arms lie in.
 */
final class Sources {
  private Sources() {}

  /** For provenance.json; empty where there are none. */
  static Map<String, Map<String, Git>> facts(Collection<Scenario> scenarios, List<Arm> arms) {
    Map<String, Git> sources = of(scenarios, arms);
    return sources.isEmpty() ? Map.of() : Map.of("sources", sources);
  }

  /** State of the checkout by file; files outside a checkout are left out. */
  static Map<String, Git> of(Collection<Scenario> scenarios, List<Arm> arms) {
    Map<String, Git> sources = new TreeMap<>();
    Stream.concat(
            scenarios.stream().map(Sources::command),
            arms.stream().map(arm -> arm.variant().command()))
        .flatMap(List::stream)
        .distinct()
        .map(Path::of)
        .filter(file -> file.getNameCount() > 1 && Files.isRegularFile(file))
        .forEach(
            file -> {
              Git git = Git.read(file.toAbsolutePath().getParent());
              if (git.commit() != null) {
                sources.put(file.toString(), git);
              }
            });
    return sources;
  }

  private static List<String> command(Scenario scenario) {
    return scenario.sut() instanceof Sut.Deployed deployed ? deployed.command() : List.of();
  }
}
