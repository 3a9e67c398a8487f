// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourcesTest {
  @TempDir private Path folder;

  /** No reading was made at second 3, so the row of second 4 is of two seconds. */
  private Resources read() throws IOException {
    return Resources.read(
        Files.writeString(
            folder.resolve(Resources.FILE),
            "arm,second,cpu_ns,memory_bytes\na,1,100,7\nb,1,900,8\na,2,100,7\na,4,400,9\n"));
  }

  @Test
  void aLateReadingIsOfSeveralSeconds() throws IOException {
    Resources resources = read();

    assertThat(resources.perSecond("a", "cpu_ns", 0, 4)).isEqualTo(150);
    assertThat(resources.perSecond("a", "cpu_ns", 2, 4)).isEqualTo(200);
    assertThat(resources.perSecond("a", "cpu_ns", 3, 4)).isNaN();
    assertThat(resources.perSecond("b", "cpu_ns", 0, 4)).isEqualTo(900);
    assertThat(resources.perSecond("a", "gc_ns", 0, 4)).isNaN();
  }

  @Test
  void whatWasAddedIsSpreadOverTheSecondsAndALevelIsNot() throws IOException {
    Resources resources = read();
    Resources.Row late = resources.rows().get(3);

    assertThat(late.seconds()).isEqualTo(2);
    assertThat(resources.inEachSecond(late, "cpu_ns")).isEqualTo(200);
    assertThat(resources.inEachSecond(late, "memory_bytes")).isEqualTo(9);
  }
}
