// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hookbench.macro.load.oracle.OracleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network or a disk that fails under a real process. */
@Timeout(120)
class CutOffIT {
  @TempDir Path directory;

  @Test
  void aNetworkThatIsCutIsAClearEnd() throws Exception {
    assumeThat(canMakeNetworkNamespaces()).as("needs root and ip, to cut a network").isTrue();
    String script =
        String.join(
            "\n",
            "ip link set lo up",
            "java -jar %1$s oracle --port 9000 & o=$!",
            "until (exec 3<>/dev/tcp/127.0.0.1/9000) 2>/dev/null; do sleep 0.2; done",
            "java -jar %1$s --out %2$s -n 100000000 --timeout 1s http://127.0.0.1:9000/ & l=$!",
            "rows() { find %2$s -name samples.csv.gz -exec zcat {} + 2>/dev/null | wc -l; }",
            "until [ $(rows) -gt 1100 ]; do sleep 0.3; done",
            "ip link set lo down",
            "wait $l; s=$?",
            "kill $o",
            "exit $s");
    Process process =
        new ProcessBuilder(
                "unshare", "-n", "bash", "-c", String.format(script, KilledIT.JAR, directory))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();

    assertThat(process.waitFor()).isEqualTo(1);
    new Written(directory).assertRowsWithoutGaps();
    assertThat(Files.readString(new Written(directory).find("load.json"))).contains("is gone");
  }

  private static boolean canMakeNetworkNamespaces() throws Exception {
    try {
      Process p = new ProcessBuilder("unshare", "-n", "ip", "link", "set", "lo", "up").start();
      return p.waitFor(5, TimeUnit.SECONDS) && p.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12k", "300k"})
  void aFullDiskIsAClearEnd(String size) throws Exception {
    assumeThat(canMakeNetworkNamespaces()).as("needs root, to mount a small disk").isTrue();
    try (OracleServer oracle = new OracleServer(0, false)) {
      String script =
          "mount -t tmpfs -o size=%4$s none %1$s"
              + " && java -jar %2$s --out %1$s -n 100000000 %3$s 2>&1";
      Path small = Files.createDirectory(directory.resolve("small"));
      Process process =
          new ProcessBuilder(
                  "unshare",
                  "-m",
                  "sh",
                  "-c",
                  script.formatted(small, KilledIT.JAR, oracle.url("/"), size))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(said).contains("cannot be written").doesNotContain("\tat ");
    }
  }
}
