// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.hookbench.experiment.console.Io;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.file.ExperimentFile;
import org.hookbench.experiment.json.Json;
import org.hookbench.experiment.results.Proof;
import org.hookbench.experiment.results.ProofState;
import org.hookbench.experiment.results.ResultDirectory;
import org.hookbench.experiment.results.Start;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.trial.GrowthOptions;
import org.hookbench.experiment.trial.TimeBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers are started as plain processes, and asked once. */
@Timeout(120)
class ColdTest {
  /** Arguments: port, what it answers with; without the second it accepts and says nothing. */
  private static final String SERVER =
      """
      use IO::Socket::INET;
      my $s = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1", LocalPort => $ARGV[0])
        or die "port: $!";
      while (my $c = $s->accept) {
        sysread $c, my $request, 999;
        sleep 60 unless $ARGV[1];
        syswrite $c, "HTTP/1.1 $ARGV[1]\\r\\nContent-Length: 0\\r\\n\\r\\n";
        close $c;
      }
      """;

  private static final int PAIR = 0;
  private static final int ARM = 1;
  private static final int STARTED = 4;
  private static final int READY = 5;
  private static final int FIRST_BYTE = 6;
  private static final int INSTANCE = 10;

  /** Becomes another program when it is told to end: whoever lies for it has time to notice. */
  private static final String SLOW_TO_END =
      "[sh, -c, 'trap \"exec sleep 0.33\" TERM; sleep 63.25 & wait']";

  @TempDir private Path out;

  private Path measured(String arms, String command, long readyMs) throws IOException {
    Files.writeString(out.resolve("server.pl"), SERVER);
    String text =
        "name: cold\narms: [%s]\nsut: {%s}\nload: {model: cold, starts: 3, warmup: 1}\n"
                .formatted(arms, command.replace("PERL", "perl, " + out.resolve("server.pl")))
            + "design: {blocks: 1}\n";
    return MacroRun.of(
            ExperimentFile.parse("cold.yaml", text),
            List.of(),
            new GrowthOptions(),
            Duration.ofMillis(readyMs))
        .execute(out, null, TimeBudget.NONE);
  }

  private static TrialRecord record(Path result) {
    Path file = trial(result).resolve(TrialRecord.FILE);
    return Io.get(() -> Json.mapper().readValue(file.toFile(), TrialRecord.class));
  }

  private static Path trial(Path result) {
    ResultDirectory directory = ResultDirectory.open(result);
    return directory.directory(directory.plan().trials().get(0));
  }

  private static List<String[]> rows(Path result) throws IOException {
    try (BufferedReader file =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(trial(result).resolve(Start.FILE)))))) {
      return file.lines().skip(1).map(row -> row.split(",", -1)).toList();
    }
  }

  @Test
  void eachStartIsAProcessOfItsOwnAndProven() throws IOException {
    Path result = measured("none, scan", "command: [PERL, '{port}', '200 OK']", 30_000);

    assertThat(record(result).proof())
        .extracting(Proof::how, Proof::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("absent", ProofState.PROVEN),
            org.assertj.core.groups.Tuple.tuple("telemetry", ProofState.PROVEN));
    assertThat(record(result).samples()).containsEntry("none", 3L).containsEntry("scan", 3L);
    assertThat(record(result).figures().get("scan"))
        .containsKeys("started_seconds", "ready_seconds")
        .doesNotContainKey("created_seconds");
    List<String[]> rows = rows(result);
    assertThat(rows).hasSize(2 * 4).allMatch(row -> row[row.length - 1].isEmpty());
    assertThat(rows)
        .allMatch(row -> Long.parseLong(row[READY]) <= Long.parseLong(row[FIRST_BYTE]))
        .allMatch(row -> Long.parseLong(row[STARTED]) > 0);
    assertThat(rows).extracting(row -> row[INSTANCE]).doesNotHaveDuplicates();
    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(rows.subList(i, i + 2))
          .extracting(row -> row[ARM])
          .containsExactlyInAnyOrder("none", "scan");
      assertThat(rows.get(i)[PAIR]).isEqualTo("" + i / 2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none, none | PERL, '{port}', '503 No' | as expected (status 503); check load.path",
        "none, none | PERL, '{port}', '' | was not ready at http://127.0.0.1:",
        "none, none | sleep, '60' | was not ready at http://127.0.0.1:",
        "none, none | sh, -c, 'exit 3' | ended with exit status 3",
        "none, scan | env, -u, LD_PRELOAD, PERL, '{port}', '200 OK' | not proven for arm scan:",
      })
  void aStartThatDoesNotAnswerOrHasNoHookFailsTheTrial(String arms, String words, String reason) {
    long readyMs = words.contains("200") || words.contains("503") ? 30_000 : 700;

    assertThatThrownBy(() -> measured(arms, "command: [" + words + "]", readyMs))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining(reason);
  }

  /** The server is this process: it opens the port whenever the arm is there. */
  @Test
  void aProcessThatAnswersTwiceIsRefuted() throws Exception {
    int port = freePort();
    Thread liar = new Thread(() -> Io.run(() -> lie(port)));
    liar.setDaemon(true);
    liar.start();

    assertThatThrownBy(
            () -> measured("none, none", "port: " + port + ", command: " + SLOW_TO_END, 30_000))
        .isInstanceOf(MeasurementFailedException.class)
        .hasMessageContaining("instance " + ProcessHandle.current().pid() + "@")
        .hasMessageContaining("has answered in an earlier start: this one was not cold");
    liar.interrupt();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void lie(int port) throws IOException {
    while (!Thread.interrupted()) {
      if (armIsThere()) {
        try (ServerSocket server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress())) {
          server.setSoTimeout(50);
          while (armIsThere()) {
            answer(server);
          }
        }
      }
    }
  }

  private static boolean armIsThere() {
    return ProcessHandle.current()
        .children()
        .anyMatch(child -> child.info().commandLine().orElse("").contains("sleep 63.25"));
  }

  private static void answer(ServerSocket server) throws IOException {
    try (Socket client = server.accept()) {
      client.getInputStream().read(new byte[999]);
      client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
    } catch (SocketTimeoutException | SocketException again) {
      // The arm may have ended, or does not wait for an answer.
    }
  }
}
