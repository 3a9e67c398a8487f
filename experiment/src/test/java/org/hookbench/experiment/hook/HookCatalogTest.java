package org.hookbench.experiment.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hookbench.experiment.Arm;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCatalogTest {
  @TempDir Path folder;

  @Test
  void noneHasNoFile() {
    assertThat(new HookCatalog(folder).locate(new Arm.None())).isEmpty();
  }

  @Test
  void anUnknownNameListsTheKnownOnes() throws Exception {
    Files.writeString(folder.resolve("pass.so"), "x");

    assertThatThrownBy(() -> new HookCatalog(folder).locate(new Arm.Ours("pas")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'pas' is unknown; use none, one of [pass]");
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new HookCatalog(folder).locate(Arm.parse("/nowhere/x.so")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("/nowhere/x.so: there is no such file");
  }
}
