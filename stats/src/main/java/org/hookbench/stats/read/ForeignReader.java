// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;

/** Reads a file of measured times, whatever tool wrote it. */
public final class ForeignReader {
  private static final Format ANY_CSV = Format.csv("CSV", List.of(), null, CsvLayouts::anyColumn);
  private static final List<Format> KNOWN =
      Stream.concat(
              CsvLayouts.ALL.stream(),
              Stream.of(
                  LongCsv.FORMAT,
                  VegetaCsv.FORMAT,
                  JmhJson.FORMAT,
                  K6Json.FORMAT,
                  FortioJson.FORMAT,
                  HdrLog.FORMAT,
                  HdrPercentiles.FORMAT))
          .toList();

  private ForeignReader() {}

  /** Reads what the request asks for; anything that is not right is a {@link UserError}. */
  public static ForeignSamples read(Path file, ReadSpec request) {
    try (Content content = Content.open(file)) {
      Format format = format(content, request);
      Sink sink = new Sink(content.source(), request);
      format.reader().read(content, request, sink);
      return sink.toFile(format);
    } catch (UserError e) {
      throw new UserError(Printable.of(e.getMessage()), e);
    }
  }

  private static Format format(Content content, ReadSpec request) {
    Format known =
        KNOWN.stream()
            .filter(f -> f.recognizes().test(content))
            .findFirst()
            .orElseGet(
                () -> {
                  NoTable.check(content);
                  return ANY_CSV;
                });
    boolean asIs = request.timeColumn() == null || known.measuresByName();
    if (asIs && request.startColumn() == null) {
      return known;
    }
    if (known == ANY_CSV || !known.columns().isEmpty()) {
      return ANY_CSV;
    }
    throw UserError.of(
        "%s: is %s, which has no columns to choose from; leave out --column",
        content.source(), known.name());
  }
}
