// SPDX-License-Identifier: Apache-2.0
package org.hookbench.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to files: flipped bits, cut ends, parts twice, words that do not belong there. */
public final class Mutations {
  private static final List<String> WORDS =
      List.of(
          "NaN",
          "-1",
          "1e308",
          "1e999",
          "-0",
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "\r\n",
          "\n",
          "\uFEFF",
          "1,5",
          "null",
          "{",
          "}",
          "[",
          "]",
          "\u0000",
          "9".repeat(400),
          "true",
          "#",
          "é",
          "-Infinity");

  private final SplittableRandom random;

  public Mutations(SplittableRandom random) {
    this.random = random;
  }

  /** The bytes with one thing done to them. */
  public byte[] of(byte[] given) {
    byte[] bytes = given.clone();
    if (bytes.length == 0) {
      return bytes;
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(6)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        return spliced(bytes, at, bytes, random.nextInt(bytes.length));
      }
      default -> {
        byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        return spliced(bytes, at, word, 0);
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] inserted, int from) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.write(inserted, from, inserted.length - from);
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}
