// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfImportsTest {
  @TempDir Path folder;

  private Path compile(String... options) throws Exception {
    return Built.hook(
        folder,
        "gcc",
        "#include <unistd.h>\nlong f(void) { char c; return read(0, &c, 1) + write(1, &c, 1); }\n",
        options);
  }

  @Test
  void findsTheSlotsOfFunctionsThatAreCalled() throws Exception {
    for (String binding : new String[] {"-Wl,-z,lazy", "-Wl,-z,now", "-fno-plt"}) {
      assertThat(ElfImports.of(compile(binding)).slots().values()).contains("read", "write");
    }
  }

  @Test
  void aStrippedObjectHasThemToo() throws Exception {
    assertThat(ElfImports.of(compile("-s")).slots().values()).contains("read", "write");
  }

  @Test
  void aFileThatIsNoObjectHasNone() throws Exception {
    for (byte[] content : new byte[][] {{}, "text".getBytes(), new byte[4096]}) {
      Path file = Files.write(folder.resolve("file"), content);
      assertThat(ElfImports.of(file).slots()).isEmpty();
    }
  }

  @Test
  void aDamagedObjectIsReadWithoutAFailure() throws Exception {
    byte[] whole = Files.readAllBytes(compile());
    for (int at = 0; at < 4096 && at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xff;
      Path file = Files.write(folder.resolve("damaged"), damaged);
      assertThat(ElfImports.of(file).slots().size()).isLessThan(100);
    }
  }
}
