// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTest {
  private static Map<String, Long> folded(String script) throws IOException {
    return Folded.of(new BufferedReader(new StringReader(script)));
  }

  @Test
  void aRecordingOfNginxHasItsStacksFromTheOutermostFrameOn() throws IOException {
    Map<String, Long> stacks =
        Folded.of(
            new BufferedReader(
                new InputStreamReader(
                    FoldedTest.class.getResourceAsStream("/profile/nginx.txt"),
                    StandardCharsets.UTF_8)));

    assertThat(stacks.values().stream().mapToLong(n -> n).sum()).isEqualTo(5);
    assertThat(stacks.keySet())
        .anySatisfy(
            stack ->
                assertThat(stack)
                    .startsWith("nginx`_start;libc.so.6`__libc_start_main@@GLIBC_2.34;")
                    .contains(";nginx`ngx_http_write_filter;nginx`ngx_linux_sendfile_chain;")
                    .endsWith(
                        ";[kernel]`schedule;[kernel]`__schedule;"
                            + "[kernel]`finish_task_switch.isra.0"));
  }

  /** Without frame pointers, what perf takes for callers is in no object. */
  @Test
  void callersInNoObjectAreLeftOut() throws IOException {
    String script =
        "nginx 4711 \n\t 29b93 update (/usr/sbin/nginx)\n\t 55d6 [unknown] ([unknown])\n";

    assertThat(folded(script)).containsExactly(Map.entry("nginx`update", 1L));
    assertThat(folded("x 1\n\t 55d6 [unknown] ([unknown])\n"))
        .containsExactly(Map.entry("[unknown]`[unknown]", 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f (/tmp/perf-77.map)                        | [jit]`f",
        "int java.lang.Math.max(int, int) (/tmp/perf-7.map) | [jit]`int java.lang.Math.max(int,"
            + " int)",
        "recv (/opt/v 2/scan.so (deleted))           | scan.so`recv",
        "operator()(int) const (/usr/lib/a.so)       | a.so`operator()(int) const",
        "La/B;::c;d`e (/tmp/perf-7.map)              | [jit]`La/B:::c:d'e",
        "do_syscall_64 ([kernel.kallsyms])           | [kernel]`do_syscall_64",
        "x (/lib/<script>.so)                        | <script>.so`x",
      })
  void aFrameIsItsObjectAndItsSymbol(String printed, String frame) throws IOException {
    String sample = "two words 1 \n\t  7f00 " + printed + "\n\n";

    assertThat(folded(sample + sample)).containsExactly(Map.entry(frame, 2L));
  }
}
