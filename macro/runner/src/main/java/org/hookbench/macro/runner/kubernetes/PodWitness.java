// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.hook.SwitchPage;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.container.ArmContainer;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.resources.Cgroup;
import org.hookbench.macro.runner.resources.GcTime;
import org.hookbench.macro.runner.resources.HostUsage;
import org.hookbench.macro.runner.resources.Resource;

/** The neighbour container that looks at the processes of an arm. */
final class PodWitness {
  private static final String PROGRAM = "/app/witness";
  private final PodShell shell;
  private final String pod;
  private final ArmContainer arm;

  /** The process that is looked at; once it is known, it need not be searched for. */
  private String pid = "";

  PodWitness(PodShell shell, String pod, ArmContainer arm) {
    this.shell = shell;
    this.pod = pod;
    this.arm = arm;
  }

  /** Usage of the arm's control group, and what its node suffers; empty if it cannot be read. */
  Map<Resource, Long> usage() {
    try {
      Map<String, String> files = sections(ask("usage", arm.label(), pid));
      pid = files.getOrDefault("pid", "");
      return usage(files);
    } catch (MeasurementFailedException notNow) {
      return Map.of();
    }
  }

  private static Map<Resource, Long> usage(Map<String, String> files) {
    Map<Resource, Long> values = new EnumMap<>(Resource.class);
    values.putAll(Cgroup.usage(files));
    HostUsage.addTo(values, name -> Optional.ofNullable(files.get(name)));
    Optional.ofNullable(files.get("hsperfdata"))
        .map(page -> GcTime.parse(Base64.getMimeDecoder().decode(page)))
        .ifPresent(gc -> gc.ifPresent(ns -> values.put(Resource.GC_NS, ns)));
    values.values().removeIf(Objects::isNull);
    return values;
  }

  Evidence evidence() {
    Set<MappedFile> mapped =
        ask("maps", arm.label()).lines().map(MappedFile::named).collect(Collectors.toSet());
    List<Telemetry> pages = pages("page-").map(Telemetry::read).toList();
    return Evidence.of(mapped.isEmpty() ? Optional.empty() : Optional.of(mapped), pages);
  }

  List<SwitchPage> switchPages() {
    return pages("switch-page-").map(page -> SwitchPage.of("pod " + pod, page)).toList();
  }

  private Stream<byte[]> pages(String start) {
    return ask("pages", Containers.telemetry(arm) + "/" + start)
        .lines()
        .map(page -> Base64.getDecoder().decode(page));
  }

  private String ask(String... question) {
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(List.of(question));
    PodShell.Answer answer = shell.run(pod, Containers.WITNESS, command);
    return answer.ok() ? new String(answer.out(), StandardCharsets.UTF_8) : "";
  }

  /** Texts of files by name, each under a line {@code == name}. */
  static Map<String, String> sections(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    String name = null;
    for (String line : text.lines().toList()) {
      if (line.startsWith("== ")) {
        name = line.substring(3);
      } else if (name != null) {
        sections.merge(name, line, (a, b) -> a + "\n" + b);
      }
    }
    return sections;
  }
}
