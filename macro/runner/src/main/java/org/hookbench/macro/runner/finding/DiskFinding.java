// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.finding;

import java.io.File;
import java.util.Locale;
import java.util.Optional;

/** Free space where an engine keeps images and containers. */
public final class DiskFinding {
  private static final long LEAST_BYTES = 2L << 30;

  private DiskFinding() {}

  /** Empty if the folder is not on this machine. */
  public static Optional<Finding> of(String code, File folder) {
    return folder.isDirectory()
        ? Optional.of(of(code, folder.toString(), folder.getUsableSpace()))
        : Optional.empty();
  }

  static Finding of(String code, String folder, long freeBytes) {
    String found =
        String.format(Locale.ROOT, "%.1f GiB free in %s", freeBytes / (double) (1L << 30), folder);
    return freeBytes >= LEAST_BYTES
        ? Finding.ok(code, found)
        : Finding.warn(code, found, "remove unused images and containers, or add disk");
  }
}
