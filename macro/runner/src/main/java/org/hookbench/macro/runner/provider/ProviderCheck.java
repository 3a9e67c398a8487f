// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import java.util.List;
import org.hookbench.experiment.Provided;
import org.hookbench.macro.runner.finding.Finding;
import org.hookbench.macro.runner.finding.LeftoverFinding;

/** What check looks at for environment provider; it deploys nothing. */
public final class ProviderCheck {
  private ProviderCheck() {}

  /** Whether the program answers, and what earlier runs have left deployed. */
  public static List<Finding> find(Provided environment) {
    return List.of(answers(Provider.of(environment)), leftovers(Journal.ofUser()));
  }

  private static Finding answers(Provider provider) {
    String name = provider.command().get(0);
    try {
      int count = provider.list().size();
      return Finding.ok("provider", "provider %s lists %d deployments".formatted(name, count));
    } catch (RuntimeException e) {
      return Finding.fail(
          "provider", e.getMessage(), "correct it; check FILE --deploy tests all that it must do");
    }
  }

  private static Finding leftovers(Journal journal) {
    List<Journal.Entry> left = journal.abandoned();
    left.forEach(Journal.Entry::release);
    return LeftoverFinding.of(
        "provider-leftovers", left.stream().map(Journal.Entry::name).toList());
  }
}
