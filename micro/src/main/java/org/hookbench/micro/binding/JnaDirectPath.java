// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import com.sun.jna.Memory;

/** JNA direct mapping: a native method that JNA registered. */
final class JnaDirectPath extends DescriptorPath {
  private final Memory buffer;

  JnaDirectPath(Descriptors descriptors, int size) {
    super(descriptors, size);
    this.buffer = new Memory(size);
  }

  @Override
  int readFrom(int fd) {
    return (int) LibC.read(fd, buffer, size);
  }
}
