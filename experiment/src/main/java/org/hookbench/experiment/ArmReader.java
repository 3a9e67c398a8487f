// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Reads the short form of an arm from a text and the long form from an object. */
final class ArmReader extends JsonDeserializer<Arm> {
  @Override
  public Arm deserialize(JsonParser in, DeserializationContext context) throws IOException {
    return in.currentToken() == JsonToken.START_OBJECT
        ? context.readValue(in, Variant.class)
        : OfShort.read(in, context);
  }

  @Override
  public Arm getNullValue(DeserializationContext context) {
    return OfShort.NULL;
  }

  /** Reads the short form only. */
  static final class OfShort extends JsonDeserializer<Arm.Short> {
    /** YAML reads the bare word null as nothing; as an arm it is the hook of that name. */
    static final Arm.Short NULL = new Arm.Ours("null");

    static Arm.Short read(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString();
      return text == null
          ? (Arm.Short) context.handleUnexpectedToken(Arm.Short.class, in)
          : Arm.parse(text);
    }

    @Override
    public Arm.Short deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return read(in, context);
    }

    @Override
    public Arm.Short getNullValue(DeserializationContext context) {
      return NULL;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
