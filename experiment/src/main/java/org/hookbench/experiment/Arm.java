package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.file.Path;
import java.util.Map;
import org.hookbench.experiment.console.UserError;

/** One treatment. The first arm of an experiment is the baseline. */
public sealed interface Arm {
  /** How the arm is written in an experiment file. */
  @JsonValue
  String text();

  /** Short name for files, tables and charts: letters, digits, {@code . _ -}. */
  String label();

  /** Environment variables that configure the hook. */
  default Map<String, String> variables() {
    return Map.of();
  }

  /** Nothing preloaded. */
  record None() implements Arm {
    @Override
    public String text() {
      return "none";
    }

    @Override
    public String label() {
      return "none";
    }
  }

  /** A hook that hookbench ships, by name. */
  record Ours(String name) implements Arm {
    @Override
    public String text() {
      return name;
    }

    @Override
    public String label() {
      return name;
    }
  }

  /** The positive control: adds a known time to each hooked call. */
  record Delay(long delayNs) implements Arm {
    public Delay {
      Require.atLeast("arms: delay", delayNs, 0);
    }

    @Override
    public String text() {
      return "delay:" + Units.exactNs(delayNs);
    }

    @Override
    public String label() {
      return "delay-" + Units.exactNs(delayNs);
    }

    @Override
    public Map<String, String> variables() {
      return Map.of("HOOKBENCH_DELAY_NS", Long.toString(delayNs));
    }
  }

  /** Any other hook, by the path of its shared object. */
  record Foreign(Path file) implements Arm {
    @Override
    public String text() {
      return file.toString();
    }

    @Override
    public String label() {
      String name = file.getFileName().toString().replaceFirst("\\.so([.0-9]*)$", "");
      return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
  }

  /**
   * Reads {@code none}, {@code delay:5us}, the name of a hook of ours, or a path (it holds a slash
   * or ends in .so).
   */
  @JsonCreator
  static Arm parse(String text) {
    if (text.isBlank()) {
      throw new UserError("arms: an arm is empty; name none, a hook of ours, or the path of a .so");
    }
    if (text.equals("none")) {
      return new None();
    }
    if (text.startsWith("delay:")) {
      return new Delay(Math.round(Units.parseNs("arms: delay", text.substring("delay:".length()))));
    }
    if (text.contains("/") || text.matches(".*\\.so[.0-9]*")) {
      return new Foreign(Path.of(text));
    }
    return new Ours(text);
  }
}
