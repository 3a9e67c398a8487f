// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which processes hold the sockets that listen on a port. */
final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningSockets() {}

  /**
   * Those of the candidates that hold one, in their order.
   *
   * @param network a process in the network namespace of the port
   */
  static List<Long> holders(Path network, int port, Collection<Long> candidates) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      inodes(network.resolve(table), port).forEach(inode -> sockets.add("socket:[" + inode + "]"));
    }
    return sockets.isEmpty()
        ? List.of()
        : candidates.stream().filter(pid -> holds(pid, sockets)).toList();
  }

  /** All processes of this machine. */
  static List<Long> everyProcess() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .map(p -> p.getFileName().toString())
          .filter(name -> name.matches("[0-9]+"))
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> inodes(Path table, int port) {
    try {
      return inodes(Files.readAllLines(table), port);
    } catch (IOException gone) {
      return List.of();
    }
  }

  /** From the lines of /proc/net/tcp. */
  static List<String> inodes(List<String> lines, int port) {
    String suffix = String.format(":%04X", port);
    return lines.stream()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(f -> f.length > INODE)
        .filter(f -> f[STATE].equals(LISTEN) && f[LOCAL_ADDRESS].endsWith(suffix))
        .map(f -> f[INODE])
        .toList();
  }

  private static boolean holds(long pid, Set<String> sockets) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
      return false;
    } catch (IOException notOurs) {
      return false;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
