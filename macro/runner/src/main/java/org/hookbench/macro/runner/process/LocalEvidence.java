package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
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
    Set<String> opened = new TreeSet<>();
    pids.forEach(pid -> addOpened(opened, Path.of("/proc", Long.toString(pid), "fd")));
    return new Evidence(seen(mapped), Telemetry.findAll(pages), seen(opened));
  }

  private static Optional<Set<String>> seen(Set<String> files) {
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  private static void addOpened(Set<String> opened, Path folder) {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
      for (Path link : links) {
        opened.add(Files.readSymbolicLink(link).toString());
      }
    } catch (IOException | DirectoryIteratorException gone) {
      // A process that has just ended, or closed a file, holds nothing open.
    }
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
