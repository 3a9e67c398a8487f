package org.hookbench.experiment.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hookbench.experiment.console.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookInspectionTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"pass", "dlsym", "guard", "count", "scan", "naive", "delay"})
  void oursInterposeReadAndLoadEverywhere(String name) {
    HookInspection hook = HookInspection.of(built("hooks/" + name + ".so"));

    assertThat(hook.interposes()).contains("read", "readv", "recvmsg", "accept4", "close", "dup3");
    assertThat(hook.interposes()).contains("hb_noop", "__read_chk", "fcntl");
    assertThat(hook.otherExports()).isEmpty();
    assertThat(hook.needs()).isEmpty();
    assertThat(hook.oldestGlibc()).isNull();
    assertThat(hook.musl()).isTrue();
  }

  @Test
  void theNullHookInterposesNothing() {
    HookInspection hook = HookInspection.of(built("hooks/null.so"));

    assertThat(hook.interposesNothing()).isTrue();
    assertThat(hook.sha256()).hasSize(64);
  }

  @Test
  void anOrdinaryHookSaysWhichGlibcItNeedsAndWhy() throws Exception {
    Path hook =
        compile(
            """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <unistd.h>
            ssize_t read(int fd, void *b, size_t n) {
              return ((ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read"))(fd, b, n);
            }
            int helper(void) { return 1; }
            """);

    HookInspection inspection = HookInspection.of(hook);
    assertThat(inspection.interposes()).containsExactly("read");
    assertThat(inspection.otherExports()).containsExactly("helper");
    assertThat(inspection.needs()).contains("libc.so.6");
    assertThat(inspection.oldestGlibc()).matches("2\\.\\d+(\\.\\d+)?");
    assertThat(inspection.oldestGlibcBecause()).isNotEmpty();
    assertThat(inspection.musl()).isTrue();
  }

  @Test
  void aFunctionThatMuslLacksIsNamed() throws Exception {
    Path hook =
        compile(
            """
            #include <gnu/libc-version.h>
            #include <unistd.h>
            int close(int fd) { return gnu_get_libc_version()[0] + fd; }
            """);

    HookInspection inspection = HookInspection.of(hook);
    assertThat(inspection.musl()).isFalse();
    assertThat(inspection.muslBecause()).containsExactly("musl has no gnu_get_libc_version");
  }

  @ParameterizedTest
  @CsvSource({
    "text.so, is not an ELF file",
    "empty.so, is not an ELF file",
    "program, not a shared object",
  })
  void whatIsNotASharedObjectIsRefused(String file, String message) {
    assertThatThrownBy(() -> HookInspection.of(built("fixtures/" + file)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void anotherArchitectureIsInspectedAllTheSame() {
    String expected = System.getProperty("os.arch").equals("amd64") ? "aarch64" : "amd64";

    assertThat(HookInspection.of(built("fixtures/aarch64.so")).architecture()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 1000, 5000})
  void aFileThatIsCutOffIsRefused(int bytes) throws Exception {
    byte[] whole = Files.readAllBytes(built("hooks/pass.so"));
    Path part = Files.write(folder.resolve("part.so"), Arrays.copyOf(whole, bytes));

    assertThatThrownBy(() -> HookInspection.of(part))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("part.so");
  }

  @Test
  void oursAreTakenByTheLoader() {
    assertThat(LoadCheck.objection(built("hooks/scan.so"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "unresolved.so, hookbench_nobody_defines_this",
    "aarch64.so, cannot be preloaded",
    "text.so, cannot be preloaded",
  })
  void whatTheLoaderRefusesIsRefusedInItsWords(String file, String words) {
    assertThatThrownBy(() -> LoadCheck.check(built("fixtures/" + file)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(words);
  }

  private Path compile(String source) throws Exception {
    Path c = Files.writeString(folder.resolve("hook.c"), source);
    Path so = folder.resolve("hook.so");
    List<String> gcc = Stream.of("gcc", "-shared", "-fPIC", "-o", so + "", c + "", "-ldl").toList();
    assertThat(new ProcessBuilder(gcc).inheritIO().start().waitFor()).isZero();
    return so;
  }

  private static Path built(String file) {
    Path path = Home.find().resolve("native/target").resolve(file);
    assumeThat(path).as("built by make -C native").exists();
    return path;
  }
}
