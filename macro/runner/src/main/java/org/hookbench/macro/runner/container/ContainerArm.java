package org.hookbench.macro.runner.container;

import java.nio.file.Path;
import java.util.Optional;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.resources.Reading;

/**
 * The container of one arm on this machine.
 *
 * @param host where the load generator finds it
 * @param engine what its engine knows of it
 */
public record ContainerArm(ArmContainer arm, String host, LocalContainer container, Engine engine)
    implements DeployedArm {

  /** An engine, asked about one container. */
  public interface Engine {
    /** How the container ended; called once its process is gone. */
    EndOfContainer end();

    /** What it printed. */
    String log();
  }

  @Override
  public String label() {
    return arm.label();
  }

  @Override
  public String url() {
    return "http://" + host + ":" + arm.port();
  }

  @Override
  public Optional<String> failure() {
    return container.isAlive()
        ? Optional.empty()
        : Optional.of(engine.end().of(arm) + LogTail.ofText(engine.log()));
  }

  /** Adds what it printed to the log of the trial. */
  public void keepLog(Path trialFolder) {
    LogFile.append(trialFolder, "system under test, arm " + label(), engine.log());
  }

  @Override
  public Reading reading() {
    return container.reading();
  }

  @Override
  public Evidence evidence() {
    return container.evidence();
  }
}
