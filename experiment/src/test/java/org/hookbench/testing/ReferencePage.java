// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/reference that is made from the code. */
public final class ReferencePage {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));

  private ReferencePage() {}

  /**
   * Fails if the page is not what the code makes. With {@code -Dreference=write}, which is what
   * scripts/reference gives, writes it.
   */
  public static void check(String name, String made) throws IOException {
    Path page = HOME.resolve("docs/reference").resolve(name);
    if ("write".equals(System.getProperty("reference"))) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, made);
    }
    assertThat(page)
        .as("docs/reference/%s is out of date: run scripts/reference", name)
        .content()
        .isEqualTo(made);
  }
}
