// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.micro.point.Target;

/**
 * An open target as descriptors of C. A TCP connection was accepted through libc's or the hook's
 * {@code accept}, as an application would.
 *
 * @param fd to read from
 * @param peer to write to; -1 if nothing needs to be written
 */
record Descriptors(int fd, int peer) implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_STREAM = 1;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int FILE_BYTES = 1 << 20;

  static Descriptors open(Target target) {
    return switch (target) {
      case ZERO -> new Descriptors(checked("open /dev/zero", LibC.open("/dev/zero", 0)), -1);
      case FILE -> file();
      case UNIX -> pair();
      case TCP4 -> accepted(AF_INET, 16);
      case TCP6 -> accepted(AF_INET6, 28);
      case NONE -> throw new IllegalArgumentException("read needs a target");
    };
  }

  /** A file of a mebibyte in the page cache, without a name. */
  private static Descriptors file() {
    try {
      Path file = temporaryFile();
      int fd = checked("open " + file, LibC.open(file.toString(), 0));
      Files.delete(file);
      return new Descriptors(fd, -1);
    } catch (IOException e) {
      throw new MeasurementFailedException("cannot make a file to read: " + e.getMessage(), e);
    }
  }

  static Path temporaryFile() throws IOException {
    return Files.write(Files.createTempFile("hookbench-", ".bin"), new byte[FILE_BYTES]);
  }

  private static Descriptors pair() {
    int[] pair = new int[2];
    checked("socketpair", LibC.socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    return new Descriptors(pair[0], pair[1]);
  }

  private static Descriptors accepted(int family, int addressBytes) {
    Memory address = loopback(family);
    Memory bytes = new Memory(4);
    bytes.setInt(0, addressBytes);
    int listener = checked("socket", LibC.socket(family, SOCK_STREAM, 0));
    checked("bind", LibC.bind(listener, address, addressBytes));
    checked("listen", LibC.listen(listener, 1));
    checked("getsockname", LibC.getsockname(listener, address, bytes));
    int peer = checked("socket", LibC.socket(family, SOCK_STREAM, 0));
    Memory one = new Memory(4);
    one.setInt(0, 1);
    checked("setsockopt", LibC.setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, one, 4));
    checked("connect", LibC.connect(peer, address, addressBytes));
    int fd = checked("accept", LibC.accept(listener, Pointer.NULL, Pointer.NULL));
    LibC.close(listener);
    return new Descriptors(fd, peer);
  }

  private static Memory loopback(int family) {
    Memory address = new Memory(28);
    address.clear();
    address.setShort(0, (short) family);
    if (family == AF_INET) {
      address.setByte(4, (byte) 127);
      address.setByte(7, (byte) 1);
    } else {
      address.setByte(23, (byte) 1);
    }
    return address;
  }

  private static int checked(String what, int result) {
    if (result < 0) {
      throw new MeasurementFailedException(what + " failed with errno " + Native.getLastError());
    }
    return result;
  }

  @Override
  public void close() {
    LibC.close(fd);
    if (peer >= 0) {
      LibC.close(peer);
    }
  }
}
