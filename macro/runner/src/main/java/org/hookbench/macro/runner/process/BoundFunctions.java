// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hookbench.hook.ElfImports;
import org.hookbench.hook.ProcessMap;

/**
 * Reads from the memory of a process which object the functions that it imports are bound to: the
 * addresses in the global offset tables of its objects. A slot that still leads into its own object
 * has not been bound: nothing has called the function there.
 */
final class BoundFunctions {
  private final Path process;
  private final ProcessMap map;
  private final Set<String> names;
  private final Map<String, Set<String>> bound = new TreeMap<>();

  private BoundFunctions(Path process, ProcessMap map, Set<String> names) {
    this.process = process;
    this.map = map;
    this.names = names;
  }

  /**
   * Paths of objects by function; none where a function is imported and not bound yet.
   *
   * @param process its folder in /proc
   * @param names functions to look for
   * @param without paths of the objects whose own imports do not matter: the hooks
   */
  static Map<String, Set<String>> of(Path process, Set<String> names, Set<String> without) {
    BoundFunctions functions = new BoundFunctions(process, ProcessMap.of(process), names);
    try (RandomAccessFile memory = new RandomAccessFile(process + "/mem", "r")) {
      for (String object : functions.map.objects()) {
        if (!without.contains(object)) {
          functions.add(object, memory);
        }
      }
      return functions.bound;
    } catch (IOException unseen) {
      return Map.of();
    }
  }

  private void add(String object, RandomAccessFile memory) throws IOException {
    ElfImports imports = ElfImports.of(Path.of(process + "/root" + object));
    for (Map.Entry<Long, String> slot : imports.slots().entrySet()) {
      if (names.contains(slot.getValue())) {
        long start = start(object, imports.firstOffset());
        long address = read(memory, start + slot.getKey() - imports.firstAddress());
        Set<String> objects = bound.computeIfAbsent(slot.getValue(), f -> new HashSet<>());
        map.at(address)
            .filter(m -> m.isFile() && !m.path().equals(object))
            .ifPresent(m -> objects.add(m.path()));
      }
    }
  }

  private long start(String object, long offset) {
    return map.mappings().stream()
        .filter(m -> m.path().equals(object) && m.offset() == offset)
        .findFirst()
        .map(ProcessMap.Mapping::start)
        .orElse(0L);
  }

  private static long read(RandomAccessFile memory, long address) throws IOException {
    memory.seek(address);
    return Long.reverseBytes(memory.readLong());
  }
}
