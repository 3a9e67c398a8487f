// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessMapTest {
  private static final String TEXT =
      """
      55e0-55f0 r--p 00000000 fe:00 1639883                    /tmp/a b.so (deleted)
      55f0-5600 r-xp 00001000 fe:00 1639883                    /tmp/a b.so (deleted)
      5600-5610 rw-p 00000000 00:00 0
      ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
      """;

  @Test
  void namesTheObjectsWithCode() {
    assertThat(ProcessMap.parse(TEXT).objects()).containsExactly("/tmp/a b.so (deleted)");
  }

  @Test
  void namesFilesWithoutCodeToo() {
    String data = TEXT.replace("r-xp", "r--p");

    assertThat(ProcessMap.parse(data).objects()).isEmpty();
    assertThat(ProcessMap.parse(data).files()).containsExactly("/tmp/a b.so (deleted)");
  }

  @Test
  void findsTheMappingOfAnAddress() {
    ProcessMap map = ProcessMap.parse(TEXT);

    assertThat(map.at(0x55ff).orElseThrow().offset()).isEqualTo(0x1000);
    assertThat(map.at(0x5600).orElseThrow().isFile()).isFalse();
    assertThat(map.at(0x5610)).isEmpty();
  }

  @Test
  void readsThisProcess() {
    assertThat(ProcessMap.ofThisProcess().objects()).anyMatch(o -> o.contains("libjvm"));
  }

  @Test
  void aProcessThatIsGoneMapsNothing() {
    assertThat(ProcessMap.of(Path.of("/proc/0")).mappings()).isEmpty();
  }
}
