// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.container;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.hook.SwitchPage;
import org.hookbench.macro.runner.deploy.ArmVariables;
import org.hookbench.macro.runner.deploy.DeployedArm;
import org.hookbench.macro.runner.deploy.Evidence;
import org.hookbench.macro.runner.deploy.LogFile;
import org.hookbench.macro.runner.deploy.LogTail;
import org.hookbench.macro.runner.deploy.Readiness;
import org.hookbench.macro.runner.deploy.StartUp;
import org.hookbench.macro.runner.process.LocalEvidence;
import org.hookbench.macro.runner.resources.Reading;
import org.hookbench.macro.runner.resources.Resource;

/**
 * The container of one arm on this machine, or of one copy of it.
 *
 * @param host where the load generator finds it
 * @param address where this machine finds it
 * @param engine what its engine knows of it
 * @param startUp since the engine started it
 * @param look looks for hooks in it
 */
public record ContainerArm(
    ArmContainer arm,
    String host,
    String address,
    LocalContainer container,
    Engine engine,
    StartUp startUp,
    LocalEvidence look)
    implements DeployedArm {

  /** Not yet looked at. */
  public ContainerArm(
      ArmContainer arm,
      String host,
      String address,
      LocalContainer container,
      Engine engine,
      StartUp startUp) {
    this(
        arm, host, address, container, engine, startUp, new LocalEvidence(arm.hooks(), arm.port()));
  }

  /** The same arm in the process that its engine has started anew. */
  public ContainerArm in(LocalContainer other) {
    return new ContainerArm(arm, host, address, other, engine, startUp, look);
  }

  /** An engine, asked about one container. */
  public interface Engine {
    /** How the container ended; called once its process is gone. */
    EndOfContainer end();

    /** What it printed. */
    String log();

    /** Identity of the image that it was made from. */
    String image();

    /** Usage as the engine tells it, for where control groups cannot be read from here. */
    default Map<Resource, Long> usage() {
      return Map.of();
    }
  }

  /** Waits until it answers. */
  public void awaitReady(Duration timeout) {
    try {
      startUp.await(this, timeout, () -> arm.isReadyAt(address));
    } catch (MeasurementFailedException e) {
      throw new MeasurementFailedException(e.getMessage() + arm.advice(), e);
    }
  }

  @Override
  public boolean isReady() {
    return container.isAlive() && Readiness.accepts(address, arm.port());
  }

  @Override
  public OptionalDouble readySeconds() {
    return startUp.seconds();
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
    LogFile.append(trialFolder, "system under test, arm " + arm.name(), engine.log());
  }

  @Override
  public Reading reading() {
    Reading reading = container.reading();
    if (reading.get(Resource.MEMORY_BYTES) != null) {
      return reading;
    }
    Map<Resource, Long> values = new EnumMap<>(Resource.class);
    values.putAll(reading.values());
    values.putAll(engine.usage());
    return Reading.now(values);
  }

  @Override
  public List<Long> pids() {
    return container.pids();
  }

  @Override
  public Evidence evidence() {
    return container.evidence(look).with(arm.image().ranAs(engine.image(), true));
  }

  @Override
  public List<SwitchPage> switchPages() {
    return SwitchPage.findAll(ArmVariables.switchPages(container.pages()));
  }
}
