// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.kubernetes;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hookbench.experiment.console.Quoted;

/**
 * One shell that runs commands one after the other, so that a container is entered once and not for
 * each command. The end of a command is a line with a word that no command prints by chance.
 */
final class ShellSession implements Closeable {
  /** The shell is gone, or is silent for too long: the command may have run or not. */
  static final class LostException extends IOException {
    private static final long serialVersionUID = 1L;

    LostException(String message) {
      super(message);
    }
  }

  private static final Duration SILENCE = Duration.ofSeconds(60);
  private final String mark = UUID.randomUUID().toString();
  private final OutputStream in;
  private final ShellOutput out;
  private final ShellOutput err;
  private final Closeable connection;

  /**
   * A shell that runs.
   *
   * @param in what it reads
   * @param connection ends it
   */
  ShellSession(OutputStream in, ShellOutput out, ShellOutput err, Closeable connection) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.connection = connection;
  }

  /** Runs a command to its end. */
  synchronized PodShell.Answer run(List<String> command) throws IOException, InterruptedException {
    in.write(line(command).getBytes(StandardCharsets.UTF_8));
    in.flush();
    ShellOutput.Piece printed = piece(out, command);
    ShellOutput.Piece complained = piece(err, command);
    return new PodShell.Answer(
        Integer.parseInt(printed.rest().strip()),
        printed.before(),
        new String(complained.before(), StandardCharsets.UTF_8));
  }

  private ShellOutput.Piece piece(ShellOutput output, List<String> command)
      throws IOException, InterruptedException {
    return output
        .upTo(mark, SILENCE)
        .orElseThrow(() -> new LostException("lost while it ran " + command.get(0)));
  }

  private String line(List<String> command) {
    String quoted = command.stream().map(Quoted::word).collect(Collectors.joining(" "));
    return "%s </dev/null; printf '\\n%%s %%s\\n' %s $?; printf '\\n%%s\\n' %s >&2\n"
        .formatted(quoted, mark, mark);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
