// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is mapped into a process: /proc/PID/maps.
 *
 * @param mappings in the order of their addresses
 */
public record ProcessMap(List<Mapping> mappings) {

  /**
   * One mapping.
   *
   * @param end first address behind it
   * @param permissions as in {@code r-xp}
   * @param offset into the file
   * @param path of the file; another text or empty if it is none
   */
  public record Mapping(long start, long end, String permissions, long offset, String path) {
    /** Whether a file is mapped here. */
    public boolean isFile() {
      return path.startsWith("/");
    }

    /** Whether code is mapped here. */
    public boolean isCode() {
      return permissions.indexOf('x') >= 0;
    }

    boolean holds(long address) {
      return address >= start && address < end;
    }
  }

  public ProcessMap {
    mappings = List.copyOf(mappings);
  }

  /** Of this process. */
  public static ProcessMap ofThisProcess() {
    return of(Path.of("/proc/self"));
  }

  /**
   * Of a process; empty if it is gone or may not be looked at.
   *
   * @param process its folder in /proc
   */
  public static ProcessMap of(Path process) {
    try {
      byte[] text = Files.readAllBytes(process.resolve("maps"));
      return parse(new String(text, StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return new ProcessMap(List.of());
    }
  }

  static ProcessMap parse(String text) {
    return new ProcessMap(text.lines().map(ProcessMap::mapping).toList());
  }

  private static Mapping mapping(String line) {
    String[] fields = line.split(" +", 6);
    String[] range = fields[0].split("-");
    return new Mapping(
        Long.parseUnsignedLong(range[0], 16),
        Long.parseUnsignedLong(range[1], 16),
        fields[1],
        Long.parseUnsignedLong(fields[2], 16),
        fields.length > 5 ? fields[5] : "");
  }

  /** Files with code, each once. */
  public List<String> objects() {
    return mappings.stream()
        .filter(m -> m.isFile() && m.isCode())
        .map(Mapping::path)
        .distinct()
        .toList();
  }

  /** Files, each once: an object need not have code. */
  public List<String> files() {
    return mappings.stream().filter(Mapping::isFile).map(Mapping::path).distinct().toList();
  }

  /** The mapping that an address lies in. */
  public Optional<Mapping> at(long address) {
    return mappings.stream().filter(m -> m.holds(address)).findFirst();
  }
}
