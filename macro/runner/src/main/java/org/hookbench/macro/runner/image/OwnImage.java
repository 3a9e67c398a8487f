// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A build of an image of images.yaml.
 *
 * @param name with its tag
 * @param base digest of the image it was built from, or its id if it came from no registry
 * @param content hash of folder, base and packages
 * @param packages version by name; empty where there is no list that can be read
 */
record OwnImage(
    String name, Instant created, String base, String content, Map<String, String> packages) {
  static final String IMAGE = "org.hookbench.image";
  private static final String BASE = "org.hookbench.image.base";
  private static final String CONTENT = "org.hookbench.image.content";
  private static final String PACKAGES = "org.hookbench.image.packages";

  /** Those of a name, the oldest first. */
  static List<OwnImage> log(EngineProgram engine, String name) {
    String filter = "label=" + IMAGE + "=" + name;
    List<String> tags =
        engine
            .must(
                "images cannot be listed",
                List.of("images", "--filter", filter, "--format", "{{.Repository}}:{{.Tag}}"))
            .lines()
            .filter(tag -> !tag.contains("<none>"))
            .toList();
    if (tags.isEmpty()) {
      return List.of();
    }
    List<String> inspect = Stream.concat(Stream.of("image", "inspect"), tags.stream()).toList();
    JsonNode facts = engine.json(engine.must("images cannot be inspected", inspect));
    return StreamSupport.stream(facts.spliterator(), false)
        .map(OwnImage::of)
        .sorted(Comparator.comparing(OwnImage::created).thenComparing(OwnImage::name))
        .toList();
  }

  private static OwnImage of(JsonNode image) {
    JsonNode labels = image.at("/Config/Labels");
    Map<String, String> packages = new TreeMap<>();
    for (String line : labels.path(PACKAGES).asText("").split("\n")) {
      if (!line.isBlank()) {
        packages.put(line.replaceFirst(" .*", ""), line.replaceFirst("\\S+ ?", ""));
      }
    }
    return new OwnImage(
        image.at("/RepoTags/0").asText(),
        Instant.parse(image.path("Created").asText()),
        labels.path(BASE).asText(),
        labels.path(CONTENT).asText(),
        packages);
  }

  /** What an engine keeps with it. */
  static Map<String, String> labels(
      String name, String base, String content, Map<String, String> packages) {
    return Map.of(IMAGE, name, BASE, base, CONTENT, content, PACKAGES, lines(packages));
  }

  static String lines(Map<String, String> packages) {
    return String.join(
        "\n", packages.entrySet().stream().map(p -> p.getKey() + " " + p.getValue()).toList());
  }

  /** What differs from an earlier build, a line each. */
  List<String> changesSince(OwnImage before) {
    Set<String> names = new TreeSet<>(packages.keySet());
    names.addAll(before.packages.keySet());
    Stream<String> changed =
        names.stream()
            .filter(p -> !packages.getOrDefault(p, "").equals(before.packages.getOrDefault(p, "")))
            .map(p -> p + " " + before.version(p) + " -> " + version(p));
    Stream<String> ofBase =
        base.equals(before.base)
            ? Stream.empty()
            : Stream.of("base " + before.base + " -> " + base);
    return Stream.concat(ofBase, changed).toList();
  }

  private String version(String of) {
    return packages.getOrDefault(of, "none");
  }
}
