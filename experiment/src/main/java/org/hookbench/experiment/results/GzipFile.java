// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A gzip file that is quick to write, and readable up to the last flush. */
final class GzipFile extends GZIPOutputStream {
  private static final int BUFFER_BYTES = 64 * 1024;

  GzipFile(Path path) throws IOException {
    super(Files.newOutputStream(path), BUFFER_BYTES, true);
    def.setLevel(Deflater.BEST_SPEED);
  }
}
