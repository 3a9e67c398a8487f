// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.compare;

import org.hookbench.experiment.Experiment;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Requests;
import org.hookbench.experiment.Scenario;

/** Bytes of one request as the load generator writes it: what the application reads, at least. */
final class RequestSize {
  private static final int LINE_AND_HOST_BYTES =
      " HTTP/1.1\r\nHost: 127.0.0.1:40000\r\n\r\n".length();

  private RequestSize() {}

  static double bytes(ComparedArms macro) {
    if (macro.directory().experiment() == null) {
      return Double.NaN;
    }
    if (!(load(macro) instanceof Load.Http load) || !load.request().mix().isEmpty()) {
      return Double.NaN;
    }
    Requests asked = load.request();
    int headers =
        asked.headers().entrySet().stream()
            .mapToInt(header -> header.getKey().length() + header.getValue().length() + 4)
            .sum();
    int body = asked.body() == null ? 0 : asked.body().length();
    return asked.method().length()
        + 1
        + asked.path().length()
        + LINE_AND_HOST_BYTES
        + headers
        + body;
  }

  /** Of its scenario; scenarios of earlier versions have other names, and the first load. */
  private static Load load(ComparedArms macro) {
    Experiment experiment = macro.directory().experiment();
    return experiment.scenarios().stream()
        .filter(scenario -> scenario.name().equals(macro.scenario().name()))
        .findFirst()
        .map(Scenario::load)
        .orElse(experiment.load().get(0));
  }
}
