// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;

/** The first bytes of an ELF file: enough to tell whether this machine can load it as a hook. */
final class ElfHead {
  private static final int BYTES = 20;
  private static final int MAGIC = 0x7f454c46;
  private static final int CLASS_64 = 2;
  private static final int SHARED_OBJECT = 3;
  private static final Map<Integer, String> MACHINES =
      Map.of(3, "x86", 40, "arm", 62, "amd64", 183, "aarch64", 243, "riscv64", 21, "ppc64");

  private ElfHead() {}

  /** Refuses a file that cannot be preloaded here. */
  static void check(Path file) {
    architecture(file);
    otherMachine(file)
        .ifPresent(
            why -> {
              throw new UserError(file + ": " + why + "; build it for this machine");
            });
  }

  /** Says so if a file is an object for another machine. */
  static Optional<String> otherMachine(Path file) {
    ByteBuffer head = ByteBuffer.wrap(read(file));
    String here = System.getProperty("os.arch");
    if (head.remaining() < BYTES || head.getInt(0) != MAGIC) {
      return Optional.empty();
    }
    head.order(head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    String machine = machine(head);
    return machine.equals(here)
        ? Optional.empty()
        : Optional.of("is built for " + machine + ", this machine is " + here);
  }

  /** Architecture of a shared object, in the words of os.arch; refuses any other file. */
  static String architecture(Path file) {
    ByteBuffer head = ByteBuffer.wrap(read(file));
    if (head.remaining() < BYTES || head.getInt(0) != MAGIC) {
      throw UserError.of(
          "%s: is not an ELF file; give a hook that was built with gcc -shared -fPIC", file);
    }
    head.order(head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (head.getShort(16) != SHARED_OBJECT) {
      throw UserError.of(
          "%s: is an ELF file but not a shared object; link the hook with gcc -shared", file);
    }
    return machine(head);
  }

  private static String machine(ByteBuffer head) {
    int number = head.getShort(18) & 0xffff;
    String name = MACHINES.getOrDefault(number, "machine " + number);
    return name.equals("amd64") && head.get(4) != CLASS_64 ? "x32" : name;
  }

  private static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(BYTES);
    } catch (IOException e) {
      throw UserError.of(e, "%s: cannot be read (%s); give a readable hook", file, IoReason.of(e));
    }
  }
}
