// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Command(name = "group", subcommands = Build.class)
  private static final class Group {
    @Option(names = "--size")
    private int size;
  }

  @Command(name = "build")
  private static final class Build implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "IMAGE", description = "A number.")
    private List<Integer> images;

    @Override
    public Integer call() {
      return images.size();
    }
  }

  private record Outcome(int status, String err) {}

  private static Outcome run(Supplier<Integer> body, String... args) {
    return execute(new Verb(body), args);
  }

  private static Outcome execute(Object command, String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int status = Program.run(command, args);
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
  void noControlCharacterAndNoEndlessTextOfAnInputIsRepeated() {
    String hostile = "arm: '\u001b[31m\0' " + "x".repeat(300_000);

    for (RuntimeException e :
        List.of(new UserError(hostile), new MeasurementFailedException(hostile))) {
      assertThat(run(() -> fail(e)).err()).hasSizeLessThan(4_100).contains("arm: '?[31m?'");
    }
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          more      | 'more' is one argument too many; leave it out
          --block=1 | '--block=1' is not an option; did you mean --blocks?
          --zzz     | '--zzz' is not an option
          """)
  void anArgumentThatIsNotExpectedIsNamed(String argument, String message) {
    assertThat(run(() -> 0, argument))
        .isEqualTo(new Outcome(2, "hookbench: " + message + "\nTry: verb --help\n"));
  }

  @Test
  void anOptionInPlaceOfAValueIsNamed() {
    Outcome outcome = run(() -> 0, "--blocks", "-5s");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("hookbench: ")
        .contains("--blocks", "-5s")
        .contains("Try:");
  }

  @Test
  void aNumberThatIsTooLargeIsNoQuestionOfTheVerb() {
    assertThat(execute(new Group(), "--size", "99999999999").err())
        .startsWith(
            "hookbench: Invalid value for option '--size': '99999999999' is not a whole number up"
                + " to 2147483647\n");
  }

  @Test
  void aVerbThatIsNotThereIsNamed() {
    assertThat(execute(new Group(), "zzz").err())
        .startsWith("hookbench: 'zzz' is not a verb; use one of build\n");
    assertThat(execute(new Group(), "bild").err())
        .startsWith("hookbench: 'bild' is not a verb; did you mean build?\n");
    assertThat(execute(new Group(), "build", "x").err())
        .startsWith("hookbench: 'x' is not IMAGE: A number.\n");
  }

  @Test
  void aFullDiskIsNoErrorOfOurs() {
    IOException full = new IOException("No space left on device");
    FileSystemException named = new FileSystemException("/r/plan.json", null, "Input/output error");

    assertThat(run(() -> fail(new UncheckedIOException(full))))
        .isEqualTo(
            new Outcome(
                1,
                "hookbench: a file cannot be read or written (No space left on device); check the"
                    + " disk, and go on or begin again\n"));
    assertThat(run(() -> fail(new UncheckedIOException(named))).err())
        .startsWith("hookbench: /r/plan.json: ")
        .doesNotContain("internal");
  }

  @Test
  void anErrorOfOursShowsNoStackTrace() {
    assertThat(run(() -> fail(new IllegalStateException("oops"))).err())
        .contains("internal error")
        .doesNotContain("\tat ");
  }
}
