// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The long form of an arm: a name and what differs from the system under test as the experiment
 * describes it.
 *
 * @param hook short for preload with one hook; null: none, or preload says
 * @param mechanism how the hook gets in; null: preload
 * @param preload the chain of hooks, in the order of LD_PRELOAD
 * @param agent Java agent, a jar; null: none
 * @param env environment variables beside or in place of sut.env
 * @param command in place of sut.command; empty: that one
 * @param jvm options for every JVM of the arm
 * @param image in place of sut.image; null: that one
 * @param base in place of environment.base; null: that one
 * @param limits in place of sut.limits; null: those
 * @param setUp command that is run on this machine before the arm is deployed
 * @param verify command that is run on this machine once the arm is ready; it must succeed
 * @param expect text that the output of verify must contain; null: any
 * @param tearDown command that is run on this machine after the arm is gone
 */
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Variant(
    @JsonPropertyDescription("Name of the arm in results, unique in the file.") String name,
    @JsonPropertyDescription("How the hook gets in (default: preload).") Mechanism mechanism,
    @JsonPropertyDescription("The hook, as in the short form of an arm.") Arm.Short hook,
    @JsonPropertyDescription("Chain of hooks in the order of LD_PRELOAD, in place of hook.")
        List<Arm.Short> preload,
    @JsonPropertyDescription("Jar of a Java agent, for every JVM of the arm.") Path agent,
    @JsonPropertyDescription("Environment variables beside or in place of sut.env.")
        Map<String, String> env,
    @JsonPropertyDescription("Program and arguments in place of sut.command.") List<String> command,
    @JsonPropertyDescription("Options for every JVM of the arm, as in [-XX:+UseZGC].")
        List<String> jvm,
    @JsonPropertyDescription("Image in place of sut.image.") String image,
    @JsonPropertyDescription("Base image of a built-in app in place of environment.base.")
        String base,
    @JsonPropertyDescription("Limits of CPU and memory in place of sut.limits.") Limits limits,
    @JsonPropertyDescription(
            "Command that is run on this machine before the arm is deployed; it forces schedule"
                + " interleaved.")
        List<String> setUp,
    @JsonPropertyDescription(
            "Command that is run on this machine once the arm is ready; it must succeed.")
        List<String> verify,
    @JsonPropertyDescription("Text that the output of verify must contain.") String expect,
    @JsonPropertyDescription(
            "Command that is run on this machine after the arm is gone; it forces schedule"
                + " interleaved.")
        List<String> tearDown)
    implements Arm {
  public Variant {
    Require.that(
        name != null,
        "arms: name: missing; the long form needs one, as in {name: new, hook: scan}");
    Require.that(
        name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
        "arms: name: '" + name + "' must be letters, digits, '.', '_' and '-', 63 at most");
    preload = Require.orElse(preload, List.of());
    env = Require.orElse(env, Map.of());
    command = Require.orElse(command, List.of());
    jvm = Require.orElse(jvm, List.of());
    setUp = Require.orElse(setUp, List.of());
    verify = Require.orElse(verify, List.of());
    tearDown = Require.orElse(tearDown, List.of());
    String of = "arms: " + name + ": ";
    mechanism = Require.orElse(mechanism, Mechanism.PRELOAD);
    Require.that(
        !(hook instanceof Arm.By),
        of + "hook: names a mechanism; write {mechanism: audit, hook: count}");
    Require.that(
        !(hook instanceof Arm.Agent), of + "hook: names a Java agent; write {agent: FILE.jar}");
    mechanism.require(of, hook);
    Require.that(
        hook == null || preload.isEmpty(),
        of + "hook and preload are both given; put the hook into preload, which is the chain");
    Require.that(
        preload.stream().noneMatch(Arm.None.class::isInstance),
        of + "preload: none cannot be part of a chain; leave it out");
    Require.that(
        agent == null || agent.toString().endsWith(".jar"),
        of + "agent: '" + agent + "' must be the path of a .jar; a .so goes into hook or preload");
    Require.that(
        expect == null || !verify.isEmpty(),
        of + "expect: has no effect without verify; give the command that prints the text");
    jvm.forEach(
        option ->
            Require.that(
                option.startsWith("-") && !option.matches(".*\\s.*"),
                of + "jvm: '" + option + "' must be one option without spaces, as in -XX:+UseZGC"));
  }

  static Variant of(String name, Mechanism mechanism, Arm.Short hook) {
    return new Variant(
        name, mechanism, hook, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }

  static Variant ofAgent(String name, Path jar) {
    return new Variant(
        name, null, null, null, jar, null, null, null, null, null, null, null, null, null, null);
  }

  @Override
  public String label() {
    return name;
  }

  @Override
  public Variant variant() {
    return this;
  }

  /** The hooks, in order; empty: none. */
  public List<Arm.Short> chain() {
    return hook == null || hook instanceof Arm.None ? preload : List.of(hook);
  }

  /** Variables that configure the hooks, and those of the arm. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    chain().forEach(part -> variables.putAll(part.variables()));
    variables.putAll(env);
    return variables;
  }

  /** Whether deploying the arm changes the machine, so that no other arm can be there. */
  boolean changesMachine() {
    return !setUp.isEmpty() || !tearDown.isEmpty();
  }

  /** What differs, by key; variables by name only, since their values may be secrets. */
  public Map<String, Object> differences() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("mechanism", mechanism == Mechanism.PRELOAD ? "" : Names.of(mechanism));
    all.put(
        mechanism == Mechanism.PRELOAD ? "preload" : "hook",
        chain().stream().map(Arm::text).toList());
    all.put("agent", Optional.ofNullable(agent).map(Path::toString).orElse(""));
    all.put("env", env.keySet().stream().sorted().toList());
    all.put("command", command);
    all.put("jvm", jvm);
    all.put("image", Require.orElse(image, ""));
    all.put("base", Require.orElse(base, ""));
    all.put("limits", limits == null ? "" : limits.text());
    all.put("setUp", setUp);
    all.put("verify", verify);
    all.put("expect", Require.orElse(expect, ""));
    all.put("tearDown", tearDown);
    all.values().removeIf(value -> value.equals("") || value.equals(List.of()));
    return all;
  }

  @Override
  public String text() {
    String text =
        differences().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "none" : text;
  }
}
