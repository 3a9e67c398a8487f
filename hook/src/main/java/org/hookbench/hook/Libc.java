// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The C library that an ELF file asks for. */
public enum Libc {
  GLIBC,
  MUSL;

  private static final Pattern MUSL_OBJECT = Pattern.compile("libc\\.so|(libc\\.|ld-)musl-.*");
  private static final int PT_INTERP = 3;

  /** Of a shared object, by what it needs; empty: any will do. */
  static Optional<Libc> ofObject(ElfFile elf) {
    if (elf.needed().stream().anyMatch(name -> MUSL_OBJECT.matcher(name).matches())) {
      return Optional.of(MUSL);
    }
    return elf.versions().isEmpty() ? Optional.empty() : Optional.of(GLIBC);
  }

  /** Of a program, by the loader it names; empty: it is not found, a script, or static. */
  static Optional<Libc> ofProgram(String program) {
    Optional<String> loader = onPath(program).flatMap(Libc::loader);
    return loader.map(name -> name.contains("ld-musl-") ? MUSL : GLIBC);
  }

  private static Optional<Path> onPath(String program) {
    if (program.indexOf('/') >= 0) {
      return Optional.of(Path.of(program)).filter(Files::isRegularFile);
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<String> loader(Path program) {
    try {
      ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
      return file.getInt(0) == 0x464c457f ? interpreter(file) : Optional.empty();
    } catch (IOException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> interpreter(ByteBuffer file) {
    int header = (int) file.getLong(32);
    for (int i = 0; i < file.getShort(56); i++, header += file.getShort(54)) {
      if (file.getInt(header) == PT_INTERP) {
        byte[] name = new byte[(int) file.getLong(header + 32) - 1];
        file.get((int) file.getLong(header + 8), name);
        return Optional.of(new String(name, StandardCharsets.ISO_8859_1));
      }
    }
    return Optional.empty();
  }

  @Override
  @JsonValue
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
