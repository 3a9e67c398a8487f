// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;

/**
 * What the dynamic loader reads of a 64-bit ELF file.
 *
 * @param versions of symbols without which the loader refuses it, for example {@code GLIBC_2.34}
 */
record ElfFile(
    List<String> needed, boolean staticTls, Set<String> versions, List<ElfSymbol> symbols) {
  private static final int DT_NEEDED = 1;
  private static final int DT_FLAGS = 30;
  private static final int DF_STATIC_TLS = 0x10;
  private static final int SYMBOL_BYTES = 24;
  private static final int CLASS = 4;
  private static final int CLASS_64 = 2;
  private static final Set<Integer> CODE = Set.of(2, 10); // STT_FUNC, STT_GNU_IFUNC

  static ElfFile read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length > CLASS && bytes[CLASS] != CLASS_64) {
        throw new UserError(file + ": is a 32-bit object; give one of 64 bits");
      }
      ElfSections sections = new ElfSections(bytes);
      if (sections.find(ElfSections.DYNSYM).isEmpty()) {
        throw UserError.of(
            "%s: its section headers are removed or damaged, so its symbols are not known; link it"
                + " again, without sstrip",
            file);
      }
      List<String> needed = new ArrayList<>();
      boolean staticTls = readDynamic(sections, needed);
      Map<Integer, String> versions = new HashMap<>();
      Set<String> required = ElfVersions.read(sections, versions);
      return new ElfFile(List.copyOf(needed), staticTls, required, readSymbols(sections, versions));
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new UserError(file + ": is a damaged ELF file; build the hook again", e);
    } catch (IOException e) {
      throw UserError.of(e, "%s: cannot be read (%s); give a readable hook", file, IoReason.of(e));
    }
  }

  /** Names of functions that other objects can bind to. */
  Set<String> exports() {
    return symbols.stream()
        .filter(s -> s.defined() && s.code())
        .map(ElfSymbol::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean readDynamic(ElfSections sections, List<String> needed) {
    boolean staticTls = false;
    var dynamic = sections.find(ElfSections.DYNAMIC).orElse(null);
    if (dynamic == null) {
      return false;
    }
    for (int at = dynamic.offset(); at < dynamic.offset() + dynamic.bytes(); at += 16) {
      long tag = sections.file().getLong(at);
      long value = sections.file().getLong(at + 8);
      if (tag == DT_NEEDED) {
        needed.add(sections.string(dynamic, (int) value));
      }
      staticTls |= tag == DT_FLAGS && (value & DF_STATIC_TLS) != 0;
    }
    return staticTls;
  }

  private static List<ElfSymbol> readSymbols(ElfSections sections, Map<Integer, String> versions) {
    var table = sections.find(ElfSections.DYNSYM).orElseThrow();
    var index = sections.find(ElfSections.VERSION_INDEX);
    List<ElfSymbol> symbols = new ArrayList<>();
    for (int i = 1; i < table.bytes() / SYMBOL_BYTES; i++) {
      int at = table.offset() + i * SYMBOL_BYTES;
      int number = i;
      int version =
          index.map(s -> sections.file().getShort(s.offset() + 2 * number) & 0x7fff).orElse(0);
      int info = sections.file().get(at + 4);
      if (info >> 4 != 0) { // not local
        symbols.add(
            new ElfSymbol(
                sections.string(table, sections.file().getInt(at)),
                sections.file().getShort(at + 6) != 0,
                info >> 4 == 2,
                CODE.contains(info & 15),
                versions.getOrDefault(version, "")));
      }
    }
    return List.copyOf(symbols);
  }
}
