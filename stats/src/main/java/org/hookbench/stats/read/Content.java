// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hookbench.experiment.console.UserError;

/** A file being read: decompressed, without a byte order mark, with a look at its first bytes. */
final class Content implements AutoCloseable {
  private static final int HEAD = 1 << 15;
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 1 << 28;

  private final String source;
  private final InputStream in;
  private final String head;

  private Content(String source, InputStream in, String head) {
    this.source = source;
    this.in = in;
    this.head = head;
  }

  static Content open(Path file) {
    String source = file.toString();
    if (!Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? "is a directory" : "there is no such file";
      throw new UserError(source + ": " + what + "; give the path of a file with samples");
    }
    try {
      InputStream in = decompressed(new BufferedInputStream(Files.newInputStream(file), BUFFER));
      in.mark(HEAD);
      byte[] head = in.readNBytes(HEAD);
      in.reset();
      in.skipNBytes(byteOrderMark(source, head));
      String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
      if (text.isBlank()) {
        throw new UserError(source + ": is empty; give a file with samples");
      }
      return new Content(source, LineEnds.of(in, text), text);
    } catch (EOFException | ZipException e) {
      throw new UserError(source + ": the compressed file is damaged or cut; copy it again", e);
    } catch (IOException e) {
      throw new UserError(source + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static InputStream decompressed(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }

  private static int byteOrderMark(String source, byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
    if (first == 0xfeff || first == 0xfffe) {
      throw new UserError(source + ":1: is in UTF-16; save it as UTF-8");
    }
    return first == 0xefbb && head.length > 2 && (head[2] & 0xff) == 0xbf ? 3 : 0;
  }

  /** Path of the file, for messages. */
  String source() {
    return source;
  }

  /** The first characters. */
  String head() {
    return head;
  }

  String firstLine() {
    return head.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  InputStream stream() {
    return in;
  }

  /** All of a file that cannot be read piece by piece. */
  byte[] bytes() {
    try {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new UserError(source + ": is longer than 256 MiB; export the samples as CSV");
      }
      return bytes;
    } catch (EOFException | ZipException e) {
      throw new UserError(source + ": the compressed file is damaged or cut; copy it again", e);
    } catch (IOException e) {
      throw new UserError(source + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UserError(source + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
