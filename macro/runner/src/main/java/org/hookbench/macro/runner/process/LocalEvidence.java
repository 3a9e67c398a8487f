package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.Evidence;

/** Evidence about processes of this machine. */
public final class LocalEvidence {
  private LocalEvidence() {}

  /** Files mapped by the processes, and the telemetry pages of a path with {@code %p}. */
  public static Evidence of(List<Long> pids, Path pages) {
    Set<String> mapped = new TreeSet<>();
    for (long pid : pids) {
      addMapped(mapped, Path.of("/proc", Long.toString(pid), "maps"));
    }
    return new Evidence(
        mapped.isEmpty() ? Optional.empty() : Optional.of(mapped), Telemetry.findAll(pages));
  }

  private static void addMapped(Set<String> mapped, Path maps) {
    try (Stream<String> lines = Files.lines(maps)) {
      lines
          .map(l -> l.split("\\s+", 6))
          .filter(c -> c.length == 6 && c[5].startsWith("/"))
          .forEach(c -> mapped.add(c[5]));
    } catch (IOException | UncheckedIOException gone) {
      // A process that has just ended maps nothing.
    }
  }
}
