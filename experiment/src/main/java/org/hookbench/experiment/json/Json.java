// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers.DoubleDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.hookbench.experiment.Environment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Sut;

/**
 * Mappers with one set of rules: unknown keys fail, enums are lower-case with dashes, NaN and
 * infinity are null, and a double that is null or missing is NaN.
 */
public final class Json {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(100)
          .maxStringLength(1 << 24)
          .maxNumberLength(1_000)
          .build();
  private static final JsonMapper JSON =
      rules(
              JsonMapper.builder(
                  JsonFactory.builder()
                      .streamReadConstraints(LIMITS)
                      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                      .build()))
          .build();
  private static final YAMLMapper YAML =
      rules(
              YAMLMapper.builder(
                  YAMLFactory.builder()
                      .streamReadConstraints(LIMITS)
                      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                      .build()))
          .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
          .build();
  private static final ObjectWriter WRITER = JSON.writer(printer());

  private Json() {}

  /** For JSON. */
  public static ObjectMapper mapper() {
    return JSON;
  }

  /** For YAML; it also reads JSON. A key without a value is not written. */
  public static ObjectMapper yaml() {
    return YAML;
  }

  /** Indented JSON with LF line ends and a final one. */
  public static String text(Object value) {
    try {
      return WRITER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }

  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B rules(B builder) {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Double.class, new FiniteOrNull());
    module.addSerializer(double.class, new FiniteOrNull());
    module.addDeserializer(double.class, new DoubleDeserializer(double.class, Double.NaN));
    module.addSerializer(Path.class, ToStringSerializer.instance);
    module.addDeserializer(Environment.class, new EnvironmentReader());
    module.addDeserializer(Sut.class, new SutReader());
    module.addDeserializer(Load.class, new LoadReader(Load.class));
    module.addDeserializer(Load.Http.class, narrowed(new LoadReader(Load.Http.class)));
    return builder
        .addModule(new JavaTimeModule())
        .addModule(module)
        .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
  }

  /** A load of the generator; Jackson checks that it is one when it is put into its place. */
  @SuppressWarnings("unchecked")
  private static JsonDeserializer<Load.Http> narrowed(JsonDeserializer<? extends Load> reader) {
    return (JsonDeserializer<Load.Http>) reader;
  }

  private static final class FiniteOrNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }
}
