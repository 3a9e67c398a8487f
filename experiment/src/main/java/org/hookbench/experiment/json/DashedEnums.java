package org.hookbench.experiment.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hookbench.experiment.Names;

/** {@code SAME_POD} is written and read as {@code same-pod}. */
final class DashedEnums {
  private DashedEnums() {}

  static final class Writing extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifyEnumSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonSerializer<?> serializer) {
      return new JsonSerializer<Enum<?>>() {
        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializerProvider p)
            throws IOException {
          out.writeString(Names.of(value));
        }
      };
    }
  }

  static final class Reading extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription bean,
        JsonDeserializer<?> deserializer) {
      List<Enum<?>> constants =
          Arrays.stream(type.getRawClass().getEnumConstants())
              .<Enum<?>>map(c -> (Enum<?>) c)
              .toList();
      return new JsonDeserializer<Enum<?>>() {
        @Override
        public Enum<?> deserialize(JsonParser in, DeserializationContext context)
            throws IOException {
          String text = in.getValueAsString();
          return constants.stream()
              .filter(c -> Names.of(c).equals(text))
              .findFirst()
              .orElseThrow(() -> unknown(context, type, text, constants));
        }
      };
    }

    private static IOException unknown(
        DeserializationContext context, JavaType type, String text, List<Enum<?>> constants) {
      String allowed = "use one of " + constants.stream().map(Names::of).toList();
      return context.weirdStringException(text, type.getRawClass(), allowed);
    }
  }
}
