// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.binding;

import org.hookbench.experiment.console.UserError;

/**
 * Foreign function and memory API. This class stands in for the one in META-INF/versions/22 where
 * the JDK has no such API, or the jar was built without a JDK that has.
 */
final class FfmPath {
  private FfmPath() {}

  static ReadPath open(Descriptors descriptors, int size) {
    descriptors.close();
    throw UserError.of(
        "binding: ffm needs JDK 22 or newer to run and a jar that was built where one was found;"
            + " this is JDK %s; use jna, jnr or jdk",
        Runtime.version().feature());
  }
}
