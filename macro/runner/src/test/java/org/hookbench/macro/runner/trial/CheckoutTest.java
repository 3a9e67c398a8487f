// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.console.UserError;
import org.hookbench.experiment.results.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {
  @TempDir Path folder;

  private void git(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=t", "-c", "user.email=t@t", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private void commitOneFile() throws Exception {
    git("init", "--quiet");
    Files.writeString(folder.resolve("tracked"), "1");
    git("add", "tracked");
    git("commit", "--quiet", "--message=one");
  }

  @Test
  void aCleanCheckoutIsTakenWithoutAWord() throws Exception {
    commitOneFile();

    assertThat(Checkout.warnings(folder)).isEmpty();
    assertThatCode(() -> Checkout.requireClean(folder)).doesNotThrowAnyException();
  }

  @Test
  void anUntrackedFileIsAWarningAndRefusedWhereCleanIsAskedFor() throws Exception {
    commitOneFile();
    Files.createFile(folder.resolve("untracked"));

    assertThat(Checkout.warnings(folder))
        .extracting(Warning::code)
        .containsExactly("uncommitted-changes");
    assertThatThrownBy(() -> Checkout.requireClean(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has uncommitted changes (untracked files count)");
  }

  @Test
  void aFolderWithoutGitIsNoBreachButCannotBeAskedToBeClean() {
    assertThat(Checkout.warnings(folder)).isEmpty();
    assertThatThrownBy(() -> Checkout.requireClean(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is no git checkout");
  }
}
