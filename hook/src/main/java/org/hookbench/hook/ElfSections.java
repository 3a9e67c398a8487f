// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Section headers of a 64-bit ELF file. */
final class ElfSections {
  static final int DYNAMIC = 6;
  static final int DYNSYM = 11;
  static final int VERSION_DEFINITIONS = 0x6ffffffd;
  static final int VERSION_NEEDS = 0x6ffffffe;
  static final int VERSION_INDEX = 0x6fffffff;

  /** One section: link names the section of its strings. */
  record Section(int type, int offset, int bytes, int link, int info) {}

  private final ByteBuffer file;
  private final List<Section> sections = new ArrayList<>();

  ElfSections(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    file.order(file.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int first = (int) file.getLong(40);
    int step = file.getShort(58);
    int count = file.getShort(60);
    for (int at = first; at < first + step * count; at += step) {
      sections.add(
          new Section(
              file.getInt(at + 4),
              (int) file.getLong(at + 24),
              (int) file.getLong(at + 32),
              file.getInt(at + 40),
              file.getInt(at + 44)));
    }
  }

  Optional<Section> find(int type) {
    return sections.stream().filter(s -> s.type() == type).findFirst();
  }

  Section get(int index) {
    return sections.get(index);
  }

  ByteBuffer file() {
    return file;
  }

  /** Text at an offset into the strings of a section. */
  String string(Section user, int offset) {
    Section strings = get(user.link());
    int from = strings.offset() + offset;
    int to = from;
    while (file.get(to) != 0) {
      to++;
    }
    return new String(file.array(), from, to - from, ISO_8859_1);
  }
}
