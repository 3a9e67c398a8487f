package org.hookbench.experiment.console;

/** A measurement could not be made or proven; the program ends with {@link ExitStatus#FAILED}. */
public final class MeasurementFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MeasurementFailedException(String message) {
    super(message);
  }

  public MeasurementFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
