package org.hookbench.experiment.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** ISO 8601 with a zone, as in 2026-01-31T12:00:00Z. */
final class InstantFromText extends FromStringDeserializer<Instant> {
  private static final long serialVersionUID = 1L;

  InstantFromText() {
    super(Instant.class);
  }

  @Override
  protected Instant _deserialize(String text, DeserializationContext context) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw context.weirdStringException(
          text, Instant.class, "not a time such as 2026-01-31T12:00:00Z");
    }
  }

  @Override
  public Instant deserialize(JsonParser p, DeserializationContext context) throws IOException {
    return super.deserialize(p, context);
  }
}
