// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Dates as load tools write them: ISO 8601 with a zone, or JMeter's without one. */
final class Moment {
  private static final double NANOS = 1e9;

  private Moment() {}

  /** Seconds since 1970, a date without a zone taken as UTC; NaN if it is no date. */
  static double seconds(String text) {
    String iso = text.strip().replace('/', '-').replaceFirst(" (?=\\d\\d:)", "T");
    try {
      OffsetDateTime at =
          iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
              ? OffsetDateTime.parse(iso)
              : LocalDateTime.parse(iso).atOffset(ZoneOffset.UTC);
      return at.toEpochSecond() + at.getNano() / NANOS;
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }
}
