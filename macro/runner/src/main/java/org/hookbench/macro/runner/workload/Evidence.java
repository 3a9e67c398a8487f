// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hookbench.experiment.results.FileTree;
import org.hookbench.hook.Telemetry;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.TrialSetup;

/**
 * What a run leaves behind that is not timed: the pages of hooks that count, and what the loader of
 * glibc says of each of its processes (LD_DEBUG). Other loaders say nothing.
 *
 * @param folder of an arm in the folder of the trial
 */
record Evidence(Path folder) {
  static final String PAGES = "page-%p";
  private static final String LOADER = "loader";
  private static final Pattern LOADED =
      Pattern.compile("file=(/.+) \\[\\d+];\\s+generating link map");
  private static final Pattern BOUND =
      Pattern.compile("binding file (\\S+) \\[\\d+] to (\\S+) \\[\\d+]: \\w+ symbol `([^']+)'");

  static Evidence of(TrialSetup trial, ArmSetup arm) {
    Path folder = Starters.folder(trial).resolve(".proof-" + arm.label());
    try {
      return new Evidence(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path pages() {
    return folder.resolve(PAGES);
  }

  /** Variables by which the loader writes into a folder, as the process sees it. */
  static Map<String, String> loader(String seen) {
    return Map.of("LD_DEBUG", "files,bindings", "LD_DEBUG_OUTPUT", seen + "/" + LOADER);
  }

  List<Telemetry> counters() {
    return Telemetry.findAll(pages());
  }

  /** What the loader said. */
  Loading loading() {
    boolean seen = false;
    Set<String> loaded = new HashSet<>();
    List<Binding> bindings = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, LOADER + ".*")) {
      for (Path file : files) {
        seen = true;
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
          Matcher object = LOADED.matcher(line);
          Matcher binding = BOUND.matcher(line);
          if (binding.find()) {
            bindings.add(new Binding(binding.group(1), binding.group(2), binding.group(3)));
          } else if (object.find()) {
            loaded.add(object.group(1));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Loading(seen, loaded, List.copyOf(bindings));
  }

  void delete() {
    FileTree.delete(folder);
  }

  /** A function that one object imports from another. */
  record Binding(String from, String to, String function) {}

  /**
   * What was loaded into the processes of a run.
   *
   * @param seen whether any loader said anything
   * @param objects paths as the process has them
   */
  record Loading(boolean seen, Set<String> objects, List<Binding> bindings) {
    /** Functions that the program, or an object of it that is no hook, takes from this object. */
    Set<String> taken(String object, Set<String> hooks) {
      Set<String> taken = new HashSet<>();
      bindings.stream()
          .filter(b -> b.to().equals(object) && !hooks.contains(b.from()))
          .forEach(b -> taken.add(b.function()));
      return taken;
    }
  }
}
