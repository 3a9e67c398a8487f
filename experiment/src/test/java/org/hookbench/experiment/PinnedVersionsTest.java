// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is built today is what was built yesterday: each dependency and plugin has one version. */
class PinnedVersionsTest {
  private static final Path HOME = Path.of(System.getProperty("hookbench.home"));
  private static final Pattern FIXED = Pattern.compile("\\d[\\w.-]*(?<!-SNAPSHOT)");
  private static final String OURS = "org.hookbench";

  private static Document document(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document pom, String tag) {
    NodeList found = pom.getElementsByTagName(tag);
    return Stream.iterate(0, i -> i + 1)
        .limit(found.getLength())
        .map(i -> (Element) found.item(i))
        .toList();
  }

  /** Text of a child, its properties resolved; empty if it is not there. */
  private static String text(Element parent, String tag, Document root) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node.getNodeName().equals(tag)) {
        String text = node.getTextContent().strip();
        return elements(root, text.replaceAll("[${}]", "")).stream()
            .map(property -> property.getTextContent().strip())
            .findFirst()
            .orElse(text);
      }
    }
    return "";
  }

  private static String name(Element part, Document root) {
    return text(part, "groupId", root) + ":" + text(part, "artifactId", root);
  }

  /** What has no fixed version, here or in the management of the root. */
  private static List<String> floating(Document pom, Document root) {
    Set<String> fixed = new HashSet<>();
    List<String> floating = new ArrayList<>();
    for (Document each : List.of(root, pom)) {
      for (String tag : List.of("dependency", "plugin", "path", "parent", "extension")) {
        for (Element part : elements(each, tag)) {
          String name = name(part, root);
          String version = text(part, "version", root);
          if (FIXED.matcher(version).matches()) {
            boolean bom = text(part, "type", root).equals("pom"); // it fixes its group
            fixed.add(bom ? text(part, "groupId", root) : name);
          } else if (!name.startsWith(OURS)
              && (!version.isEmpty() || fixed.stream().noneMatch(name::startsWith))) {
            floating.add(name + " " + version);
          }
        }
      }
    }
    return floating;
  }

  @Test
  void everyDependencyAndPluginHasOneVersion() throws Exception {
    Document root = document(Files.readString(HOME.resolve("pom.xml")));
    try (Stream<Path> files = Files.walk(HOME, 4)) {
      List<Path> poms = files.filter(f -> f.endsWith("pom.xml")).toList();
      assertThat(poms).hasSizeGreaterThan(9);
      for (Path pom : poms) {
        assertThat(floating(document(Files.readString(pom)), root)).as(pom.toString()).isEmpty();
      }
    }
  }

  @Test
  void aRangeASnapshotAWordAndNothingAreNoVersions() throws Exception {
    Document root = document("<project><properties><v>[1,2)</v></properties></project>");
    String part = "<dependency><groupId>g</groupId><artifactId>%s</artifactId>%s</dependency>";
    Document pom =
        document(
            "<project>"
                + part.formatted("range", "<version>${v}</version>")
                + part.formatted("snapshot", "<version>1.0-SNAPSHOT</version>")
                + part.formatted("word", "<version>LATEST</version>")
                + part.formatted("nothing", "")
                + part.formatted("good", "<version>1.0.2</version>")
                + part.formatted("good", "")
                + "</project>");

    assertThat(floating(pom, root))
        .containsExactly("g:range [1,2)", "g:snapshot 1.0-SNAPSHOT", "g:word LATEST", "g:nothing ");
  }
}
