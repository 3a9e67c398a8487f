// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hookbench.experiment.Micro;
import org.hookbench.experiment.Names;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.plan.PlannedScenario;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.micro.binding.Binding;
import org.hookbench.micro.point.Call;
import org.hookbench.micro.point.KeywordList;
import org.hookbench.micro.point.Point;
import org.hookbench.micro.point.Target;

/**
 * A point, the way a fork reaches its function, and what the hook is given.
 *
 * @param seconds measured per fork
 */
record MicroScenario(Point point, Binding binding, KeywordList keywords, double seconds) {
  private static final int FIRST_JDK_WITH_FFM = 22;

  MicroScenario {
    int jdk = Runtime.version().feature();
    if (binding == Binding.FFM && jdk < FIRST_JDK_WITH_FFM) {
      throw UserError.of(
          "binding: ffm needs JDK 22 or newer, this is %s; use jna, jnr or jdk", jdk);
    }
    if (binding.isCalledFromJava() && (!point.call().equals(Call.READ) || point.match())) {
      throw UserError.of(
          "binding: %s can only call read, without --match; use duet, probe or native for %s",
          Names.of(binding), point.label());
    }
    if (binding != Binding.DUET && point.threads() > 1) {
      throw UserError.of(
          "threads: %s calls from one thread; use binding duet for more", Names.of(binding));
    }
  }

  String name() {
    String list = keywords.length() == 0 ? "" : "-k" + keywords.length();
    return point.label() + list + "-" + Names.of(binding);
  }

  /** As plan.json tells it; {@link #of(PlannedScenario)} reads it again. */
  PlannedScenario planned() {
    Map<String, Object> parameters = new LinkedHashMap<>(point.parameters());
    parameters.put("binding", Names.of(binding));
    parameters.put("keywords", keywords.length());
    parameters.put("seconds", seconds);
    return new PlannedScenario(name(), TrialKind.MICRO, parameters);
  }

  static MicroScenario of(PlannedScenario planned) {
    Map<String, Object> parameters = planned.parameters();
    return new MicroScenario(
        Point.of(parameters),
        Binding.parse(parameters.get("binding").toString()),
        new KeywordList(Integer.parseInt(parameters.get("keywords").toString())),
        Double.parseDouble(parameters.get("seconds").toString()));
  }

  /**
   * The cross product of what is asked. A target that a function cannot be called on is left out; a
   * function without any target left gets its default one.
   */
  static List<MicroScenario> of(Micro micro) {
    List<MicroScenario> scenarios = new ArrayList<>();
    for (Binding binding : micro.bindings().stream().map(Binding::parse).toList()) {
      for (int length : micro.keywords()) {
        for (String function : micro.functions()) {
          for (Point point : points(Call.parse(function), micro)) {
            scenarios.add(
                new MicroScenario(point, binding, new KeywordList(length), micro.seconds()));
          }
        }
      }
    }
    return scenarios;
  }

  private static List<Point> points(Call call, Micro micro) {
    List<Point> points = new ArrayList<>();
    for (Target target : targets(call, micro.targets())) {
      for (int size : call.sized() ? micro.sizes() : List.of(1)) {
        for (int threads : micro.threads()) {
          boolean match = micro.match() && call.sized() && target.isSocket();
          points.add(new Point(call, target, size, match, threads));
        }
      }
    }
    return points;
  }

  private static List<Target> targets(Call call, List<String> asked) {
    List<Target> possible =
        asked.stream().map(Target::parse).filter(call.targets()::contains).toList();
    return possible.isEmpty() ? call.targets().subList(0, 1) : possible;
  }
}
