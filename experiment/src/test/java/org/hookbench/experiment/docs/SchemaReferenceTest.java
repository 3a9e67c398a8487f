// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.json.Keys;
import org.hookbench.experiment.plan.Plan;
import org.hookbench.experiment.provenance.Provenance;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.testing.ReferencePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReferenceTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Schema.make());

  static List<Path> examples() throws IOException {
    Path folder = HOME.resolve("macro/experiments");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
  }

  @Test
  void theSchemaIsUpToDate() throws Exception {
    ReferencePage.check("experiment.schema.json", Json.text(Schema.make()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleIsValid(Path file) throws IOException {
    assertThat(SCHEMA.validate(Json.yaml().readTree(Files.readString(file)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sut: {app: hello}\nsweep: {load.connections: 1..20, sut.port: [1, 2]}",
        "scenarios: [{name: a, sut: {image: b, port: 80}, load: {bursts: [1, 10], rate: 5}}]",
        "sut: {command: [a, 8080], env: {PORT: 8080}}\nload: [{model: open, rate: 5}, {}]",
        "sut: {urls: [a, b]}\nenvironment: {kind: endpoints}\nanalysis: {margin: 1%}",
        "workload: {command: [a], parser: {program: wrk}, metrics: {rps: {better: higher}}}",
      })
  void whatIsReadIsValid(String rest) throws IOException {
    assertThat(SCHEMA.validate(Json.yaml().readTree("name: t\narms: [none, null]\n" + rest)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sut: {app: hello, urls: [a]}",
        "sut: {port: 80}",
        "environment: {context: prod}",
        "environment: {kind: dokker}",
        "load: {model: closed, rate: 5}",
        "load: {connections: many}",
        "scenarios: [{sut: {app: hello}}]",
        "sweep: {load.connections: 5}",
        "design: {schedule: duett}",
        "blocks: 3",
      })
  void nonsenseIsNotValid(String rest) throws IOException {
    assertThat(SCHEMA.validate(Json.yaml().readTree("name: t\narms: [none, pass]\n" + rest)))
        .isNotEmpty();
  }

  static List<Arguments> resultFiles() {
    return List.of(
        Arguments.of("plan", Plan.SCHEMA, Plan.class),
        Arguments.of("provenance", Provenance.SCHEMA, Provenance.class),
        Arguments.of("trial", TrialRecord.SCHEMA, TrialRecord.class));
  }

  @ParameterizedTest
  @MethodSource("resultFiles")
  void whatIsPublishedIsValid(String name, String is, Class<?> type) throws Exception {
    ObjectNode made = Schema.ofResult(is, type);
    ReferencePage.check(name + ".schema.json", Json.text(made));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(made);
    List<Path> files = published(name + ".json");
    assumeFalse(files.isEmpty(), "no directory under results/ is tracked by git");
    for (Path file : files) {
      ObjectNode tree = (ObjectNode) Json.mapper().readTree(Files.readString(file));
      assertThat(schema.validate(tree)).as("%s", file).isEmpty();
      Keys.names(type).forEach(key -> tree.put(key, true));
      assertThat(schema.validate(tree)).hasSizeGreaterThanOrEqualTo(Keys.names(type).size());
    }
  }

  private static List<Path> published(String name) throws IOException {
    Process git =
        new ProcessBuilder("git", "ls-files", "results/*/" + name)
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = git.inputReader()) {
      return lines.lines().map(HOME::resolve).toList();
    }
  }
}
