// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.provider;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hookbench.experiment.Load;
import org.hookbench.experiment.Provided;
import org.hookbench.experiment.Scenario;
import org.hookbench.experiment.Trust;
import org.hookbench.experiment.console.MeasurementFailedException;
import org.hookbench.experiment.results.Checksums;
import org.hookbench.macro.load.tls.Encryption;
import org.hookbench.macro.runner.deploy.ArmSetup;
import org.hookbench.macro.runner.deploy.Deployer;
import org.hookbench.macro.runner.deploy.Deployment;
import org.hookbench.macro.runner.deploy.TrialSetup;
import org.hookbench.macro.runner.endpoints.Endpoint;
import org.hookbench.macro.runner.endpoints.EndpointsDeployment;

/**
 * Has a program deploy each arm of a scenario before its first trial and remove it after the last
 * one. Later trials get fresh instances of it.
 */
public final class ProviderDeployer implements Deployer {
  private final Provider provider;
  private final Duration readyTimeout;
  private final Journal journal;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Map<List<String>, Integer> numbers = new LinkedHashMap<>();
  private final Map<String, Journal.Entry> deployed = new LinkedHashMap<>();
  private Deployment current;
  private volatile Thread deploying;
  private volatile boolean closed;

  public ProviderDeployer(Provided environment, Duration readyTimeout) {
    this(Provider.of(environment), readyTimeout, Journal.ofUser());
  }

  ProviderDeployer(Provider provider, Duration readyTimeout, Journal journal) {
    this.provider = provider;
    this.readyTimeout = readyTimeout;
    this.journal = journal;
  }

  @Override
  public void prepare(Scenario scenario, List<ArmSetup> arms) {
    provider.list();
  }

  @Override
  public boolean provable() {
    return false;
  }

  @Override
  public Map<String, Object> facts() {
    Path program = provider.folder().resolve(provider.command().get(0));
    return Files.isRegularFile(program)
        ? Map.of("command", provider.command(), "sha256", Checksums.sha256(program))
        : Map.of("command", provider.command());
  }

  @Override
  public String describe(TrialSetup trial) {
    StringBuilder text = new StringBuilder();
    trial.arms().forEach(arm -> text.append(function(trial.scenario(), arm).json()));
    return text.toString();
  }

  /** The same for all trials of a scenario. */
  private Function function(Scenario scenario, ArmSetup arm) {
    List<String> key = List.of(scenario.name(), arm.label());
    int number = numbers.computeIfAbsent(key, k -> numbers.size() + 1);
    return Function.of(scenario, arm, run + "-" + number);
  }

  @Override
  public List<String> removeLeftovers() {
    List<String> removed = new ArrayList<>();
    for (Journal.Entry entry : journal.abandoned()) {
      try {
        entry.remove();
        removed.add(entry.name() + " of provider " + entry.provider().command().get(0));
      } catch (RuntimeException e) {
        entry.release();
        System.err.printf(
            "hookbench: a leftover is not removed: %s: %s%n  (remove it by hand, then delete %s)%n",
            entry.name(), e.getMessage(), entry.file());
      }
    }
    return removed;
  }

  @Override
  public synchronized Deployment deploy(TrialSetup trial) {
    deploying = Thread.currentThread();
    try {
      List<Endpoint> arms = trial.arms().stream().map(arm -> deployed(trial, arm)).toList();
      current = new EndpointsDeployment(trial, arms);
      return current;
    } catch (RuntimeException e) {
      if (!closed) {
        removeAll().forEach(e::addSuppressed);
      }
      throw e;
    } finally {
      deploying = null;
    }
  }

  private Endpoint deployed(TrialSetup trial, ArmSetup arm) {
    if (closed) {
      throw new MeasurementFailedException("interrupted while deploying");
    }
    Scenario scenario = trial.scenario();
    Function function = function(scenario, arm);
    Endpoint endpoint = new Endpoint(arm.label(), urls(function));
    Load load = scenario.load();
    Trust trust = load instanceof Load.Http http ? http.trust() : Trust.DEFAULT;
    endpoint.awaitReady(scenario.deployed().ready(), readyTimeout, new Encryption(trust));
    return endpoint;
  }

  private List<String> urls(Function function) {
    if (deployed.containsKey(function.name())) {
      return provider.update(function);
    }
    deployed.put(function.name(), journal.write(provider, function.name()));
    return provider.deploy(function);
  }

  /** Removes what can be removed; the rest stays noted. */
  private List<RuntimeException> removeAll() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Journal.Entry entry : deployed.values()) {
      try {
        entry.remove();
      } catch (RuntimeException e) {
        entry.release();
        failures.add(
            MeasurementFailedException.of(
                e,
                "%s\n(%s may still be deployed; %s notes it, and the next run with a provider tries"
                    + " again)",
                e.getMessage(),
                entry.name(),
                entry.file()));
      }
    }
    deployed.clear();
    return failures;
  }

  @Override
  public void close() {
    closed = true;
    Thread other = deploying;
    if (other != null && other != Thread.currentThread()) {
      other.interrupt();
    }
    synchronized (this) {
      if (current != null) {
        current.close();
      }
      List<RuntimeException> failures = removeAll();
      if (!failures.isEmpty()) {
        throw failures.get(0);
      }
    }
  }
}
