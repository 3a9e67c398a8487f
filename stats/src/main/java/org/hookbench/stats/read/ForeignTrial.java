// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import java.util.List;
import java.util.Map;
import org.hookbench.experiment.plan.PlannedTrial;
import org.hookbench.experiment.plan.TrialKind;
import org.hookbench.experiment.results.TrialRecord;
import org.hookbench.experiment.results.Warning;
import org.hookbench.stats.analysis.Unit;

/** One trial of a file of another tool, told as far as it is known. */
record ForeignTrial(NamedFile named, ForeignSamples file, TrialKind kind) {
  private static final int WINDOWS = 160;

  TrialSeries series(int number, double[] values) {
    String arm = named.arm();
    PlannedTrial planned =
        new PlannedTrial(number, kind, named.scenario(), number, List.of(arm), 0);
    TrialRecord record =
        TrialRecord.finished(
            planned,
            null,
            List.of(),
            new TrialRecord.Measured(
                0,
                Map.of(arm, (long) values.length),
                Map.of(arm, file.errors()),
                Map.of(),
                warnings()));
    return new TrialSeries(
        new MeasuredTrial(planned, record, named.path()), List.of(series(inUnitOfKind(values))));
  }

  private ArmSeries series(double[] values) {
    Windows windows = new Windows(Math.ceil(values.length / (double) WINDOWS));
    for (int i = 0; i < values.length; i++) {
      windows.add(i, values[i], false);
    }
    Map<String, Integer> errors =
        file.errors() == 0 ? Map.of() : Map.of("failed", Math.toIntExact(file.errors()));
    return new ArmSeries(
        named.arm(), values, values, values.length + file.errors(), errors, windows.finish());
  }

  private double[] inUnitOfKind(double[] values) {
    double factor = file.unit().nanoseconds() / Unit.of(kind).nanoseconds();
    for (int i = 0; i < values.length && factor != 1; i++) {
      values[i] *= factor;
    }
    return values;
  }

  private List<Warning> warnings() {
    return file.outOfOrder() == 0
        ? List.of()
        : List.of(
            Warning.of(
                "rows-out-of-time-order",
                "%s rows of %s are earlier than the row before them; they are used in the order of"
                    + " the file.",
                file.outOfOrder(),
                named.path()));
  }
}
