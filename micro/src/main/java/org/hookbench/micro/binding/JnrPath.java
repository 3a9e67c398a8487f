// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.kenai.jffi.Library;
import java.nio.ByteBuffer;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/** jnr-posix, which looks its functions up in the whole process. */
final class JnrPath extends DescriptorPath {
  private static final POSIX LIBRARY = POSIXFactory.getNativePOSIX();

  private final ByteBuffer buffer;

  JnrPath(Descriptors descriptors, int size) {
    super(descriptors, size);
    this.buffer = ByteBuffer.allocateDirect(size);
  }

  @Override
  int readFrom(int fd) {
    buffer.clear();
    return LIBRARY.read(fd, buffer, size);
  }

  @Override
  public long address() {
    return Library.getDefault().getSymbolAddress("read");
  }
}
