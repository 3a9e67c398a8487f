// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.stats.analysis.Unit;

/** {@code k6 run --out json}: one JSON object per line. */
final class K6Json {
  static final Format FORMAT =
      Format.of("k6 JSON", TrialKind.MACRO, K6Json::recognizes, K6Json::read)
          .ofNamedMeasures(Format.FEWEST);
  static final String METRIC = "http_req_duration";
  private static final Set<String> NO_TIMES =
      Set.of(
          "checks",
          "data_received",
          "data_sent",
          "dropped_iterations",
          "http_req_failed",
          "http_reqs",
          "iterations",
          "vus",
          "vus_max");

  private K6Json() {}

  private static boolean recognizes(Content content) {
    String line = content.firstLine();
    return line.startsWith("{") && line.contains("\"metric\"") && line.contains("\"type\"");
  }

  private static void read(Content content, ReadSpec request, Sink sink) {
    String wanted = metric(content.source(), request);
    ObjectReader reader = Json.mapper().readerFor(JsonNode.class);
    sink.unit(Unit.MS);
    int object = 1;
    try (MappingIterator<JsonNode> values = reader.readValues(content.stream())) {
      for (; values.hasNextValue(); object++) {
        JsonNode value = values.nextValue();
        boolean point = "Point".equals(value.path("type").asText());
        if (point && wanted.equals(value.path("metric").asText())) {
          readPoint(content.source() + ":" + object, value.path("data"), sink);
        }
      }
    } catch (JsonProcessingException e) {
      throw JsonText.broken(content.source() + ":" + object, e);
    } catch (IOException e) {
      throw UserError.of(e, "%s:%s: cannot be read: %s", content.source(), object, e.getMessage());
    }
  }

  /** The metric that is asked for; one that is no time is an error. */
  static String metric(String where, ReadSpec request) {
    String wanted = request.timeColumn() == null ? METRIC : request.timeColumn();
    if (NO_TIMES.contains(wanted)) {
      throw UserError.of(
          "%s: '%s' is a counter, not a time; choose one such as http_req_waiting", where, wanted);
    }
    return wanted;
  }

  private static void readPoint(String where, JsonNode data, Sink sink) {
    JsonNode tags = data.path("tags");
    if (!sink.takes(tags.path("name").asText())) {
      return;
    }
    if (tags.hasNonNull("error_code") || "false".equals(tags.path("expected_response").asText())) {
      sink.error();
    } else {
      sink.sample(
          where, JsonText.number(where, data.path("value")), seconds(where, data.path("time")));
    }
  }

  private static double seconds(String where, JsonNode time) {
    if (time.isMissingNode()) {
      return Double.NaN;
    }
    try {
      Instant instant = OffsetDateTime.parse(time.asText()).toInstant();
      return instant.getEpochSecond() + instant.getNano() / 1e9;
    } catch (DateTimeParseException e) {
      throw new UserError(where + ": '" + time.asText() + "' is not a time of ISO 8601", e);
    }
  }
}
