// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.provenance.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path folder;

  private Iterable<Git> sources(String program) throws Exception {
    Iterable<Git> ofSut = of(program, "scan");
    assertThat(of("sh", "{name: new, command: [%s]}".formatted(program)))
        .containsExactlyElementsOf(ofSut);
    return ofSut;
  }

  private static Iterable<Git> of(String program, String arm) throws Exception {
    String yaml = "{name: x, sut: {command: [%s, -v]}, arms: [none, %s]}".formatted(program, arm);
    Experiment experiment = Json.yaml().readValue(yaml, Experiment.class);
    return Sources.of(experiment.scenarios(), experiment.arms()).values();
  }

  private void git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).redirectErrorStream(true).start().waitFor()).isZero();
  }

  @Test
  void theCheckoutOfAProgramIsKnown() throws Exception {
    Path program = Files.createFile(folder.resolve("server"));
    assertThat(sources(program.toString())).isEmpty();
    git("init");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-m", "x");
    assertThat(sources(program.toString()))
        .singleElement()
        .matches(git -> git.commit().length() == 40 && !git.dirty());
    Files.writeString(program, "changed");
    assertThat(sources(program.toString())).singleElement().matches(Git::dirty);
    assertThat(sources("sh")).isEmpty();
  }
}
