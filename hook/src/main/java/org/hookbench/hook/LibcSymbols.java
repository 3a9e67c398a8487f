// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the two C libraries of Linux export. */
final class LibcSymbols {
  private static final Pattern LIBC =
      Pattern.compile(".*/(libc\\.so\\.6|libc-2[^/]*\\.so|ld-musl[^/]*|libc\\.musl[^/]*)");

  private LibcSymbols() {}

  /** Functions of the libc that this JVM runs on. */
  static Set<String> ofThisProcess() {
    return libcOfThisProcess()
        .map(file -> ElfFile.read(file).exports())
        .orElseGet(LibcSymbols::ofMusl);
  }

  /** Names that musl exports. */
  static Set<String> ofMusl() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                LibcSymbols.class.getResourceAsStream("musl-symbols.txt"), US_ASCII))) {
      return lines.lines().filter(l -> !l.startsWith("#")).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> libcOfThisProcess() {
    return ProcessMap.ofThisProcess().files().stream()
        .filter(file -> LIBC.matcher(file).matches())
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst();
  }
}
