package org.hookbench.experiment.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a record says of a component. */
final class RecordDoc {
  private static final Path SOURCES =
      Path.of(System.getProperty("hookbench.home"), "experiment/src/main/java");

  private RecordDoc() {}

  static Optional<String> of(Class<?> record, String component) {
    String text = source(record);
    int at = text.indexOf("record " + record.getSimpleName() + "(");
    int end = text.lastIndexOf("*/", at);
    if (at < 0 || end < 0) {
      return Optional.empty();
    }
    String doc = text.substring(text.lastIndexOf("/**", end), end);
    Matcher param =
        Pattern.compile("@param " + component + "\\s+(.*?)(?=\\s*\\*\\s*@|\\s*$)", Pattern.DOTALL)
            .matcher(doc);
    return param.find() ? Optional.of(sentence(param.group(1))) : Optional.empty();
  }

  private static String sentence(String text) {
    String plain =
        text.replaceAll("\\s*\\n\\s*\\*\\s*", " ").replaceAll("\\{@(?:code|link) #?(\\w+)}", "$1");
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1).strip();
  }

  private static String source(Class<?> record) {
    Class<?> top = record;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    try {
      return Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
