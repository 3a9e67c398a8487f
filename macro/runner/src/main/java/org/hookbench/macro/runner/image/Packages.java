// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.results.TemporaryFolder;

/** Packages of an image, from the lists that dpkg and apk keep in it; nothing of it is run. */
final class Packages {
  private Packages() {}

  /** Version by name; empty if it has neither list. */
  static Map<String, String> of(EngineProgram engine, String image) {
    String container =
        engine.must("no container can be made of " + image, List.of("create", image, "none"));
    try (TemporaryFolder folder = TemporaryFolder.create("packages")) {
      Map<String, String> packages = new TreeMap<>();
      for (String list : List.of("/var/lib/dpkg/status", "/lib/apk/db/installed")) {
        Path copy = folder.path().resolve("list");
        if (engine.call("cp", container + ":" + list, copy.toString()).ok()) {
          packages.putAll(parsed(Io.get(() -> Files.readString(copy))));
        }
      }
      return packages;
    } finally {
      engine.call("rm", container);
    }
  }

  /** Paragraphs with Package, Version and Status of dpkg, or P and V of apk. */
  static Map<String, String> parsed(String list) {
    Map<String, String> packages = new TreeMap<>();
    for (String paragraph : list.split("\n\n")) {
      String name = null;
      String version = "";
      boolean installed = true;
      for (String line : paragraph.split("\n")) {
        String value = line.replaceFirst("^[^:]*: *", "");
        switch (line.replaceFirst(":.*", "")) {
          case "Package", "P" -> name = value;
          case "Version", "V" -> version = value;
          case "Status" -> installed = value.endsWith(" installed");
          default -> {}
        }
      }
      if (name != null && installed) {
        packages.put(name, version);
      }
    }
    return packages;
  }
}
