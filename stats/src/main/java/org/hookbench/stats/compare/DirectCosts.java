// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hookbench.stats.analysis.DirectAndTotal;
import org.hookbench.stats.estimate.Interval;
import org.hookbench.stats.estimate.Pairing;

/** Sets the direct cost of a hook, told by a switch, beside its total cost, told by a duet. */
final class DirectCosts {
  private DirectCosts() {}

  static List<DirectAndTotal> of(List<ComparedArms> compared) {
    return compared.stream()
        .filter(c -> is(c, Pairing.SWITCH))
        .flatMap(direct -> duet(direct, compared).map(total -> both(direct, total)).stream())
        .toList();
  }

  /** Whether a switch tells the direct cost of what this duet tells the total of. */
  static boolean hasDirect(ComparedArms duet, List<ComparedArms> compared) {
    return is(duet, Pairing.DUET)
        && compared.stream().anyMatch(c -> is(c, Pairing.SWITCH) && same(c, duet));
  }

  private static Optional<ComparedArms> duet(ComparedArms direct, List<ComparedArms> compared) {
    return compared.stream().filter(c -> is(c, Pairing.DUET) && same(direct, c)).findFirst();
  }

  private static boolean is(ComparedArms c, Pairing pairing) {
    return c.macro()
        && c.comparison().hasInterval()
        && c.comparison().runLevel().pairing() == pairing;
  }

  private static boolean same(ComparedArms a, ComparedArms b) {
    return a.comparison().baseline().equals(b.comparison().baseline())
        && a.comparison().treatment().equals(b.comparison().treatment())
        && parameters(a).equals(parameters(b))
        && a.sameHook(b);
  }

  private static Map<String, Object> parameters(ComparedArms c) {
    Map<String, Object> parameters = new TreeMap<>(c.scenario().parameters());
    parameters.remove("schedule");
    parameters.remove("renew");
    return parameters;
  }

  private static DirectAndTotal both(ComparedArms direct, ComparedArms total) {
    Interval a = direct.comparison().runLevel().effect();
    Interval b = total.comparison().runLevel().effect();
    return new DirectAndTotal(
        direct.comparison().scenario(),
        direct.comparison().baseline(),
        direct.comparison().treatment(),
        a,
        b,
        difference(a, b));
  }

  /** Of two independent estimates from their intervals (Zou and Donner 2008, 10.1002/sim.3095). */
  static Interval difference(Interval a, Interval b) {
    double estimate = b.estimate() - a.estimate();
    double down = Math.hypot(b.estimate() - b.lower(), a.upper() - a.estimate());
    double up = Math.hypot(b.upper() - b.estimate(), a.estimate() - a.lower());
    return new Interval(
        estimate,
        estimate - down,
        estimate + up,
        Math.min(a.level(), b.level()),
        "from both intervals (Zou and Donner 2008)");
  }
}
