// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.console;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * Runs a picocli command the way every verb runs: one message per error on stderr, no stack trace.
 */
public final class Program {
  private static final boolean DEBUG = System.getenv("HOOKBENCH_DEBUG") != null;
  private static final int HELP_COLUMNS = 110;

  private static final String QUIET = "--quiet";
  private static final String QUIET_PROPERTY = "hookbench.quiet";

  private Program() {}

  /** Version of the jar; {@code development} where there is none. */
  public static String version() {
    String version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Whether no progress shall be shown. */
  static boolean quiet() {
    return Boolean.getBoolean(QUIET_PROPERTY);
  }

  /** {@code --quiet} is an option of every verb; what stands after {@code --} belongs to others. */
  private static String[] withoutQuiet(String... args) {
    List<String> rest = new ArrayList<>(List.of(args));
    int end = rest.contains("--") ? rest.indexOf("--") : rest.size();
    if (rest.subList(0, end).removeIf(QUIET::equals)) {
      System.setProperty(QUIET_PROPERTY, "true");
    }
    return rest.toArray(String[]::new);
  }

  private static void setVersion(CommandLine command) {
    command.getCommandSpec().version("hookbench " + version());
    command.getSubcommands().values().forEach(Program::setVersion);
  }

  /**
   * Returns the exit status; never throws for an error of the user or of a measurement. What cannot
   * be printed, as onto a full disk, is a failure.
   */
  public static int run(Object command, String... args) {
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    try {
      int status = commandLine(command, out).execute(withoutQuiet(args));
      if (status != ExitStatus.DONE || !out.checkError()) {
        return status;
      }
      System.err.println(
          "hookbench: the output cannot be written (full disk, closed pipe); it is not whole");
      return ExitStatus.FAILED;
    } catch (OutOfMemoryError e) {
      System.err.println(
          "hookbench: not enough memory; give more, as in JAVA_TOOL_OPTIONS=-Xmx4g before the"
              + " command");
      return ExitStatus.FAILED;
    }
  }

  private static CommandLine commandLine(Object command, PrintWriter out) {
    CommandLine line = new CommandLine(command);
    setVersion(line);
    return line.setOut(out)
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setExecutionExceptionHandler((e, cmd, parsed) -> report(e, cmd.getErr()))
        .setParameterExceptionHandler(Program::reportUsage);
  }

  private static int reportUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine cmd = e.getCommandLine();
    String said =
        e instanceof CommandLine.UnmatchedArgumentException u && !u.getUnmatched().isEmpty()
            ? unmatched(u)
            : e.getMessage()
                .strip()
                .replaceAll("positional parameter at index \\S+ \\((.*?)\\)", "$1")
                .replaceAll("is not an int$", "is not a whole number up to " + Integer.MAX_VALUE)
                .replaceAll("is not a long$", "is not a whole number up to " + Long.MAX_VALUE);
    String verbs = String.join(", ", cmd.getSubcommands().keySet());
    boolean knowsBetter = said.endsWith("?") || verbs.isEmpty() || said.startsWith("Invalid value");
    cmd.getErr()
        .println("hookbench: " + Quoted.lines(said) + (knowsBetter ? "" : "; use one of " + verbs));
    cmd.getErr().println("Try: " + cmd.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.BAD_INPUT;
  }

  private static String unmatched(CommandLine.UnmatchedArgumentException e) {
    String word = Quoted.of(e.getUnmatched().get(0));
    CommandLine cmd = e.getCommandLine();
    if (e.isUnknownOption() || !cmd.getSubcommands().isEmpty()) {
      String fault = word + (e.isUnknownOption() ? " is not an option" : " is not a verb");
      return e.getSuggestions().isEmpty()
          ? fault
          : fault + "; did you mean " + String.join(" or ", e.getSuggestions()) + "?";
    }
    return cmd.getCommandSpec().positionalParameters().stream()
        .filter(parameter -> parameter.arity().isVariable())
        .map(p -> "%s is not %s: %s".formatted(word, p.paramLabel(), p.description()[0]))
        .findFirst()
        .orElse(word + " is one argument too many; leave it out");
  }

  private static int report(Exception thrown, PrintWriter err) {
    if (DEBUG) {
      thrown.printStackTrace(err);
    }
    Exception e = thrown instanceof UncheckedIOException io ? io.getCause() : thrown;
    err.println("hookbench: " + Quoted.lines(String.valueOf(message(e))));
    return e instanceof UserError || e instanceof FileSystemException
        ? ExitStatus.BAD_INPUT
        : ExitStatus.FAILED;
  }

  private static String message(Exception e) {
    if (e instanceof UserError || e instanceof MeasurementFailedException) {
      return e.getMessage();
    }
    if (e instanceof FileSystemException f) {
      return "%s: %s; check that the path exists and is readable and writable"
          .formatted(f.getFile(), IoReason.of(f));
    }
    if (e instanceof IOException) {
      return "a file cannot be read or written (%s); check the disk, and go on or begin again"
          .formatted(Quoted.plain(String.valueOf(e.getMessage())));
    }
    return "internal error: " + e + " (set HOOKBENCH_DEBUG=1 to see where, and please report it)";
  }
}
