package org.hookbench.experiment.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a record of records that is one object in files, with the keys of all its parts side by
 * side. Jackson writes such records ({@code JsonUnwrapped}), but lets unknown keys pass when it
 * reads them.
 */
final class FlatRecord<T extends Record> extends JsonDeserializer<T> {
  private final Class<T> type;
  private final Map<String, RecordComponent> keys = new LinkedHashMap<>();

  FlatRecord(Class<T> type) {
    this.type = type;
    for (RecordComponent part : type.getRecordComponents()) {
      Arrays.stream(part.getType().getRecordComponents()).forEach(c -> keys.put(c.getName(), c));
    }
  }

  @Override
  public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (!in.isExpectedStartObjectToken()) {
      return type.cast(context.handleUnexpectedToken(type, in));
    }
    Map<String, Object> values = new HashMap<>();
    for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
      values.put(key, value(key, in, context));
    }
    try {
      return type.cast(whole(values));
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw ValueInstantiationException.from(
          in, cause.getMessage(), context.constructType(type), cause);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object value(String key, JsonParser in, DeserializationContext context)
      throws IOException {
    RecordComponent component = keys.get(key);
    if (component == null) {
      throw UnrecognizedPropertyException.from(in, type, key, List.copyOf(keys.keySet()));
    }
    if (in.nextToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    try {
      return context.readValue(in, context.constructType(component.getGenericType()));
    } catch (JsonMappingException e) {
      throw JsonMappingException.wrapWithPath(e, type, key);
    }
  }

  private Object whole(Map<String, Object> values) throws ReflectiveOperationException {
    RecordComponent[] parts = type.getRecordComponents();
    Object[] made = new Object[parts.length];
    for (int i = 0; i < parts.length; i++) {
      RecordComponent[] components = parts[i].getType().getRecordComponents();
      made[i] =
          create(
              parts[i].getType(),
              components,
              Arrays.stream(components).map(c -> values.get(c.getName())).toArray());
    }
    return create(type, parts, made);
  }

  private static Object create(Class<?> type, RecordComponent[] components, Object[] values)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(values);
  }
}
