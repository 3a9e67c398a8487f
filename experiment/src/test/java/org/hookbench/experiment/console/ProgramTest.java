package org.hookbench.experiment.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ProgramTest {
  @Command(name = "verb")
  private static final class Verb implements Callable<Integer> {
    private final Supplier<Integer> body;

    @Option(names = "--blocks")
    private int blocks;

    Verb(Supplier<Integer> body) {
      this.body = body;
    }

    @Override
    public Integer call() {
      return body.get() + blocks;
    }
  }

  private record Outcome(int status, String err) {}

  private static Outcome run(Supplier<Integer> body, String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int status = Program.run(new Verb(body), args);
      return new Outcome(status, err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private static Integer fail(RuntimeException e) {
    throw e;
  }

  @Test
  void passesTheStatusOn() {
    assertThat(run(() -> 0)).isEqualTo(new Outcome(0, ""));
  }

  @Test
  void anErrorOfTheUserIsOneMessageAndStatus2() {
    assertThat(run(() -> fail(new UserError("what: value, allowed, do this"))))
        .isEqualTo(new Outcome(2, "hookbench: what: value, allowed, do this\n"));
  }

  @Test
  void aFailedMeasurementIsOneMessageAndStatus1() {
    assertThat(run(() -> fail(new MeasurementFailedException("the hook never ran"))))
        .isEqualTo(new Outcome(1, "hookbench: the hook never ran\n"));
  }

  @Test
  void wrongUseNamesTheOptionAndTheHelp() {
    Outcome outcome = run(() -> 0, "--blocks=many");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--blocks").contains("verb --help");
  }

  @Test
  void anErrorOfOursShowsNoStackTrace() {
    assertThat(run(() -> fail(new IllegalStateException("oops"))).err())
        .contains("internal error")
        .doesNotContain("\tat ");
  }
}
