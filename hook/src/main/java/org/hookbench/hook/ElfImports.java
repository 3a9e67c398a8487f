// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a 64-bit object keeps the addresses of functions that it takes from other objects: its
 * global offset table, as the relocations of the loader describe it.
 *
 * @param firstAddress link-time address of its first byte in memory
 * @param firstOffset of that byte in the file
 * @param slots link-time address of a slot to the name of its function
 */
public record ElfImports(long firstAddress, long firstOffset, Map<Long, String> slots) {
  private static final ElfImports NONE = new ElfImports(0, 0, Map.of());
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int DT_PLTRELSZ = 2;
  private static final int DT_STRTAB = 5;
  private static final int DT_SYMTAB = 6;
  private static final int DT_RELA = 7;
  private static final int DT_RELASZ = 8;
  private static final int DT_JMPREL = 23;
  private static final int RELA_BYTES = 24;
  private static final int SYMBOL_BYTES = 24;
  private static final long PAGE = 4096;

  /** Types that fill in a function's address: of x86-64, and of aarch64. */
  private static final Set<Integer> FUNCTION = Set.of(1, 6, 7, 257, 1025, 1026);

  /** Of a file; without slots if it is no such object. */
  public static ElfImports of(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      bytes.order(ByteOrder.BIG_ENDIAN);
      boolean readable = bytes.getInt(0) == 0x7f454c46 && bytes.getShort(4) == (short) 0x0201;
      return readable ? new Reader(bytes.order(ByteOrder.LITTLE_ENDIAN)).read() : NONE;
    } catch (IOException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException damaged) {
      return NONE;
    }
  }

  /** Reads by program headers alone, as the loader does: sections may be stripped. */
  private static final class Reader {
    private final ByteBuffer file;
    private final Map<Long, Long> dynamic = new HashMap<>();
    private final Map<Long, String> slots = new HashMap<>();

    Reader(ByteBuffer file) {
      this.file = file;
    }

    ElfImports read() {
      int first = -1;
      for (int i = 0; i < count(); i++) {
        int type = file.getInt(header(i));
        if (type == PT_LOAD && first < 0) {
          first = header(i);
        }
        if (type == PT_DYNAMIC) {
          readDynamic((int) file.getLong(header(i) + 8), file.getLong(header(i) + 32));
        }
      }
      if (first < 0 || !dynamic.containsKey((long) DT_SYMTAB)) {
        return NONE;
      }
      readSlots(DT_RELA, DT_RELASZ);
      readSlots(DT_JMPREL, DT_PLTRELSZ);
      return new ElfImports(page(file.getLong(first + 16)), page(file.getLong(first + 8)), slots);
    }

    private static long page(long value) {
      return value & -PAGE;
    }

    private int count() {
      return file.getShort(56) & 0xffff;
    }

    private int header(int i) {
      return (int) file.getLong(32) + i * file.getShort(54);
    }

    private void readDynamic(int offset, long bytes) {
      for (int at = offset; at < offset + bytes; at += 16) {
        dynamic.putIfAbsent(file.getLong(at), file.getLong(at + 8));
      }
    }

    private void readSlots(long tableTag, long bytesTag) {
      if (!dynamic.containsKey(tableTag)) {
        return;
      }
      int table = offset(dynamic.get(tableTag));
      long entries = dynamic.getOrDefault(bytesTag, 0L) / RELA_BYTES;
      for (long i = 0; i < entries; i++) {
        int at = Math.toIntExact(table + i * RELA_BYTES);
        long info = file.getLong(at + 8);
        int symbol = (int) (info >>> 32);
        if (symbol != 0 && FUNCTION.contains((int) info)) {
          slots.put(file.getLong(at), name(symbol));
        }
      }
    }

    private String name(int symbol) {
      int entry = offset(dynamic.get((long) DT_SYMTAB)) + symbol * SYMBOL_BYTES;
      int from = offset(dynamic.get((long) DT_STRTAB)) + file.getInt(entry);
      int to = from;
      while (file.get(to) != 0) {
        to++;
      }
      byte[] name = new byte[to - from];
      file.get(from, name);
      return new String(name, StandardCharsets.UTF_8);
    }

    /** Offset into the file of a link-time address. */
    private int offset(long address) {
      for (int i = 0; i < count(); i++) {
        long start = file.getLong(header(i) + 16);
        if (file.getInt(header(i)) == PT_LOAD
            && address >= start
            && address < start + file.getLong(header(i) + 32)) {
          return Math.toIntExact(address - start + file.getLong(header(i) + 8));
        }
      }
      throw new IllegalArgumentException("an address outside the file");
    }
  }
}
