// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hookbench.testing.Awaiting.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process with a real object: its function runs when a line comes. */
class ExecutedCodeTest {
  private static final String HOOK =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <unistd.h>
      ssize_t read(int fd, void *to, size_t n)
      {
          return ((ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, to, n);
      }
      """;
  private static final String SMAPS =
      """
      7ff88dc65000-7ff88dc66000 r--p 00000000 fe:00 1639883                    /tmp/plain.so
      Referenced:            4 kB
      7ff88dc66000-7ff88dc67000 r-xp 00001000 fe:00 1639883                    /tmp/plain.so
      Referenced:            0 kB
      7ff88dc67000-7ff88dc69000 r-xp 00002000 fe:00 1639884                    /tmp/other.so
      Referenced:            8 kB
      """;

  @TempDir private Path folder;
  private Path hook;

  @BeforeEach
  void build() throws Exception {
    Path source = Files.writeString(folder.resolve("hook.c"), HOOK);
    hook = folder.resolve("hook.so");
    run("gcc", "-O1", "-shared", "-fPIC", source.toString(), "-o", hook.toString(), "-ldl");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void partsOfFilesAreReadWithTheirMarks() {
    assertThat(CodePages.in(SMAPS, CodePages::executable))
        .containsExactly(
            new CodePages("r-xp", 0x1000, 0x1000, "/tmp/plain.so", false),
            new CodePages("r-xp", 0x2000, 0x2000, "/tmp/other.so", true));
  }

  @Test
  void onlyCodeThatThisProcessRanCounts() throws Exception {
    Process cat = hooked("cat");
    try (BufferedReader answers = cat.inputReader()) {
      ask(cat, answers);
      ExecutedCode code = watched(cat);
      assertThat(code.ran()).containsExactly(Map.entry(hook, false));
      ask(cat, answers);
      assertThat(code.ran()).containsExactly(Map.entry(hook, true));
    } finally {
      cat.destroy();
    }
  }

  @Test
  void whoReadsTheFileOrRunsItElsewhereMarksItForNobody() throws Exception {
    Process cat = hooked("cat");
    try (BufferedReader answers = cat.inputReader()) {
      ask(cat, answers);
      ExecutedCode code = watched(cat);
      for (int i = 0; i < 3; i++) {
        run("sha256sum", "--status", "-c", sums().toString());
        assertThat(hooked("true").waitFor()).isZero();
      }
      Path process = Path.of("/proc", Long.toString(cat.pid()));
      assertThat(CodePages.of(process, p -> p.executable() && p.path().equals(hook.toString())))
          .hasValueSatisfying(pages -> assertThat(pages).allMatch(CodePages::marked));
      assertThat(code.ran()).containsExactly(Map.entry(hook, false));
    } finally {
      cat.destroy();
    }
  }

  private Path sums() throws Exception {
    Path sums = folder.resolve("sums");
    new ProcessBuilder("sha256sum", hook.toString())
        .redirectOutput(sums.toFile())
        .start()
        .waitFor();
    return sums;
  }

  private Process hooked(String program) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program);
    builder.environment().put("LD_PRELOAD", hook.toString());
    return builder.start();
  }

  private static void ask(Process cat, BufferedReader answers) throws Exception {
    cat.getOutputStream().write("line\n".getBytes());
    cat.getOutputStream().flush();
    assertThat(answers.readLine()).isEqualTo("line");
    Path stat = Path.of("/proc", Long.toString(cat.pid()), "stat");
    await(() -> Files.readString(stat).contains(") S ")); // it waits in its next read
  }

  private ExecutedCode watched(Process process) {
    Path folderInProc = Path.of("/proc", Long.toString(process.pid()));
    assumeTrue(CodePages.forget(folderInProc), "clear_refs cannot be written here");
    return ExecutedCode.watch(folderInProc, Map.of(hook, hook.toString()));
  }
}
