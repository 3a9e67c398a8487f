// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script after-wait, with a gcc that makes a program whose figures are known. */
class AfterWaitScriptTest {
  private static final Path SCRIPT =
      Path.of(System.getProperty("hookbench.home"), "scripts/after-wait");
  private static final String GCC =
      """
      for last; do :; done
      cat >"$last" <<'END'
      #!/bin/sh
      if [ -e "$0.second" ]; then rm "$0.second"; echo 52 60; else : >"$0.second"; echo 50 60; fi
      END
      chmod +x "$last"
      """;

  @TempDir private Path folder;

  private void play(String program, String text) throws IOException {
    Path file = folder.resolve(program);
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String said(int status, String processes) throws Exception {
    play("gcc", GCC);
    play("make", "");
    play("chrt", "");
    ProcessBuilder script = new ProcessBuilder(SCRIPT.toString(), processes);
    script.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
    Process process = script.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isEqualTo(status);
    return said;
  }

  @Test
  void theTableHasIntervalsOverProcesses() throws Exception {
    assertThat(said(0, "2"))
        .contains("| 0 | 2 | 51.0 [38.3, 63.7] | 60.0 [60.0, 60.0] | 9.0 [-3.7, 21.7] |")
        .contains("| 20000 | 2 | -19949.0 [-19961.7, -19936.3] | -19940.0 [-19940.0, -19940.0] |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "two", "-3", "10000"})
  void aNumberOfProcessesThatGivesNoIntervalIsRefused(String processes) throws Exception {
    assertThat(said(2, processes)).contains(processes + ": must be 2 to 9999 processes");
  }
}
