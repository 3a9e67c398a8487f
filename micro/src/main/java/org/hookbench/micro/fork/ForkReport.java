// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro.fork;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a fork tells its parent beside the samples.
 *
 * @param same whether the treatment calls the same address as the baseline
 * @param baseline file whose code the baseline calls
 * @param treatment file whose code the treatment calls
 * @param samples measured pairs or batches
 * @param figures by name with the unit
 */
public record ForkReport(
    boolean same, String baseline, String treatment, long samples, Map<String, Double> figures) {
  private static final String FILE = "fork.properties";
  private static final String FIGURE = "figure.";

  void write(Path directory) throws IOException {
    Properties p = new Properties();
    p.setProperty("same", Boolean.toString(same));
    p.setProperty("baseline", baseline);
    p.setProperty("treatment", treatment);
    p.setProperty("samples", Long.toString(samples));
    figures.forEach((name, value) -> p.setProperty(FIGURE + name, value.toString()));
    try (Writer out = Files.newBufferedWriter(directory.resolve(FILE))) {
      p.store(out, null);
    }
  }

  /** Reads and removes the report of a fork that ended. */
  static ForkReport take(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    Properties p = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      p.load(in);
    }
    Files.delete(file);
    Map<String, Double> figures = new TreeMap<>();
    for (String name : p.stringPropertyNames()) {
      if (name.startsWith(FIGURE)) {
        figures.put(name.substring(FIGURE.length()), Double.valueOf(p.getProperty(name)));
      }
    }
    return new ForkReport(
        Boolean.parseBoolean(p.getProperty("same")),
        p.getProperty("baseline"),
        p.getProperty("treatment"),
        Long.parseLong(p.getProperty("samples")),
        figures);
  }
}
