// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.micro.point.Target;

/**
 * {@link FileInputStream}: the JDK's own C code calls read, and is linked like any library, so that
 * preloaded functions come first.
 */
final class JdkFilePath implements ReadPath {
  private final FileInputStream in;
  private final byte[] buffer;

  JdkFilePath(Target target, int size) throws IOException {
    Path file = target == Target.ZERO ? Path.of("/dev/zero") : Descriptors.temporaryFile();
    this.in = new FileInputStream(file.toFile());
    this.buffer = new byte[size];
    if (target == Target.FILE) {
      Files.delete(file);
    }
  }

  @Override
  public int read() throws IOException {
    int n = in.read(buffer);
    if (n == buffer.length) {
      return n;
    }
    in.getChannel().position(0);
    return in.read(buffer);
  }

  @Override
  public long address() {
    return Symbols.global("read");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
