// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a proof is about the process that serves: small servers and hooks, in every set-up. */
class ProofIT extends WholeRun {
  private static final String SERVER =
      """
      #define _GNU_SOURCE
      #include <netinet/in.h>
      #include <pthread.h>
      #include <signal.h>
      #include <stdlib.h>
      #include <string.h>
      #include <sys/socket.h>
      #include <sys/syscall.h>
      #include <unistd.h>
      static int raw;
      static void *serve(void *c) {
        int s = (int)(long)c; char b[8192]; size_t n = 0;
        const char *answer = "HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok";
        for (;;) {
          ssize_t r = raw ? syscall(SYS_read, s, b + n, sizeof b - 1 - n) : read(s, b + n, sizeof b - 1 - n);
          if (r <= 0) break;
          n += r; b[n] = 0;
          if (strstr(b, "\\r\\n\\r\\n")) { n = 0; if (write(s, answer, strlen(answer)) < 0) break; }
        }
        close(s); return 0;
      }
      int main(int n, char **a) {
        int s = socket(AF_INET, SOCK_STREAM, 0), one = 1;
        struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(a[1]))};
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        raw = n > 2 && !strcmp(a[2], "raw");
        if (n > 2 && !strcmp(a[2], "stubborn")) signal(SIGTERM, SIG_IGN);
        setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        if (bind(s, (void *)&to, sizeof to)) return 1;
        listen(s, 128);
        for (;;) { pthread_t t; long c = accept(s, 0, 0); if (c >= 0) pthread_create(&t, 0, serve, (void *)c); }
      }
      """;
  private static final String READ =
      """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdlib.h>
      #include <unistd.h>
      ssize_t read(int f, void *b, size_t n) {
        static ssize_t (*real)(int, void *, size_t);
        if (!real) real = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
        return real(f, b, n);
      }
      """;
  private static final String UNSETS =
      READ + "__attribute__((constructor)) static void c(void) { unsetenv(\"LD_PRELOAD\"); }\n";
  private static final String CONSTRUCTOR =
      "#include <stdlib.h>\n__attribute__((constructor)) static void c(void) { setenv(\"A\", \"b\", 1); }\n";
  private static final String FSYNC = "int fsync(int f) { return f < 0; }\n";

  private Path server;

  @BeforeEach
  void compile() throws Exception {
    server = gcc("srv", SERVER, "-pthread");
  }

  private Path gcc(String name, String source, String... options) throws Exception {
    Path c = Files.writeString(folder.resolve(name + ".c"), source);
    List<String> command = new ArrayList<>(List.of("gcc", "-w", "-O1"));
    command.addAll(List.of("-o", folder.resolve(name).toString(), c.toString()));
    command.addAll(List.of(options));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return folder.resolve(name);
  }

