// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hookbench.stats.read.MadeUpDirectory;

/** The files of docs/reference/sql, and a result in which each of them finds something. */
final class ExampleQueries {
  private static final Path FOLDER =
      Path.of(System.getProperty("hookbench.home")).resolve("docs/reference/sql");

  private ExampleQueries() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.sorted().toList();
    }
  }

  /** Requests that fail, trials that slow down, replicas that become available. */
  static Path result(MadeUpDirectory made) throws IOException {
    Path results =
        made.blocks(3)
            .requests(6_000)
            .pairs(300)
            .errorShare(0.2)
            .macro("hello", Map.of("load.connections", "1"), Map.of())
            .micro("tcp4", 64, Map.of())
            .write();
    try (Stream<Path> trials = Files.list(results.resolve("trials"))) {
      for (Path trial : trials.filter(t -> t.toString().contains("hello")).toList()) {
        Files.writeString(
            trial.resolve("metrics.csv"),
            """
            query,series,second,value
            replicas_desired,"{""deployment"":""hello""}",0,2
            replicas_desired,"{""deployment"":""hello""}",3,3
            replicas_available,"{""deployment"":""hello""}",0,1
            replicas_available,"{""deployment"":""hello""}",3,3
            """);
      }
    }
    return results;
  }
}
