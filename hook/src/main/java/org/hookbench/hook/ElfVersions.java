// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The version tables of an ELF file: what its symbols are defined as, and what they ask for. */
final class ElfVersions {
  private static final int WEAK = 2;
  private static final int BASE = 1;
  private static final int LEAST_STEP = 8;
  private static final int MOST_ENTRIES = 100_000;

  private final ElfSections sections;
  private final Map<Integer, String> names;
  private final Set<String> required = new HashSet<>();
  private int entries;

  private ElfVersions(ElfSections sections, Map<Integer, String> names) {
    this.sections = sections;
    this.names = names;
  }

  /**
   * Puts all version names by their number into a map.
   *
   * @return those without which the loader refuses the file
   */
  static Set<String> read(ElfSections sections, Map<Integer, String> names) {
    ElfVersions versions = new ElfVersions(sections, names);
    sections.find(ElfSections.VERSION_NEEDS).ifPresent(versions::readNeeds);
    sections.find(ElfSections.VERSION_DEFINITIONS).ifPresent(versions::readDefinitions);
    return versions.required;
  }

  private void readNeeds(ElfSections.Section needs) {
    ByteBuffer file = sections.file();
    int need = needs.offset();
    for (int i = 0; i < needs.info(); i++) {
      int auxiliary = need + file.getInt(need + 8);
      for (int k = 0; k < (file.getShort(need + 2) & 0xffff); k++) {
        count();
        String name = sections.string(needs, file.getInt(auxiliary + 8));
        names.put(file.getShort(auxiliary + 6) & 0x7fff, name);
        if ((file.getShort(auxiliary + 4) & WEAK) == 0) {
          required.add(name);
        }
        if (file.getInt(auxiliary + 12) < LEAST_STEP) {
          break;
        }
        auxiliary += file.getInt(auxiliary + 12);
      }
      if (file.getInt(need + 12) < LEAST_STEP) {
        return;
      }
      need += file.getInt(need + 12);
    }
  }

  private void readDefinitions(ElfSections.Section definitions) {
    ByteBuffer file = sections.file();
    int at = definitions.offset();
    for (int i = 0; i < definitions.info(); i++) {
      count();
      if ((file.getShort(at + 2) & BASE) == 0) {
        int auxiliary = at + file.getInt(at + 12);
        names.put(
            file.getShort(at + 4) & 0x7fff, sections.string(definitions, file.getInt(auxiliary)));
      }
      if (file.getInt(at + 16) < LEAST_STEP) {
        return;
      }
      at += file.getInt(at + 16);
    }
  }

  /** A damaged table may lead back into itself. */
  private void count() {
    if (++entries > MOST_ENTRIES) {
      throw new IndexOutOfBoundsException("more versions than any object has");
    }
  }
}
