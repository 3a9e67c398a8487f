// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** JNA interface mapping: a proxy that JNA interprets on each call. */
final class JnaInterfacePath extends DescriptorPath {
  /** libc as an interface. */
  public interface C extends Library {
    /** read(2). */
    long read(int fd, Pointer buffer, long bytes);
  }

  private static final C LIBRARY = Native.load("c", C.class);

  private final Memory buffer;

  JnaInterfacePath(Descriptors descriptors, int size) {
    super(descriptors, size);
    this.buffer = new Memory(size);
  }

  @Override
  int readFrom(int fd) {
    return (int) LIBRARY.read(fd, buffer, size);
  }

  @Override
  public long address() {
    return Symbols.address(NativeLibrary.getInstance("c"), "read");
  }
}
