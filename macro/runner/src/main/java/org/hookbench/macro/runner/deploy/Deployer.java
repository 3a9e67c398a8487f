// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.deploy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hookbench.experiment.Scenario;

/** An environment: puts the arms of a trial somewhere and starts the load generator beside them. */
public interface Deployer extends AutoCloseable {

  /**
   * Called once before the first trial. What this environment cannot do or does not find is a
   * {@link org.hookbench.experiment.console.UserError}.
   */
  void prepare(Scenario scenario, List<ArmSetup> arms);

  /**
   * Whether it can be seen here which hooks are at work; if not, trials carry a warning instead.
   */
  default boolean provable() {
    return true;
  }

  /** Why nothing should be measured there now; empty if it is fit. */
  default Optional<String> fault() {
    return Optional.empty();
  }

  /** Facts of the engine, images with digests; for provenance.json. */
  Map<String, Object> facts();

  /** What would be deployed for a trial, as text for {@code --dry-run}. */
  String describe(TrialSetup trial);

  /** Removes what earlier runs left behind and says what it was. */
  List<String> removeLeftovers();

  /**
   * Returns when every arm is ready; on failure nothing stays behind and the message says which arm
   * and why ({@link org.hookbench.experiment.console.MeasurementFailedException}).
   */
  Deployment deploy(TrialSetup trial);

  /**
   * Removes everything it has deployed, load generators too. May be called from another thread
   * while {@link #deploy} is under way, which then fails.
   */
  @Override
  void close();
}
