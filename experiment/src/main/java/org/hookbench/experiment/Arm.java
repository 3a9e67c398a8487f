// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.nio.file.Path;
import java.util.Map;
import org.hookbench.experiment.console.Quoted;

/**
 * One variant of the system under test. The first arm of an experiment is the baseline, whatever it
 * is.
 */
@JsonDeserialize(using = ArmReader.class)
public sealed interface Arm permits Arm.Short, Variant {
  /** The arm in one line; the short form is written so in an experiment file. */
  String text();

  /** Short name for files, tables and charts: letters, digits, {@code . _ -}. */
  String label();

  /** The arm in its long form. */
  Variant variant();

  /** An arm that is a hook and nothing else: the short form. */
  @JsonDeserialize(using = ArmReader.OfShort.class)
  sealed interface Short extends Arm permits None, Ours, Delay, Foreign, By, Agent {
    @Override
    @JsonValue
    String text();

    /** Environment variables that configure the hook. */
    default Map<String, String> variables() {
      return Map.of();
    }

    @Override
    default Variant variant() {
      return Variant.of(label(), null, this);
    }
  }

  /** Nothing preloaded. */
  record None() implements Short {
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
  record Ours(String name) implements Short {
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
  record Delay(long delayNs) implements Short {
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
  record Foreign(Path file) implements Short {
    public Foreign {
      Require.that(
          file.getFileName() != null,
          "arms: " + Quoted.of(file.toString()) + " names no file; give the path of a .so");
    }

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

  /** A hook by another mechanism than preload. */
  record By(Mechanism mechanism, Short hook) implements Short {
    public By {
      mechanism.require("arms: ", hook);
    }

    @Override
    public String text() {
      return Names.of(mechanism) + ":" + hook.text();
    }

    @Override
    public String label() {
      return Names.of(mechanism) + "-" + hook.label();
    }

    @Override
    public Map<String, String> variables() {
      return hook.variables();
    }

    @Override
    public Variant variant() {
      return Variant.of(label(), mechanism, hook);
    }
  }

  /** A Java agent, which is in every JVM of the arm. */
  record Agent(Path jar) implements Short {
    static final String PREFIX = "agent:";

    public Agent {
      Require.that(
          jar.toString().endsWith(".jar"),
          "arms: "
              + Quoted.of(PREFIX + jar)
              + " names no Java agent; give the path of a .jar, as in agent:tracer.jar");
    }

    @Override
    public String text() {
      return PREFIX + jar;
    }

    @Override
    public String label() {
      return "agent-" + Names.label(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
    }

    @Override
    public Variant variant() {
      return Variant.ofAgent(label(), jar);
    }
  }

  /**
   * Reads {@code none}, {@code delay:5us}, the name of a hook of ours, a path (it holds a slash or
   * ends in .so), one of them behind its mechanism, as in {@code audit:scan}, or {@code
   * agent:FILE.jar}.
   */
  static Short parse(String text) {
    Require.that(
        !text.isBlank(), "arms: an arm is empty; name none, a hook of ours, or the path of a .so");
    return Mechanism.arm(text);
  }

  /** An arm without a mechanism. */
  static Short hook(String hook) {
    if (hook.equals("none")) {
      return new None();
    }
    if (hook.startsWith("delay:")) {
      return new Delay(Math.round(Units.parseNs("arms: delay", hook.substring("delay:".length()))));
    }
    if (hook.contains("/") || hook.matches(".*\\.so[.0-9]*")) {
      return new Foreign(Path.of(hook));
    }
    return new Ours(hook);
  }
}
