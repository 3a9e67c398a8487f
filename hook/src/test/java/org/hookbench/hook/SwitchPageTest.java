// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page as the header of the switch describes it, and what is wrong with others. */
class SwitchPageTest {
  private static final int HEADER = 128 + 64 * 64;
  private static final int FUNCTIONS = 2;
  private static final int CONNECTIONS = HEADER + FUNCTIONS * 32;
  private static final int BYTES = CONNECTIONS + 2 * 64;

  @TempDir Path folder;

  private static ByteBuffer page() {
    ByteBuffer page = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    page.put(0, "HBSWITCH".getBytes(US_ASCII));
    page.putInt(8, 1).putInt(12, HEADER).putInt(16, 77).putInt(20, 1);
    page.putInt(24, HEADER).putInt(28, FUNCTIONS).putInt(32, 32);
    page.putInt(36, CONNECTIONS).putInt(40, 2).putInt(44, 64);
    page.putLong(48, 9).putLong(56, 3).putLong(64, 2).putLong(88, 4).putLong(96, 5);
    page.put(HEADER, "read".getBytes(US_ASCII)).putInt(HEADER + 24, 1);
    page.put(HEADER + 32, "write".getBytes(US_ASCII));
    page.putLong(CONNECTIONS, 12).putLong(CONNECTIONS + 8, 0).putLong(CONNECTIONS + 16, 9);
    page.putShort(CONNECTIONS + 38, (short) 40_001).put(CONNECTIONS + 40, (byte) 1);
    return page;
  }

  @Test
  void whatTheHeaderSaysIsRead() {
    SwitchPage page = SwitchPage.parse(page().array());

    assertThat(page.pid()).isEqualTo(77);
    assertThat(page.active()).isTrue();
    assertThat(page.hooked()).containsExactly("read");
    assertThat(page.connections()).containsExactly(new SwitchPage.Connection(9, 12, 0, 40_001, 1));
    assertThat(new long[] {page.accepted(), page.replaced(), page.overflowed()})
        .containsExactly(9, 3, 2);
    assertThat(new long[] {page.notHanded(), page.beyond()}).containsExactly(4, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 7, does not begin with HBSWITCH",
    "8, 2, 'has version 2, this program reads version 1'",
    "12, 64, other sizes",
    "32, 24, other sizes",
    "44, 128, other sizes",
    "24, 0, is cut off",
    "28, 3000, is cut off",
    "36, -1, is cut off",
    "40, 3, is cut off after",
  })
  void aPageThatIsNotAsTheHeaderSaysIsRefused(int offset, int value, String words)
      throws Exception {
    Files.write(folder.resolve("page-7"), page().putInt(offset, value).array());

    assertThatThrownBy(() -> SwitchPage.findAll(folder.resolve("page-%p")))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContainingAll("page-7: no page of the switch", words);
  }

  @Test
  void aShortFileIsNoPage() {
    assertThatThrownBy(() -> SwitchPage.parse(Arrays.copyOf(page().array(), HEADER - 1)))
        .hasMessageContaining("does not begin");
  }

  @Test
  void pagesOfAllProcessesAreFound() throws Exception {
    Files.write(folder.resolve("page-7"), page().array());
    Files.write(folder.resolve("page-8"), page().array());
    Files.write(folder.resolve("page-9.1000"), page().array());
    Files.write(folder.resolve("page-other"), new byte[1]);
    Files.write(folder.resolve("page-10.new.10"), new byte[1]);

    assertThat(SwitchPage.findAll(folder.resolve("page-%p"))).hasSize(3);
  }
}
