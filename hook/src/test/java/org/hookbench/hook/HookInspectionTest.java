// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
    HookInspection hook = HookInspection.of(Built.file("hooks/" + name + ".so"));

    assertThat(hook.interposes()).contains("read", "readv", "recvmsg", "accept4", "close", "dup3");
    assertThat(hook.interposes()).contains("hb_noop", "__read_chk", "fcntl");
    assertThat(hook.otherExports()).isEmpty();
    assertThat(hook.needs()).isEmpty();
    assertThat(hook.libc()).isNull();
    assertThat(hook.oldestGlibc()).isNull();
    assertThat(hook.musl()).isTrue();
  }

  @Test
  void theNullHookInterposesNothing() {
    HookInspection hook = HookInspection.of(Built.file("hooks/null.so"));

    assertThat(hook.interposes()).isEmpty();
    assertThat(hook.sha256()).hasSize(64);
  }

  @Test
  void aHookWithoutSectionHeadersIsNotSaidToInterposeNothing() throws Exception {
    byte[] object = Files.readAllBytes(Built.file("hooks/count.so"));
    Arrays.fill(object, 40, 48, (byte) 0); // where its section headers are
    Arrays.fill(object, 60, 64, (byte) 0); // how many
    Path hook = Files.write(folder.resolve("sstripped.so"), object);

    assertThatThrownBy(() -> HookInspection.of(hook))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("section headers are removed or damaged");
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

  @Test
  void packedRelocationsNeedAGlibcThatReadsThem() throws Exception {
    Path hook =
        compile(
            """
            #include <unistd.h>
            static int x;
            int *fill[9] = {&x, &x, &x};
            int close(int fd) { return *fill[1] + fsync(fd); }
            """,
            "-Wl,-z,pack-relative-relocs");
    assumeThat(Files.readString(hook, ISO_8859_1)).as("ld packs").contains("GLIBC_ABI_DT_RELR");

    HookInspection inspection = HookInspection.of(hook);
    assertThat(inspection.oldestGlibc()).isEqualTo("2.36");
    assertThat(inspection.oldestGlibcBecause()).containsExactly("GLIBC_ABI_DT_RELR");
  }

  @Test
  void aHookBuiltForMuslIsOneForProgramsOfMusl() throws Exception {
    assumeThat(Path.of("/usr/bin/musl-gcc")).as("Debian: musl-tools").exists();
    Path hook =
        Built.hook(
            folder, "musl-gcc", "#include <unistd.h>\nint close(int fd) { return fsync(fd); }");

    HookInspection inspection = HookInspection.of(hook);
    assertThat(inspection.libc()).isEqualTo(Libc.MUSL);
    assertThat(inspection.musl()).isTrue();
    assertThat(inspection.oldestGlibc()).isNull();
    assertThat(LoadCheck.objection(hook)).isEmpty();
    LoadCheck.check(hook, Built.file("hb-probe-musl").toString());
    LoadCheck.check(hook, "a-program-that-is-not-there");
    assertThatThrownBy(() -> LoadCheck.check(hook, "true"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is built for musl, but true runs on glibc");
  }

  /** What musl's own loader says of libraries that people preload is the oracle. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "libeatmydata.so",
        "faketime/libfaketime.so.1",
        "libsnoopy.so.0",
        "libproxychains.so.4",
      })
  void whatMuslLacksIsWhatItsLoaderMisses(String name) throws Exception {
    Path loader = Path.of("/lib/ld-musl-x86_64.so.1");
    Path hook = Path.of("/usr/lib/x86_64-linux-gnu", name);
    assumeThat(loader).as("Debian: musl").exists();
    assumeThat(hook).as("installed").exists();

    Process list =
        new ProcessBuilder(loader + "", "--list", hook + "").redirectErrorStream(true).start();
    List<String> said =
        Pattern.compile("(?m)^Error (?:relocating|loading shared library) (.*)$")
            .matcher(new String(list.getInputStream().readAllBytes(), UTF_8))
            .results()
            .map(r -> r.group(1))
            .map(
                line ->
                    line.contains("symbol not found")
                        ? "musl has no " + line.split(": ")[1]
                        : "needs " + line.split(":")[0] + ", built for musl")
            .toList();
    assertThat(HookInspection.of(hook).muslBecause()).containsExactlyInAnyOrderElementsOf(said);
  }

  @ParameterizedTest
  @CsvSource({
    "text.so, is not an ELF file",
    "empty.so, is not an ELF file",
    "program, not a shared object",
  })
  void whatIsNotASharedObjectIsRefused(String file, String message) {
    Path fixture = Built.file("fixtures/" + file);

    assertThatThrownBy(() -> HookInspection.of(fixture))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void anotherArchitectureIsInspectedAllTheSame() {
    String expected = System.getProperty("os.arch").equals("amd64") ? "aarch64" : "amd64";

    assertThat(HookInspection.of(Built.file("fixtures/aarch64.so")).architecture())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 1000, 5000})
  void aFileThatIsCutOffIsRefused(int bytes) throws Exception {
    byte[] whole = Files.readAllBytes(Built.file("hooks/pass.so"));
    Path part = Files.write(folder.resolve("part.so"), Arrays.copyOf(whole, bytes));

    assertThatThrownBy(() -> HookInspection.of(part))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("part.so");
  }

  private Path compile(String source, String... options) throws Exception {
    return Built.hook(folder, "gcc", source, options);
  }

  @Test
  void aFunctionUnderAVersionOfItsOwnIsBypassedByProgramsOfGlibc() throws Exception {
    String source = "#include <unistd.h>\nssize_t read(int f, void *b, size_t n) { return f; }\n";
    Path map = Files.writeString(folder.resolve("map"), "MINE_1 { global: read; local: *; };");
    Path own = Built.hook(folder, "gcc", source, "-Wl,--version-script=" + map);

    assertThat(HookInspection.of(own).interposes()).isEmpty();
    assertThat(HookInspection.of(own).bypassed()).containsExactly("read");
    assertThat(HookInspection.of(own).otherExports()).isEmpty();

    Files.writeString(map, "GLIBC_2.2.5 { global: read; local: *; };");
    Path glibcs = Built.hook(folder, "gcc", source, "-Wl,--version-script=" + map);

    assertThat(HookInspection.of(glibcs).interposes()).containsExactly("read");
    assertThat(HookInspection.of(glibcs).bypassed()).isEmpty();
  }

  @Test
  void aVersionTableThatLeadsBackIntoItselfEnds() throws Exception {
    Path hook =
        compile("#include <unistd.h>\nint close(int fd) { return (int)write(fd, \"\", 0); }\n");
    byte[] bytes = Files.readAllBytes(hook);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < file.getShort(60); i++) {
      int header = (int) file.getLong(40) + i * 64;
      if (file.getInt(header + 4) == ElfSections.VERSION_NEEDS) {
        int table = (int) file.getLong(header + 24);
        file.putInt(header + 44, Integer.MAX_VALUE);
        file.putShort(table + 2, Short.MAX_VALUE);
        file.putInt(table + 12, 0);
        file.putInt(table + file.getInt(table + 8) + 12, 0);
      }
    }
    Files.write(hook, bytes);

    assertThat(HookInspection.of(hook).interposes()).containsExactly("close");
  }
}
