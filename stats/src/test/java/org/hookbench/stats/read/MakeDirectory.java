// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a result directory of any size, to time an analysis: {@code MakeDirectory PARENT TRIALS
 * ROWS}, rows being those of one trial of two arms, warm-up included.
 */
final class MakeDirectory {
  private static final double MEASURED_SHARE = 1 / 1.1;

  private MakeDirectory() {}

  public static void main(String[] args) {
    int trials = Integer.parseInt(args[1]);
    int rows = Integer.parseInt(args[2]);
    Path made =
        MadeUpDirectory.in(Path.of(args[0]))
            .name("samples-" + (long) trials * rows)
            .arms("none", "scan")
            .blocks(trials)
            .macro("hello-process", Map.of("scan", 20.0))
            .requests((int) Math.ceil(rows * MEASURED_SHARE / 2))
            .write();
    System.out.println(made);
  }
}
