// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.UserError;

/** What arms can be together, in which environments. */
final class ArmRules {
  private static final List<String> DEPLOYED_ONLY =
      List.of("mechanism", "preload", "agent", "env", "command", "jvm", "image", "base", "limits");
  private static final List<String> NO_HOOK =
      DEPLOYED_ONLY.stream().filter(key -> !key.equals("preload")).toList();
  private static final String NOT_DEPLOYED =
      ": has no effect in environment endpoints, which starts nothing; start the variant yourself"
          + " and give its URL in sut.urls";

  /** What a provider is not told of. */
  private static final List<String> NOT_PROVIDED =
      List.of("mechanism", "preload", "hook", "agent", "jvm", "base");

  private static final String PROVIDED =
      ": has no effect in environment provider, which is told of image, command, env and limits;"
          + " put the hook into an image, or set LD_PRELOAD in env";

  private ArmRules() {}

  /** The arms by label; the same short form twice (A/A) is numbered: none, none-2. */
  static Map<String, Arm> byLabel(List<Arm> arms) {
    Map<String, Arm> byLabel = new LinkedHashMap<>();
    for (Arm arm : arms) {
      if (arm instanceof Variant && byLabel.containsKey(arm.label())) {
        throw UserError.of(
            "arms: name: '%s' is there twice; give each arm a name of its own", arm.label());
      }
      String label = arm.label();
      for (int n = 2; byLabel.containsKey(label); n++) {
        label = arm.label() + "-" + n;
      }
      byLabel.put(label, arm);
    }
    return byLabel;
  }

  /** Refuses keys that have no effect in an environment. */
  static void check(Scenario scenario, List<Arm> arms) {
    for (Arm arm : arms) {
      if (scenario.environment() instanceof Provided) {
        refuse(arm.variant(), NOT_PROVIDED, PROVIDED);
      }
      if (arm instanceof Variant || arm instanceof Arm.By || arm instanceof Arm.Agent) {
        check(scenario, arm.variant());
      }
    }
  }

  private static void check(Scenario scenario, Variant arm) {
    Environment.Kind kind = scenario.environment().kind();
    String of = "arms: " + arm.name() + ": ";
    if (kind == Environment.Kind.ENDPOINTS) {
      refuse(arm, arm.hook() == null ? DEPLOYED_ONLY : NO_HOOK, NOT_DEPLOYED);
      return;
    }
    if (kind == Environment.Kind.PROCESS) {
      Require.that(
          arm.image() == null,
          of + "image: has no effect in environment process; use docker, podman or kubernetes");
      Require.that(
          arm.base() == null,
          of + "base: has no effect in environment process; use docker, podman or kubernetes");
    }
    Require.that(
        arm.limits() == null || kind != Environment.Kind.PROCESS && scenario.sut().isServer(),
        of + "limits: are of servers in docker, podman and kubernetes only; write sut.limits");
    Require.that(
        arm.limits() == null || arm.limits().cpuset() == null || kind == Environment.Kind.DOCKER,
        of + "limits: cpuset: a pod cannot pin CPUs; use environment docker");
    checkMechanism(kind, arm, of);
    checkSut(scenario.sut(), arm, of);
  }

  private static void refuse(Variant arm, List<String> keys, String why) {
    arm.differences().keySet().stream()
        .filter(keys::contains)
        .findFirst()
        .ifPresent(
            key -> {
              throw new UserError("arms: " + arm.name() + ": " + key + why);
            });
  }

  private static void checkMechanism(Environment.Kind kind, Variant arm, String of) {
    boolean possible =
        switch (kind) {
          case PROCESS -> true;
          case DOCKER -> arm.mechanism().needsNoRight();
          default -> arm.mechanism() == Mechanism.PRELOAD;
        };
    Require.that(
        possible,
        of
            + "mechanism: %s is not possible in environment %s; process takes every mechanism, docker those that need no capability (not zpoline, uprobe, uretprobe)"
                .formatted(Names.of(arm.mechanism()), Names.of(kind)));
  }

  private static void checkSut(Sut sut, Variant arm, String of) {
    boolean app = sut instanceof Sut.App;
    Require.that(
        arm.image() == null || sut.isImage(),
        of + "image: is a variant of sut.image, which is not given; write sut: {image: NAME}");
    Require.that(
        arm.base() == null || app,
        of + "base: has an effect on the built-in apps only; give the arm an image of its own");
    Require.that(
        arm.command().isEmpty() || !app,
        of
            + "command: is a variant of sut.command or of the arguments of sut.image; sut.app has"
            + " none, so write sut: {command: [...]}");
  }

  /** Why no two of the arms can be alive at the same time; empty: they can. */
  static Optional<String> whyApart(List<Scenario> scenarios, List<Arm> arms) {
    List<String> reasons = new ArrayList<>();
    for (Arm arm : arms) {
      Variant variant = arm.variant();
      if (variant.changesMachine()) {
        String key = variant.setUp().isEmpty() ? "tearDown" : "setUp";
        reasons.add(key + " of arm " + variant.name() + " changes the machine for all arms");
      }
      scenarios.stream()
          .filter(s -> holdsPort(s, variant))
          .findFirst()
          .ifPresent(
              s ->
                  reasons.add(
                      ("arm %s names port %s in its command or variables, which only one process"
                              + " can hold; {port} in the command would give each its own")
                          .formatted(variant.name(), s.deployed().port())));
    }
    return reasons.stream().findFirst();
  }

  private static boolean holdsPort(Scenario scenario, Variant arm) {
    boolean oneLocalhost =
        scenario.environment().kind() == Environment.Kind.PROCESS
            || scenario.environment().placement() == Placement.SAME_POD;
    if (!oneLocalhost || !(scenario.sut() instanceof Sut.Deployed sut)) {
      return false;
    }
    Integer port = sut.port();
    String line = String.join(" ", arm.command().isEmpty() ? sut.command() : arm.command());
    return port != null
        && !line.contains("{port}")
        && (line.matches(".*\\b" + port + "\\b.*") || isNamed(port, sut.env(), arm.env()));
  }

  /** Whether a variable with PORT in its name has this number. */
  private static boolean isNamed(int port, Map<String, String> ofSut, Map<String, String> ofArm) {
    Map<String, String> variables = new LinkedHashMap<>(ofSut);
    variables.putAll(ofArm);
    return variables.entrySet().stream()
        .anyMatch(v -> v.getKey().contains("PORT") && v.getValue().equals("" + port));
  }
}
