// SPDX-License-Identifier: Apache-2.0
package org.hookbench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputIT {
  private static final int ELF_MACHINE = 18;
  private static final byte AARCH64 = (byte) 183;

  @TempDir Path folder;

  private void refused(String message, String... arguments) throws Exception {
    Jar jar = Jar.run(folder, arguments);
    assertThat(jar.err()).contains(message).doesNotContain("\tat ");
    assertThat(jar.status()).isEqualTo(2);
  }

  @Test
  void aHookThatIsNotThere() throws Exception {
    refused("/nowhere/x.so: there is no such file", "run", "--hook", "/nowhere/x.so");
  }

  @Test
  void aNameThatIsNoHookOfOurs() throws Exception {
    refused("'pas' is unknown", "run", "--hook", "pas");
  }

  @Test
  void aHookThatIsText() throws Exception {
    Path text =
        Files.writeString(folder.resolve("hook.so"), "int read() { return 0; }\n".repeat(9));
    refused("hook.so: is not an ELF file", "run", "--hook", text.toString());
  }

  @Test
  void aHookForAnotherMachine() throws Exception {
    byte[] bytes = Files.readAllBytes(Jar.HOOKS.resolve("pass.so"));
    bytes[ELF_MACHINE] = AARCH64;
    Path hook = Files.write(folder.resolve("arm.so"), bytes);
    refused("arm.so: is built for aarch64", "run", "--hook", hook.toString());
  }

  @Test
  void aHookThatTheLinkerRefuses() throws Exception {
    Path source =
        Files.writeString(
            folder.resolve("bad.c"), "int nobody(void); int f(void) {" + " return nobody(); }");
    Path hook = folder.resolve("bad.so");
    Jar gcc =
        Jar.run(
            folder,
            List.of("gcc", "-shared", "-fPIC", "-o", hook.toString(), source.toString()),
            Map.of());
    assertThat(gcc.status()).as(gcc.err()).isZero();
    refused("undefined symbol: nobody", "run", "--hook", hook.toString());
  }

  @Test
  void aDriverThatCannotBeUsed() throws Exception {
    Path source = Files.writeString(folder.resolve("bad.c"), "int nonsense\n");
    refused("driver: /nowhere/x.c cannot be read", "run", "--driver", "/nowhere/x.c");
    refused("--driver: x.so must be a C file", "run", "--driver", "x.so");
    refused("bad.c cannot be compiled:", "run", "--driver", source.toString());
    refused(
        "driver: bad.c does not reach mechanism audit; use preload",
        "run",
        "--hook",
        "audit:pass",
        "--driver",
        source.toString());
  }

  @Test
  void anOutputThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    refused(
        "file/below: no directory can be made there",
        "run",
        "--hook",
        "pass",
        "--out",
        file.resolve("below").toString());
  }

  @Test
  void aDirectoryThatIsNoResult() throws Exception {
    refused("is not a result directory", "run", "--into", folder.toString());
    refused("--into: adds new trials", "run", "--into", "a", "--resume", "b");
    refused("--into: adds new trials", "run", "--into", "a", "--extend", "b");
  }

  @Test
  void aDirectoryToResumeAndOptionsThatContradictIt() throws Exception {
    refused("--resume: plan.json says what", "run", "--resume", "x", "--forks", "2");
    refused("x: is not a result directory", "run", "--resume", "x");
  }

  @Test
  void anOptionThatIsUnknown() throws Exception {
    refused("'--hok' is not an option; did you mean --hook", "run", "--hok", "pass");
  }

  @Test
  void anExperimentWithoutMicro() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("x.yaml"), "name: x\nsut: {app: hello}\narms: [none, pass]\n");
    refused("x.yaml: micro: missing", "run", "--experiment", file.toString());
  }

  @Test
  void anExperimentAndOptionsThatContradictIt() throws Exception {
    refused("--experiment: the file says what", "run", "--experiment", "x.yaml", "--forks", "2");
  }

  @Test
  void anExperimentWithAnUnknownKey() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("x.yaml"), "name: x\narms: [none, pass]\nmicro: {size: [1]}\n");
    refused("unknown key 'size'; did you mean 'sizes'?", "run", "--experiment", file.toString());
  }
}
