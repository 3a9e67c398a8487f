// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Foreign function and memory API. {@code Linker.defaultLookup()} would go past a preloaded hook;
 * the address comes from dlsym(RTLD_DEFAULT), as for any program.
 */
final class FfmPath extends DescriptorPath {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemorySegment ADDRESS = lookup("read");
  private static final MethodHandle READ =
      LINKER.downcallHandle(
          ADDRESS,
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer;

  private FfmPath(Descriptors descriptors, int size) {
    super(descriptors, size);
    this.buffer = arena.allocate(size);
  }

  static ReadPath open(Descriptors descriptors, int size) {
    return new FfmPath(descriptors, size);
  }

  private static MemorySegment lookup(String function) {
    return MemorySegment.ofAddress(Symbols.global(function));
  }

  @Override
  int readFrom(int fd) {
    try {
      return (int) (long) READ.invokeExact(fd, buffer, (long) size);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public long address() {
    return ADDRESS.address();
  }

  @Override
  public void close() {
    super.close();
    arena.close();
  }
}
