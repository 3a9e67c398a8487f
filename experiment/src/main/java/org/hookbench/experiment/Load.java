package org.hookbench.experiment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * How requests are made. In files it is one object: the keys of its parts stand side by side. All
 * counts are per arm.
 */
public record Load(
    @JsonUnwrapped Pace pace,
    @JsonUnwrapped Clients clients,
    @JsonUnwrapped Requests requests,
    @JsonUnwrapped Trust trust,
    @JsonUnwrapped Driver driver) {
  public static final Load DEFAULT =
      new Load(Pace.DEFAULT, Clients.DEFAULT, Requests.DEFAULT, Trust.DEFAULT, Driver.NONE);

  public Load {
    Require.that(
        !driver.isGiven() || pace.model() == Pace.Model.CLOSED && pace.requests() != null,
        "load.command: is run again and again, as often as load.requests says; leave model and"
            + " duration out");
  }

  /** Short name for files and tables: {@code c1}, {@code open1000-c4}. */
  public String label() {
    if (driver.isGiven()) {
      return driver.label();
    }
    String rate = pace.rate() == null ? "" : String.valueOf(Math.round(pace.rate()));
    String open = pace.model() == Pace.Model.CLOSED ? "" : Names.of(pace.model()) + rate + "-";
    return open + "c" + clients.connections() + (clients.keepAlive() ? "" : "-close");
  }
}
