package org.hookbench.macro.load.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hookbench.experiment.console.ExitStatus;
import org.hookbench.experiment.console.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoadCommandTest {
  private record Asked(String line, String body) {}

  @TempDir Path directory;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private JdkServer server;

  @BeforeEach
  void startServer() throws IOException {
    server =
        JdkServer.start(
            exchange -> {
              String body = new String(exchange.getRequestBody().readAllBytes());
              asked.add(new Asked(exchange.getRequestMethod() + exchange.getRequestURI(), body));
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            });
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private int load(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--out", directory.toString(), "--warmup", "0"));
    arguments.addAll(List.of(options));
    arguments.add(server.url() + "/x");
    return Program.run(new LoadCommand(), arguments.toArray(String[]::new));
  }

  @Test
  void anOracleThatSleepsKeepsNoRecord() {
    String record = directory.resolve("service.csv").toString();

    assertThat(Program.run(new LoadCommand(), "oracle", "--record", record))
        .isEqualTo(ExitStatus.BAD_INPUT);
  }

  @Test
  void kindsOfAMixAreChosenByTheirWeights() {
    assertThat(load("-n", "400", "--mix", "3 GET /a", "--mix", "1 HEAD /b")).isZero();

    assertThat(asked).extracting(Asked::line).containsOnly("GET/a", "HEAD/b").hasSize(400);
    assertThat(asked).filteredOn(a -> a.line().equals("GET/a")).hasSizeBetween(270, 330);
  }

  @Test
  void theBodyOfAFileArrivesWhole() throws IOException {
    Path file = Files.writeString(directory.resolve("body"), "keyword ".repeat(10_000));

    assertThat(load("-n", "3", "--body", "@" + file)).isZero();
    assertThat(asked).containsOnly(new Asked("POST/x", Files.readString(file))).hasSize(3);
  }

  @Test
  void aBodyOfALengthArrivesInThatLength() {
    assertThat(load("-n", "2", "--body-bytes", "70000")).isZero();
    assertThat(asked).hasSize(2).allSatisfy(a -> assertThat(a.body()).hasSize(70_000));
  }

  @Test
  void aRunInWhichNoRequestWasAnsweredHasFailed() {
    server.close();

    assertThat(load("-n", "3")).isEqualTo(ExitStatus.FAILED);
  }

  @Test
  void aMixThatIsNoneIsWrongUse() {
    assertThat(load("-n", "1", "--mix", "GET /a")).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(asked).isEmpty();
  }
}