  private Path hook(String source, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("-shared", "-fPIC", "-ldl"));
    all.addAll(List.of(options));
    return gcc("hook.so", source, all.toArray(String[]::new));
  }

  private Proof proof(Path hook, String... command) throws Exception {
    String sut = "{command: ['" + String.join("', '", command) + "'], ready: /}";
    Invocation run = run(yaml(sut, "[none, " + hook + "]", 50, "{blocks: 1}"));
    assertThat(records()).as(run.err()).hasSize(1);
    assertThat(records().get(0).proof()).as(run.err() + records().get(0).reason()).hasSize(2);
    assertThat(records().get(0).proof().get(0).state()).isEqualTo(ProofState.PROVEN);
    return records().get(0).proof().get(1);
  }

  private void refuted(Path hook, String words, String... command) throws Exception {
    Proof proof = proof(hook, command);
    assertThat(proof.detail()).contains(words);
    assertThat(proof.state()).isEqualTo(ProofState.REFUTED);
  }

  private void proven(Path hook, String words, String... command) throws Exception {
    Proof proof = proof(hook, command);
    assertThat(proof.detail()).contains(words);
    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
  }

  @Test
  void aHookThatTheServerCallsIsProven() throws Exception {
    proven(hook(READ), "its code ran during the load", server + "", "{port}");
  }

  @Test
  void aStaticServerBelowAShellIsRefuted() throws Exception {
    Path still = gcc("static", SERVER, "-static", "-pthread");
    refuted(hook(READ), "is not mapped into process", "sh", "-c", still + " {port}; true");
  }

  @Test
  void aServerThatAWrapperStartsWithoutThePreloadIsRefuted() throws Exception {
    String inner = "read -t 0 x </dev/null; /usr/bin/env -u LD_PRELOAD " + server + " {port}; true";
    refuted(hook(READ), "is not mapped into process", "bash", "-c", inner);
  }

  @Test
  void aHookThatTakesItselfOutOfTheEnvironmentIsRefutedBelowAShell() throws Exception {
    refuted(hook(UNSETS), "is not mapped into process", "sh", "-c", server + " {port}; true");
  }

  @Test
  void aServerThatReadsBySystemCallsIsNotProvable() throws Exception {
    Proof proof = proof(hook(READ), server + "", "{port}", "raw");

    assertThat(proof.state()).isEqualTo(ProofState.NOT_PROVABLE);
    assertThat(proof.detail()).isEqualTo("mapped, but nothing shows that it is called");
    assertThat(records().get(0).warnings()).anyMatch(w -> w.code().equals("hook-unproven"));
  }

  @Test
  void aHookWhoseVersionNobodyAsksForIsRefuted() throws Exception {
    Path map = Files.writeString(folder.resolve("map"), "MINE_1 { global: read; local: *; };");
    refuted(hook(READ, "-Wl,--version-script=" + map), "read is bound to", server + "", "{port}");
  }

  @Test
  void aHookThatIsASymbolicLinkIsProven() throws Exception {
    hook(READ);
    Path link = Files.createSymbolicLink(folder.resolve("link.so"), Path.of("hook.so"));
    proven(link, "its code ran during the load", server + "", "{port}");
  }

  @Test
  void aHookOfFunctionsThatTheServerDoesNotImportIsProvenToBeThere() throws Exception {
    proven(hook(FSYNC), "imports none of its functions", server + "", "{port}");
  }

  @Test
  void aHookThatOnlyHasAConstructorIsProvenToBeThere() throws Exception {
    proven(hook(CONSTRUCTOR), "it acts in its constructor, if at all", server + "", "{port}");
  }

  @Test
  void aHookOfOursInAServerBelowAShellIsProvenByTheServersReads() throws Exception {
    Path scan = Path.of(System.getProperty("hookbench.home"), "native/target/hooks/count.so");
    Proof proof = proof(scan, "sh", "-c", server + " {port}; true");

    assertThat(proof.state()).isEqualTo(ProofState.PROVEN);
  }

  @Test
  void aServerThatBecomesADaemonIsNamedAndStopped() throws Exception {
    String inner = "setsid " + server + " {port} </dev/null >/dev/null 2>&1 & sleep 0.5";
    String sut = "{command: [sh, -c, '" + inner + "'], ready: /}";

    Invocation run = run(yaml(sut, "[none, null]", 200000, "{blocks: 1}"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("still listens on port", "start it in the foreground");
    assertThat(ProcessHandle.allProcesses().filter(this::isServer)).isEmpty();
  }

  @Test
  void aServerThatIgnoresSigtermIsKilledAndThatIsSaid() throws Exception {
    String sut = "{command: ['" + server + "', '{port}', stubborn], ready: /}";

    Invocation run = run(yaml(sut, "[none, null]", 50, "{blocks: 1}"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("ignored SIGTERM for 5 s and was ended by SIGKILL");
    assertThat(ProcessHandle.allProcesses().filter(this::isServer)).isEmpty();
  }

  private boolean isServer(ProcessHandle process) {
    return process.info().command().filter(server.toString()::equals).isPresent();
  }
}
