package org.hookbench.experiment.console;

import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.CommandLine;

/**
 * Runs a picocli command the way every verb runs: one message per error on stderr, no stack trace.
 */
public final class Program {
  private static final boolean DEBUG = System.getenv("HOOKBENCH_DEBUG") != null;

  private Program() {}

  /** Returns the exit status; never throws for an error of the user or of a measurement. */
  public static int run(Object command, String... args) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler((e, cmd, parsed) -> report(e, cmd.getErr()))
        .setParameterExceptionHandler(Program::reportUsage)
        .execute(args);
  }

  private static int reportUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine cmd = e.getCommandLine();
    cmd.getErr().println("hookbench: " + e.getMessage());
    cmd.getErr().println("Try: " + cmd.getCommandSpec().qualifiedName() + " --help");
    return ExitStatus.BAD_INPUT;
  }

  private static int report(Exception e, PrintWriter err) {
    if (DEBUG) {
      e.printStackTrace(err);
    }
    err.println("hookbench: " + message(e));
    return e instanceof UserError || e instanceof FileSystemException
        ? ExitStatus.BAD_INPUT
        : ExitStatus.FAILED;
  }

  private static String message(Exception e) {
    if (e instanceof UserError || e instanceof MeasurementFailedException) {
      return e.getMessage();
    }
    if (e instanceof FileSystemException f) {
      String reason = f.getReason() == null ? f.getClass().getSimpleName() : f.getReason();
      return f.getFile()
          + ": "
          + reason
          + "; check that the path exists and is readable and writable";
    }
    return "internal error: " + e + " (set HOOKBENCH_DEBUG=1 to see where, and please report it)";
  }
}
