// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hookbench.experiment.console.IoReason;
import org.hookbench.experiment.console.UserError;

/** SHA-256 of files, in the format of sha256sum. */
public final class Checksums {
  public static final String FILE = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-f]{64}) [ *](.+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([nr\\\\])");

  private Checksums() {}

  /** Lines for all files below a directory but the list itself, hidden ones and links. */
  static String of(Path root) {
    return lines(root, name -> sha256(root.resolve(name)));
  }

  /**
   * The list again after some files were written: theirs are computed, all others keep what the
   * list says, and a file that is not in it stays out.
   */
  static String again(Path root, Predicate<String> written) {
    Map<String, String> before = read(root.resolve(FILE));
    return lines(root, name -> written.test(name) ? sha256(root.resolve(name)) : before.get(name));
  }

  private static String lines(Path root, UnaryOperator<String> digest) {
    try (Stream<Path> walk = Files.walk(root)) {
      List<String> names =
          walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .map(f -> root.relativize(f).toString())
              .filter(name -> !name.equals(FILE) && !("/" + name).contains("/."))
              .toList();
      return names.stream().map(name -> line(digest.apply(name), name)).collect(joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As sha256sum has it: a line begins with a backslash if its name has characters to escape. */
  private static String line(String digest, String name) {
    String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    String mark = escaped.equals(name) ? "" : "\\";
    return digest == null ? "" : mark + digest + "  " + escaped + "\n";
  }

  /** Digests by name, as the list tells them; empty if it is not there. */
  public static Map<String, String> read(Path list) {
    Map<String, String> digests = new LinkedHashMap<>();
    try {
      for (String line : Files.isRegularFile(list) ? Files.readAllLines(list) : List.<String>of()) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
          throw new UserError(list + ": '" + line + "' is not a line of sha256sum; restore it");
        }
        String name = parts.group(3);
        digests.put(parts.group(1).isEmpty() ? name : unescaped(name), parts.group(2));
      }
      return digests;
    } catch (IOException e) {
      throw new UserError(list + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    Map.of("n", "\n", "r", "\r").getOrDefault(m.group(1), "\\")));
  }

  /** Hexadecimal SHA-256 of a file. */
  public static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = digest();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of a text in UTF-8. */
  public static byte[] sha256(String text) {
    return digest().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
