// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.List;
import java.util.Map;

/** What one process can hold together: nothing preloaded and one hook, on connections of ours. */
final class SwitchRules {
  private static final String INSTEAD = "; write schedule: duet";

  private SwitchRules() {}

  /** Refuses what a switch cannot tell apart, and says what it is. */
  static void check(List<Scenario> scenarios, List<Arm> arms) {
    Require.that(
        !scenarios.isEmpty(),
        "design.schedule: switch is about requests, and there is no sut; name one, or remove it");
    scenarios.forEach(SwitchRules::check);
    Require.that(
        differences(arms.get(0)).isEmpty(),
        refusal("the baseline has nothing of its own", arms.get(0), differences(arms.get(0))));
    arms.stream().skip(1).forEach(SwitchRules::checkHook);
  }

  private static void checkHook(Arm arm) {
    Map<String, Object> others = differences(arm);
    others.remove("preload");
    Require.that(others.isEmpty(), refusal("arms differ in the hook only", arm, others));
    Require.that(
        arm.variant().chain().size() <= 1, refusal("an arm has one hook", arm, differences(arm)));
  }

  private static Map<String, Object> differences(Arm arm) {
    return arm.variant().differences();
  }

  private static String refusal(String rule, Arm arm, Map<String, Object> differences) {
    return "design.schedule: switch: both arms are in one process, where %s, but arm %s has %s%s"
        .formatted(rule, arm.label(), differences, INSTEAD);
  }

  private static void check(Scenario scenario) {
    Require.that(
        !(scenario.sut() instanceof Sut.Deployed sut)
            || sut.replicas() == 1 && sut.autoscale() == null && !sut.restarts(),
        "sut: replicas, autoscale, restart: a switch is one process, whose page shows each"
            + " connection"
            + INSTEAD);
    Require.that(
        scenario.environment().kind() != Environment.Kind.ENDPOINTS
            && scenario.environment().kind() != Environment.Kind.PROVIDER,
        "design.schedule: switch is not possible with endpoints and provider: hookbench does not"
            + " start them"
            + INSTEAD);
    Require.that(
        !(scenario.environment() instanceof Environment.Kubernetes k) || k.generators() == 1,
        "environment.generators: a switch needs 1: connections of several have the same ports"
            + INSTEAD);
    Require.that(
        !(scenario.load() instanceof Load.Cold),
        "load.model: cold has no effect with schedule: switch, which needs one process for both"
            + " arms"
            + INSTEAD);
    Require.that(
        scenario.load() instanceof Load.Http,
        "load.command: chooses ports of its own, by which a switch cannot tell arms apart"
            + INSTEAD);
    Clients clients = ((Load.Http) scenario.load()).clients();
    Require.that(
        clients.keepAlive() && clients.requestsPerConnection() == null,
        "load: %s: has no effect with schedule: switch; write design.renew in its place"
            .formatted(clients.keepAlive() ? "requestsPerConnection" : "keepAlive"));
  }
}
