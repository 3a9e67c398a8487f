// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Code of a file, mapped into this process, which never looks at it. Some marks of use belong to a
 * page and not to a process: the kernel sets them when anybody reads the file, or when another
 * process that ran it ends, and shows them in each process that maps the page. A mark that is here
 * too proves nothing.
 */
final class UntouchedPages {
  private static final Path SELF = Path.of("/proc/self");
  private static final String SHARED = "r--s";

  private final MappedByteBuffer held;
  private final Path file;
  private final CodePages code;

  private UntouchedPages(MappedByteBuffer held, Path file, CodePages code) {
    this.held = held;
    this.file = file;
    this.code = code;
  }

  /**
   * The same part of a file as another process has; empty if it cannot be mapped.
   *
   * @param file as this process opens it
   */
  static Optional<UntouchedPages> of(Path file, CodePages code) {
    try (FileChannel channel = FileChannel.open(file)) {
      long bytes = Math.min(code.bytes(), channel.size() - code.offset());
      MappedByteBuffer held =
          channel.map(FileChannel.MapMode.READ_ONLY, code.offset(), bytes).load();
      return Optional.of(new UntouchedPages(held, file, code));
    } catch (IOException | IllegalArgumentException unseen) {
      return Optional.empty();
    }
  }

  /** Removes the marks of this process and of the pages; whether that worked. */
  static boolean forget() {
    return CodePages.forget(SELF);
  }

  /** Whether somebody has marked them since {@link #forget}; true too if that cannot be seen. */
  boolean marked() {
    List<CodePages> here =
        CodePages.of(SELF, p -> p.permissions().equals(SHARED) && p.offset() == code.offset())
            .orElse(List.of())
            .stream()
            .filter(p -> isFile(p.path()))
            .toList();
    return held.capacity() == 0 || here.isEmpty() || here.stream().anyMatch(CodePages::marked);
  }

  /** Of a file in a container this process sees another path, whose name is the same. */
  private boolean isFile(String path) {
    return path.endsWith("/" + file.getFileName());
  }
}
