// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits for what another program writes. */
public final class Awaiting {
  private static final long LIMIT_MS = 60_000;

  private Awaiting() {}

  /** A question that is asked again until the answer is yes. */
  @FunctionalInterface
  public interface Check {
    boolean holds() throws Exception;
  }

  /** Fails if the check does not hold within a minute. */
  public static void await(Check check) throws Exception {
    long end = System.currentTimeMillis() + LIMIT_MS;
    while (!check.holds()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("waited " + LIMIT_MS + " ms in vain");
      }
      Thread.sleep(5);
    }
  }

  /** A file or folder under the root, three levels deep at most, whose name starts so. */
  public static Optional<Path> find(Path root, String start) throws IOException {
    if (!Files.exists(root)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.walk(root, 3)) {
      return all.filter(p -> p.getFileName().toString().startsWith(start)).findFirst();
    } catch (UncheckedIOException renamedMeanwhile) {
      return Optional.empty();
    }
  }
}
