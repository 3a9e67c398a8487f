// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.nio.file.Path;
import java.util.Set;

/** The functions that an object offers to others. */
public final class ElfExports {
  private ElfExports() {}

  /** Of a file; a {@code UserError} if it is not a shared object. */
  public static Set<String> of(Path file) {
    return ElfFile.read(file).exports();
  }
}
