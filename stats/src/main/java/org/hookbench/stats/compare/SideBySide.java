// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.read.MeasuredDirectory;

/**
 * The same comparison in several result directories, in one row.
 *
 * @param cells one per directory, in their order; empty where it was not made
 * @param sameHook false if the digests of the treatment differ
 */
public record SideBySide(
    String scenario,
    String treatment,
    String baseline,
    List<Optional<ComparedArms>> cells,
    boolean sameHook) {

  private record Key(TrialKind kind, String scenario, String treatment, String baseline) {

    static Key of(ComparedArms compared) {
      return new Key(
          compared.scenario().kind(),
          compared.scenario().name(),
          compared.comparison().treatment(),
          compared.comparison().baseline());
    }
  }

  /** One row per comparison; none if there is one directory only. */
  public static List<SideBySide> of(Findings findings) {
    if (findings.directories().size() < 2) {
      return List.of();
    }
    Map<Key, List<ComparedArms>> byKey = new LinkedHashMap<>();
    findings.compared().stream()
        .filter(c -> c.comparison().factor() == null)
        .forEach(c -> byKey.computeIfAbsent(Key.of(c), key -> new ArrayList<>()).add(c));
    return byKey.entrySet().stream()
        .map(e -> row(e.getKey(), e.getValue(), findings.directories()))
        .toList();
  }

  private static SideBySide row(Key key, List<ComparedArms> same, List<MeasuredDirectory> columns) {
    List<Optional<ComparedArms>> cells =
        columns.stream()
            .map(column -> same.stream().filter(c -> c.directory() == column).findFirst())
            .toList();
    boolean sameHook =
        same.stream().map(ComparedArms::hookDigest).filter(d -> !d.isEmpty()).distinct().count()
            < 2;
    return new SideBySide(key.scenario(), key.treatment(), key.baseline(), cells, sameHook);
  }
}
