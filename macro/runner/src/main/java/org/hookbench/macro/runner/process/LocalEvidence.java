// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hookbench.experiment.provenance.HookFile;
import org.hookbench.hook.ElfExports;
import org.hookbench.hook.ProcessMap;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.MappedFile;
import org.hookbench.macro.runner.deploy.ServerProcess;

/**
 * Looks at the processes of one arm on this machine. Each look also makes the next one see whether
 * the hook's code runs in between.
 */
public final class LocalEvidence {
  private final List<HookFile> hooks;
  private final int port;

  /** Read once: whoever reads a hook's file in between marks its code as used by anybody. */
  private final Set<String> exports = new HashSet<>();

  private final Map<Long, ExecutedCode> watched = new HashMap<>();

  /**
   * For one arm.
   *
   * @param port that it listens on
   */
  public LocalEvidence(List<HookFile> hooks, int port) {
    this.hooks = hooks;
    this.port = port;
    hooks.forEach(hook -> exports.addAll(ElfExports.of(hook.path())));
  }

  /**
   * What can be seen now.
   *
   * @param network a process in the network namespace of the port, as its folder in /proc
   * @param pids the processes of the arm
   * @param candidates processes that may hold its listening socket
   * @param pages of its telemetry, with {@code %p} for the number of a process
   */
  public Evidence look(Path network, List<Long> pids, Collection<Long> candidates, Path pages) {
    // First: what follows reads files of hooks.
    Map<Long, Map<Path, Boolean>> ran = new HashMap<>();
    watched.forEach((pid, code) -> ran.put(pid, code.ran()));
    List<Long> holders = ListeningSockets.holders(network, port, candidates);
    Set<Long> all = new LinkedHashSet<>(pids);
    all.addAll(holders);
    Set<MappedFile> mapped = new HashSet<>();
    all.forEach(pid -> mapped.addAll(files(process(pid))));
    List<ServerProcess> servers =
        holders.stream().map(pid -> server(pid, ran.getOrDefault(pid, Map.of()))).toList();
    Optional<Set<String>> opened = OpenFiles.of(all);
    all.removeAll(family(holders));
    return new Evidence(
        mapped.isEmpty() ? Optional.empty() : Optional.of(mapped),
        Telemetry.findAll(pages),
        opened,
        servers,
        all.stream().map(LocalEvidence::innerNumber).collect(Collectors.toSet()));
  }

  private static Path process(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  private static Set<MappedFile> files(Path process) {
    return ProcessMap.of(process).files().stream()
        .map(path -> MappedFile.of(process, path))
        .collect(Collectors.toSet());
  }

  private static Set<Long> family(List<Long> holders) {
    Set<Long> family = new HashSet<>(holders);
    for (long pid : holders) {
      ProcessHandle.of(pid)
          .ifPresent(server -> server.descendants().forEach(child -> family.add(child.pid())));
    }
    return family;
  }

  private ServerProcess server(long pid, Map<Path, Boolean> ran) {
    Path process = process(pid);
    Set<MappedFile> files = files(process);
    Map<Path, String> objects = new HashMap<>();
    for (HookFile hook : hooks) {
      files.stream()
          .filter(file -> file.is(hook))
          .forEach(file -> objects.put(hook.path(), file.path()));
    }
    Map<String, Set<MappedFile>> bound = bound(process, Set.copyOf(objects.values()));
    watched.put(pid, ExecutedCode.watch(process, objects));
    return new ServerProcess(pid, program(process), files, ran, bound);
  }

  private Map<String, Set<MappedFile>> bound(Path process, Set<String> objects) {
    Map<String, Set<MappedFile>> bound = new TreeMap<>();
    if (!objects.isEmpty()) {
      BoundFunctions.of(process, exports, objects)
          .forEach(
              (function, paths) ->
                  bound.put(
                      function,
                      paths.stream()
                          .map(path -> MappedFile.of(process, path))
                          .collect(Collectors.toSet())));
    }
    return bound;
  }

  private static String program(Path process) {
    return text(process.resolve("comm")).strip();
  }

  /** The number that a process has for itself, in the innermost of its namespaces. */
  private static Long innerNumber(long pid) {
    return text(process(pid).resolve("status"))
        .lines()
        .filter(line -> line.startsWith("NSpid:"))
        .map(line -> Long.valueOf(line.substring(line.lastIndexOf('\t') + 1).strip()))
        .findFirst()
        .orElse(pid);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }
}
