// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;

/**
 * Snapshot of the page that switch.so writes: layout of native/include/hookbench_switch.h, version
 * 1. It can be taken while the process runs and after it died.
 *
 * @param pid process that made the page; its forked children share it
 * @param active false if nothing is switched, because the object behind the hook is not there
 * @param accepted connections so far; the next one has a serial number above it
 * @param replaced records of closed connections that later ones were written over
 * @param overflowed connections without a record
 * @param notHanded connections that the hook did not take from its own call of accept
 * @param beyond connections whose descriptor was too large to be switched: past the hook
 * @param hooked functions that the hook has: calls of them are switched and counted
 * @param connections those that have a record
 */
public record SwitchPage(
    int pid,
    boolean active,
    long accepted,
    long replaced,
    long overflowed,
    long notHanded,
    long beyond,
    List<String> hooked,
    List<Connection> connections) {
  static final int VERSION = 1;
  private static final String MAGIC = "HBSWITCH";
  private static final int HEADER_BYTES = 128 + 64 * 64;
  private static final int FUNCTION_BYTES = 32;
  private static final int NAME_BYTES = 24;
  private static final int CONNECTION_BYTES = 64;
  private static final int FLAG_ACTIVE = 1;

  /**
   * A connection that the process accepted.
   *
   * @param serial 1 for the first one
   * @param peerPort of the client; 0: none
   * @param arm 0 past the hook, 1 to the hook
   */
  public record Connection(long serial, long hookCalls, long pastCalls, int peerPort, int arm) {}

  /** All pages of a path in which {@code %p} stands for the process id. */
  public static List<SwitchPage> findAll(Path pattern) {
    return PageFiles.of(pattern).stream().map(SwitchPage::read).toList();
  }

  private static SwitchPage read(Path file) {
    return of(file.toString(), Io.get(() -> Files.readAllBytes(file)));
  }

  /**
   * A page that was read from somewhere.
   *
   * @param source named in messages
   */
  public static SwitchPage of(String source, byte[] bytes) {
    try {
      return parse(bytes);
    } catch (IllegalArgumentException e) {
      throw MeasurementFailedException.of(
          e, "%s: no page of the switch: %s; run make -C native", source, e.getMessage());
    }
  }

  static SwitchPage parse(byte[] bytes) {
    ByteBuffer page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    require(
        bytes.length >= HEADER_BYTES && MAGIC.equals(text(page, 0, MAGIC.length())),
        "it does not begin with " + MAGIC);
    require(
        page.getInt(8) == VERSION,
        "it has version " + page.getInt(8) + ", this program reads version " + VERSION);
    require(
        page.getInt(12) == HEADER_BYTES
            && page.getInt(32) == FUNCTION_BYTES
            && page.getInt(44) == CONNECTION_BYTES,
        "its records have other sizes than those of version " + VERSION);
    requireWhole(page, page.getInt(24), page.getInt(28), FUNCTION_BYTES);
    requireWhole(page, page.getInt(36), page.getInt(40), CONNECTION_BYTES);
    return new SwitchPage(
        page.getInt(16),
        (page.getInt(20) & FLAG_ACTIVE) != 0,
        page.getLong(48),
        page.getLong(56),
        page.getLong(64),
        page.getLong(88),
        page.getLong(96),
        hooked(page),
        connections(page));
  }

  private static void requireWhole(ByteBuffer page, int offset, int count, int size) {
    require(
        offset >= HEADER_BYTES && count >= 0 && offset + (long) count * size <= page.limit(),
        "it is cut off after " + page.limit() + " bytes");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  private static List<String> hooked(ByteBuffer page) {
    List<String> hooked = new ArrayList<>();
    for (int i = 0; i < page.getInt(28); i++) {
      int at = page.getInt(24) + i * FUNCTION_BYTES;
      if (page.getInt(at + NAME_BYTES) != 0) {
        hooked.add(text(page, at, NAME_BYTES));
      }
    }
    return List.copyOf(hooked);
  }

  private static List<Connection> connections(ByteBuffer page) {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < page.getInt(40); i++) {
      int at = page.getInt(36) + i * CONNECTION_BYTES;
      if (page.getLong(at + 16) > 0) {
        connections.add(
            new Connection(
                page.getLong(at + 16),
                page.getLong(at),
                page.getLong(at + 8),
                Short.toUnsignedInt(page.getShort(at + 38)),
                page.get(at + 40)));
      }
    }
    return List.copyOf(connections);
  }

  private static String text(ByteBuffer page, int from, int bytes) {
    return new String(page.array(), from, bytes, US_ASCII).split("\0", 2)[0];
  }
}
