// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.sun.jna.Memory;
import java.io.IOException;

/** Reads through a descriptor of C; how, is what the subclasses are about. */
abstract class DescriptorPath implements ReadPath {
  private static final int SEEK_SET = 0;

  private final Descriptors descriptors;
  private final Memory payload;
  final int size;

  DescriptorPath(Descriptors descriptors, int size) {
    this.descriptors = descriptors;
    this.size = size;
    this.payload = new Memory(size);
    payload.setMemory(0, size, (byte) 'a');
  }

  abstract int readFrom(int fd);

  @Override
  public final int read() throws IOException {
    if (descriptors.peer() >= 0 && LibC.write(descriptors.peer(), payload, size) != size) {
      throw new IOException("the peer could not write " + size + " bytes");
    }
    int n = readFrom(descriptors.fd());
    if (n == size) {
      return n;
    }
    return rewound(n);
  }

  /** At the end of the file: from its start again. */
  private int rewound(int n) throws IOException {
    if (n < 0 || LibC.lseek(descriptors.fd(), 0, SEEK_SET) != 0) {
      throw new IOException("read returned " + n + " in place of " + size);
    }
    return readFrom(descriptors.fd());
  }

  @Override
  public long address() {
    return Symbols.global("read");
  }

  @Override
  public void close() {
    descriptors.close();
  }
}
